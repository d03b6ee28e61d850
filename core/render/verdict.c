/* A verdict as text: what became of it in one line, then why, then what to do. */
#include "causes.h"

enum {
  SHOWN_CAUSES = 4,
  SHOWN_LINES = 2,
  SHOWN_FIXES = 2,                      /* of other products */
  LONGEST_LIST = IKEERR_EVIDENCE_BYTES, /* of a list that are shown */
  LABEL_WIDTH = 9 /* columns: "look for" and a blank; a proposal of a usual length then stands on one line of 80 */
};

/* Words that come from the log, with what a terminal would obey escaped; what stands behind them belongs to the last.
 */
static void put_logged(page_writer *page, slice text, const char *behind) {
  enum { ESCAPED = 4 /* bytes, of one */, LONGEST = IKEERR_EVIDENCE_BYTES + sizeof " ..." };
  char shown[ESCAPED * LONGEST];
  writer output = {shown, sizeof shown, 0};
  ike_put_visible(&output, text);
  ike_put(&output, behind);
  ike_put_end(&output);
  ike_page_put_words(page, shown);
}

static void put_logged_name(page_writer *page, const char *name, const char *behind) {
  put_logged(page, (slice){name, strlen(name)}, behind);
}

/* A label, and from a column on the words behind it. */
static void start_labelled(page_writer *page, const char *label) {
  ike_page_start_line(page, PAGE_INDENT, PAGE_INDENT + LABEL_WIDTH);
  size_t length = strlen(label), padding = length < LABEL_WIDTH ? LABEL_WIDTH - length : 1;
  ike_put(&page->lines.output, label);
  ike_put_times(&page->lines.output, ' ', padding);
  page->lines.column += length + padding;
}

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
    ike_page_put_words(page, child->name ? "Child SA" : "a Child SA");
    if (child->name) put_logged_name(page, child->name, "");
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
  ike_put(&page->lines.output, "-"); /* one word, which no line ends in */
  ike_put_decimal(&page->lines.output, (int64_t)verdict->last_line);
}

static void put_head(page_writer *page, const ikeerr_verdict *verdict) {
  ike_page_start_line(page, 0, PAGE_INDENT);
  ike_page_set_color(page, COLOR_BOLD);
  if (verdict->connection) put_logged_name(page, verdict->connection, verdict->peer ? "," : ":");
  if (verdict->peer) {
    ike_page_put_words(page, "peer");
    put_logged_name(page, verdict->peer, ":");
  }
  if (!verdict->connection && !verdict->peer) ike_page_put_words(page, "a connection:");
  ike_page_set_color(page, COLOR_PLAIN);
  if (has_bad_child(verdict) && is_outcome(verdict->outcome, "established")) ike_page_put_words(page, "IKE SA");
  ike_page_put_enclosed(page, "", outcome_words(verdict->outcome), verdict->child_count && verdict->record ? "," : "");
  if (verdict->child_count && verdict->record) put_children(page, verdict);
  bool is_silent = is_outcome(verdict->outcome, "no-answer");
  if (verdict->record && !is_silent) ike_page_put_words(page, decider_words(verdict));
  if (verdict->exchange) {
    ike_page_put_words(page, "in");
    ike_page_put_words(page, verdict->exchange);
  }
  ike_put(&page->lines.output, ",");
  page->lines.column++;
  put_lines(page, verdict);
  ike_page_end_line(page);
}

/* "on Windows 13868", "on the wire NO_PROPOSAL_CHOSEN (ikev2:14)" */
static void put_elsewhere(page_writer *page, const ikeerr_record *record) {
  if (domain_is_in(ike_table_domain_sets.codes, record->domain)) {
    ike_page_put_number(page, "on Windows ", record->code, "");
  } else {
    ike_page_put_words(page, "on the wire");
    ike_page_put_words(page, ikeerr_record_text(record, IKEERR_NAME));
    ike_page_put_enclosed(page, "(", ikeerr_record_text(record, IKEERR_ID), ")");
  }
}

static void put_reason(page_writer *page, const ikeerr_verdict *verdict) {
  ike_page_start_line(page, PAGE_INDENT, PAGE_INDENT);
  ike_page_put_enclosed(page, "", verdict->reason, verdict->elsewhere ? "," : "");
  if (verdict->elsewhere) put_elsewhere(page, verdict->elsewhere);
  ike_page_end_line(page);
  const table_cause *cause = verdict->cause;
  const char *said = cause ? table_text(cause->title) : ikeerr_record_text(verdict->record, IKEERR_MESSAGE);
  ike_page_put_text(page, said, PAGE_INDENT);
}

