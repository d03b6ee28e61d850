/* Scans a text in chunks, checks what every scan has to keep to, and compares what two scans have found. */
#ifndef CUT_SCAN_H
#define CUT_SCAN_H

#include <ikeerr.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_FOUND = 1 << 12 };

typedef struct {
  ikeerr_mention mentions[MOST_FOUND];
  size_t count;
  const char *fault; /* what is wrong with them whatever the text; NULL: nothing */
} scan_found;

static inline const char *fault_of(const ikeerr_mention *mention, uint64_t least_start, uint64_t most_end) {
  if (mention->start >= mention->end || mention->end > most_end) return "a mention that is empty or not yet fed";
  if (mention->start < least_start) return "a mention that overlaps or is delivered after the end of its line";
  if (!mention->record_count && !mention->neighbour) return "a mention of nothing";
  if (!mention->sign_end) return mention->sign_start || mention->cause ? "a sign without an end" : NULL;
  bool is_inside = mention->sign_start <= mention->start && mention->end <= mention->sign_end;
  return is_inside && mention->sign_end <= most_end && mention->sign_start >= least_start
             ? NULL
             : "a sign that does not hold its mention, overlaps, or is not yet fed";
}

/* What a mention says of the text that it is in, which starts with these bytes; of UTF-16 it is not asked. */
static inline const char *misplaced(const ikeerr_mention *mention, const char *text, bool has_lines) {
  size_t line = 1;
  for (size_t i = 0; i < mention->start; i++) line += text[i] == '\n';
  if (mention->line != (has_lines ? line : 0)) return "a mention on another line";
  bool is_text = mention->text_length == mention->end - mention->start &&
                 memcmp(mention->text, text + mention->start, mention->text_length) == 0;
  return is_text ? NULL : "a mention with another text";
}

static inline bool is_utf16(const char *text, size_t length) {
  return length >= 2 && (memcmp(text, "\xFE\xFF", 2) == 0 || memcmp(text, "\xFF\xFE", 2) == 0);
}

/* Takes the mentions of a chunk; `line` is where the last chunk ended that ended with a line feed, `end` where this one
 * does. */
static inline void take_found(ikeerr_scanner *scanner, const char *text, bool has_lines, uint64_t line, uint64_t end,
                              scan_found *found) {
  ikeerr_mention mention;
  while (ikeerr_scan_next(scanner, &mention)) {
    const ikeerr_mention *before = found->count ? &found->mentions[found->count - 1] : NULL;
    uint64_t last = before ? before->end > before->sign_end ? before->end : before->sign_end : 0;
    const char *fault = fault_of(&mention, last > line ? last : line, end);
    if (!fault && !is_utf16(text, (size_t)end)) fault = misplaced(&mention, text, has_lines);
    if (!fault && found->count == MOST_FOUND) fault = "more mentions than the test can hold";
    if (fault) found->fault = fault;
    if (found->count < MOST_FOUND) found->mentions[found->count++] = mention;
  }
}

/* Whether the text that is fed so far ends with a line feed; of UTF-16 it is not asked. */
static inline bool ends_line(const char *text, size_t end) {
  return end && !is_utf16(text, end) && text[end - 1] == '\n';
}

/* Scans a text in chunks that end at so many offsets, in rising order, and a last one. A chunk is a copy with nothing
 * around it, so that a look outside is an error of the sanitizer. */
static inline void scan_cut(const ikeerr_scan_options *options, const char *text, size_t length, const size_t *ends,
                            size_t count, scan_found *found) {
  ikeerr_scanner scanner;
  size_t start = 0, line = 0;
  bool has_lines = options && options->lines;
  found->count = 0;
  found->fault = NULL;
  ikeerr_scan_start(&scanner, options);
  for (size_t i = 0; i <= count; i++) {
    size_t end = i < count ? ends[i] : length;
    char *chunk = malloc(end > start ? end - start : 1);
    if (!chunk) abort();
    memcpy(chunk, text + start, end - start);
    ikeerr_scan_feed(&scanner, chunk, end - start);
    take_found(&scanner, text, has_lines, line, end, found);
    free(chunk);
    if (ends_line(text, end)) line = end;
    start = end;
  }
  ikeerr_scan_finish(&scanner);
  take_found(&scanner, text, has_lines, line, length, found);
}

/* Scans a text by a scanner that was started, and that other texts may have gone through. */
static inline void scan_text(ikeerr_scanner *scanner, bool has_lines, const char *text, size_t length,
                             scan_found *found) {
  char *copy = malloc(length ? length : 1);
  if (!copy) abort();
  memcpy(copy, text, length);
  found->count = 0;
  found->fault = NULL;
  ikeerr_scan_text(scanner, copy, length);
  take_found(scanner, text, has_lines, 0, length, found);
  free(copy);
}

/* Where chunks of a size end; returns how many there are, the last left out. */
static inline size_t cut_evenly(size_t length, size_t size, size_t *ends) {
  size_t count = 0;
  for (size_t end = size; end < length; end += size) ends[count++] = end;
  return count;
}

static inline bool is_same_mention(const ikeerr_mention *one, const ikeerr_mention *other) {
  return one->start == other->start && one->end == other->end && one->form == other->form &&
         one->certainty == other->certainty && one->record_count == other->record_count &&
         one->neighbour == other->neighbour && one->cause == other->cause && one->line == other->line &&
         one->sign_start == other->sign_start && one->sign_end == other->sign_end &&
         memcmp(one->records, other->records, one->record_count * sizeof *one->records) == 0;
}

/* The number of the first mention that one has and the other has not; the count of both if they are the same. */
static inline size_t first_difference(const scan_found *one, const scan_found *other) {
  size_t i = 0;
  while (i < one->count && i < other->count && is_same_mention(&one->mentions[i], &other->mentions[i])) i++;
  return i;
}

static inline bool is_same_found(const scan_found *one, const scan_found *other) {
  return one->count == other->count && first_difference(one, other) == one->count;
}

/* ---- UTF-16 ---- */

/* Writes a unit and returns what is behind it. */
static inline char *put_unit(char *out, unsigned unit, bool is_big) {
  out[!is_big] = (char)(unit >> 8);
  out[is_big] = (char)unit;
  return out + 2;
}

/* The same text in UTF-16 behind a byte order mark, and its length. A byte beyond ASCII becomes a unit of some other
 * kind: a letter, a blank of another script, and surrogates, in pairs or alone, as they come. */
static inline size_t widen(const char *text, size_t length, bool is_big, char *out) {
  char *end = put_unit(out, 0xFEFF, is_big);
  for (size_t i = 0; i < length; i++) {
    static const unsigned KINDS[] = {0x00C0, 0x3000, 0x4E00, 0xD800, 0xDC00, 0xDBC0, 0xFF00, 0xDFC0};
    unsigned byte = (unsigned char)text[i];
    end = put_unit(end, byte < 0x80 ? byte : KINDS[byte >> 4 & 7] + (byte & 0x0F), is_big);
  }
  return (size_t)(end - out);
}

#endif
