/* What each option does to the request, and which values it takes. */
#include "option_values.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/terminal.h"

enum { LARGEST = INT32_MAX /* as an int everywhere */ };

static exit_status refuse_value(option_id id, const char *given, const char *expected) {
  print_complaint("%s is no value of --%s: it takes %s", quoted_text(given).text, OPTION_TABLE[id].name, expected);
  return EXIT_TROUBLE;
}

static exit_status read_natural(option_id id, const char *given, unsigned least, unsigned most, unsigned *number) {
  char *end, expected[64];
  *number = 0;
  snprintf(expected, sizeof expected, "a whole number from %u to %u", least, most);
  long value = strtol(given, &end, 10);
  if (end == given || *end || value < (long)least || value > (long)most) return refuse_value(id, given, expected);
  *number = (unsigned)value;
  return EXIT_ANSWERED;
}

/* Words of several parts have '_' between them; '-' will do. */
static bool is_word(const char *given, const char *word) {
  for (; *given && (*given == *word || (*given == '-' && *word == '_')); given++) word++;
  return !*given && !*word;
}

static exit_status read_choice(option_id id, const char *given, const char *const *words, int *choice) {
  char expected[256];
  writer list = {expected, sizeof expected, 0};
  for (*choice = 0; words[*choice]; ++*choice) {
    if (is_word(given, words[*choice])) return EXIT_ANSWERED;
    if (*choice) ike_put(&list, words[*choice + 1] ? ", " : " or ");
    ike_put(&list, words[*choice]);
  }
  ike_put_end(&list);
  return refuse_value(id, given, expected);
}

static void list_words(ikeerr_vocabulary set, char *out, size_t size) {
  size_t length = 0;
  for (size_t i = 0; i < ikeerr_word_count(set) && length < size; i++) {
    length += (size_t)snprintf(out + length, size - length, "%s%s", i ? ", " : "one of ", ikeerr_word(set, i));
  }
}

static exit_status read_word(option_id id, const char *given, size_t length, ikeerr_vocabulary set, int *index) {
  char expected[2048];
  *index = ikeerr_word_index(set, given, length);
  if (*index >= 0) return EXIT_ANSWERED;
  list_words(set, expected, sizeof expected);
  return refuse_value(id, given, expected);
}

static exit_status read_domain(const char *given, ikeerr_domain *domain) {
  int index;
  exit_status status = read_word(OPTION_DOMAIN, given, IKEERR_TO_NUL, IKEERR_DOMAINS, &index);
  *domain = (ikeerr_domain)index;
  return status;
}

static exit_status read_kinds(const char *given, uint32_t *kinds) {
  int index;
  *kinds = 0;
  for (const char *rest = given;; rest++) {
    size_t length = strcspn(rest, ",");
    if (read_word(OPTION_KINDS, rest, length, IKEERR_RELATIONS, &index) != EXIT_ANSWERED) return EXIT_TROUBLE;
    *kinds |= UINT32_C(1) << index;
    rest += length;
    if (!*rest) return EXIT_ANSWERED;
  }
}

static exit_status read_certainty(const char *given, ikeerr_certainty *certainty) {
  const char *const WORDS[] = {ikeerr_certainty_name(IKEERR_POSSIBLE), ikeerr_certainty_name(IKEERR_LIKELY),
                               ikeerr_certainty_name(IKEERR_CERTAIN), NULL};
  int choice;
  exit_status status = read_choice(OPTION_LEAST, given, WORDS, &choice);
  *certainty = (ikeerr_certainty)choice;
  return status;
}

/* Of pages there is Markdown; related records are a graph instead. */
exit_status read_format(command_request *request) {
  static const output_format FORMATS[][3] = {{FORMAT_TEXT, FORMAT_MARKDOWN}, {FORMAT_TEXT, FORMAT_DOT, FORMAT_MERMAID}};
  const char *const WORDS[][4] = {{ikeerr_page_format_name(IKEERR_PLAIN), ikeerr_page_format_name(IKEERR_MARKDOWN)},
                                  {ikeerr_page_format_name(IKEERR_PLAIN), ikeerr_graph_format_name(IKEERR_DOT),
                                   ikeerr_graph_format_name(IKEERR_MERMAID)}};
  if (!request->format_word) return EXIT_ANSWERED;
  bool is_graph = request->command == COMMAND_RELATED;
  int choice;
  exit_status status = read_choice(OPTION_FORMAT, request->format_word, WORDS[is_graph], &choice);
  if (status == EXIT_ANSWERED) request->format = FORMATS[is_graph][choice];
  return status;
}

