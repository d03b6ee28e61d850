/* Characters as parts of words: what data/compile/letters.py says of them, which takes its part of Unicode. */
#include "letter.h"

static uint32_t decode(const char *bytes, size_t length) {
  enum { BITS = 6 };
  uint32_t code = (unsigned char)bytes[0] & (0x7Fu >> length);
  for (size_t i = 1; i < length; i++) code = code << BITS | ((unsigned char)bytes[i] & 0x3Fu);
  return code;
}

size_t ike_encode_letter(uint32_t code, char *bytes) {
  enum { BITS = 6, FIRST_OF_2 = 0x80, FIRST_OF_3 = 0x800, FIRST_OF_4 = 0x10000 };
  static const uint8_t MARKS[] = {0, 0xC0, 0xE0, 0xF0}; /* of the first byte, by how many follow */
  size_t rest = code < FIRST_OF_2 ? 0 : code < FIRST_OF_3 ? 1 : code < FIRST_OF_4 ? 2 : 3;
  bytes[0] = (char)(MARKS[rest] | code >> (BITS * rest));
  for (size_t i = 1; i <= rest; i++) bytes[i] = (char)(0x80u | (code >> (BITS * (rest - i)) & 0x3Fu));
  return rest + 1;
}

static bool is_in(const table_characters *ranges, size_t count, uint32_t code) {
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (ranges[middle].last < code) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < count && ranges[low].first <= code;
}

/* Its entry among the letters that may have another case: 0 if it is no letter. */
static const uint16_t *cased(uint32_t code) {
  if (code <= TABLE_LETTERS_1_LAST) return &ike_table_letters_1[code - TABLE_LETTERS_1];
  if (code < TABLE_LETTERS_2 || code > TABLE_LETTERS_2_LAST) return NULL;
  return &ike_table_letters_2[code - TABLE_LETTERS_2];
}

word_letter ike_any_letter_at(slice text, size_t at) {
  word_letter none = {LETTER_NONE, 1, 0};
  size_t length = ike_utf8_length(slice_from(text, at));
  if (!length) return none;
  uint32_t code = decode(text.start + at, length);
  none.length = length;
  const uint16_t *small = cased(code);
  if (small) return *small ? (word_letter){LETTER_OF_WORD, length, *small == code ? 0 : *small} : none;
  unsigned kind = code <= UINT16_MAX ? ike_table_letter_blocks[code >> 8] : LETTERS_MIXED;
  if (kind != LETTERS_MIXED) return (word_letter){(letter_kind)kind, length, 0};
  if (is_in(ike_table_single_characters, ike_table_single_character_ranges, code)) {
    return (word_letter){LETTER_ALONE, length, 0};
  }
  if (is_in(ike_table_other_characters, ike_table_other_character_ranges, code)) return none;
  return (word_letter){LETTER_OF_WORD, length, 0};
}

/* The letters in front of the first beyond ASCII, which most words do not have. */
static size_t fold_ascii(slice word, char *folded, size_t capacity) {
  size_t end = word.length < capacity ? word.length : capacity, at = 0;
  for (; at < end && !is_wide(word.start[at]); at++) folded[at] = ascii_lower(word.start[at]);
  return at;
}

size_t ike_fold_word(slice word, char *folded, size_t capacity) {
  size_t length = fold_ascii(word, folded, capacity);
  for (size_t at = length; at < word.length && length < capacity;) {
    while (at < word.length && length < capacity && !is_wide(word.start[at])) {
      folded[length++] = ascii_lower(word.start[at++]);
    }
    if (at == word.length || length == capacity) break;
    char bytes[4];
    word_letter here = ike_letter_at(word, at);
    size_t count = here.small ? ike_encode_letter(here.small, bytes) : here.length;
    if (length + count > capacity) break;
    memcpy(folded + length, here.small ? bytes : word.start + at, count);
    length += count;
    at += here.length;
  }
  return length;
}
