#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "output/json.h"
#include "output/text.h"

/* ---- the query ---- */

static char *joined(const command_request *request) {
  size_t size = 1;
  for (size_t i = 0; i < request->operand_count; i++) size += strlen(request->operands[i]) + 1;
  char *query = malloc(size), *end = query;
  for (size_t i = 0; query && i < request->operand_count; i++) {
    end += sprintf(end, "%s%s", i ? " " : "", request->operands[i]);
  }
  if (query) return query;
  complain("out of memory: the query has %zu bytes", size);
  exit(EXIT_TROUBLE);
}

/* ---- for people ---- */

/* The snippet with its matching words in color. Five bytes or fewer mark each end of a span. */
static size_t marked(const command_request *request, const ikeerr_snippet *snippet, char *out, size_t size) {
  size_t length = 0, at = 0;
  for (size_t i = 0; i <= snippet->span_count; i++) {
    bool is_rest = i == snippet->span_count;
    ikeerr_span span = is_rest ? (ikeerr_span){snippet->length, snippet->length} : snippet->spans[i];
    int added = snprintf(out + length, size - length, "%.*s%s%.*s%s", (int)(span.start - at), snippet->text + at,
                         is_rest ? "" : emphasised(request, BOLD), (int)(span.end - span.start),
                         snippet->text + span.start, is_rest ? "" : emphasised(request, PLAIN));
    length += (size_t)added;
    if (length >= size) return size - 1;
    at = span.end;
  }
  return length;
}

static void print_hit(const command_request *request, const ikeerr_hit *hit) {
  enum { LONGEST = 4096, INDENT = 4 };
  char line[LONGEST];
  ikeerr_snippet snippet = ikeerr_hit_snippet(hit);
  print_record_line(request, hit->record, 0);
  if (snippet.field <= IKEERR_IN_SENTENCE && snippet.field != IKEERR_IN_ALIAS) return;
  int label = snprintf(line, sizeof line, "%s%s:%s ", emphasised(request, DIM), ikeerr_hit_field_name(snippet.field),
                       emphasised(request, PLAIN));
  size_t length = (size_t)label + marked(request, &snippet, line + label, sizeof line - (size_t)label);
  print_wrapped(line, length, request->style.width, INDENT);
}

/* ---- for programs ---- */

static void put_hit(const ikeerr_hit *hit) {
  ikeerr_snippet snippet = ikeerr_hit_snippet(hit);
  json_start("hit");
  json_text("id", ikeerr_record_text(hit->record, IKEERR_ID));
  json_text("name", ikeerr_record_text(hit->record, IKEERR_NAME));
  json_text("message", ikeerr_record_text(hit->record, IKEERR_MESSAGE));
  json_real("score", hit->score);
  json_text("field", ikeerr_hit_field_name(snippet.field));
  json_flag("exact", hit->exact);
  json_bytes("snippet", snippet.text, snippet.length);
  json_open_list("spans");
  for (size_t i = 0; i < snippet.span_count; i++) {
    json_open_list(NULL);
    json_integer(NULL, (int64_t)snippet.spans[i].start);
    json_integer(NULL, (int64_t)snippet.spans[i].end);
    json_close_list();
  }
  json_close_list();
  json_finish();
}

exit_status show_hits(const command_request *request) {
  static ikeerr_hit hits[IKEERR_MAX_RECORDS];
  if (!request->operand_count) {
    complain("give words to search for, as in 'ikeerr search peer stopped responding'");
    return EXIT_TROUBLE;
  }
  char *query = joined(request);
  size_t limit = request->limit < IKEERR_MAX_RECORDS ? request->limit : IKEERR_MAX_RECORDS;
  size_t count = ikeerr_search(query, strlen(query), &request->filter, hits, limit);
  for (size_t i = 0; i < count; i++) {
    if (request->json) {
      put_hit(&hits[i]);
    } else {
      print_hit(request, &hits[i]);
    }
  }
  if (!count) complain("no record matches %s; try fewer or other words", quote(query).text);
  free(query);
  return count ? EXIT_ANSWERED : EXIT_NOT_FOUND;
}
