/* A part of somebody else's text. */
#ifndef IKEERR_SLICE_H
#define IKEERR_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct {
  const char *start;
  size_t length;
} slice;

static inline char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static inline bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static inline bool is_letter(char c) {
  char lower = ascii_lower(c);
  return lower >= 'a' && lower <= 'z';
}

static inline bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

/* Whether words are made of a byte: letters, digits and underscores. */
extern const bool ike_word_bytes[256];

/* The small letter of a letter, and a digit itself; 0 of any other byte. */
extern const char ike_small_bytes[256];

/* Asked of every byte that is read, several times: one load is less than five comparisons. */
static inline bool is_word_byte(char c) {
  return ike_word_bytes[(unsigned char)c];
}

static inline char small_letter_or_digit(char c) {
  return ike_small_bytes[(unsigned char)c];
}

static inline bool is_letter_or_digit(char c) {
  return small_letter_or_digit(c);
}

/* Whether it is of a character beyond ASCII. */
static inline bool is_wide(char c) {
  return (unsigned char)c & 0x80;
}

static inline bool is_blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The value of a hexadecimal digit, 16 for any other character. */
static inline unsigned hex_value(char c) {
  if (is_digit(c)) return (unsigned)(c - '0');
  char lower = ascii_lower(c);
  return lower >= 'a' && lower <= 'f' ? (unsigned)(lower - 'a') + 10 : 16;
}

static inline slice slice_from(slice text, size_t start) {
  return (slice){text.start + start, text.length - start};
}

static inline slice slice_trim(slice text) {
  while (text.length && is_blank(text.start[0])) text = slice_from(text, 1);
  while (text.length && is_blank(text.start[text.length - 1])) text.length--;
  return text;
}

static inline bool slice_has_digit(slice text) {
  for (size_t i = 0; i < text.length; i++) {
    if (is_digit(text.start[i])) return true;
  }
  return false;
}

/* Whether it has nothing but small letters. */
static inline bool slice_is_alphabetic(slice text) {
  for (size_t i = 0; i < text.length; i++) {
    if (text.start[i] < 'a' || text.start[i] > 'z') return false;
  }
  return true;
}

/* Whether one of its ASCII letters is a small one. */
static inline bool slice_has_lower(slice text) {
  for (size_t i = 0; i < text.length; i++) {
    if (is_letter(text.start[i]) && !is_upper(text.start[i])) return true;
  }
  return false;
}

static inline bool slice_is_empty(slice text) {
  return text.length == 0;
}

/* Whether it is the same as a text. */
static inline bool slice_is(slice text, const char *other) {
  if (text.length && *other != *text.start) return false; /* most: no need to ask for their length */
  return strlen(other) == text.length && memcmp(other, text.start, text.length) == 0;
}

/* word is in lower case. */
static inline bool slice_starts_with(slice text, const char *word) {
  size_t length = strlen(word);
  if (text.length < length) return false;
  for (size_t i = 0; i < length; i++) {
    if (ascii_lower(text.start[i]) != word[i]) return false;
  }
  return true;
}

#endif
