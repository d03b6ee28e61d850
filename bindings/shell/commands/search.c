/* The command search: hits with the text that shows why. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "operands.h"
#include "output/record_json.h"
#include "output/text.h"

/* ---- for people ---- */

typedef struct {
  const text_style *style;
  ikeerr_snippet snippet;
} styled_snippet;

/* The field's name, and its text with the words that match in another color. */
static size_t render_snippet(const void *context, char *out, size_t size) {
  const styled_snippet *what = context;
  const ikeerr_snippet *snippet = &what->snippet;
  writer output = {out, size, 0};
  ike_put(&output, ike_color(COLOR_DIM, what->style->has_color));
  ike_put(&output, ikeerr_hit_field_name(snippet->field));
  ike_put(&output, ":");
  ike_put(&output, ike_color(COLOR_PLAIN, what->style->has_color));
  ike_put(&output, " ");
  size_t at = 0;
  for (size_t i = 0; i < snippet->span_count; i++) {
    ikeerr_span span = snippet->spans[i];
    ike_put_slice(&output, (slice){snippet->text + at, span.start - at});
    put_colored(&output, what->style, COLOR_BOLD, (slice){snippet->text + span.start, span.end - span.start});
    at = span.end;
  }
  ike_put_slice(&output, (slice){snippet->text + at, snippet->length - at});
  return ike_put_end(&output);
}

static void print_hit(const command_request *request, const ikeerr_hit *hit) {
  enum { INDENT = 4 /* columns */ };
  styled_snippet what = {&request->style, ikeerr_hit_snippet(hit)};
  ikeerr_hit_field field = what.snippet.field;
  print_record_line(&request->style, hit->record, 0);
  if (field <= IKEERR_IN_SENTENCE && field != IKEERR_IN_ALIAS) return; /* the line shows it */
  char *text = rendered_text(render_snippet, &what);
  print_wrapped(text, request->style.width, INDENT);
  free(text);
}

exit_status search_records(const command_request *request) {
  static ikeerr_hit hits[IKEERR_MAX_RECORDS];
  if (!request->operand_count) {
    print_complaint("give words to search for, as in 'ikeerr search peer stopped responding'");
    return EXIT_TROUBLE;
  }
  char *query = joined_operands(request);
  size_t limit = request->limit < IKEERR_MAX_RECORDS ? request->limit : IKEERR_MAX_RECORDS;
  size_t count = ikeerr_search(query, strlen(query), &request->filter, hits, limit);
  for (size_t i = 0; i < count; i++) {
    if (request->json) {
      json_hit(&hits[i]);
    } else {
      print_hit(request, &hits[i]);
    }
  }
  if (!count) print_complaint("no record matches %s; try fewer or other words", quoted_text(query).text);
  free(query);
  return count ? EXIT_ANSWERED : EXIT_NOT_FOUND;
}
