#include "search_words.h"

#include "edits.h"
#include "names.h"
#include "utf8.h"

enum {
  FOLDED_FIRST = 0xC0,
  FOLDED_END = 0x180,
  FOREIGN = 0x370, /* letters from here on are kept as they are */
  CYRILLIC_CAPITALS = 0x410,
  CYRILLIC_SMALL = 0x430,
  GENERAL_PUNCTUATION = 0x2000,
  GENERAL_PUNCTUATION_END = 0x2100,
  UNBROKEN = 0x2E80, /* scripts from here on are written without blanks */
  CJK_PUNCTUATION = 0x3000,
  CJK_PUNCTUATION_END = 0x3040,
  FULL_WIDTH = 0xFF00,
  SHORTEST_STEMMED = 4,
  SHORTEST_COMPLETED = 3,
  SHORTEST_CORRECTED = 4,
  MOST_COMPLETIONS = 64,
  MOST_CORRECTIONS = 3,
  SHARE_OF_FORM = SEARCH_ALL,
  SHARE_OF_COMPLETION = 205,
  SHARE_OF_ONE_EDIT = 225,
  SHARE_OF_TWO_EDITS = 170
};

/* ---- reading ---- */

typedef struct {
  uint8_t bytes;  /* of the text; 0: no character of a word */
  uint8_t length; /* of what it contributes */
  bool is_unbroken;
  char folded[4];
} letter;

static uint32_t code_point(const char *bytes, size_t length) {
  uint32_t point = (unsigned char)bytes[0] & (0xFFu >> (length + 1));
  for (size_t i = 1; i < length; i++) point = point << 6 | ((unsigned char)bytes[i] & 0x3F);
  return point;
}

static bool is_foreign_letter(uint32_t point) {
  return point >= FOREIGN && !(point >= GENERAL_PUNCTUATION && point < GENERAL_PUNCTUATION_END) &&
         !(point >= CJK_PUNCTUATION && point < CJK_PUNCTUATION_END) && !(point >= FULL_WIDTH && point <= 0xFFFF);
}

static void encode_two(char *bytes, uint32_t point) {
  bytes[0] = (char)(0xC0 | point >> 6);
  bytes[1] = (char)(0x80 | (point & 0x3F));
}

static letter read_wide_letter(slice text) {
  letter found = {0};
  size_t length = ikeerr_utf8_length(text);
  if (length < 2) return found;
  uint32_t point = code_point(text.start, length);
  if (point >= FOLDED_FIRST && point < FOLDED_END) {
    memcpy(found.folded, ikeerr_table_search_letters[point - FOLDED_FIRST], sizeof found.folded);
    found.length = (uint8_t)strlen(found.folded);
  } else if (is_foreign_letter(point)) {
    memcpy(found.folded, text.start, length);
    found.length = (uint8_t)length;
    found.is_unbroken = point >= UNBROKEN;
    if (point >= CYRILLIC_CAPITALS && point < CYRILLIC_SMALL) encode_two(found.folded, point + 0x20);
  }
  found.bytes = found.length ? (uint8_t)length : 0;
  return found;
}

static letter read_letter(slice text) {
  char c = text.start[0];
  if ((unsigned char)c >= 0x80) return read_wide_letter(text);
  char lower = ascii_lower(c);
  bool is_letter = (lower >= 'a' && lower <= 'z') || is_digit(c);
  return (letter){is_letter, is_letter, false, {lower}};
}

static bool is_plain(char c) {
  char lower = ascii_lower(c);
  return (lower >= 'a' && lower <= 'z') || is_digit(c);
}

/* The word that starts at a character of a word, whatever its script; returns what it is long without its marks. */
static size_t read_letters(slice text, size_t *position, search_token *token) {
  size_t at = *position, length = 0;
  for (letter next; at < text.length; at += next.bytes) {
    next = read_letter(slice_from(text, at));
    if (!next.bytes || next.is_unbroken != token->is_unbroken) break;
    bool fits = length + next.length <= SEARCH_LONGEST_WORD;
    if (!fits && token->is_unbroken) break;
    if (fits) memcpy(token->text + length, next.folded, next.length);
    length += next.length;
  }
  *position = at;
  return length;
}

