/* Meanings found by comparison: a log has few of them, however many mentions. */
#include "tally.h"

#include <stdlib.h>
#include <string.h>

#include "output/message.h"

static bool means_the_same(const ikeerr_mention *a, const ikeerr_mention *b) {
  return a->record_count == b->record_count && a->neighbour == b->neighbour &&
         memcmp(a->records, b->records, a->record_count * sizeof *a->records) == 0;
}

static mention_meaning *find(const mention_tally *tally, const ikeerr_mention *mention) {
  for (size_t i = 0; i < tally->count; i++) {
    if (means_the_same(&tally->meanings[i].mention, mention)) return &tally->meanings[i];
  }
  return NULL;
}

static mention_meaning *append(mention_tally *tally, const ikeerr_mention *mention) {
  if (tally->count == tally->room) {
    size_t room = tally->room ? 2 * tally->room : 8;
    mention_meaning *meanings = realloc(tally->meanings, room * sizeof *meanings);
    if (!meanings) {
      print_complaint("out of memory: %zu errors are counted already", tally->count);
      exit(EXIT_TROUBLE);
    }
    tally->meanings = meanings;
    tally->room = room;
  }
  mention_meaning *added = &tally->meanings[tally->count++];
  *added = (mention_meaning){.mention = *mention};
  return added;
}

void tally_add(mention_tally *tally, const ikeerr_mention *mention) {
  mention_meaning *meaning = find(tally, mention);
  if (!meaning) meaning = append(tally, mention);
  if (meaning->mention.certainty < mention->certainty) meaning->mention.certainty = mention->certainty;
  meaning->count++;
}

/* Neighbours come last. */
static size_t rank(const mention_meaning *meaning) {
  return meaning->mention.record_count ? ikeerr_record_index(meaning->mention.records[0]) : SIZE_MAX;
}

static int compare(const void *a, const void *b) {
  const mention_meaning *first = a, *second = b;
  if (first->count != second->count) return first->count > second->count ? -1 : 1;
  size_t first_rank = rank(first), second_rank = rank(second);
  if (first_rank != second_rank) return first_rank < second_rank ? -1 : 1;
  return first->mention.start < second->mention.start ? -1 : 1;
}

void tally_sort(mention_tally *tally) {
  if (tally->count) qsort(tally->meanings, tally->count, sizeof *tally->meanings, compare);
}
