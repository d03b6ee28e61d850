#include "suggest.h"

#include "names.h"

enum { SHORTEST = 3, SUGGESTIONS = 5, LETTERS_AN_EDIT = 5, TOO_FAR = NAMES_LONGEST + 1 };

static unsigned least(unsigned a, unsigned b) {
  return a < b ? a : b;
}

/* Insertions, deletions, replacements and swaps of neighbours that lead from one name to the other. */
static unsigned edits(const folded_name *name, const char *other, size_t other_length, unsigned most) {
  uint8_t rows[3][NAMES_LONGEST + 2];
  uint8_t *before = rows[0], *above = rows[1], *row = rows[2];
  for (size_t j = 0; j <= other_length; j++) above[j] = (uint8_t)j;
  for (size_t i = 1; i <= name->length; i++) {
    unsigned best = row[0] = (uint8_t)i;
    for (size_t j = 1; j <= other_length; j++) {
      bool is_same = name->text[i - 1] == other[j - 1];
      unsigned cost = least(above[j - 1] + !is_same, least(above[j], row[j - 1]) + 1u);
      bool is_swap = i > 1 && j > 1 && name->text[i - 1] == other[j - 2] && name->text[i - 2] == other[j - 1];
      if (is_swap) cost = least(cost, before[j - 2] + 1u);
      row[j] = (uint8_t)cost;
      best = least(best, cost);
    }
    if (best > most) return TOO_FAR;
    uint8_t *oldest = before;
    before = above, above = row, row = oldest;
  }
  return above[other_length];
}

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

unsigned ikeerr_suggest(slice name, ikeerr_domain domain, const ikeerr_record **records, unsigned capacity) {
  ranking best = {.records = records, .capacity = least(capacity, SUGGESTIONS)};
  folded_name folded = ikeerr_fold(name.start, name.length);
  if (folded.length < SHORTEST) return 0;
  unsigned most = 1 + (unsigned)folded.length / LETTERS_AN_EDIT;
  for (size_t i = 0; i < ikeerr_table_counts.spellings; i++) {
    const table_spelling *spelling = &ikeerr_table_spellings[i];
    const char *other = table_text(spelling->folded);
    size_t length = strlen(other);
    size_t difference = length > folded.length ? length - folded.length : folded.length - length;
    if (difference > most || length > NAMES_LONGEST) continue;
    unsigned distance = edits(&folded, other, length, most);
    if (distance <= most) rank_spelling(&best, spelling, domain, distance);
  }
  return best.count;
}