static exit_status read_section(const char *given, ikeerr_section *section) {
  const char *words[IKEERR_SECTIONS + 1] = {NULL};
  int choice;
  for (int i = 0; i < IKEERR_SECTIONS; i++) words[i] = ikeerr_section_name((ikeerr_section)i);
  exit_status status = read_choice(OPTION_SECTION, given, words, &choice);
  *section = (ikeerr_section)choice;
  return status;
}

static exit_status read_color(const char *given, bool *color) {
  static const char *const WORDS[] = {"never", "always", "auto", NULL};
  int choice;
  exit_status status = read_choice(OPTION_COLOR, given, WORDS, &choice);
  *color = choice == 1 || (choice == 2 && terminal_takes_color(stdout));
  return status;
}

static exit_status read_width(const char *given, command_request *request) {
  unsigned width;
  exit_status status = read_natural(OPTION_WIDTH, given, 1, LARGEST, &width);
  if (width < IKEERR_NARROWEST) width = IKEERR_NARROWEST;
  if (width > IKEERR_WIDEST) width = IKEERR_WIDEST;
  request->style.width = request->style.line_width = width;
  return status;
}

static exit_status raise_flag(option_id id, command_request *request) {
  bool *const FLAGS[OPTIONS] = {
      [OPTION_FULL] = &request->is_full,
      [OPTION_SHORT] = &request->is_short,
      [OPTION_ONLY] = &request->only,
      [OPTION_QUIET] = &request->quiet,
      [OPTION_SUMMARY] = &request->summary,
      [OPTION_STATUSES] = &request->scan.statuses,
      [OPTION_EACH] = &request->each,
      [OPTION_JSON] = &request->json,
      [OPTION_HELP] = &request->wants_help,
      [OPTION_VERSION] = &request->wants_version,
      [OPTION_SYSTEM_MESSAGE] = &request->system_message,
  };
  *FLAGS[id] = true;
  return EXIT_ANSWERED;
}

exit_status set_option(option_id id, const char *value, command_request *request) {
  switch (id) {
    case OPTION_DOMAIN:
      return read_domain(value, &request->filter.domain);
    case OPTION_KIND:
      return read_word(id, value, IKEERR_TO_NUL, IKEERR_KINDS, &request->filter.kind);
    case OPTION_TAG:
      return read_word(id, value, IKEERR_TO_NUL, IKEERR_TAGS, &request->filter.tag);
    case OPTION_WORDS:
      request->words = value;
      return EXIT_ANSWERED;
    case OPTION_LIMIT:
      return read_natural(id, value, 1, LARGEST, &request->limit);
    case OPTION_ALL:
      request->filter.min_score = 0;
      return EXIT_ANSWERED;
    case OPTION_DEPTH:
      return read_natural(id, value, 0, LARGEST, &request->depth);
    case OPTION_KINDS:
      return read_kinds(value, &request->kinds);
    case OPTION_TO:
      request->to = value;
      return EXIT_ANSWERED;
    case OPTION_FORMAT:
      request->format_word = value;
      return EXIT_ANSWERED;
    case OPTION_SECTION:
      return read_section(value, &request->section);
    case OPTION_PAGER:
      request->pager = PAGER_ALWAYS;
      return EXIT_ANSWERED;
    case OPTION_NO_PAGER:
      request->pager = PAGER_NEVER;
      return EXIT_ANSWERED;
    case OPTION_NO_NEIGHBOURS:
      request->scan.neighbours = false;
      return EXIT_ANSWERED;
    case OPTION_LEAST:
      return read_certainty(value, &request->scan.least);
    case OPTION_COLOR:
      return read_color(value, &request->style.has_color);
    case OPTION_WIDTH:
      return read_width(value, request);
    default:
      return raise_flag(id, request);
  }
}