/* The bytes of a protocol in front of a proposal, "IKE:"; 0: there is none. */
static size_t protocol_length(const char *proposal) {
  size_t length = strspn(proposal, "AEHIKMPSv2");
  return length && proposal[length] == ':' ? length + 1 : 0;
}

/* A list without the protocols that all of it is of, as much of it as a line or two hold. */
static void shorten_list(writer *output, const char *list) {
  const char *end = list + strlen(list);
  for (const char *at = list; at < end;) {
    at += protocol_length(at);
    size_t length = strcspn(at, " ");
    if (at[length]) length++;
    ike_put_slice(output, (slice){at, length});
    at += length;
  }
  ike_put_end(output);
}

static void put_list(page_writer *page, const char *label, const char *list, uint64_t line) {
  if (!list) return;
  char shown[LONGEST_LIST + sizeof "..."], number[32];
  writer output = {shown, sizeof shown, 0}, reference = {number, sizeof number, 0};
  shorten_list(&output, list);
  ike_put(&reference, "(line ");
  ike_put_decimal(&reference, (int64_t)line);
  ike_put(&reference, ")");
  size_t length = ike_put_end(&reference);
  start_labelled(page, label);
  bool is_cut = output.length > LONGEST_LIST;
  put_logged(page, (slice){shown, is_cut ? ike_utf8_start(shown, LONGEST_LIST) : output.length}, is_cut ? " ..." : "");
  ike_wrap_word(&page->lines, length);
  ike_put(&page->lines.output, number);
  ike_page_end_line(page);
}

static void put_differences(page_writer *page, const ikeerr_verdict *verdict) {
  if (!verdict->differ_count) return;
  start_labelled(page, "differ");
  for (unsigned i = 0; i < verdict->differ_count; i++)
    ike_page_put_enclosed(page, "", verdict->differ[i], i + 1u < verdict->differ_count ? "," : "");
  ike_page_end_line(page);
}

/* The line that says most. */
static void put_evidence(page_writer *page, const ikeerr_verdict *verdict) {
  for (unsigned i = 0; i < verdict->evidence_count && i < SHOWN_LINES; i++) {
    const ikeerr_evidence *line = &verdict->evidence[i];
    char label[32];
    writer output = {label, sizeof label, 0};
    ike_put(&output, "line ");
    ike_put_decimal(&output, (int64_t)line->line);
    ike_put_end(&output);
    start_labelled(page, label);
    put_logged_name(page, line->text, "");
    ike_page_end_line(page);
  }
}

static void put_item(page_writer *page, const char *label, const char *text) {
  start_labelled(page, label);
  ike_page_put_words(page, text);
  ike_page_end_line(page);
}

static void put_checks(page_writer *page, table_range items) {
  for (size_t i = 0; i < items.count; i++)
    put_item(page, i ? "" : "check", table_text(ike_table_list_items[items.first + i]));
}

typedef enum { FIX_GENERAL, FIX_OWN, FIX_OTHER } fix_use;

/* The bytes of what stands in front of a fix and says whose it is, "Palo Alto: ..."; 0: it is of any product. */
static size_t label_length(const char *fix) {
  enum { LONGEST_LABEL = 24 /* bytes */ };
  const char *colon = strstr(fix, ": ");
  size_t length = colon ? (size_t)(colon - fix) : 0;
  return length <= LONGEST_LABEL && !memchr(fix, ',', length) ? length : 0;
}

/* Up to what is named beside it. */
static size_t name_length(const char *name, size_t length) {
  static const char AND[] = " and ";
  for (size_t i = 0; i + sizeof AND - 1 <= length; i++) {
    if (memcmp(name + i, AND, sizeof AND - 1) == 0) return i;
  }
  return length;
}

/* Whether a label stands for a product: the one begins with the other, "Palo Alto" or "libreswan 5". */
static bool is_of_product(const char *label, size_t length, const char *name) {
  size_t own = name_length(label, length), known = name_length(name, strlen(name));
  return memcmp(label, name, own < known ? own : known) == 0;
}

