/* The command without a word: keys are looked up, and their records shown. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answer.h"
#include "commands.h"
#include "operands.h"
#include "option_table.h"
#include "output/record_json.h"
#include "output/text.h"
#include "system_message.h"

static size_t answers_shown;

/* ---- for people ---- */

typedef struct {
  const ikeerr_record *record;
  ikeerr_style style;
  ikeerr_section section;
} record_page;

static size_t render_page(const void *context, char *out, size_t size) {
  const record_page *page = context;
  return ikeerr_page_section(page->record, page->section, &page->style, out, size);
}

static size_t render_brief(const void *context, char *out, size_t size) {
  const record_page *page = context;
  return ikeerr_brief(page->record, &page->style, out, size);
}

static char *page_of(const command_request *request, const ikeerr_record *record, ikeerr_section section) {
  ikeerr_page_format format = request->format == FORMAT_MARKDOWN ? IKEERR_MARKDOWN : IKEERR_PLAIN;
  ikeerr_style style = {request->style.width, request->style.has_color, format};
  bool is_brief = !request->is_full && section == IKEERR_WHOLE_PAGE;
  return rendered_text(is_brief ? render_brief : render_page, &(record_page){record, style, section});
}

static bool has_section(const command_request *request, const ikeerr_record *record, ikeerr_section section) {
  char *text = page_of(request, record, section);
  bool has_it = *text;
  free(text);
  return has_it;
}

static exit_status complain_of_section(const command_request *request, const ikeerr_record *record) {
  char there[256];
  writer list = {there, sizeof there, 0};
  for (int i = 0; i < IKEERR_SECTIONS; i++) {
    if (!has_section(request, record, (ikeerr_section)i)) continue;
    if (list.length) ike_put(&list, ", ");
    ike_put(&list, ikeerr_section_name((ikeerr_section)i));
  }
  ike_put_end(&list);
  print_complaint("%s has no section %s: its sections are %s", ikeerr_record_text(record, IKEERR_ID),
                  ikeerr_section_name(request->section), there);
  return EXIT_NOT_FOUND;
}

/* A section does not name its record: where there may be several, a line does. */
static void print_page(const command_request *request, const ikeerr_record *record, const char *text) {
  bool is_one_of_several = request->operand_count > 1 || strcmp(request->operands[0], "-") == 0;
  bool is_section = request->section != IKEERR_WHOLE_PAGE;
  if (is_section && is_one_of_several) print_record_line(&request->style, record, 0);
  fputs(text, stdout);
}

/* lead: blanks of its line, or the end of the line in front of it. */
static void print_system_message(const command_request *request, const ikeerr_record *record, const char *lead,
                                 unsigned width) {
  static const char SAYS[] = "Windows says: ";
  char *message = request->system_message ? system_message(record) : NULL;
  if (!message) return;
  printf("%s%s", lead, SAYS);
  continue_wrapped(message, width, strspn(lead, " ") + strlen(SAYS));
  free(message);
}

static void print_explanation(const command_request *request, const key_text *key, const ikeerr_answer *answer) {
  char *text = explain_answer(key, answer);
  print_wrapped(text, request->style.width, 0);
  free(text);
}

static void print_candidates(const command_request *request, const ikeerr_answer *answer) {
  for (unsigned i = 0; i < answer->candidate_count; i++) {
    const char *lead = request->is_short ? "  " : "    ";
    print_record_line(&request->style, answer->candidates[i], strlen(lead) - 2);
    print_system_message(request, answer->candidates[i], lead, request->style.line_width);
  }
}

static exit_status print_answer(const command_request *request, const key_text *key, const ikeerr_answer *answer) {
  bool needs_explanation = answer->status == IKEERR_AMBIGUOUS || answer->also_count;
  bool is_page = !request->is_short && answer->status == IKEERR_FOUND;
  char *page = is_page ? page_of(request, answer->candidates[0], request->section) : NULL;
  bool is_empty = page && !*page;
  if (!is_empty) {
    if (answers_shown++ && !request->is_short) putchar('\n');
    if (needs_explanation && !request->is_short) print_explanation(request, key, answer);
    if (needs_explanation && is_page) putchar('\n');
    if (is_page) {
      print_page(request, answer->candidates[0], page);
      print_system_message(request, answer->candidates[0], "\n", request->style.width);
    } else {
      print_candidates(request, answer);
    }
  }
  free(page);
  return is_empty ? complain_of_section(request, answer->candidates[0]) : EXIT_ANSWERED;
}

/* ---- for programs ---- */

static exit_status put_answer(const command_request *request, const key_text *key, const ikeerr_answer *answer) {
  char *text = explain_answer(key, answer), *messages[IKEERR_MAX_CANDIDATES] = {NULL};
  for (unsigned i = 0; request->system_message && i < answer->candidate_count; i++) {
    messages[i] = system_message(answer->candidates[i]);
  }
  json_answer(key->text, key->length, answer, text, request->system_message ? (const char *const *)messages : NULL);
  for (unsigned i = 0; i < answer->candidate_count; i++) free(messages[i]);
  free(text);
  return answer->status == IKEERR_UNKNOWN ? EXIT_NOT_FOUND : EXIT_ANSWERED;
}

/* ---- several words ---- */

/* How many operands stand for records, each by itself. false: one is '-', or unknown for more than being no name, so
 * that it is no word of a sentence. */
static bool count_keys(const command_request *request, size_t *known) {
  ikeerr_answer answer;
  *known = 0;
  for (size_t i = 0; i < request->operand_count; i++) {
    const char *operand = request->operands[i];
    ikeerr_status status = ikeerr_lookup(operand, strlen(operand), request->filter.domain, &answer);
    bool is_word = status != IKEERR_UNKNOWN || answer.reason == IKEERR_UNKNOWN_NAME;
    if (strcmp(operand, "-") == 0 || !is_word) return false;
    *known += status != IKEERR_UNKNOWN;
  }
  return true;
}

static void say_that_words_are_searched_for(const command_request *request, const char *text) {
  command_id meant = command_like(request->operands[0]);
  if (meant == COMMAND_EXPLAIN) {
    print_complaint("%s is no key, so its words are searched for", quoted_text(text).text);
  } else {
    print_complaint("%s is no key, so its words are searched for; did you mean 'ikeerr %s'?", quoted_text(text).text,
                    command_word(meant));
  }
}

/* Words of which one is no key are a key together, or, if none is one, words to search for. Says which. */
static bool take_together(const command_request *request, exit_status *status) {
  size_t known;
  if (request->operand_count < 2 || !count_keys(request, &known) || known == request->operand_count) return false;
  char *text = joined_operands(request);
  const key_text key = {text, strlen(text)};
  ikeerr_answer answer;
  bool is_key = ikeerr_lookup(key.text, key.length, request->filter.domain, &answer) == IKEERR_FOUND;
  if (is_key) print_complaint("taken together: %s", quoted_text(text).text);
  if (!is_key && !known) say_that_words_are_searched_for(request, text);
  if (is_key) *status = print_answer(request, &key, &answer);
  if (!is_key && !known) *status = search_records(request);
  free(text);
  return is_key || !known;
}

exit_status explain_keys(const command_request *request) {
  exit_status status;
  if (!request->operand_count) {
    print_complaint("give a code or a name, as in 'ikeerr 13868'; see 'ikeerr --help'");
    return EXIT_TROUBLE;
  }
  if (!request->json && take_together(request, &status)) return status;
  return answer_each(request, request->json ? put_answer : print_answer, request->json);
}