/* The same for the words that are only letters and digits of ASCII, which are most; 0 if it is not one. */
static size_t read_plain_letters(slice text, size_t *position, search_token *token) {
  size_t at = *position, length = 0;
  for (; at < text.length && is_plain(text.start[at]); at++, length++) {
    if (length < SEARCH_LONGEST_WORD) token->text[length] = ascii_lower(text.start[at]);
  }
  if (at < text.length && (unsigned char)text.start[at] >= 0x80) return 0;
  *position = at;
  return length;
}

bool ikeerr_search_next(slice text, size_t *position, search_token *token) {
  size_t at = *position;
  letter first = {0};
  while (at < text.length && !is_plain(text.start[at])) {
    if ((unsigned char)text.start[at] >= 0x80 && (first = read_wide_letter(slice_from(text, at))).bytes) break;
    at++;
  }
  token->raw.start = text.start + at;
  token->is_unbroken = first.is_unbroken;
  size_t length = read_plain_letters(text, &at, token);
  if (!length) length = read_letters(text, &at, token);
  token->raw.length = (size_t)(text.start + at - token->raw.start);
  token->length = length > SEARCH_LONGEST_WORD ? 0 : (uint8_t)length;
  token->text[token->length] = '\0';
  *position = at;
  return token->raw.length > 0;
}

/* ---- the dictionary ---- */

static const search_word *probe(const char *word, size_t length, uint64_t seed) {
  int entry = ikeerr_hash_entry(&ikeerr_table_search_word_hash, seed, word, length);
  if (entry < 0 || (entry >= ikeerr_table_search_counts.surfaces) != (seed == SEARCH_STEMS)) return NULL;
  const search_word *found = &ikeerr_table_search_words[entry];
  bool is_same = found->length == length && memcmp(table_text(found->text), word, length) == 0;
  return is_same ? found : NULL;
}

static void take_meaning(const search_word *word, search_meaning *meaning) {
  *meaning = (search_meaning){
      .literal = word->meaning, .count = word->meanings, .share = SHARE_OF_FORM, .context = word->context};
  for (size_t i = 0; i < word->meanings; i++) meaning->terms[i] = ikeerr_table_search_meanings[word->meaning + i];
  if (word->meanings) meaning->literal = meaning->terms[0];
}

static bool ends_with(const char *word, size_t length, const char *suffix, size_t suffix_length) {
  return length >= suffix_length && memcmp(word + length - suffix_length, suffix, suffix_length) == 0;
}

static bool is_doubled(const char *word, size_t length) {
  return length > 3 && word[length - 1] == word[length - 2] && strchr(ikeerr_table_search_doubled, word[length - 1]);
}

/* What all forms of a word share; the same as stem() in data/compile/stem.py. */
static size_t stem(char *word, size_t length) {
  if (length < SHORTEST_STEMMED || ends_with(word, length, "ss", 2) || ends_with(word, length, "us", 2) ||
      ends_with(word, length, "is", 2)) {
    return length;
  }
  for (size_t i = 0; i < ikeerr_table_search_counts.suffixes; i++) {
    const search_suffix *rule = &ikeerr_table_search_suffixes[i];
    if (length < (size_t)rule->length + rule->least || !ends_with(word, length, rule->suffix, rule->length)) continue;
    length -= rule->length;
    bool may_double = rule->suffix[0] == 'e' || rule->suffix[0] == 'i';
    if (may_double && is_doubled(word, length)) length--;
    size_t added = strlen(rule->instead);
    memcpy(word + length, rule->instead, added);
    return length + added;
  }
  return length;
}

static bool is_alphabetic(const char *word, size_t length) {
  for (size_t i = 0; i < length; i++) {
    if (word[i] < 'a' || word[i] > 'z') return false;
  }
  return true;
}

