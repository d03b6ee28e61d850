/* Recall and precision of scan on labelled lines, by form:
 *
 *     evaluate_scan [--verbose] FILE...
 *
 * A line of a file is {"text": ..., "options": {...}, "mentions": [{"match": ..., "form": ..., "records": [...]}]}.
 * A mention is right if its span, its form and its records are. --verbose lists what is missing (-) and what is wrong
 * (+). Whoever tunes the scanner looks at scan_tuning.jsonl only: scan_held_out.jsonl is there to say what the tuning
 * is worth.
 *
 * A line with a "kind" is real material (scan_real_tuning.jsonl) and counts in the table of its kind, without a floor.
 * What scan is worth on it is measured on lines that somebody else writes and that are run once; then they join those.
 * There the records of a mention are those that may be named: a mention found is right if it lies on the match and
 * names no other record. It is open if it names a right record and its twin of the other IKE version too, which was not
 * left open: that counts as right, and apart. It is of the wrong version if it names records of the other version in
 * place of the right one. What is "optional" need not be found.
 */
#include <cjson/cJSON.h>
#include <ikeerr.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_MENTIONS = 64, LONGEST_LINE = 1 << 16, TEXT_BEFORE = 4096, MOST_KINDS = 32, LONGEST_KIND = 32 };

typedef struct {
  unsigned expected;
  unsigned found;
  unsigned right;
} score;

typedef struct {
  char name[LONGEST_KIND];
  unsigned lines;
  unsigned expected;
  unsigned recalled;
  unsigned found;
  unsigned right;
  unsigned open;
  unsigned wrong_version;
} class_score;

typedef enum { IS_WRONG, IS_WRONG_VERSION, IS_OPEN, IS_RIGHT } judgement;

static score scores[IKEERR_FORMS];
static class_score classes[MOST_KINDS];
static unsigned class_count;
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

static class_score *class_of(const char *kind) {
  unsigned i = 0;
  while (i < class_count && strcmp(classes[i].name, kind) != 0) i++;
  if (i == MOST_KINDS || strlen(kind) >= LONGEST_KIND) {
    fprintf(stderr, "evaluate_scan: too many kinds, or too long a name: %s\n", kind);
    exit(2);
  }
  if (i == class_count) strcpy(classes[class_count++].name, kind);
  return &classes[i];
}

static bool is_in(const ikeerr_record *record, const cJSON *records) {
  const cJSON *id;
  cJSON_ArrayForEach(id, records) {
    if (strcmp(cJSON_GetStringValue(id), ikeerr_record_text(record, IKEERR_ID)) == 0) return true;
  }
  return false;
}

static bool has_domain(const cJSON *records, const char *domain) {
  const cJSON *id;
  cJSON_ArrayForEach(id, records) {
    if (strncmp(cJSON_GetStringValue(id), domain, strlen(domain)) == 0) return true;
  }
  return false;
}

static bool is_other_version(const ikeerr_record *record, const cJSON *records) {
  const char *id = ikeerr_record_text(record, IKEERR_ID);
  bool is_v1 = strncmp(id, "ikev1:", 6) == 0;
  bool is_v2 = strncmp(id, "ikev2:", 6) == 0;
  return (is_v1 && has_domain(records, "ikev2:") && !has_domain(records, "ikev1:")) ||
         (is_v2 && has_domain(records, "ikev1:") && !has_domain(records, "ikev2:"));
}

static judgement judge(const ikeerr_mention *mention, const cJSON *records) {
  unsigned right = 0;
  unsigned twins = 0;
  for (unsigned i = 0; i < mention->record_count; i++) {
    right += is_in(mention->records[i], records);
    twins += is_other_version(mention->records[i], records);
  }
  if (right + twins < mention->record_count || !mention->record_count) return IS_WRONG;
  if (!right) return IS_WRONG_VERSION;
  return twins ? IS_OPEN : IS_RIGHT;
}

