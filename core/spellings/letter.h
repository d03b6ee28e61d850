/* Characters as parts of words, by Unicode. */
#ifndef IKEERR_LETTER_H
#define IKEERR_LETTER_H

#include "tables/tables.h"
#include "text/text.h"

typedef enum { LETTER_NONE, LETTER_OF_WORD, LETTER_ALONE /* a word by itself: an ideograph or kana */ } letter_kind;

typedef struct {
  letter_kind kind;
  size_t length;  /* bytes in the text */
  uint32_t small; /* its small letter; 0: it is one itself, or has none */
} word_letter;

word_letter ike_any_letter_at(slice text, size_t at);

/* The character beyond ASCII at an index of a text. A byte that starts none is no letter. Most that are asked for are
 * ideographs or kana of three bytes. */
static inline word_letter ike_letter_at(slice text, size_t at) {
  const unsigned char *bytes = (const unsigned char *)text.start + at;
  bool has_three = text.length - at >= 3 && bytes[0] > 0xE0 && bytes[0] < 0xED && (bytes[1] & 0xC0) == 0x80 &&
                   (bytes[2] & 0xC0) == 0x80;
  if (!has_three) return ike_any_letter_at(text, at);
  unsigned kind = ike_table_letter_blocks[(bytes[0] & 0x0F) << 4 | (bytes[1] & 0x3C) >> 2];
  return kind == LETTERS_MIXED ? ike_any_letter_at(text, at) : (word_letter){(letter_kind)kind, 3, 0};
}

/* Writes a word in small letters and returns its length; what does not fit into `capacity` bytes is left out. */
size_t ike_fold_word(slice word, char *folded, size_t capacity);

/* The bytes of a character in UTF-8, of which there are at most 4; returns how many. */
size_t ike_encode_letter(uint32_t code, char *bytes);

#endif
