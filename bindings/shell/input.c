/* Files on every system, and the encoding of what is in them. */
#if !defined(_WIN32)
#define _POSIX_C_SOURCE 200809L
#endif
#define _FILE_OFFSET_BITS 64

#include "input.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "output/message.h"
#include "paths.h"

enum { MOST_AT_ONCE = 1 << 20 /* bytes; Windows counts them by an unsigned int */ };

static void complain_of(const input_stream *input) {
  const char *advice = errno == EISDIR ? "; give the files in it" : "";
  print_complaint("cannot read %s: %s%s", quoted_path(input->name).text, strerror(errno), advice);
}

static uint64_t regular_size(int descriptor) {
  struct stat status = {0}; /* clang 14 does not see fstat of glibc 2.33 fill it */
  bool is_regular = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
  return is_regular ? (uint64_t)status.st_size : 0;
}

bool input_open(input_stream *input, const char *path) {
  *input = (input_stream){.descriptor = -1};
  bool is_standard = strcmp(path, "-") == 0;
  input->name = is_standard ? "standard input" : path;
  input->descriptor = is_standard ? STDIN_FILENO : open_path(path);
  if (input->descriptor < 0) {
    complain_of(input);
    return false;
  }
  input->size = regular_size(input->descriptor);
  return true;
}

static ptrdiff_t read_bytes(input_stream *input, char *out, size_t size) {
  ptrdiff_t count = 0;
  unsigned wanted = size < MOST_AT_ONCE ? (unsigned)size : MOST_AT_ONCE;
  if (input->has_ended) return 0;
  do {
    count = read(input->descriptor, out, wanted);
  } while (count < 0 && errno == EINTR);
  if (count < 0) complain_of(input);
  if (count > 0) input->taken += (uint64_t)count;
  input->has_ended = count == 0;
  return count;
}

/* ---- packed files ---- */

static ptrdiff_t complain_of_packing(const input_stream *input, const char *problem) {
  print_complaint("cannot unpack %s: %s", quoted_path(input->name).text, problem);
  return -1;
}

/* More packed bytes; 0: there are none, -1: it complained. */
static ptrdiff_t read_packed(input_stream *input) {
  ptrdiff_t count = read_bytes(input, input->packed, sizeof input->packed);
  if (count > 0) {
    input->packed_from = input->packed;
    input->packed_end = input->packed + count;
  }
  if (count || unpack_is_complete(input->unpacking)) return count;
  return complain_of_packing(input, "it ends too early; what stands in front of that has been read");
}

static ptrdiff_t read_unpacked(input_stream *input, char *out, size_t size) {
  for (;;) {
    ptrdiff_t count = unpack_some(input->unpacking, &input->packed_from, input->packed_end, out, size);
    if (count < 0) return complain_of_packing(input, "it is damaged; what stands in front of that has been read");
    if (count) return count;
    if (input->packed_from == input->packed_end && (count = read_packed(input)) <= 0) return count;
  }
}

/* The next bytes of the text. */
static ptrdiff_t read_text(input_stream *input, char *out, size_t size) {
  return input->unpacking ? read_unpacked(input, out, size) : read_bytes(input, out, size);
}

static bool read_raw(input_stream *input) {
  ptrdiff_t count = read_text(input, input->raw + input->raw_end, sizeof input->raw - input->raw_end);
  if (count > 0) input->raw_end += (size_t)count;
  return count >= 0;
}

/* ---- the encoding ---- */

enum { MARK = 2 /* bytes of the byte order mark of UTF-16 */ };

/* Whether the next bytes decide: a first byte that no mark has is not kept waiting for a second one. */
static bool is_undecided(const input_stream *input) {
  if (input->has_ended) return false;
  if (!input->raw_end || file_kind_is_open(input->raw, input->raw_end)) return true;
  return input->raw_end < MARK && (unsigned char)input->raw[0] >= 0xFE;
}

static bool read_start(input_stream *input) {
  while (is_undecided(input)) {
    if (!read_raw(input)) return false;
  }
  return true;
}

/* What has been read turns out to be packed. */
static bool start_unpacking(input_stream *input, const file_kind *kind) {
  input->unpacking = unpack_start(kind->packing);
  if (!input->unpacking) {
    print_complaint("%s is packed by %s, which this build cannot unpack: run '%s -dc FILE | ikeerr scan'",
                    quoted_path(input->name).text, kind->name, kind->name);
    return false;
  }
  memcpy(input->packed, input->raw, input->raw_end);
  input->packed_from = input->packed;
  input->packed_end = input->packed + input->raw_end;
  input->raw_end = 0;
  return read_start(input);
}

/* false: what the file is cannot be read, and it said so. */
static bool detect_kind(input_stream *input) {
  const file_kind *kind = file_kind_of(input->raw, input->raw_end);
  if (!kind) return true;
  if (kind->packing && !input->unpacking) return start_unpacking(input, kind) && detect_kind(input);
  print_complaint("%s is %s, no text: %s", quoted_path(input->name).text, kind->name,
                  kind->packing ? "unpack it once more" : kind->instead);
  return false;
}

static bool detect_encoding(input_stream *input) {
  if (!read_start(input) || !detect_kind(input)) return false;
  input->is_utf16 = input->raw_end >= MARK && ike_utf16_start(&input->decoder, input->raw);
  input->raw_start = input->is_utf16 ? MARK : 0;
  input->is_started = true;
  return true;
}

static size_t give_raw(input_stream *input, char *out, size_t size) {
  size_t count = input->raw_end - input->raw_start;
  if (count > size) count = size;
  memcpy(out, input->raw + input->raw_start, count);
  input->raw_start += count;
  return count;
}

static size_t decode_raw(input_stream *input, char *out, size_t size) {
  size_t used = 0, count = input->raw_end - input->raw_start;
  input->raw_start += ike_utf16_decode(&input->decoder, input->raw + input->raw_start, count, out, &used, size);
  return used;
}

static ptrdiff_t read_utf16(input_stream *input, char *out, size_t size) {
  size_t used;
  while (!(used = decode_raw(input, out, size)) && !input->has_ended) {
    input->raw_start = input->raw_end = 0;
    if (!read_raw(input)) return -1;
  }
  if (!used) ike_utf16_finish(&input->decoder, out, &used);
  return (ptrdiff_t)used;
}

ptrdiff_t input_read(input_stream *input, char *out, size_t size) {
  if (!input->is_started && !detect_encoding(input)) return -1;
  if (input->is_utf16) return read_utf16(input, out, size);
  size_t given = give_raw(input, out, size);
  return given ? (ptrdiff_t)given : read_text(input, out, size);
}

uint64_t input_offset(input_stream *input, uint64_t offset, const char *text, uint64_t start) {
  if (!input->is_utf16) return offset;
  ike_utf16_advance(&input->decoder, text, start, offset);
  return input->decoder.input;
}

void input_close(input_stream *input) {
  unpack_end(input->unpacking);
  if (input->descriptor != STDIN_FILENO) close(input->descriptor);
}
