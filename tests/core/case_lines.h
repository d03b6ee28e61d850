/* The cases of a file of tests/cases: one JSON object a line. */
#ifndef CASE_LINES_H
#define CASE_LINES_H

#include <cjson/cJSON.h>

#include "case_files.h"

static inline const cJSON *item_of(const cJSON *object, const char *key) {
  return cJSON_GetObjectItemCaseSensitive(object, key);
}

static inline const char *string_of(const cJSON *object, const char *key) {
  return cJSON_GetStringValue(item_of(object, key));
}

static inline void for_each_case(const char *name, void (*check)(const cJSON *)) {
  char *text = read_case_file(name);
  size_t count = 0;
  for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
    cJSON *parsed = cJSON_Parse(line);
    if (!parsed) fail_msg("%s: no JSON: %.60s", name, line);
    print_message("  %.100s\n", line);
    check(parsed);
    cJSON_Delete(parsed);
    count++;
  }
  assert_true(count > 0);
  test_free(text);
}

#endif
