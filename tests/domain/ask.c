/* Answers the questions of standard input, a verb and what it is about on each line, with the identities of records. */
#include <ikeerr.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void put(const ikeerr_record *record) {
  if (record) printf("%s ", ikeerr_record_text(record, IKEERR_ID));
}

static void lookup(const char *key) {
  ikeerr_answer answer;
  ikeerr_lookup(key, IKEERR_TO_NUL, IKEERR_ANY_DOMAIN, &answer);
  for (unsigned i = 0; i < answer.candidate_count; i++) put(answer.candidates[i]);
}

static void number(const char *digits) {
  ikeerr_answer answer;
  ikeerr_lookup_number(strtol(digits, NULL, 10), IKEERR_ANY_DOMAIN, &answer);
  for (unsigned i = 0; i < answer.candidate_count; i++) put(answer.candidates[i]);
}

static void explain(const char *key) {
  ikeerr_answer answer;
  char text[2048];
  ikeerr_lookup(key, IKEERR_TO_NUL, IKEERR_ANY_DOMAIN, &answer);
  ikeerr_explain(key, IKEERR_TO_NUL, &answer, text, sizeof text);
  fputs(text, stdout);
}

static void constant(const char *name) {
  put(ikeerr_constant(name, IKEERR_TO_NUL));
}

static void search(const char *query) {
  ikeerr_hit hit;
  if (ikeerr_search(query, IKEERR_TO_NUL, NULL, &hit, 1)) put(hit.record);
}

static void walk(const char *key) {
  ikeerr_answer answer;
  ikeerr_walk members;
  ikeerr_step step;
  ikeerr_lookup(key, IKEERR_TO_NUL, IKEERR_ANY_DOMAIN, &answer);
  ikeerr_walk_start(&members, answer.candidates[0], IKEERR_ALL_KINDS, 1);
  while (ikeerr_walk_next(&members, &step)) put(step.record);
}

static void list(const char *domain) {
  ikeerr_filter filter = IKEERR_EVERYTHING;
  filter.domain = strcmp(domain, "modem") == 0 ? IKEERR_MODEM : IKEERR_MOOD;
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    if (ikeerr_filter_passes(&filter, ikeerr_record_at(i))) put(ikeerr_record_at(i));
  }
}

static void scan(const char *text) {
  ikeerr_scanner scanner;
  ikeerr_mention mention;
  ikeerr_scan_start(&scanner, NULL);
  ikeerr_scan_feed(&scanner, text, strlen(text));
  while (ikeerr_scan_next(&scanner, &mention)) put(mention.records[0]);
  ikeerr_scan_finish(&scanner);
  while (ikeerr_scan_next(&scanner, &mention)) put(mention.records[0]);
}

static const struct {
  const char *verb;
  void (*answer)(const char *rest);
} ANSWERS[] = {
    {"lookup", lookup}, {"number", number}, {"explain", explain}, {"constant", constant},
    {"search", search}, {"walk", walk},     {"list", list},       {"scan", scan},
};

int main(void) {
  char line[512];
  while (fgets(line, sizeof line, stdin)) {
    line[strcspn(line, "\n")] = '\0';
    size_t verb = strcspn(line, " ");
    line[verb] = '\0';
    for (size_t i = 0; i < sizeof ANSWERS / sizeof *ANSWERS; i++) {
      if (strcmp(line, ANSWERS[i].verb) == 0) ANSWERS[i].answer(line + verb + 1);
    }
    puts("");
  }
  return 0;
}
