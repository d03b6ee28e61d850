/* How a mention is begun and gets its records, whichever recogniser finds it. */
#include "mention.h"

#include "spellings/spellings.h"

ikeerr_mention ike_scan_mention(const scan_place *place, size_t start, size_t end, ikeerr_form form) {
  return (ikeerr_mention){.start = place->offset + start, .end = place->offset + end, .form = form};
}

bool ike_scan_take_neighbour(const scan_place *place, uint32_t value, ikeerr_mention *mention) {
  unwrapped_number number = ike_unwrap(value);
  const table_neighbour *neighbour = place->options->neighbours ? ike_find_neighbour(value) : NULL;
  if (!neighbour && place->options->neighbours && number.is_wrapped) neighbour = ike_find_neighbour(number.code);
  if (!neighbour) return false;
  mention->neighbour = table_text(neighbour->text);
  mention->certainty = IKEERR_LIKELY;
  return true;
}

/* Microsoft's status notifies carry an error, although their numbers are those of statuses. */
static bool is_reported(const scan_place *place, const ikeerr_record *record) {
  bool is_status = strcmp(ikeerr_record_text(record, IKEERR_KIND), "status") == 0;
  return place->options->statuses || !is_status || ike_carries_code(record);
}

void ike_scan_add_record(const scan_place *place, const ikeerr_record *record, ikeerr_mention *mention) {
  if (!record || !is_reported(place, record) || mention->record_count == IKEERR_MAX_CANDIDATES) return;
  unsigned index = mention->record_count;
  while (index && mention->records[index - 1] > record) index--;
  if (index && mention->records[index - 1] == record) return;
  for (unsigned i = mention->record_count++; i > index; i--) mention->records[i] = mention->records[i - 1];
  mention->records[index] = record;
}
