/* Four questions of somebody whose tunnel is down, each with what is asked and what comes back. Its argument is the
 * log; without one the last question is left out. */
#include <ikeerr.h>
#include <stdio.h>

static void ask(const char *question, const char *call) {
  printf("\n%s\n%s\n", question, call);
}

static void print_line(const ikeerr_record *record) {
  char line[512];
  ikeerr_line(record, line, sizeof line);
  puts(line);
}

static void explain(const ikeerr_record *record) {
  ikeerr_style style = {.width = 80};
  char brief[8192];
  ikeerr_brief(record, &style, brief, sizeof brief);
  fputs(brief, stdout);
}

static void walk_to_the_other_end(const ikeerr_record *start) {
  uint32_t kinds = UINT32_C(1) << ikeerr_word_index(IKEERR_RELATIONS, "equivalent", IKEERR_TO_NUL);
  ikeerr_walk walk;
  ikeerr_step step;
  ikeerr_walk_start(&walk, start, kinds, 1);
  while (ikeerr_walk_next(&walk, &step)) print_line(step.record);
}

static void search(const char *query) {
  ikeerr_filter everything = IKEERR_EVERYTHING;
  ikeerr_hit hits[3];
  size_t count = ikeerr_search(query, IKEERR_TO_NUL, &everything, hits, 3);
  for (size_t i = 0; i < count; i++) print_line(hits[i].record);
}

static void print_verdict(void *context, const ikeerr_verdict *verdict) {
  (void)context;
  ikeerr_style style = {.width = 80};
  char text[8192];
  ikeerr_verdict_text(verdict, &style, text, sizeof text);
  fputs(text, stdout);
}

static int diagnose(const char *name) {
  static ikeerr_diagnoser diagnoser; /* 400 KiB: not for every stack */
  FILE *log = fopen(name, "rb");
  if (!log) {
    perror(name);
    return 1;
  }
  char chunk[4096];
  ikeerr_diagnose_start(&diagnoser, NULL, print_verdict, NULL);
  for (size_t length; (length = fread(chunk, 1, sizeof chunk, log)) > 0;) {
    ikeerr_diagnose_feed(&diagnoser, chunk, length);
  }
  ikeerr_diagnose_finish(&diagnoser);
  return fclose(log);
}

int main(int argc, char **argv) {
  const ikeerr_record *error = ikeerr_by_code(IKEERR_WIN32, 13801, NULL);
  ask("What does the Windows error 13801 mean, and what is to be done?",
      "ikeerr_brief(ikeerr_by_code(IKEERR_WIN32, 13801, NULL), ...)");
  explain(error);

  ask("What does the other end's log show for it?", "ikeerr_walk_start(&walk, error, equivalent, 1)");
  walk_to_the_other_end(error);

  ask("Which errors are about this?", "ikeerr_search(\"peer stopped responding\", ...)");
  search("peer stopped responding");

  if (argc < 2) return 0;
  ask("Why is the tunnel of this log down?", "ikeerr_diagnose_feed(&diagnoser, chunk, length)");
  return diagnose(argv[1]);
}
