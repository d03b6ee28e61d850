#if !defined(_WIN32)
#define _POSIX_C_SOURCE 200809L
#define _FILE_OFFSET_BITS 64
#endif

#include "input.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "output/message.h"

#ifndef O_BINARY
#define O_BINARY 0
#endif

static void complain_of(const input_stream *input) {
  const char *advice = errno == EISDIR ? "; give the files in it" : "";
  complain("cannot read %s: %s%s", quote_path(input->name).text, strerror(errno), advice);
}

static uint64_t regular_size(int descriptor) {
  struct stat status;
  bool is_regular = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
  return is_regular ? (uint64_t)status.st_size : 0;
}

bool input_open(input_stream *input, const char *path) {
  bool is_standard = strcmp(path, "-") == 0;
  input->name = is_standard ? "standard input" : path;
  input->descriptor = is_standard ? STDIN_FILENO : open(path, O_RDONLY | O_BINARY);
  if (input->descriptor < 0) {
    complain_of(input);
    return false;
  }
  input->size = regular_size(input->descriptor);
  return true;
}

ptrdiff_t input_read(input_stream *input, char *out, size_t size) {
  ptrdiff_t count;
  do {
    count = read(input->descriptor, out, size);
  } while (count < 0 && errno == EINTR);
  if (count < 0) complain_of(input);
  return count;
}

void input_close(input_stream *input) {
  if (input->descriptor != STDIN_FILENO) close(input->descriptor);
}
