/* A verdict as text: what became of it in one line, then why, then what to do. */
#include "causes.h"

enum { SHOWN_CAUSES = 4, LONGEST_LIST = 160 /* bytes of a list that are shown */ };

static const char *decider_words(const ikeerr_verdict *verdict) {
  if (strcmp(verdict->decided_by, "this") == 0) return "here";
  return strcmp(verdict->decided_by, "peer") == 0 ? "by the peer" : "";
}

static const char *outcome_words(const char *outcome) {
  if (strcmp(outcome, "no-answer") == 0) return "no answer";
  return strcmp(outcome, "none") == 0 ? "not started" : outcome;
}

static bool is_outcome(const char *outcome, const char *word) {
  return strcmp(outcome, word) == 0;
}

/* "IKE SA established, Child SA refused" */
static void put_children(page_writer *page, const ikeerr_verdict *verdict) {
  for (unsigned i = 0; i < verdict->child_count; i++) {
    const ikeerr_child *child = &verdict->children[i];
    if (!verdict->record && is_outcome(child->outcome, "established")) continue;
    ike_page_put_words(page, child->name ? "Child SA" : "a Child SA");
    if (child->name) ike_page_put_enclosed(page, "", child->name, "");
    ike_page_put_enclosed(page, "", outcome_words(child->outcome), i + 1u < verdict->child_count ? "," : "");
  }
}

static bool has_bad_child(const ikeerr_verdict *verdict) {
  for (unsigned i = 0; i < verdict->child_count; i++) {
    if (!is_outcome(verdict->children[i].outcome, "established")) return true;
  }
  return false;
}

static void put_lines(page_writer *page, const ikeerr_verdict *verdict) {
  if (verdict->attempts > 1) ike_page_put_number(page, "", verdict->attempts, " attempts,");
  if (verdict->first_line == verdict->last_line) {
    ike_page_put_number(page, "line ", (int64_t)verdict->first_line, "");
    return;
  }
  ike_page_put_number(page, "lines ", (int64_t)verdict->first_line, "");
  ike_page_put_number(page, "to ", (int64_t)verdict->last_line, "");
}

static void put_head(page_writer *page, const ikeerr_verdict *verdict) {
  ike_page_start_line(page, 0, PAGE_INDENT);
  ike_page_set_color(page, COLOR_BOLD);
  if (verdict->connection) ike_page_put_enclosed(page, "", verdict->connection, verdict->peer ? "," : ":");
  if (verdict->peer) {
    ike_page_put_words(page, "peer");
    ike_page_put_enclosed(page, "", verdict->peer, ":");
  }
  if (!verdict->connection && !verdict->peer) ike_page_put_words(page, "a connection:");
  ike_page_set_color(page, COLOR_PLAIN);
  if (has_bad_child(verdict) && is_outcome(verdict->outcome, "established")) ike_page_put_words(page, "IKE SA");
  ike_page_put_words(page, outcome_words(verdict->outcome));
  if (verdict->child_count && verdict->record) {
    ike_page_put_words(page, "and");
    put_children(page, verdict);
  }
  if (verdict->record) ike_page_put_words(page, decider_words(verdict));
  ike_page_put_words(page, "in");
  if (verdict->exchange) ike_page_put_enclosed(page, "", verdict->exchange, ",");
  put_lines(page, verdict);
  ike_page_end_line(page);
}

static void put_reason(page_writer *page, const ikeerr_verdict *verdict) {
  ike_page_start_line(page, PAGE_INDENT, PAGE_INDENT);
  ike_page_put_enclosed(page, "", verdict->reason, verdict->elsewhere ? "," : "");
  if (verdict->elsewhere) {
    ike_page_put_words(page, "elsewhere");
    ike_page_put_words(page, ikeerr_record_text(verdict->elsewhere, IKEERR_ID));
  }
  ike_page_end_line(page);
  const table_cause *cause = verdict->cause;
  const char *said = cause ? table_text(cause->title) : ikeerr_record_text(verdict->record, IKEERR_MESSAGE);
  ike_page_put_text(page, said, PAGE_INDENT);
}