static const search_word *probe_stem(const char *word, size_t length) {
  char form[SEARCH_LONGEST_WORD + 4];
  if (!is_alphabetic(word, length)) return NULL;
  memcpy(form, word, length);
  size_t stemmed = stem(form, length);
  return stemmed == length ? NULL : probe(form, stemmed, SEARCH_STEMS);
}

bool ikeerr_search_find(const char *word, size_t length, search_meaning *meaning) {
  const search_word *found = probe(word, length, SEARCH_SURFACES);
  if (!found) found = probe_stem(word, length);
  if (found) take_meaning(found, meaning);
  return found != NULL;
}

/* ---- alternatives ---- */

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

static int compare_start(const search_word *word, const search_token *token) {
  size_t length = word->length < token->length ? word->length : token->length;
  int order = memcmp(table_text(word->text), token->text, length);
  return order ? order : (word->length < token->length ? -1 : 0);
}

static size_t first_that_starts_with(const search_token *token) {
  size_t low = 0, high = ikeerr_table_search_counts.surfaces;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (compare_start(&ikeerr_table_search_words[middle], token) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

bool ikeerr_search_complete(const search_token *token, search_meaning *meaning) {
  *meaning = (search_meaning){.share = SHARE_OF_COMPLETION};
  if (token->length < SHORTEST_COMPLETED) return false;
  size_t first = first_that_starts_with(token);
  for (size_t i = first; i < ikeerr_table_search_counts.surfaces && i < first + MOST_COMPLETIONS; i++) {
    const search_word *word = &ikeerr_table_search_words[i];
    if (compare_start(word, token) != 0 || !add_alternative(meaning, word)) break;
  }
  return settle(meaning);
}

static uint32_t letters_of(const search_token *token) {
  uint32_t letters = 0;
  for (size_t i = 0; i < token->length; i++) letters |= UINT32_C(1) << (token->text[i] - 'a');
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
  uint32_t changed = without_two(letters ^ ikeerr_table_search_spelling_letters[spelling]);
  if (edits == 1 ? changed : without_two(changed)) return false;
  const search_word *word = &ikeerr_table_search_words[ikeerr_table_search_spellings[spelling]];
  const char *text = table_text(word->text);
  if (edits == 1) return is_one_edit_away(token, text, word->length);
  return ikeerr_edits((slice){token->text, token->length}, (slice){text, word->length}, edits) <= edits;
}

/* Adds the words of a block that are near; false: one of them says nothing, and is what was meant. */
static bool add_near(const search_token *token, uint32_t letters, table_range block, unsigned edits,
                     search_meaning *meaning) {
  for (size_t i = 0; i < block.count && meaning->count < MOST_CORRECTIONS; i++) {
    if (!is_near(token, letters, block.first + i, edits)) continue;
    const search_word *word = &ikeerr_table_search_words[ikeerr_table_search_spellings[block.first + i]];
    if (!word->meanings) return false;
    add_alternative(meaning, word);
  }
  return true;
}

bool ikeerr_search_correct(const search_token *token, unsigned edits, search_meaning *meaning) {
  *meaning = (search_meaning){.share = edits > 1 ? SHARE_OF_TWO_EDITS : SHARE_OF_ONE_EDIT};
  if (token->length < SHORTEST_CORRECTED || !is_alphabetic(token->text, token->length)) return false;
  uint32_t letters = letters_of(token);
  size_t shortest = token->length - edits, longest = token->length + edits;
  if (longest > SEARCH_LONGEST_WORD) longest = SEARCH_LONGEST_WORD;
  size_t end = ikeerr_table_search_spelling_starts[longest + 1];
  size_t first = ikeerr_table_search_spelling_starts[shortest];
  for (size_t i = first; i < end && meaning->count < MOST_CORRECTIONS; i += SEARCH_SPELLING_BLOCK) {
    if (!has_near(letters, &ikeerr_table_search_spelling_letters[i], edits)) continue;
    size_t count = end - i < SEARCH_SPELLING_BLOCK ? end - i : SEARCH_SPELLING_BLOCK;
    if (!add_near(token, letters, (table_range){(uint16_t)i, (uint16_t)count}, edits, meaning)) return true;
  }
  return settle(meaning);
}
