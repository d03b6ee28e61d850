/* Fingerprints of runs of words, and the sentences of Windows that have them. */
#include "sentence.h"

#define FNV_PRIME 0x100000001B3u

static uint64_t with_character(uint64_t hash, char c) {
  return (hash ^ (unsigned char)c) * FNV_PRIME;
}

static inline bool print_word(slice text, size_t *position, sentence_print *print) {
  const char *c = text.start + *position, *end = text.start + text.length;
  while (c < end && !is_letter_or_digit(*c)) c++;
  bool is_word = c < end;
  uint64_t hash = print->words && is_word ? with_character(print->hash, ' ') : print->hash;
  for (; c < end && is_letter_or_digit(*c); c++) hash = with_character(hash, lower_letter_or_digit(*c));
  *position = (size_t)(c - text.start);
  print->hash = hash;
  print->words += is_word;
  return is_word;
}

bool ike_print_next_word(slice text, size_t *position, sentence_print *print) {
  return print_word(text, position, print);
}

slice ike_print_next_alone(slice text, size_t *position, sentence_print *print, sentence_print *alone) {
  const char *c = text.start + *position, *end = text.start + text.length;
  while (c < end && !is_letter_or_digit(*c)) c++;
  slice word = {c, 0};
  if (c == end) return word;
  sentence_print own = SENTENCE_EMPTY;
  uint64_t hash = with_character(print->hash, ' ');
  for (; c < end && is_letter_or_digit(*c); c++) {
    hash = with_character(hash, lower_letter_or_digit(*c));
    own.hash = with_character(own.hash, lower_letter_or_digit(*c));
  }
  word.length = (size_t)(c - word.start);
  *position = (size_t)(c - text.start);
  *print = (sentence_print){.hash = hash, .words = print->words + 1};
  *alone = (sentence_print){.hash = own.hash, .words = 1};
  return word;
}

const table_sentence *ike_find_sentence(const sentence_print *print) {
  size_t low = 0, high = ike_table_counts.sentences;
  while (low < high) {
    size_t middle = (low + high) / 2;
    const table_sentence *sentence = &ike_table_sentences[middle];
    if (sentence->whole == print->hash) return sentence->words == print->words ? sentence : NULL;
    if (sentence->whole < print->hash) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return NULL;
}

bool ike_may_begin_sentence(const sentence_print *words) {
  return ike_table_sentence_lengths[words->hash % TABLE_SENTENCE_STARTS];
}

bool ike_print_next_length(slice text, size_t *position, sentence_print *print) {
  while (print->words < 2 || print->lengths >> print->words >> 1) {
    if (!ike_print_next_word(text, position, print)) return false;
    if (print->words == 2) print->lengths = ike_table_sentence_lengths[print->hash % TABLE_SENTENCE_STARTS];
    if (print->lengths >> print->words & 1) return true;
  }
  return false;
}

/* Asked of each word that is read. */
bool ike_may_start_sentence(slice text) {
  sentence_print print = SENTENCE_EMPTY;
  size_t position = 0;
  if (!print_word(text, &position, &print) || !print_word(text, &position, &print)) return false;
  return ike_may_begin_sentence(&print);
}

const table_sentence *ike_sentence_at(slice text, size_t *end) {
  const table_sentence *longest = NULL;
  sentence_print print = SENTENCE_EMPTY;
  size_t position = 0;
  while (ike_print_next_length(text, &position, &print)) {
    const table_sentence *found = ike_find_sentence(&print);
    if (!found) continue;
    longest = found;
    *end = position;
  }
  return longest;
}
