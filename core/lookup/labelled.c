/* Words of a short text: each has to be the number or a label of data/events.toml. */
#include "labelled.h"

#include "spellings/spellings.h"

enum {
  MOST_WORDS = 12,  /* of a text that is about nothing but a number */
  LONGEST_WORD = 32 /* bytes of a label, or of a number with leading zeros */
};

static bool is_inner(char c) {
  return is_word_byte(c) || is_wide(c);
}

/* A number ends where a script that sets no blanks begins, and the other way round. */
static bool is_glued(char before, char c) {
  return (is_digit(before) && is_wide(c)) || (is_wide(before) && is_digit(c));
}

/* The word at or after *at, with the sign of a number; empty at the end of the text. */
static slice take_word(slice text, size_t *at) {
  size_t start = *at;
  while (start < text.length && !is_inner(text.start[start])) start++;
  size_t end = start;
  while (end < text.length && is_inner(text.start[end]) &&
         (end == start || !is_glued(text.start[end - 1], text.start[end])))
    end++;
  *at = end;
  bool has_sign = start && end > start && text.start[start - 1] == '-' && is_digit(text.start[start]) &&
                  (start == 1 || !is_inner(text.start[start - 2]));
  return has_sign ? (slice){text.start + start - 1, end - start + 1} : (slice){text.start + start, end - start};
}

static bool read_value(slice word, uint32_t *value) {
  return slice_has_digit(word) && (ike_read_number(word, value) == NUMBER_READ || ike_read_bare_hex(word, value));
}

static const table_label *find_label(slice word) {
  for (size_t i = 0; i < ike_table_counts.labels; i++) {
    const char *label = table_text(ike_table_labels[i].word);
    if (strlen(label) == word.length && slice_starts_with(word, label)) return &ike_table_labels[i];
  }
  return NULL;
}

bool ike_read_labelled(slice text, labelled_number *number) {
  bool has_value = false;
  size_t at = 0;
  *number = (labelled_number){0};
  for (unsigned words = 0;; words++) {
    uint32_t value;
    slice word = take_word(text, &at);
    if (!word.length) return has_value;
    if (words == MOST_WORDS || word.length > LONGEST_WORD) return false;
    bool is_value = read_value(word, &value);
    const table_label *label = is_value ? NULL : find_label(word);
    if (is_value ? has_value && value != number->value : !label) return false;
    if (is_value) number->value = value;
    has_value = has_value || is_value;
    number->is_event = number->is_event || (label && label->is_event);
  }
}
