#include "sentence.h"

#define FNV_PRIME 0x100000001B3u

static bool is_word_character(char c) {
  char lower = ascii_lower(c);
  return is_digit(c) || (lower >= 'a' && lower <= 'z');
}

bool ikeerr_next_word(slice text, size_t *position, slice *word) {
  size_t start = *position;
  while (start < text.length && !is_word_character(text.start[start])) start++;
  size_t end = start;
  while (end < text.length && is_word_character(text.start[end])) end++;
  *word = (slice){text.start + start, end - start};
  *position = end;
  return end > start;
}

static void add_character(sentence_print *print, char c) {
  print->hash = (print->hash ^ (unsigned char)c) * FNV_PRIME;
}

void ikeerr_add_word(sentence_print *print, slice word) {
  if (print->words++) add_character(print, ' ');
  for (size_t i = 0; i < word.length; i++) add_character(print, ascii_lower(word.start[i]));
}

const table_sentence *ikeerr_find_sentence(const sentence_print *print) {
  size_t low = 0, high = ikeerr_table_counts.sentences;
  while (low < high) {
    size_t middle = (low + high) / 2;
    const table_sentence *sentence = &ikeerr_table_sentences[middle];
    if (sentence->whole == print->hash) return sentence->words == print->words ? sentence : NULL;
    if (sentence->whole < print->hash) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return NULL;
}

bool ikeerr_may_start_sentence(slice text) {
  sentence_print print = SENTENCE_EMPTY;
  size_t position = 0;
  slice word;
  while (print.words < 2) {
    if (!ikeerr_next_word(text, &position, &word)) return false;
    ikeerr_add_word(&print, word);
  }
  return ikeerr_table_sentence_starts[print.hash % TABLE_SENTENCE_STARTS / 64] >> print.hash % 64 & 1;
}

const table_sentence *ikeerr_sentence_at(slice text, size_t *end) {
  const table_sentence *longest = NULL;
  sentence_print print = SENTENCE_EMPTY;
  slice word;
  size_t position = 0;
  while (print.words < SENTENCE_MOST_WORDS && ikeerr_next_word(text, &position, &word)) {
    ikeerr_add_word(&print, word);
    const table_sentence *found = print.words < 2 ? NULL : ikeerr_find_sentence(&print);
    if (!found) continue;
    longest = found;
    *end = position;
  }
  return longest;
}
