/* Similar names by edit distance: every spelling of a record is compared, the nearest few are kept in order. */
#include "suggest.h"

#include "spellings/spellings.h"
#include "text/text.h"

enum { SHORTEST = 3, SUGGESTIONS = 5, LETTERS_AN_EDIT = 5 };

typedef struct {
  const ikeerr_record **records;
  unsigned distances[SUGGESTIONS];
  unsigned count;
  unsigned capacity;
} ranking;

static void drop(ranking *best, unsigned place) {
  for (best->count--; place < best->count; place++) {
    best->records[place] = best->records[place + 1];
    best->distances[place] = best->distances[place + 1];
  }
}

static void rank(ranking *best, const ikeerr_record *record, unsigned distance) {
  for (unsigned i = 0; i < best->count; i++) {
    if (best->records[i] != record) continue;
    if (best->distances[i] <= distance) return;
    drop(best, i);
  }
  unsigned place = best->count;
  while (place && (best->distances[place - 1] > distance ||
                   (best->distances[place - 1] == distance && best->records[place - 1] > record))) {
    place--;
  }
  if (place == best->capacity) return;
  if (best->count < best->capacity) best->count++;
  for (unsigned i = best->count - 1; i > place; i--) {
    best->records[i] = best->records[i - 1];
    best->distances[i] = best->distances[i - 1];
  }
  best->records[place] = record;
  best->distances[place] = distance;
}

static void rank_spelling(ranking *best, const table_spelling *spelling, ikeerr_domain domain, unsigned distance) {
  for (size_t i = 0; i < spelling->current; i++) {
    const ikeerr_record *record = table_record(spelling->records, i);
    if (domain == IKEERR_ANY_DOMAIN || domain == ikeerr_record_domain(record)) rank(best, record, distance);
  }
}

unsigned ike_suggest(slice name, ikeerr_domain domain, const ikeerr_record **records, unsigned capacity) {
  ranking best = {.records = records, .capacity = capacity < SUGGESTIONS ? capacity : SUGGESTIONS};
  folded_name folded = ike_fold(name.start, name.length);
  if (folded.length < SHORTEST) return 0;
  unsigned most = 1 + (unsigned)folded.length / LETTERS_AN_EDIT;
  for (size_t i = 0; i < ike_table_counts.spellings; i++) {
    const table_spelling *spelling = &ike_table_spellings[i];
    const char *other = table_text(spelling->folded);
    unsigned distance = ike_edits((slice){folded.text, folded.length}, (slice){other, strlen(other)}, most);
    if (distance <= most) rank_spelling(&best, spelling, domain, distance);
  }
  return best.count;
}
