/* The command without a word: keys are looked up, and their records shown. */
#include <stdio.h>
#include <stdlib.h>

#include "answer.h"
#include "commands.h"
#include "output/json.h"
#include "output/record_json.h"
#include "output/text.h"

static size_t answers_shown;

/* ---- for people ---- */

typedef struct {
  const ikeerr_record *record;
  ikeerr_style style;
} record_page;

static size_t render_page(const void *context, char *out, size_t size) {
  const record_page *page = context;
  return ikeerr_page(page->record, &page->style, out, size);
}

static size_t render_brief(const void *context, char *out, size_t size) {
  const record_page *page = context;
  return ikeerr_brief(page->record, &page->style, out, size);
}

static void print_page(const command_request *request, const ikeerr_record *record) {
  ikeerr_style style = {request->style.width, request->style.has_color};
  print_rendered(request->is_full ? render_page : render_brief, &(record_page){record, style});
}

static void print_explanation(const command_request *request, const key_text *key, const ikeerr_answer *answer) {
  char *text = explain_answer(key, answer);
  print_wrapped(text, request->style.width, 0);
  free(text);
}

static exit_status print_answer(const command_request *request, const key_text *key, const ikeerr_answer *answer) {
  bool needs_explanation = answer->status == IKEERR_AMBIGUOUS || answer->also_count;
  bool is_page = !request->is_short && answer->status == IKEERR_FOUND;
  if (answers_shown++ && !request->is_short) putchar('\n');
  if (needs_explanation && !request->is_short) print_explanation(request, key, answer);
  if (needs_explanation && is_page) putchar('\n');
  for (unsigned i = 0; i < answer->candidate_count && !is_page; i++) {
    print_record_line(&request->style, answer->candidates[i], request->is_short ? 0 : 2);
  }
  if (is_page) print_page(request, answer->candidates[0]);
  return EXIT_ANSWERED;
}

/* ---- for programs ---- */

static void put_records(const ikeerr_answer *answer) {
  json_open_list("records");
  for (unsigned i = 0; i < answer->candidate_count; i++) {
    json_open_object(NULL);
    json_record_fields(answer->candidates[i]);
    json_close_object();
  }
  json_close_list();
}

static exit_status put_answer(const command_request *request, const key_text *key, const ikeerr_answer *answer) {
  (void)request;
  char *text = explain_answer(key, answer);
  json_start("answer");
  json_bytes("key", key->text, key->length);
  json_text("status", ikeerr_status_name(answer->status));
  json_text("reading", ikeerr_reading_name(answer->reading));
  put_records(answer);
  json_ids("also", answer->also, answer->also_count);
  json_text("reason", ikeerr_reason_name(answer->reason));
  json_ids("suggestions", answer->suggestions, answer->suggestion_count);
  json_text("explanation", text);
  json_finish();
  free(text);
  return answer->status == IKEERR_UNKNOWN ? EXIT_NOT_FOUND : EXIT_ANSWERED;
}

exit_status explain_keys(const command_request *request) {
  if (!request->operand_count) {
    print_complaint("give a code or a name, as in 'ikeerr 13868'; see 'ikeerr --help'");
    return EXIT_TROUBLE;
  }
  return answer_each(request, request->json ? put_answer : print_answer, request->json);
}
