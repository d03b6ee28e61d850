#include "encoding.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "utf8.h"

enum { REPLACEMENT = 0xFFFD, LONGEST_UTF8 = 4 };

static unsigned unit_at(text_encoding encoding, const char *text) {
  unsigned first = (unsigned char)text[0], second = (unsigned char)text[1];
  return encoding == ENCODING_UTF16_BIG ? first << 8 | second : second << 8 | first;
}

static bool is_high(unsigned unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}

static bool is_low(unsigned unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

text_encoding encoding_of(const char *text, size_t length) {
  if (length < ENCODING_MARK) return ENCODING_BYTES;
  unsigned mark = unit_at(ENCODING_UTF16_BIG, text);
  return mark == 0xFFFE ? ENCODING_UTF16_LITTLE : mark == 0xFEFF ? ENCODING_UTF16_BIG : ENCODING_BYTES;
}

/* ---- lines ---- */

size_t line_end(text_encoding encoding, const char *text, size_t from, size_t end) {
  if (encoding == ENCODING_BYTES) {
    const char *feed = memchr(text + from, '\n', end - from);
    return feed ? (size_t)(feed - text) + 1 : 0;
  }
  for (size_t i = from; i + 2 <= end; i += 2) {
    if (unit_at(encoding, text + i) == '\n') return i + 2;
  }
  return 0;
}

size_t last_line_end(text_encoding encoding, const char *text, size_t from, size_t end) {
  size_t size = encoding == ENCODING_BYTES ? 1 : 2;
  for (size_t i = end - (end - from) % size; i > from; i -= size) {
    unsigned unit = size == 1 ? (unsigned char)text[i - 1] : unit_at(encoding, text + i - 2);
    if (unit == '\n') return i;
  }
  return 0;
}

bool ends_line(text_encoding encoding, const char *text, size_t length) {
  if (encoding == ENCODING_BYTES) return length && text[length - 1] == '\n';
  return length >= 2 && length % 2 == 0 && unit_at(encoding, text + length - 2) == '\n';
}

/* ---- characters ---- */

size_t character_start(text_encoding encoding, const char *text, size_t index) {
  bool is_between_surrogates = encoding != ENCODING_BYTES && index >= 2 && is_high(unit_at(encoding, text + index - 2));
  return is_between_surrogates ? index - 2 : index;
}

/* Returns how many bytes the character takes. */
static size_t read_character(text_encoding encoding, const char *text, size_t length, uint32_t *character) {
  *character = REPLACEMENT;
  if (length < 2) return length;
  unsigned unit = unit_at(encoding, text), low = length < 4 ? 0 : unit_at(encoding, text + 2);
  if (is_high(unit) && is_low(low)) {
    *character = 0x10000 + ((uint32_t)(unit - 0xD800) << 10) + (low - 0xDC00);
    return 4;
  }
  if (!is_high(unit) && !is_low(unit)) *character = unit;
  return 2;
}

size_t decode_text(text_encoding encoding, const char *text, size_t length, char *out, size_t size) {
  size_t written = 0;
  if (encoding == ENCODING_BYTES) {
    written = length < size ? length : size;
    memcpy(out, text, written);
    return written;
  }
  for (size_t i = 0; i < length && written + LONGEST_UTF8 <= size;) {
    uint32_t character;
    i += read_character(encoding, text + i, length - i, &character);
    written += put_character(character, out + written);
  }
  return written;
}

void print_text(text_encoding encoding, const char *text, size_t length) {
  enum { PIECE = 1024 };
  if (encoding == ENCODING_BYTES) {
    fwrite(text, 1, length, stdout);
    return;
  }
  while (length) {
    char out[PIECE / 2 * LONGEST_UTF8];
    size_t piece = length > PIECE ? character_start(encoding, text, PIECE) : length;
    fwrite(out, 1, decode_text(encoding, text, piece, out, sizeof out), stdout);
    text += piece;
    length -= piece;
  }
}
