/* The rooms of the scanner.
 *
 * A text is read in three steps. The finder (scan_find) skips to the next bytes that could be an anchor; the anchor
 * check (scan_anchor) looks at what is really there; a true anchor lights up the text around it on its line, and only
 * lit text is read word by word (scan_read) by the recognisers of numbers, names and sentences. They ask for labels and
 * facts of the line (scan_context). Whatever is decided about a place depends on the bytes from SCAN_BEFORE in front of
 * it to SCAN_AFTER behind it and on nothing else but what reading has passed, which makes the cuts between chunks
 * invisible. */
#ifndef IKEERR_SCAN_H
#define IKEERR_SCAN_H

#include "scan_table.h"
#include "slice.h"

enum {
  SCAN_BEFORE = 512,
  SCAN_AFTER = 512,
  SCAN_NEAR = 384, /* how far a word of the line has a say, either way */
  SCAN_LONGEST_WORD = 64
};

/* What the words of a line say, as far as they have been read: SCAN_NEAR ahead of the place that asks. */
typedef struct {
  uint64_t line;             /* the offset where the line starts, or where reading of it started */
  uint64_t read_until;       /* an offset */
  uint64_t seen[SCAN_ROLES]; /* by role: one more than the offset of its last word */
} scan_facts;

/* What reading has passed and still counts on later lines. */
typedef struct {
  uint64_t provider;   /* one more than the offset of the last provider's name; 0: none, or its event has ended */
  uint64_t data_until; /* up to this offset, the data of a notify of Microsoft's may follow */
  uint64_t lit_until;  /* up to this offset, lines are read that have no anchor of their own */
} scan_memory;

/* A place in the text and what may be looked at around it. */
typedef struct {
  const char *text;
  size_t start; /* indexes into text: the first byte that may be looked at ... */
  size_t end;   /* ... and the end of them */
  size_t at;
  uint64_t offset; /* of text[0] */
  const ikeerr_scan_options *options;
  scan_facts *facts;
  scan_memory *memory;
} scan_place;

/* ---- scan_find ---- */

/* The first index from `from` to `end`, exclusive, where a bucket accepts the four bytes that follow; `end` if there is
 * none. SCAN_PLACES - 1 bytes behind `end` are looked at. */
typedef size_t (*scan_finder)(const scan_anchors *anchors, const char *text, size_t from, size_t end);

scan_finder ikeerr_scan_best_finder(void);

/* The finders that this machine can run, the portable one first, NULL after the last. */
enum { SCAN_MOST_FINDERS = 6 };
void ikeerr_scan_finders(scan_finder finders[SCAN_MOST_FINDERS]);

/* The buckets that accept the four bytes. */
static inline unsigned ikeerr_scan_buckets_at(const scan_anchors *anchors, const char *text) {
  const unsigned char *bytes = (const unsigned char *)text;
  const uint8_t(*classes)[256] = anchors->classes;
  unsigned buckets = classes[0][bytes[0]] & classes[1][bytes[1]];
  return buckets ? buckets & classes[2][bytes[2]] & classes[3][bytes[3]] : 0;
}

/* ---- scan_anchor ---- */

/* Whether what one of the buckets accepts at the place makes its line worth reading. */
bool ikeerr_scan_is_anchor(const scan_place *place, const scan_anchors *anchors);

/* ---- scan_context ---- */

static inline bool is_letter(char c) {
  char lower = ascii_lower(c);
  return lower >= 'a' && lower <= 'z';
}

static inline bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

static inline bool is_word_byte(char c) {
  return is_letter(c) || is_digit(c) || c == '_';
}

/* The byte at an index, a line feed outside of what may be looked at. */
static inline char scan_byte(const scan_place *place, size_t index) {
  return index >= place->start && index < place->end ? place->text[index] : '\n';
}

/* The byte `distance` in front of an index. */
static inline char scan_byte_before(const scan_place *place, size_t index, size_t distance) {
  return index >= place->start + distance ? place->text[index - distance] : '\n';
}

/* The run of word bytes that starts at an index. */
slice ikeerr_scan_word(const scan_place *place, size_t index);
slice ikeerr_scan_word_before(const scan_place *place, size_t index);

/* The run of word bytes behind an index, across blanks and punctuation of the line; empty if there is none. */
slice ikeerr_scan_next_word(const scan_place *place, size_t index);

unsigned ikeerr_scan_roles(slice word);

/* Whether a word of one of the roles stands near the place on its line. */
bool ikeerr_scan_is_near(const scan_place *place, unsigned roles);

typedef enum { LABEL_NONE, LABEL_NOT, LABEL_WEAK, LABEL_ERROR } scan_label;

/* What the words in front of the number at the place call it. */
scan_label ikeerr_scan_label(const scan_place *place);

/* ---- the recognisers: true if a mention starts at the place. *next is where to read on in any case. ---- */

/* The Windows record of a number, NULL if there is none. */
const ikeerr_record *ikeerr_scan_windows_record(uint32_t value);

/* The value of a number with an optional sign, decimal or 0x...; the number is the whole of the text. */
bool ikeerr_scan_value(slice text, uint32_t *value);

/* Whether the number at the place could be a mention, whatever the facts of its line. */
bool ikeerr_scan_may_be_code(const scan_place *place);

bool ikeerr_scan_number(const scan_place *place, ikeerr_mention *mention, size_t *next);
bool ikeerr_scan_bytes(const scan_place *place, ikeerr_mention *mention, size_t *next);
bool ikeerr_scan_name(const scan_place *place, ikeerr_mention *mention, size_t *next);
bool ikeerr_scan_sentence(const scan_place *place, ikeerr_mention *mention, size_t *next);

/* Puts the records of a Notify type into a mention, for the version of IKE that the line speaks of; the range lists
 * them for both. false: none of them is to be reported. */
bool ikeerr_scan_take_notify(const scan_place *place, table_range records, bool is_shared, bool is_hyphenated,
                             ikeerr_mention *mention);

/* The end of " (14)" behind a name of that code, else `end`. */
size_t ikeerr_scan_end_with_code(const scan_place *place, size_t end, const ikeerr_mention *mention);

/* A mention from start to end (indexes), still without records. */
ikeerr_mention ikeerr_scan_mention(const scan_place *place, size_t start, size_t end, ikeerr_form form);

/* Whether number is another product's, and to be reported; fills in the mention if so. */
bool ikeerr_scan_take_neighbour(const scan_place *place, uint32_t value, ikeerr_mention *mention);

/* ---- scan_read ---- */

/* Reads what is at the place. true: a mention. *next is where to read on. */
bool ikeerr_scan_read(const scan_place *place, ikeerr_mention *mention, size_t *next);

#endif
