/* What the text around a place says: the words of its line, and the label in front of a number. */
#ifndef IKEERR_SCAN_CONTEXT_H
#define IKEERR_SCAN_CONTEXT_H

#include "place.h"

#define SCAN_WIDE_COLON "\xEF\xBC\x9A" /* of print, in UTF-8 */

/* The run of word bytes that starts at an index. */
static inline slice ike_scan_word(const scan_place *place, size_t index) {
  return (slice){place->text + index, word_end(place->text, index, place->end) - index};
}

/* The run of word bytes that ends at an index. */
static inline slice ike_scan_word_before(const scan_place *place, size_t index) {
  size_t start = word_start(place->text, index, place->start);
  if (start < index) start = scan_behind_escape(place, start);
  return (slice){place->text + start, index - start};
}

/* The index in front of the colors of a terminal that end at an index. */
static inline size_t ike_scan_before_colors(const scan_place *place, size_t index) {
  return scan_byte_before(place, index, 1) == 'm' ? ike_before_colors((slice){place->text, index}, place->start, index)
                                                  : index;
}

/* The run of word bytes behind an index, across blanks and punctuation of the line; empty if there is none. */
slice ike_scan_next_word(const scan_place *place, size_t index);

/* The roles that a word, or a phrase that ends with it, may have by three of its bytes and its length: of most, none.
 * In the middle of a letter beyond ASCII, the byte may be another one in capitals. */
static inline unsigned ike_scan_possible_roles(slice word) {
  if (!word.length || word.length > SCAN_LONGEST_WORD) return 0;
  char first = ascii_lower(word.start[0]), last = ascii_lower(word.start[word.length - 1]),
       middle = word.start[word.length / 2];
  if (is_wide(middle)) middle = 0;
  return ike_table_scan_word_filter[scan_word_slot((unsigned char)first, (unsigned char)ascii_lower(middle),
                                                   (unsigned char)last, word.length)];
}

/* A word of lit text, with what all recognisers ask of it. */
typedef struct {
  slice text;
  unsigned roles; /* that it may have */
  bool is_joined; /* it has an underscore */
} scan_token;

static inline scan_token ike_scan_token(slice word) {
  return (scan_token){word, ike_scan_possible_roles(word), memchr(word.start, '_', word.length) != NULL};
}

/* The roles of a word that may have any. */
unsigned ike_scan_own_roles(slice word);

/* Those of some roles that a word has. */
static inline unsigned ike_scan_roles_among(slice word, unsigned roles) {
  return ike_scan_possible_roles(word) & roles ? ike_scan_own_roles(word) & roles : 0;
}

/* Whether a letter, digit or underscore of any script ends at an index; *start is where it starts. */
bool ike_scan_is_word_before(const scan_place *place, size_t index, size_t *start);

/* What follows may still be about the client of Windows: the lines of a list, of an event. */
static inline void ike_scan_go_on_about_windows(const scan_place *place) {
  enum { LINES = SCAN_NEAR };
  scan_memory *memory = place->memory;
  memory->windows_until = place->offset + place->at + LINES;
  if (memory->lit_until < memory->windows_until) memory->lit_until = memory->windows_until;
}

/* Whether a word of one of the roles stands near the place on its line. */
bool ike_scan_is_near(const scan_place *place, unsigned roles);

/* Whether the line names the code of a record near the place, as a symbol or, if those count, as a number. */
bool ike_scan_is_said(const scan_place *place, const ikeerr_record *record, bool numbers_count);

/* Whether a sentence of the record has been read near the place on its line. */
bool ike_scan_is_told(const scan_place *place, const ikeerr_record *record);

/* Those of some roles that the phrases of two and three words, and the word, have that end in front of an index. */
unsigned ike_scan_roles_before(const scan_place *place, size_t index, unsigned roles);

/* Where the line starts to which the value at the place was wrapped from the line before; 0: it was not. What mail and
 * comments have in front of each line may stand there. */
size_t ike_scan_wrapped_line(const scan_place *place);

/* Where the tag or the entity of markup starts that ends in front of an index, as in {color:red}13868, [b]13868,
 * </b>13868 and &nbsp;13868; else the index. What is itself a label is none. */
size_t ike_scan_markup_start(const scan_place *place, size_t index);

typedef enum { LABEL_NONE, LABEL_NOT, LABEL_WEAK, LABEL_ERROR } scan_label;

/* What the words in front of the number at the place call it. */
scan_label ike_scan_label(const scan_place *place);

/* The roles as a label, or as a unit, of the word right in front of the number at the place, and of the one right
 * behind the number, which ends at an index. */
unsigned ike_scan_label_roles_before(const scan_place *place);
unsigned ike_scan_label_roles_behind(const scan_place *place, size_t end);

/* Whether the words in front of the number at the place, other numbers of records aside, end with the name of a client:
 * "VPN 809", "VPN 800/809". */
bool ike_scan_is_behind_client(const scan_place *place);

/* The roles of the labels anywhere in the letters of a script without blanks that start at an index: 13868策略匹配错误.
 */
unsigned ike_scan_run_roles(const scan_place *place, size_t index);

#endif
