/* Words that the dictionary does not have: beginnings are completed, and one or two typos are undone. */
#include "spelling.h"

#include "text/text.h"

static bool add_alternative(search_meaning *meaning, const search_word *word) {
  if (word->meanings != 1) return true;
  for (size_t i = 0; i < meaning->count; i++) {
    if (meaning->terms[i] == word->meaning) return true;
  }
  if (meaning->count == SEARCH_MOST_ALTERNATIVES) return false;
  meaning->terms[meaning->count++] = word->meaning;
  return true;
}

static bool settle(search_meaning *meaning) {
  meaning->is_alternative = meaning->count > 1;
  meaning->is_guess = true;
  meaning->literal = meaning->count ? meaning->terms[0] : SEARCH_NO_TERM;
  return meaning->count > 0;
}

/* ---- beginnings ---- */

static int compare_start(const search_word *word, const search_token *token) {
  size_t length = word->length < token->length ? word->length : token->length;
  int order = memcmp(table_text(word->text), token->text, length);
  return order ? order : (word->length < token->length ? -1 : 0);
}

static size_t first_that_starts_with(const search_token *token) {
  size_t low = 0, high = ike_table_search_counts.surfaces;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (compare_start(&ike_table_search_words[middle], token) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

bool ike_search_complete(const search_token *token, search_meaning *meaning) {
  *meaning = (search_meaning){.share = SEARCH_SHARE_COMPLETION};
  if (token->length < SEARCH_SHORTEST_COMPLETED) return false;
  size_t first = first_that_starts_with(token);
  for (size_t i = first; i < ike_table_search_counts.surfaces && i < first + SEARCH_MOST_COMPLETIONS; i++) {
    const search_word *word = &ike_table_search_words[i];
    if (compare_start(word, token) != 0 || !add_alternative(meaning, word)) break;
  }
  return settle(meaning);
}

/* ---- misspellings ---- */

uint32_t ike_search_letters(slice word) {
  uint32_t letters = 0;
  for (size_t i = 0; i < word.length; i++) letters |= UINT32_C(1) << (word.start[i] - 'a');
  return letters;
}

static uint32_t without_two(uint32_t members) {
  members &= members - 1;
  return members & (members - 1);
}

/* Each edit changes at most two members of the set of letters. Whether that leaves any for a word of the block. */
static bool has_near(uint32_t letters, const uint32_t *others, unsigned edits) {
  uint32_t near = 0;
  if (edits == 1) {
    for (size_t i = 0; i < SEARCH_SPELLING_BLOCK; i++) near += without_two(letters ^ others[i]) == 0;
  } else {
    for (size_t i = 0; i < SEARCH_SPELLING_BLOCK; i++) near += without_two(without_two(letters ^ others[i])) == 0;
  }
  return near > 0;
}

/* Whether one edit at most leads from one to the other: what is before it and behind it is equal. */
static bool is_one_edit_away(const search_token *token, const char *other, size_t length) {
  const char *text = token->text, *text_end = text + token->length, *end = other + length;
  while (text < text_end && other < end && *text == *other) text++, other++;
  while (text < text_end && other < end && text_end[-1] == end[-1]) text_end--, end--;
  size_t rest = (size_t)(text_end - text), others = (size_t)(end - other);
  return (rest <= 1 && others <= 1) || (rest == 2 && others == 2 && text[0] == other[1] && text[1] == other[0]);
}

static bool is_near(const search_token *token, uint32_t letters, size_t spelling, unsigned edits) {
  uint32_t changed = without_two(letters ^ ike_table_search_spelling_letters[spelling]);
  if (edits == 1 ? changed : without_two(changed)) return false;
  const search_word *word = &ike_table_search_words[ike_table_search_spellings[spelling]];
  const char *text = table_text(word->text);
  if (edits == 1) return is_one_edit_away(token, text, word->length);
  return ike_edits((slice){token->text, token->length}, (slice){text, word->length}, edits) <= edits;
}

/* Adds the words of a block that are near; false: one of them says nothing, and is what was meant. */
static bool add_near(const search_token *token, uint32_t letters, table_range block, unsigned edits,
                     search_meaning *meaning) {
  for (size_t i = 0; i < block.count && meaning->count < SEARCH_MOST_CORRECTED; i++) {
    if (!is_near(token, letters, block.first + i, edits)) continue;
    const search_word *word = &ike_table_search_words[ike_table_search_spellings[block.first + i]];
    if (!word->meanings) return false;
    add_alternative(meaning, word);
  }
  return true;
}

bool ike_search_correct(const search_token *token, unsigned edits, search_meaning *meaning) {
  *meaning = (search_meaning){.share = edits > 1 ? SEARCH_SHARE_TWO_EDITS : SEARCH_SHARE_ONE_EDIT};
  slice word = {token->text, token->length};
  if (token->length <= edits || !slice_is_alphabetic(word)) return false;
  uint32_t letters = ike_search_letters(word);
  size_t longest = token->length + edits;
  if (longest > SEARCH_LONGEST_WORD) longest = SEARCH_LONGEST_WORD;
  size_t end = ike_table_search_spelling_starts[longest + 1];
  size_t first = ike_table_search_spelling_starts[token->length - edits];
  for (size_t i = first; i < end && meaning->count < SEARCH_MOST_CORRECTED; i += SEARCH_SPELLING_BLOCK) {
    if (!has_near(letters, &ike_table_search_spelling_letters[i], edits)) continue;
    size_t count = end - i < SEARCH_SPELLING_BLOCK ? end - i : SEARCH_SPELLING_BLOCK;
    if (!add_near(token, letters, (table_range){(uint16_t)i, (uint16_t)count}, edits, meaning)) {
      settle(meaning);
      return true;
    }
  }
  return settle(meaning);
}
