/* The share of a query that its best hit has: words weigh what they tell, one that no page has the most. The score says
 * how much of that is had: of a word that is only mentioned in prose little. */
#include "fit.h"

enum { WHOLE = 2 }; /* times what a word tells that is a part of a name and counts as a word and as a part of it */

static uint32_t most_telling(const search_meaning *word) {
  uint32_t most = 0;
  for (size_t i = 0; i < word->count; i++) {
    uint32_t rarity = ike_table_search_terms[word->terms[i]].rarity;
    if (rarity > most) most = rarity;
  }
  return most;
}

/* A single word that pages have is asked for as it is. */
bool ike_search_fits(const search_query *query, uint32_t score) {
  if (query->count == 1 && !query->unknown) return true;
  uint32_t all = (uint32_t)query->unknown * ike_table_search_counts.rarest;
  for (size_t i = 0; i < query->count; i++) all += most_telling(&query->words[i]);
  uint32_t least = query->unknown ? SEARCH_SHARE_LEAST_KNOWN : SEARCH_SHARE_LEAST_SAID;
  if (query->is_ours) least = SEARCH_SHARE_LEAST_OURS;
  return score * SEARCH_ALL >= WHOLE * all * least;
}
