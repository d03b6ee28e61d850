/* Words cut out of a text and folded, and looked up in the dictionary as they are or by their stem. */
#include "words.h"

#include "spellings/spellings.h"
#include "text/text.h"

enum {
  FOLDED_FIRST = 0xC0,
  FOLDED_END = 0x180,
  FOREIGN = 0x370,           /* letters from here on are kept as they are, but for Cyrillic capitals */
  CYRILLIC_CAPITALS = 0x400, /* with marks and the like, 0x50 before the small ones */
  CYRILLIC_ALPHABET = 0x410, /* 0x20 before the small ones */
  CYRILLIC_SMALL = 0x430,
  GENERAL_PUNCTUATION = 0x2000,
  GENERAL_PUNCTUATION_END = 0x2100,
  UNBROKEN = 0x2E80, /* scripts from here on are written without blanks */
  CJK_PUNCTUATION = 0x3000,
  CJK_PUNCTUATION_END = 0x3040,
  FULL_WIDTH = 0xFF00
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
  size_t length = ike_utf8_length(text);
  if (length < 2) return found;
  uint32_t point = code_point(text.start, length);
  if (point >= FOLDED_FIRST && point < FOLDED_END) {
    memcpy(found.folded, ike_table_search_letters[point - FOLDED_FIRST], sizeof found.folded);
    found.length = (uint8_t)strlen(found.folded);
  } else if (is_foreign_letter(point)) {
    memcpy(found.folded, text.start, length);
    found.length = (uint8_t)length;
    found.is_unbroken = point >= UNBROKEN;
    if (point >= CYRILLIC_CAPITALS && point < CYRILLIC_SMALL)
      encode_two(found.folded, point + (point < CYRILLIC_ALPHABET ? 0x50 : 0x20));
  }
  found.bytes = found.length ? (uint8_t)length : 0;
  return found;
}

static letter read_letter(slice text) {
  char c = text.start[0];
  if (is_wide(c)) return read_wide_letter(text);
  bool is_letter = is_letter_or_digit(c);
  return (letter){is_letter, is_letter, false, {small_letter_or_digit(c)}};
}

/* The word that starts at a character of a word, whatever its script; returns what it is long without its marks. */
static size_t read_letters(slice text, size_t *position, search_token *token) {
  size_t at = *position, length = 0;
  for (letter next; at < text.length; at += next.bytes) {
    next = read_letter(slice_from(text, at));
    if (!next.bytes || next.is_unbroken != token->is_unbroken) break;
    bool fits = length + next.length <= SEARCH_LONGEST_WORD;
    if (fits) memcpy(token->text + length, next.folded, next.length);
    length += next.length;
  }
  *position = at;
  return length;
}

/* The same for the words that are only letters and digits of ASCII, which are most; 0 if it is not one. */
static size_t read_plain_letters(slice text, size_t *position, search_token *token) {
  const char *word = text.start + *position;
  size_t at = *position;
  while (at < text.length && is_letter_or_digit(text.start[at])) at++;
  if (at < text.length && is_wide(text.start[at])) return 0;
  size_t length = at - *position, kept = length < SEARCH_LONGEST_WORD ? length : SEARCH_LONGEST_WORD;
  for (size_t i = 0; i < kept; i++) token->text[i] = small_letter_or_digit(word[i]);
  *position = at;
  return length;
}

bool ike_search_next(slice text, size_t *position, search_token *token) {
  size_t at = *position;
  letter first = {0};
  while (at < text.length && !is_letter_or_digit(text.start[at])) {
    if (is_wide(text.start[at]) && (first = read_wide_letter(slice_from(text, at))).bytes) break;
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
  int entry = ike_hash_entry(&ike_table_search_word_hash, seed, word, length);
  if (entry < 0 || (entry >= ike_table_search_counts.surfaces) != (seed == SEARCH_STEMS)) return NULL;
  const search_word *found = &ike_table_search_words[entry];
  bool is_same = found->length == length && memcmp(table_text(found->text), word, length) == 0;
  return is_same ? found : NULL;
}

static void take_meaning(const search_word *word, search_meaning *meaning) {
  *meaning = (search_meaning){.literal = word->meaning,
                              .count = word->meanings,
                              .share = SEARCH_ALL,
                              .context = word->context,
                              .is_foreign = word->is_foreign};
  for (size_t i = 0; i < word->meanings; i++) meaning->terms[i] = ike_table_search_meanings[word->meaning + i];
  if (word->meanings) meaning->literal = word->meanings == 1 ? meaning->terms[0] : SEARCH_NO_TERM;
}

static bool ends_with(const char *word, size_t length, const char *suffix, size_t suffix_length) {
  return length >= suffix_length && memcmp(word + length - suffix_length, suffix, suffix_length) == 0;
}

static bool is_doubled(const char *word, size_t length) {
  return length >= SEARCH_SHORTEST_DOUBLED && word[length - 1] == word[length - 2] &&
         strchr(ike_table_search_doubled, word[length - 1]);
}

/* Short words and those with digits have no other forms. */
static bool has_forms(const char *word, size_t length) {
  return length >= SEARCH_SHORTEST_FORM && slice_is_alphabetic((slice){word, length});
}

/* Whether a word ends like a plural and is none: its last letter is no suffix. */
static bool is_singular(const char *word, size_t length) {
  return ends_with(word, length, "ss", 2) || ends_with(word, length, "us", 2) || ends_with(word, length, "is", 2);
}

size_t ike_search_stem(char *word, size_t length) {
  if (!has_forms(word, length)) return length;
  for (size_t i = 0; i < ike_table_search_counts.suffixes; i++) {
    const search_suffix *rule = &ike_table_search_suffixes[i];
    if (rule->length == 1 && is_singular(word, length)) continue;
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

static const search_word *probe_stem(const char *word, size_t length) {
  char form[SEARCH_LONGEST_WORD + SEARCH_LONGEST_END];
  memcpy(form, word, length);
  size_t stemmed = ike_search_stem(form, length);
  return stemmed == length ? NULL : probe(form, stemmed, SEARCH_STEMS);
}

bool ike_search_find(const char *word, size_t length, search_meaning *meaning) {
  const search_word *found = probe(word, length, SEARCH_SURFACES);
  if (!found) found = probe_stem(word, length);
  if (found) take_meaning(found, meaning);
  return found != NULL;
}

bool ike_search_is_silent(slice word) {
  search_token token;
  search_meaning meaning;
  size_t position = 0;
  if (!ike_search_next(word, &position, &token) || position < word.length || !token.length) return false;
  return ike_search_find(token.text, token.length, &meaning) && !meaning.count;
}
