/* Words of a short text: each has to be the number, a label of data/events.toml, or a word that says nothing. */
#include "labelled.h"

#include "search/search.h"
#include "spellings/spellings.h"

enum {
  MOST_WORDS = 16,     /* of a text that is about nothing but a number */
  LONGEST_WORD = 48,   /* bytes of a label, of a number with leading zeros, or of words without blanks between them */
  SHORTEST_JOINED = 3, /* letters of a label to which a number is glued: `a809` is none */
  LONGEST_VERSION = 2, /* digits, as of Windows 11 */
  SIGNED_DIGITS = 9,   /* of a negative HRESULT or NTSTATUS; fewer behind a dash are what it leads to */
  LONGEST_SIGNED = 12, /* bytes, the sign included */
};

/* ---- words ---- */

typedef enum { NOT_OF_WORD, ASCII_LETTER, ASCII_DIGIT, WIDE_LETTER, IDEOGRAPH } character_kind;

typedef struct {
  character_kind kind;
  size_t length;
} character;

static character character_at(slice text, size_t at) {
  static const character_kind WIDE[] = {
      [LETTER_NONE] = NOT_OF_WORD, [LETTER_OF_WORD] = WIDE_LETTER, [LETTER_ALONE] = IDEOGRAPH};
  char c = text.start[at];
  if (!is_wide(c)) return (character){is_digit(c) ? ASCII_DIGIT : is_letter(c) ? ASCII_LETTER : NOT_OF_WORD, 1};
  word_letter letter = ike_letter_at(text, at);
  return (character){WIDE[letter.kind], letter.length};
}

/* A number ends where letters beyond ASCII begin, any word where ideographs do, and the other way round. */
static bool is_glued(character_kind one, character_kind other) {
  bool is_number = one == ASCII_DIGIT || other == ASCII_DIGIT;
  return (is_number && (one == WIDE_LETTER || other == WIDE_LETTER)) || (one == IDEOGRAPH) != (other == IDEOGRAPH);
}

/* The word at or after *at; empty at the end of the text. */
static slice take_word(slice text, size_t *at) {
  character next = {NOT_OF_WORD, 0};
  size_t start = *at;
  while (start < text.length && !(next = character_at(text, start)).kind) start += next.length;
  size_t end = start;
  for (character_kind before = next.kind; end < text.length; end += next.length, before = next.kind) {
    next = character_at(text, end);
    if (!next.kind || is_glued(before, next.kind)) break;
  }
  *at = end;
  return (slice){text.start + start, end - start};
}

/* ---- numbers ---- */

/* The bytes of a dash in front of an index: a hyphen, a minus sign, or what a word processor makes of one. */
static size_t dash_before(slice text, size_t at) {
  static const char *const DASHES[] = {"-", "\xE2\x88\x92", "\xE2\x80\x93", "\xEF\xBC\x8D"};
  for (size_t i = 0; i < sizeof DASHES / sizeof *DASHES; i++) {
    size_t length = strlen(DASHES[i]);
    if (at >= length && memcmp(text.start + at - length, DASHES[i], length) == 0) return length;
  }
  return 0;
}

static bool is_signed(slice text, slice word) {
  size_t at = (size_t)(word.start - text.start), dash = dash_before(text, at);
  return dash && word.length >= SIGNED_DIGITS && word.length < LONGEST_SIGNED &&
         (at == dash || !is_word_byte(text.start[at - dash - 1]));
}

static bool read_signed(slice word, uint32_t *value) {
  char number[LONGEST_SIGNED] = "-";
  memcpy(number + 1, word.start, word.length);
  return ike_read_number((slice){number, word.length + 1}, value) == NUMBER_READ;
}

/* Without what a constant of C ends with: 13868L, 0x362CUL. */
static slice without_suffix(slice number) {
  while (number.length > 1 && strchr("uUlL", number.start[number.length - 1])) number.length--;
  return number;
}

/* Digits as wide as an ideograph. */
static bool read_full_width(slice word, uint32_t *value) {
  static const char ZERO[] = "\xEF\xBC\x90";
  enum { BYTES = sizeof ZERO - 1, BASE = 10 };
  *value = 0;
  for (size_t at = 0; at < word.length; at += BYTES) {
    bool is_full_width = word.length - at >= BYTES && memcmp(word.start + at, ZERO, BYTES - 1) == 0;
    unsigned digit = is_full_width ? (unsigned char)word.start[at + BYTES - 1] - (unsigned char)ZERO[BYTES - 1] : BASE;
    if (digit >= BASE || *value > UINT16_MAX) return false;
    *value = *value * BASE + digit;
  }
  return true;
}

static bool read_value(slice text, slice word, uint32_t *value) {
  if (is_wide(*word.start)) return read_full_width(word, value);
  if (!slice_has_digit(word)) return false;
  if (is_signed(text, word)) return read_signed(word, value);
  return ike_read_number(without_suffix(word), value) == NUMBER_READ || ike_read_bare_hex(word, value);
}

/* ---- labels ---- */

static bool take_label(slice word, labelled_number *number) {
  char folded[LONGEST_WORD];
  slice label = {folded, ike_fold_word(word, folded, sizeof folded)};
  for (size_t i = 0; i < ike_table_counts.labels; i++) {
    if (!slice_is(label, table_text(ike_table_labels[i].word))) continue;
    number->is_event = number->is_event || ike_table_labels[i].is_event;
    if (ike_table_labels[i].domains) number->domains &= ike_table_labels[i].domains;
    return true;
  }
  return ike_search_is_silent(word);
}

/* Of words that have no blanks between them, the longest first. */
static bool take_labels(slice words, labelled_number *number) {
  while (words.length) {
    size_t end = words.length;
    while (end && ((end < words.length && is_utf8_continuation(words.start[end])) ||
                   !take_label((slice){words.start, end}, number)))
      end--;
    if (!end) return false;
    words = slice_from(words, end);
  }
  return true;
}

/* VPN809: the digits that are glued to a label; else the whole word. */
static slice without_label(slice word, labelled_number *number) {
  size_t digits = word.length;
  while (digits && is_digit(word.start[digits - 1])) digits--;
  bool is_joined = digits >= SHORTEST_JOINED && digits < word.length && take_label((slice){word.start, digits}, number);
  return is_joined ? slice_from(word, digits) : word;
}

/* ---- the text ---- */

/* False if the word is neither a label nor the number that the others are. A short number behind a label may be a
 * version of what the label names, beside another number. */
static bool take_part(slice text, slice word, labelled_number *number) {
  uint32_t value;
  bool is_behind_label = number->has_label, is_wide_word = is_wide(*word.start);
  number->has_label = !is_digit(*word.start) && (is_wide_word ? take_labels(word, number) : take_label(word, number));
  if (number->has_label) return true;
  if (!read_value(text, without_label(word, number), &value)) return false;
  bool may_be_version = is_behind_label && word.length <= LONGEST_VERSION;
  if (number->has_value && !number->may_be_version) return may_be_version || value == number->value;
  number->has_value = true;
  number->may_be_version = may_be_version;
  number->value = value;
  return true;
}

bool ike_read_labelled(slice text, labelled_number *number) {
  size_t at = 0;
  *number = (labelled_number){.domains = ALL_DOMAINS};
  for (unsigned words = 0;; words++) {
    slice word = take_word(text, &at);
    if (!word.length) return number->has_value;
    if (words == MOST_WORDS || word.length > LONGEST_WORD || !take_part(text, word, number)) return false;
  }
}