/* A list, as much of it as a line or two hold. */
static void put_list(page_writer *page, const char *label, const char *list, uint64_t line) {
  if (!list) return;
  char shown[LONGEST_LIST + 8];
  writer output = {shown, sizeof shown, 0};
  size_t length = strlen(list);
  ike_put_slice(&output, (slice){list, length > LONGEST_LIST ? LONGEST_LIST : length});
  if (length > LONGEST_LIST) ike_put(&output, " ...");
  ike_put_end(&output);
  ike_page_start_labelled(page, COLOR_PLAIN, label, PAGE_INDENT, PAGE_INDENT + PAGE_LABEL_WIDTH);
  ike_page_put_words(page, shown);
  ike_page_put_number(page, "(line ", (int64_t)line, ")");
  ike_page_end_line(page);
}

static void put_differences(page_writer *page, const ikeerr_verdict *verdict) {
  if (!verdict->differ_count) return;
  ike_page_start_labelled(page, COLOR_PLAIN, "differ", PAGE_INDENT, PAGE_INDENT + PAGE_LABEL_WIDTH);
  for (unsigned i = 0; i < verdict->differ_count; i++)
    ike_page_put_enclosed(page, "", verdict->differ[i], i + 1u < verdict->differ_count ? "," : "");
  ike_page_end_line(page);
}

/* The line that says most. */
static void put_evidence(page_writer *page, const ikeerr_verdict *verdict) {
  for (unsigned i = 0; i < verdict->evidence_count && i < 2; i++) {
    const ikeerr_evidence *line = &verdict->evidence[i];
    char label[32];
    writer output = {label, sizeof label, 0};
    ike_put(&output, "line ");
    ike_put_decimal(&output, (int64_t)line->line);
    ike_put_end(&output);
    ike_page_start_labelled(page, COLOR_PLAIN, label, PAGE_INDENT, PAGE_INDENT + PAGE_LABEL_WIDTH);
    ike_page_put_words(page, line->text);
    ike_page_end_line(page);
  }
}

static void put_item(page_writer *page, const char *label, const char *text) {
  ike_page_start_labelled(page, COLOR_PLAIN, label, PAGE_INDENT, PAGE_INDENT + PAGE_LABEL_WIDTH);
  ike_page_put_words(page, text);
  ike_page_end_line(page);
}

static void put_checks(page_writer *page, table_range items) {
  for (size_t i = 0; i < items.count; i++)
    put_item(page, i ? "" : "check", table_text(ike_table_list_items[items.first + i]));
}

/* Whose fix it is: "strongSwan: ..." is of that product, what names none of them of any. */
static const char *product_of(const char *fix) {
  for (size_t i = 0; i < ikeerr_word_count(IKEERR_PRODUCTS); i++) {
    const char *name = ikeerr_word_meaning(IKEERR_PRODUCTS, i);
    size_t length = strlen(name);
    if (strncmp(fix, name, length) == 0 && fix[length] == ':') return ikeerr_word(IKEERR_PRODUCTS, i);
  }
  return NULL;
}

/* A few words in front of a colon: a product, in words that are nobody's name. */
static bool has_label(const char *fix) {
  enum { LONGEST_LABEL = 24 /* bytes */ };
  const char *colon = strstr(fix, ": ");
  return colon && colon - fix <= LONGEST_LABEL && is_upper(*fix) && !memchr(fix, ',', (size_t)(colon - fix));
}

/* Those of the stack; where it has none, those that any has; where there are none either, all. */
static void put_fixes(page_writer *page, const ikeerr_verdict *verdict, table_range items) {
  unsigned own = 0, general = 0, shown = 0;
  for (size_t i = 0; i < items.count; i++) {
    const char *fix = table_text(ike_table_list_items[items.first + i]), *product = product_of(fix);
    own += product && strcmp(product, verdict->stack) == 0;
    general += !product && !has_label(fix);
  }
  for (size_t i = 0; i < items.count; i++) {
    const char *fix = table_text(ike_table_list_items[items.first + i]), *product = product_of(fix);
    bool is_own = product && strcmp(product, verdict->stack) == 0, is_general = !product && !has_label(fix);
    if (own || general ? is_own || is_general : true) put_item(page, shown++ ? "" : "fix", fix);
  }
}

