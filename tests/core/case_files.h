/* The files of tests/cases: reading them, and comparing a text with a golden file or writing that anew. */
#ifndef CASE_FILES_H
#define CASE_FILES_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmocka_setup.h"

static inline FILE *open_case_file(const char *name, const char *mode) {
  char path[1024];
  snprintf(path, sizeof path, "%s/%s", CASES, name);
  FILE *file = fopen(path, mode);
  if (!file) fail_msg("cannot open %s; if it is a golden file that is yet to be written: tests/cases/rewrite", path);
  return file;
}

static inline char *read_case_file(const char *name) {
  FILE *file = open_case_file(name, "rb");
  assert_int_equal(0, fseek(file, 0, SEEK_END));
  long size = ftell(file);
  assert_true(size > 0);
  rewind(file);
  char *text = test_malloc((size_t)size + 1);
  assert_int_equal((size_t)size, fread(text, 1, (size_t)size, file));
  text[size] = '\0';
  fclose(file);
  return text;
}

static inline void write_case_file(const char *name, const char *text) {
  FILE *file = open_case_file(name, "wb");
  assert_int_equal(strlen(text), fwrite(text, 1, strlen(text), file));
  assert_int_equal(0, fclose(file));
}

/* Fails at the first line that differs, which says more than two whole pages. */
static inline void check_same_lines(const char *name, const char *expected, const char *text) {
  for (size_t number = 1; strcmp(expected, text) != 0; number++) {
    size_t wanted = strcspn(expected, "\n"), given = strcspn(text, "\n");
    bool is_same = wanted == given && expected[wanted] == text[given] && memcmp(expected, text, wanted) == 0;
    if (!is_same) {
      fail_msg("%s:%zu is\n%.*s\nand the answer is\n%.*s\nIf that is meant: tests/cases/rewrite", name, number,
               (int)wanted, expected, (int)given, text);
    }
    expected += wanted + 1;
    text += given + 1;
  }
}

/* IKEERR_REWRITE in the environment: the file is written instead. */
static inline void check_golden_file(const char *name, const char *text) {
  if (getenv("IKEERR_REWRITE")) write_case_file(name, text);
  char *expected = read_case_file(name);
  check_same_lines(name, expected, text);
  test_free(expected);
}

#endif
