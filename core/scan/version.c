/* The choice between IKEv1 and IKEv2 by the words of the line and the spelling of the name; where neither decides,
 * both. */
#include "version.h"

#include "context.h"
#include "mention.h"

typedef enum { VERSION_OPEN, VERSION_1, VERSION_2 } scan_version;

/* In the order in which they count: a version, an exchange or a state that is named, a stack's own wording, and words
 * that only suggest a version. */
static const unsigned WORDS[][2] = {{SCAN_VERSION_1, SCAN_VERSION_2},
                                    {SCAN_VERSION_1_WORDING, SCAN_VERSION_2_WORDING},
                                    {SCAN_VERSION_1_HINT, SCAN_VERSION_2_HINT}};

static scan_version version_by(const scan_place *place, const unsigned words[2]) {
  bool is_1 = ike_scan_is_near(place, words[0]), is_2 = ike_scan_is_near(place, words[1]);
  if (is_1 == is_2) return VERSION_OPEN;
  return is_1 ? VERSION_1 : VERSION_2;
}

/* What the words of the line say. */
static scan_version version_near(const scan_place *place) {
  scan_version version = VERSION_OPEN;
  for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS && version == VERSION_OPEN; i++)
    version = version_by(place, WORDS[i]);
  return version;
}

bool ike_scan_is_disputed(const scan_place *place) {
  scan_version named = version_by(place, WORDS[0]), worded = version_by(place, WORDS[1]);
  bool are_both_named = ike_scan_is_near(place, SCAN_VERSION_1) && ike_scan_is_near(place, SCAN_VERSION_2);
  return are_both_named || (named != VERSION_OPEN && worded != VERSION_OPEN && named != worded);
}

static bool has_domain(table_range records, ikeerr_domain domain) {
  for (size_t i = 0; i < records.count; i++) {
    if (table_record(records, i)->domain == domain) return true;
  }
  return false;
}

/* The IKEv1 type with the number of an IKEv2 type: stacks that print both versions have one table of names. */
static const ikeerr_record *twin_of(const ikeerr_record *record) {
  if (ikeerr_record_text(record, IKEERR_VENDOR)) return NULL;
  const ikeerr_record *twin = ikeerr_by_code(IKEERR_IKEV1, record->code, NULL);
  return twin && !ikeerr_record_text(twin, IKEERR_VENDOR) ? twin : NULL;
}

bool ike_scan_take_notify(const scan_place *place, table_range records, bool is_shared, bool is_hyphenated,
                          ikeerr_mention *mention) {
  scan_version version = version_near(place);
  bool has_1 = has_domain(records, IKEERR_IKEV1), has_2 = has_domain(records, IKEERR_IKEV2);
  if (version == VERSION_OPEN && is_hyphenated && has_1) version = VERSION_1;
  if (version == VERSION_OPEN && ike_scan_is_near(place, SCAN_SPELLED)) version = VERSION_2;
  for (size_t i = 0; i < records.count; i++) {
    const ikeerr_record *record = table_record(records, i);
    if (!domain_is_in(ike_table_domain_sets.notifies, record->domain)) continue;
    const ikeerr_record *twin = has_1 || version == VERSION_2 ? NULL : twin_of(record);
    bool is_other = (version == VERSION_1 && record->domain == IKEERR_IKEV2 && (has_1 || twin)) ||
                    (version == VERSION_2 && record->domain == IKEERR_IKEV1 && has_2);
    if (!is_other) ike_scan_add_record(place, record, mention);
    if (version == VERSION_1 || is_shared) ike_scan_add_record(place, twin, mention);
  }
  return mention->record_count > 0;
}

/* A line belongs to one record, whatever words it has. Only of one that its program prints in both versions the text
 * around it has to tell whose it is. */
bool ike_scan_take_line(const scan_place *place, const table_line_pattern *line, ikeerr_mention *mention) {
  const ikeerr_record *record = &ike_table_records[line->record];
  const ikeerr_record *twin = line->is_shared ? twin_of(record) : NULL;
  scan_version version = twin ? version_near(place) : VERSION_OPEN;
  if (version != VERSION_1) ike_scan_add_record(place, record, mention);
  if (version != VERSION_2) ike_scan_add_record(place, twin, mention);
  return mention->record_count > 0;
}

bool ike_scan_is_of_other_version(const scan_place *place, const table_line_pattern *line) {
  bool is_of_2 = ike_table_records[line->record].domain == IKEERR_IKEV2 && !line->is_shared;
  if (!is_of_2 || ike_scan_is_near(place, SCAN_VERSION_2)) return false;
  return ike_scan_is_near(place, SCAN_VERSION_1) || place->offset + place->at < place->memory->version_1_until;
}

void ike_scan_note_version(const scan_place *place, const ikeerr_mention *mention) {
  if (mention->record_count != 1) return;
  if (mention->records[0]->domain == IKEERR_IKEV2) place->memory->version_1_until = 0;
  if (mention->records[0]->domain == IKEERR_IKEV1) place->memory->version_1_until = mention->end + SCAN_NEAR;
}

bool ike_scan_take_type(const scan_place *place, uint32_t code, int usual, ikeerr_mention *mention) {
  scan_version version = version_near(place);
  if (version == VERSION_OPEN && usual) version = usual == 1 ? VERSION_1 : VERSION_2;
  if (version != VERSION_1) ike_scan_add_record(place, ikeerr_by_code(IKEERR_IKEV2, code, NULL), mention);
  if (version != VERSION_2) ike_scan_add_record(place, ikeerr_by_code(IKEERR_IKEV1, code, NULL), mention);
  return mention->record_count > 0;
}