static void put_causes_left(page_writer *page, const ikeerr_verdict *verdict) {
  if (!verdict->left_count) return;
  ike_page_start_line(page, PAGE_INDENT, PAGE_INDENT);
  ike_page_put_words(page, "This log does not say why. Left are:");
  ike_page_end_line(page);
  for (unsigned i = 0; i < verdict->left_count && i < SHOWN_CAUSES; i++) {
    const table_cause *cause = verdict->left[i];
    ike_page_start_line(page, 2 * PAGE_INDENT, 3 * PAGE_INDENT);
    ike_page_put_words(page, "-");
    ike_page_put_words(page, table_text(cause->title));
    ike_page_end_line(page);
  }
  if (verdict->left_count <= SHOWN_CAUSES) return;
  ike_page_start_line(page, 2 * PAGE_INDENT, 3 * PAGE_INDENT);
  ike_page_put_number(page, "- ", verdict->left_count - SHOWN_CAUSES, " more: ikeerr");
  ike_page_put_words(page, ikeerr_record_text(verdict->record, IKEERR_ID));
  ike_page_end_line(page);
}

static void put_look_in(page_writer *page, const ikeerr_verdict *verdict) {
  if (!verdict->look_in) return;
  ike_page_start_line(page, PAGE_INDENT, PAGE_INDENT);
  ike_page_put_words(page, "The log of the peer does. On");
  ike_page_put_enclosed(
      page, "",
      ikeerr_word_meaning(IKEERR_PRODUCTS, (size_t)ikeerr_word_index(IKEERR_PRODUCTS, verdict->stack, IKEERR_TO_NUL)),
      ":");
  ike_page_put_words(page, verdict->look_in);
  ike_page_end_line(page);
  for (unsigned i = 0; i < verdict->look_for_count; i++) {
    ike_page_start_labelled(page, COLOR_PLAIN, i ? "" : "look for", PAGE_INDENT, PAGE_INDENT + PAGE_LABEL_WIDTH);
    ike_page_put_code(page, verdict->look_for[i]);
    ike_page_end_line(page);
  }
}

static void put_works_since(page_writer *page, const ikeerr_verdict *verdict) {
  if (!verdict->works_since) return;
  ike_page_start_line(page, PAGE_INDENT, PAGE_INDENT);
  ike_page_put_number(page, "A later attempt worked, in line ", (int64_t)verdict->works_since, ".");
  ike_page_end_line(page);
}

static void put_order(page_writer *page, const ikeerr_verdict *verdict) {
  if (!verdict->is_newest_first) return;
  ike_page_start_line(page, PAGE_INDENT, PAGE_INDENT);
  ike_page_put_words(page, "The log runs newest first: turn it round (tac FILE | ikeerr diagnose) to be sure.");
  ike_page_end_line(page);
}

size_t ikeerr_verdict_text(const ikeerr_verdict *verdict, const ikeerr_style *style, char *out, size_t size) {
  page_writer page = ike_page_start(style, out, size);
  page.keeps_code = true;
  put_head(&page, verdict);
  put_works_since(&page, verdict);
  if (verdict->record) {
    put_reason(&page, verdict);
    put_list(&page, "theirs", verdict->theirs, verdict->theirs_line);
    put_list(&page, "ours", verdict->ours, verdict->ours_line);
    put_differences(&page, verdict);
    if (!verdict->theirs) put_evidence(&page, verdict);
    if (verdict->cause) {
      put_checks(&page, ((const table_cause *)verdict->cause)->checks);
      put_fixes(&page, verdict, ((const table_cause *)verdict->cause)->fixes);
    }
    put_causes_left(&page, verdict);
    put_look_in(&page, verdict);
  }
  put_order(&page, verdict);
  return ike_put_end(&page.lines.output);
}
