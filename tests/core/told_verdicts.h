/* The verdicts on logs, a line each: connection, peer, outcome, decider, reason; then what there is of: +Child SA,
 * ~what two lists differ in, x attempts, @first and last line, the line of the other log that shows the cause, the line
 * since which it works, and whether the log runs backwards. */
#ifndef TOLD_VERDICTS_H
#define TOLD_VERDICTS_H

#include "case_files.h"

enum { MOST_TEXT = 1 << 16, MOST_LOGS = 2 };

typedef struct {
  size_t length;
  char text[MOST_TEXT];
} told_verdicts;

static inline void tell(told_verdicts *told, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  told->length += (size_t)vsnprintf(told->text + told->length, MOST_TEXT - told->length, format, arguments);
  va_end(arguments);
  assert_true(told->length < MOST_TEXT);
}

static inline const char *or_dash(const char *text) {
  return text ? text : "-";
}

static inline void tell_verdict(void *context, const ikeerr_verdict *verdict) {
  told_verdicts *told = context;
  tell(told, "%s %s %s %s %s", or_dash(verdict->connection), or_dash(verdict->peer), verdict->outcome,
       verdict->decided_by, or_dash(verdict->reason));
  for (unsigned i = 0; i < verdict->child_count; i++) {
    const ikeerr_child *child = &verdict->children[i];
    tell(told, " +%s:%s", child->name ? child->name : "", child->outcome);
  }
  for (unsigned i = 0; i < verdict->differ_count; i++) tell(told, " ~%s", verdict->differ[i]);
  if (verdict->attempts > 1) tell(told, " x%u", (unsigned)verdict->attempts);
  tell(told, " @%u-%u", (unsigned)verdict->first_line, (unsigned)verdict->last_line);
  if (verdict->cause_log) tell(told, " see %u:%u", (unsigned)verdict->cause_log, (unsigned)verdict->cause_line);
  if (verdict->works_since) tell(told, " works %u", (unsigned)verdict->works_since);
  tell(told, verdict->is_newest_first ? " backwards\n" : "\n");
}

static inline const told_verdicts *verdicts_on(bool merge, const char *const logs[], size_t count) {
  static told_verdicts told;
  static ikeerr_diagnoser diagnoser;
  ikeerr_diagnose_options options = {merge};
  told.length = 0;
  told.text[0] = '\0';
  ikeerr_diagnose_start(&diagnoser, &options, tell_verdict, &told);
  for (size_t i = 0; i < count; i++) {
    if (i) ikeerr_diagnose_next_log(&diagnoser);
    ikeerr_diagnose_feed(&diagnoser, logs[i], strlen(logs[i]));
  }
  ikeerr_diagnose_finish(&diagnoser);
  return &told;
}

#define assert_verdicts(expected, ...)                                                        \
  do {                                                                                        \
    const char *const logs[] = {__VA_ARGS__};                                                 \
    assert_string_equal(expected, verdicts_on(true, logs, sizeof logs / sizeof *logs)->text); \
  } while (0)

#endif
