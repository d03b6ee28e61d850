/* Fingerprints of runs of words, and the sentences of Windows that have them. */
#include "sentence.h"

#include "letter.h"

#define FNV_PRIME 0x100000001B3u

static inline uint64_t with_character(uint64_t hash, char c) {
  return (hash ^ (unsigned char)c) * FNV_PRIME;
}

/* With the small letter of a character that is written so. */
static uint64_t with_letter(uint64_t hash, const word_letter *letter, const char *written) {
  char bytes[4];
  size_t length = letter->small ? ike_encode_letter(letter->small, bytes) : letter->length;
  for (size_t i = 0; i < length; i++) hash = with_character(hash, letter->small ? bytes[i] : written[i]);
  return hash;
}

/* The index of the next word at or behind another; the end of the text if there is none. */
static inline size_t start_of_word(slice text, size_t at) {
  while (at < text.length && !is_letter_or_digit(text.start[at])) {
    word_letter here = is_wide(text.start[at]) ? ike_letter_at(text, at) : (word_letter){LETTER_NONE, 1, 0};
    if (here.kind) return at;
    at += here.length;
  }
  return at;
}

/* The end of the word that starts at an index, or of what is left of it, with its letters in two fingerprints. */
static size_t end_of_wide_word(slice text, size_t at, bool is_start, uint64_t *hash, uint64_t *own) {
  while (at < text.length) {
    word_letter here = {LETTER_OF_WORD, 1, (unsigned char)small_letter_or_digit(text.start[at])};
    if (is_wide(text.start[at])) {
      here = ike_letter_at(text, at);
    } else if (!is_letter_or_digit(text.start[at])) {
      break;
    }
    if (here.kind == LETTER_NONE || (here.kind == LETTER_ALONE && !is_start)) break;
    *hash = with_letter(*hash, &here, text.start + at);
    *own = with_letter(*own, &here, text.start + at);
    at += here.length;
    is_start = false;
    if (here.kind == LETTER_ALONE) break;
  }
  return at;
}

static inline bool print_word(slice text, size_t *position, sentence_print *print) {
  size_t start = start_of_word(text, *position), at = start;
  bool is_word = start < text.length;
  uint64_t hash = print->words && is_word ? with_character(print->hash, ' ') : print->hash, own = 0;
  for (char small; at < text.length && (small = small_letter_or_digit(text.start[at])); at++)
    hash = with_character(hash, small);
  if (at < text.length && is_wide(text.start[at])) at = end_of_wide_word(text, at, at == start, &hash, &own);
  *position = at;
  print->hash = hash;
  print->words += is_word;
  return is_word;
}

bool ike_print_next_word(slice text, size_t *position, sentence_print *print) {
  return print_word(text, position, print);
}

slice ike_print_next_alone(slice text, size_t *position, sentence_print *print, sentence_print *alone) {
  size_t start = start_of_word(text, *position), at = start;
  if (start == text.length) return (slice){text.start + start, 0};
  sentence_print own = SENTENCE_EMPTY;
  uint64_t hash = with_character(print->hash, ' ');
  for (char small; at < text.length && (small = small_letter_or_digit(text.start[at])); at++) {
    hash = with_character(hash, small);
    own.hash = with_character(own.hash, small);
  }
  if (at < text.length && is_wide(text.start[at])) at = end_of_wide_word(text, at, at == start, &hash, &own.hash);
  *position = at;
  *print = (sentence_print){.hash = hash, .words = print->words + 1};
  *alone = (sentence_print){.hash = own.hash, .words = 1};
  return (slice){text.start + start, at - start};
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

/* How many words those have that start with these two, as bits. */
static uint64_t lengths_of(const sentence_print *words) {
  if (!table_is_in(ike_table_sentence_start_filter, words->hash % TABLE_SENTENCE_START_BITS)) return 0;
  unsigned slot = table_sentence_start_slot(words->hash);
  while (ike_table_sentence_starts[slot].start != words->hash && ike_table_sentence_starts[slot].lengths)
    slot = (slot + 1) % TABLE_SENTENCE_STARTS;
  return ike_table_sentence_starts[slot].lengths;
}

bool ike_begins_sentence(const sentence_print *words) {
  return lengths_of(words);
}

bool ike_print_next_length(slice text, size_t *position, sentence_print *print) {
  while (print->words < 2 || print->lengths >> print->words >> 1) {
    if (!ike_print_next_word(text, position, print)) return false;
    if (print->words == 2) print->lengths = lengths_of(print);
    if (print->lengths >> print->words & 1) return true;
  }
  return false;
}

const table_sentence *ike_sentence_at(slice text, size_t *end) {
  bool is_cut;
  return ike_sentence_or_cut(text, end, &is_cut);
}

const table_sentence *ike_sentence_or_cut(slice text, size_t *end, bool *is_cut) {
  const table_sentence *longest = NULL;
  sentence_print print = SENTENCE_EMPTY;
  size_t position = 0;
  while (ike_print_next_length(text, &position, &print)) {
    const table_sentence *found = ike_find_sentence(&print);
    if (!found) continue;
    longest = found;
    *end = position;
  }
  *is_cut = print.words >= 2 && print.lengths >> print.words >> 1;
  return longest;
}