/* Small letters begin the label of a product whose name does; else it is a sentence like others. */
static fix_use use_of(const char *fix, const char *stack) {
  size_t label = label_length(fix);
  if (!label) return FIX_GENERAL;
  size_t own = (size_t)ikeerr_word_index(IKEERR_PRODUCTS, stack, IKEERR_TO_NUL);
  if (is_of_product(fix, label, ikeerr_word_meaning(IKEERR_PRODUCTS, own))) return FIX_OWN;
  if (is_upper(*fix)) return FIX_OTHER;
  for (size_t i = 0; i < ikeerr_word_count(IKEERR_PRODUCTS); i++) {
    const char *name = ikeerr_word_meaning(IKEERR_PRODUCTS, i);
    if (strlen(name) <= label && is_of_product(fix, label, name)) return FIX_OTHER;
  }
  return FIX_GENERAL;
}

/* Those of the stack and those of any; where there are none, the first ones of others, and where more are. */
static void put_fixes(page_writer *page, const ikeerr_verdict *verdict, table_range items) {
  unsigned fitting = 0, shown = 0;
  for (size_t i = 0; i < items.count; i++)
    fitting += use_of(table_text(ike_table_list_items[items.first + i]), verdict->stack) != FIX_OTHER;
  for (size_t i = 0; i < items.count; i++) {
    const char *fix = table_text(ike_table_list_items[items.first + i]);
    bool is_shown = fitting ? use_of(fix, verdict->stack) != FIX_OTHER : shown < SHOWN_FIXES;
    if (is_shown) put_item(page, shown++ ? "" : "fix", fix);
  }
  if (fitting || shown == items.count) return;
  start_labelled(page, "");
  ike_page_put_number(page, "", (int64_t)items.count - shown, " more for other products: ikeerr");
  ike_page_put_words(page, ikeerr_record_text(verdict->record, IKEERR_ID));
  ike_page_end_line(page);
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

/* What to search for: of a line, what stands in front of what differs from log to log. */
static void put_searched(page_writer *page, const char *line) {
  enum { ENOUGH = 8 /* bytes in a row that hardly anything else has */ };
  char searched[IKEERR_EVIDENCE_BYTES];
  size_t length = strcspn(line, "{\xE2"); /* a placeholder, or an ellipsis */
  if (length < ENOUGH || length >= sizeof searched) length = strlen(line);
  writer output = {searched, sizeof searched, 0};
  ike_put_slice(&output, (slice){line, length});
  ike_put_end(&output);
  ike_page_put_code(page, searched);
}

static void put_look_in(page_writer *page, const ikeerr_verdict *verdict) {
  if (!verdict->look_in) return;
  ike_page_start_line(page, PAGE_INDENT, PAGE_INDENT);
  bool is_silent = is_outcome(verdict->outcome, "no-answer");
  ike_page_put_words(page, is_silent ? "The peer's log shows whether anything arrived." : "The peer's log does.");
  ike_page_put_words(page, "If the peer is");
  ike_page_put_enclosed(
      page, "",
      ikeerr_word_meaning(IKEERR_PRODUCTS, (size_t)ikeerr_word_index(IKEERR_PRODUCTS, verdict->stack, IKEERR_TO_NUL)),
      ":");
  ike_page_put_words(page, verdict->look_in);
  ike_page_end_line(page);
  for (unsigned i = 0; i < verdict->look_for_count; i++) {
    start_labelled(page, i ? "" : "look for");
    put_searched(page, verdict->look_for[i]);
    ike_page_end_line(page);
  }
}

static void put_cause_log(page_writer *page, const ikeerr_verdict *verdict) {
  if (!verdict->cause_log) return;
  ike_page_start_line(page, PAGE_INDENT, PAGE_INDENT);
  ike_page_put_number(page, "The log of the other end shows it: log ", (int64_t)verdict->cause_log, ",");
  ike_page_put_number(page, "line ", (int64_t)verdict->cause_line, ".");
  ike_page_end_line(page);
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
  ike_page_put_words(
      page, "This log runs newest first, so that the verdict may be wrong. Turn it round: tac FILE | ikeerr diagnose");
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
    put_cause_log(&page, verdict);
    if (verdict->cause && !verdict->cause_log) {
      put_checks(&page, ((const table_cause *)verdict->cause)->checks);
      put_fixes(&page, verdict, ((const table_cause *)verdict->cause)->fixes);
    }
    put_causes_left(&page, verdict);
    put_look_in(&page, verdict);
  }
  put_order(&page, verdict);
  return ike_put_end(&page.lines.output);
}
