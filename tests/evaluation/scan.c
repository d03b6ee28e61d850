/* Recall and precision of scan on labelled lines, by form:
 *
 *     evaluate_scan [--verbose] FILE...
 *
 * A line of a file is {"text": ..., "options": {...}, "mentions": [{"match": ..., "form": ..., "records": [...]}]}.
 * A mention is right if its span, its form and its records are. --verbose lists what is missing (-) and what is wrong
 * (+). Whoever tunes the scanner looks at scan_tuning.jsonl only: scan_held_out.jsonl is there to say what the tuning
 * is worth.
 */
#include <cjson/cJSON.h>
#include <ikeerr.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_MENTIONS = 64, LONGEST_LINE = 1 << 16, TEXT_BEFORE = 4096 };

typedef struct {
  unsigned expected;
  unsigned found;
  unsigned right;
} score;

static score scores[IKEERR_FORMS];
static bool is_verbose;

static int form_index(const char *name) {
  for (int form = 0; form < IKEERR_FORMS; form++) {
    if (strcmp(ikeerr_form_name((ikeerr_form)form), name) == 0) return form;
  }
  fprintf(stderr, "evaluate_scan: there is no form %s\n", name);
  exit(2);
}

static bool has_records(const cJSON *expected, const ikeerr_mention *mention) {
  const cJSON *records = cJSON_GetObjectItem(expected, "records");
  if ((unsigned)cJSON_GetArraySize(records) != mention->record_count) return false;
  for (unsigned i = 0; i < mention->record_count; i++) {
    const char *id = cJSON_GetStringValue(cJSON_GetArrayItem(records, (int)i));
    if (strcmp(id, ikeerr_record_text(mention->records[i], IKEERR_ID)) != 0) return false;
  }
  return true;
}

static bool is_right(const cJSON *expected, const ikeerr_mention *mention, const char *text) {
  const char *match = cJSON_GetStringValue(cJSON_GetObjectItem(expected, "match"));
  const char *form = cJSON_GetStringValue(cJSON_GetObjectItem(expected, "form"));
  size_t length = (size_t)(mention->end - mention->start);
  return strcmp(form, ikeerr_form_name(mention->form)) == 0 && strlen(match) == length &&
         memcmp(match, text + mention->start, length) == 0 && has_records(expected, mention);
}

static size_t scan(const char *text, const ikeerr_scan_options *options, ikeerr_mention *mentions) {
  static char before[TEXT_BEFORE];
  memset(before, '.', sizeof before - 1);
  before[sizeof before - 1] = '\n';
  ikeerr_scanner scanner;
  size_t count = 0;
  ikeerr_scan_start(&scanner, options);
  ikeerr_scan_feed(&scanner, before, sizeof before);
  while (ikeerr_scan_next(&scanner, mentions)) continue;
  ikeerr_scan_feed(&scanner, text, strlen(text));
  for (int is_last = 0; is_last < 2; is_last++) {
    while (count < MOST_MENTIONS && ikeerr_scan_next(&scanner, &mentions[count])) count++;
    if (!is_last) ikeerr_scan_finish(&scanner);
  }
  for (size_t i = 0; i < count; i++) mentions[i].start -= TEXT_BEFORE, mentions[i].end -= TEXT_BEFORE;
  return count;
}

static void print_wrong(const ikeerr_mention *mention, const char *text) {
  printf("+ %.*s (%s, %s)", (int)(mention->end - mention->start), text + mention->start,
         ikeerr_form_name(mention->form), ikeerr_certainty_name(mention->certainty));
  for (unsigned i = 0; i < mention->record_count; i++) {
    printf(" %s", ikeerr_record_text(mention->records[i], IKEERR_ID));
  }
  putchar('\n');
}

static void print_missing(const cJSON *expected) {
  char *json = cJSON_PrintUnformatted(expected);
  printf("- %s\n", json);
  free(json);
}

static ikeerr_scan_options options_of(const cJSON *line) {
  const cJSON *given = cJSON_GetObjectItem(line, "options");
  ikeerr_scan_options options = IKEERR_SCAN_DEFAULT;
  options.statuses = cJSON_IsTrue(cJSON_GetObjectItem(given, "statuses"));
  options.neighbours = cJSON_IsTrue(cJSON_GetObjectItem(given, "neighbours"));
  return options;
}

static void evaluate(const cJSON *line) {
  const char *text = cJSON_GetStringValue(cJSON_GetObjectItem(line, "text"));
  ikeerr_scan_options options = options_of(line);
  ikeerr_mention mentions[MOST_MENTIONS];
  bool is_used[MOST_MENTIONS] = {false};
  size_t count = scan(text, &options, mentions);
  if (is_verbose) printf("\n%s\n", text);
  const cJSON *expected;
  cJSON_ArrayForEach(expected, cJSON_GetObjectItem(line, "mentions")) {
    int form = form_index(cJSON_GetStringValue(cJSON_GetObjectItem(expected, "form")));
    scores[form].expected++;
    size_t i = 0;
    while (i < count && (is_used[i] || !is_right(expected, &mentions[i], text))) i++;
    if (i < count) {
      is_used[i] = true;
      scores[form].right++;
    } else if (is_verbose) {
      print_missing(expected);
    }
  }
  for (size_t i = 0; i < count; i++) {
    scores[mentions[i].form].found++;
    if (is_verbose && !is_used[i]) print_wrong(&mentions[i], text);
  }
}

static unsigned evaluate_file(const char *path) {
  static char text[LONGEST_LINE];
  FILE *file = fopen(path, "r");
  if (!file) {
    perror(path);
    exit(2);
  }
  unsigned lines = 0;
  for (; fgets(text, sizeof text, file); lines++) {
    cJSON *line = cJSON_Parse(text);
    if (!line) {
      fprintf(stderr, "%s:%u: this line is not JSON\n", path, lines + 1);
      exit(2);
    }
    evaluate(line);
    cJSON_Delete(line);
  }
  fclose(file);
  return lines;
}

static double ratio(unsigned part, unsigned whole) {
  return whole ? (double)part / whole : 1;
}

static void print_score(const char *name, const score *of) {
  printf("%-10s %8u %8u %8u %8.3f %10.3f\n", name, of->expected, of->found, of->right, ratio(of->right, of->expected),
         ratio(of->right, of->found));
}

int main(int count, char **arguments) {
  unsigned lines = 0;
  score all = {0, 0, 0};
  for (int i = 1; i < count; i++) {
    if (strcmp(arguments[i], "--verbose") == 0) {
      is_verbose = true;
    } else {
      lines += evaluate_file(arguments[i]);
    }
  }
  printf("%u lines\n%-10s %8s %8s %8s %8s %10s\n", lines, "form", "expected", "found", "right", "recall", "precision");
  for (int form = 0; form < IKEERR_FORMS; form++) {
    print_score(ikeerr_form_name((ikeerr_form)form), &scores[form]);
    all.expected += scores[form].expected;
    all.found += scores[form].found;
    all.right += scores[form].right;
  }
  print_score("all", &all);
  if (!lines) return 2;
  return ratio(all.right, all.expected) < 0.95 || ratio(all.right, all.found) < 0.97;
}