/* Where the match of an expected mention begins; the mentions of a line stand in the order of the text. */
static size_t place_of(const cJSON *expected, const char *text, size_t *after) {
  const char *match = cJSON_GetStringValue(cJSON_GetObjectItem(expected, "match"));
  const char *place = strstr(text + *after, match);
  if (!place) place = strstr(text, match);
  if (!place) {
    fprintf(stderr, "evaluate_scan: %s is not in %s\n", match, text);
    exit(2);
  }
  *after = (size_t)(place - text) + strlen(match);
  return (size_t)(place - text);
}

static void evaluate_real(const cJSON *line, const char *text, const ikeerr_mention *mentions, size_t count) {
  class_score *of = class_of(cJSON_GetStringValue(cJSON_GetObjectItem(line, "kind")));
  judgement best[MOST_MENTIONS] = {IS_WRONG};
  size_t after = 0;
  const cJSON *expected;
  cJSON_ArrayForEach(expected, cJSON_GetObjectItem(line, "mentions")) {
    size_t start = place_of(expected, text, &after);
    judgement reached = IS_WRONG;
    for (size_t i = 0; i < count; i++) {
      if (mentions[i].end <= start || mentions[i].start >= after) continue;
      judgement here = judge(&mentions[i], cJSON_GetObjectItem(expected, "records"));
      if (here > best[i]) best[i] = here;
      if (here > reached) reached = here;
    }
    if (cJSON_IsTrue(cJSON_GetObjectItem(expected, "optional"))) continue;
    of->expected++;
    of->recalled += reached >= IS_OPEN;
    if (is_verbose && reached < IS_OPEN) print_missing(expected);
  }
  of->lines++;
  for (size_t i = 0; i < count; i++) {
    of->found++;
    of->right += best[i] >= IS_OPEN;
    of->open += best[i] == IS_OPEN;
    of->wrong_version += best[i] == IS_WRONG_VERSION;
    if (is_verbose && best[i] < IS_RIGHT) {
      printf("%s", best[i] == IS_OPEN ? "open " : best[i] == IS_WRONG_VERSION ? "wrong version " : "");
      print_wrong(&mentions[i], text);
    }
  }
}

static void evaluate(const cJSON *line) {
  const char *text = cJSON_GetStringValue(cJSON_GetObjectItem(line, "text"));
  ikeerr_scan_options options = options_of(line);
  ikeerr_mention mentions[MOST_MENTIONS];
  bool is_used[MOST_MENTIONS] = {false};
  size_t count = scan(text, &options, mentions);
  if (is_verbose) printf("\n%s\n", text);
  if (cJSON_GetObjectItem(line, "kind")) {
    evaluate_real(line, text, mentions, count);
    return;
  }
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

static void print_class(const class_score *of) {
  printf("%-18s %6u %8u %6u %7.3f %9.3f %6u %13u\n", of->name, of->lines, of->expected, of->found,
         ratio(of->recalled, of->expected), ratio(of->right, of->found), of->open, of->wrong_version);
}

static void add(class_score *to, const class_score *of) {
  to->lines += of->lines;
  to->expected += of->expected;
  to->recalled += of->recalled;
  to->found += of->found;
  to->right += of->right;
  to->open += of->open;
  to->wrong_version += of->wrong_version;
}

static unsigned classes_lines(void) {
  unsigned lines = 0;
  for (unsigned i = 0; i < class_count; i++) lines += classes[i].lines;
  return lines;
}

static void print_classes(void) {
  class_score windows = {.name = "windows-*"};
  class_score others = {.name = "others"};
  class_score all = {.name = "all"};
  printf("%-18s %6s %8s %6s %7s %9s %6s %13s\n", "kind", "lines", "expected", "found", "recall", "precision", "open",
         "wrong version");
  for (unsigned i = 0; i < class_count; i++) {
    print_class(&classes[i]);
    add(strncmp(classes[i].name, "windows-", 8) == 0 ? &windows : &others, &classes[i]);
    add(&all, &classes[i]);
  }
  print_class(&windows);
  print_class(&others);
  print_class(&all);
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
  if (class_count) print_classes();
  if (class_count && lines == classes_lines()) return 0;
  printf("%u lines\n%-10s %8s %8s %8s %8s %10s\n", lines - classes_lines(), "form", "expected", "found", "right",
         "recall", "precision");
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
