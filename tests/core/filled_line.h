/* The language of the patterns of log lines, for tests that fill them in. */
#ifndef FILLED_LINE_H
#define FILLED_LINE_H

#include <string.h>

/* The length of the wildcard that a pattern starts with; 0: it starts with something else. */
static inline size_t wildcard_length(const char *pattern) {
  static const char *const WILDCARDS[] = {"\xE2\x80\xA6", "{proposals}", "{id}", "{ts}", "{peer}", "{name}"};
  for (size_t i = 0; i < sizeof WILDCARDS / sizeof *WILDCARDS; i++) {
    if (strncmp(pattern, WILDCARDS[i], strlen(WILDCARDS[i])) == 0) return strlen(WILDCARDS[i]);
  }
  return 0;
}

/* The length of what is fixed up to the next wildcard, or to the end. */
static inline size_t fixed_length(const char *pattern) {
  size_t length = 0;
  while (pattern[length] && !wildcard_length(pattern + length)) length++;
  return length;
}

#endif
