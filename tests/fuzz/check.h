/* What the fuzz targets share: a check that holds whatever the input is, and inputs read as numbers and texts. */
#ifndef FUZZ_CHECK_H
#define FUZZ_CHECK_H

#include <ikeerr.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/text.h"

#define CHECK(condition)                                                      \
  do {                                                                        \
    if (!(condition)) {                                                       \
      fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition); \
      abort();                                                                \
    }                                                                         \
  } while (0)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Takes numbers off the front of an input; 0 where it is used up. */
typedef struct {
  const uint8_t *data;
  size_t size;
} fuzz_input;

static inline uint32_t take_byte(fuzz_input *input) {
  if (!input->size) return 0;
  input->size--;
  return *input->data++;
}

static inline uint32_t take_number(fuzz_input *input) {
  uint32_t high = take_byte(input);
  return high << 8 | take_byte(input);
}

static inline const ikeerr_record *take_record(fuzz_input *input) {
  return ikeerr_record_at(take_number(input) % ikeerr_record_count());
}

/* A copy with nothing behind it, so that a look beyond is an error of the sanitizer. */
static inline char *copy_of(const void *bytes, size_t size) {
  char *copy = malloc(size ? size : 1);
  CHECK(copy);
  memcpy(copy, bytes, size);
  return copy;
}

/* ---- functions that work like snprintf ---- */

typedef size_t fuzz_writer(const void *context, char *out, size_t size);

static inline void check_in_room(fuzz_writer *write, const void *context, size_t room, const char *whole,
                                 size_t length) {
  char *out = malloc(room);
  CHECK(out);
  CHECK(write(context, out, room) == length);
  size_t written = strlen(out);
  CHECK(written < room && written <= length && memcmp(out, whole, written) == 0);
  CHECK(length >= room || written == length);
  CHECK(length < room || written + 4 >= room); /* it is cut in front of a character that does not fit */
  free(out);
}

/* The length is the same in any room, the text is UTF-8 without NUL, and a smaller room has its beginning. */
static inline void check_written(fuzz_writer *write, const void *context, size_t small_room) {
  size_t length = write(context, NULL, 0);
  char *whole = malloc(length + 1);
  CHECK(whole);
  CHECK(write(context, whole, length + 1) == length);
  CHECK(strlen(whole) == length);
  CHECK(ike_is_text((slice){whole, length}));
  check_in_room(write, context, 1 + small_room % (length + 2), whole, length);
  free(whole);
}

/* ---- answers ---- */

static inline void check_records(const ikeerr_record *const *records, unsigned count, unsigned most) {
  CHECK(count <= most);
  for (unsigned i = 0; i < count; i++) {
    CHECK(records[i] && ikeerr_record_at(ikeerr_record_index(records[i])) == records[i]);
    for (unsigned j = 0; j < i; j++) CHECK(records[i] != records[j]);
  }
}

static inline void check_answer(const ikeerr_answer *answer) {
  unsigned count = answer->candidate_count;
  CHECK(answer->status == IKEERR_FOUND ? count == 1 : answer->status == IKEERR_AMBIGUOUS ? count > 1 : count == 0);
  CHECK((answer->status == IKEERR_UNKNOWN) == (answer->reason != IKEERR_NO_REASON));
  CHECK(answer->reason < IKEERR_REASONS && answer->reading < IKEERR_READINGS);
  check_records(answer->candidates, count, IKEERR_MAX_CANDIDATES);
  check_records(answer->also, answer->also_count, IKEERR_MAX_ALSO);
  check_records(answer->suggestions, answer->suggestion_count, IKEERR_MAX_SUGGESTIONS);
}

#endif
