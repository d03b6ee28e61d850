/* The prose of a record's causes, as the field table has it. */
#ifndef CAUSE_TEXTS_H
#define CAUSE_TEXTS_H

#include <stddef.h>

#include "ikeerr.h"

static inline ikeerr_value cause_field(const ikeerr_value *cause, const char *name) {
  return ikeerr_value_field(cause, (size_t)ikeerr_field_index(IKEERR_STRUCT_CAUSE, name, IKEERR_TO_NUL));
}

/* Calls `take` with each text: of a cause the title and why, then what to check, what to change, when to ignore it. */
static inline void for_cause_texts(const ikeerr_record *record, void (*take)(void *context, const char *text),
                                   void *context) {
  static const char *const FIELDS[] = {"title", "text", "checks", "fixes", "ignore"};
  int field = ikeerr_field_index(IKEERR_STRUCT_RECORD, "causes", IKEERR_TO_NUL);
  ikeerr_value causes = ikeerr_record_value(record, (size_t)field);
  for (size_t i = 0; i < causes.count; i++) {
    ikeerr_value cause = ikeerr_value_item(&causes, i);
    for (size_t j = 0; j < sizeof FIELDS / sizeof *FIELDS; j++) {
      ikeerr_value value = cause_field(&cause, FIELDS[j]);
      if (value.text) take(context, value.text);
      for (size_t k = 0; k < value.count; k++) take(context, ikeerr_value_item(&value, k).text);
    }
  }
}

#endif
