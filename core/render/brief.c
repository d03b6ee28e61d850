/* The brief of a record: what fits into the first screen, the first thing to check and to change above all. */
#include "causes.h"
#include "tables/tables.h"

enum {
  BRIEF_ROWS = 24,   /* of a terminal */
  ROOM_FOR_MORE = 10 /* columns: ", 12 more" */
};

/* A part of the brief, which is written only if there is room for it. `number`: of the cause, where it is about one. */
typedef void (*part_writer)(page_writer *page, const ikeerr_record *record, size_t number);

/* ---- parts ---- */

static void put_head(page_writer *page, const ikeerr_record *record, size_t number) {
  (void)number;
  ike_page_start_title(page, 1, 0, 0);
  ike_page_put_colored(page, COLOR_BOLD, ikeerr_record_text(record, IKEERR_NAME));
  ike_page_put_enclosed(page, "(", ikeerr_record_text(record, IKEERR_ID), number_is_code(record) ? "," : ")");
  if (number_is_code(record)) ike_page_put_enclosed(page, "", ikeerr_record_text(record, IKEERR_HEX), ")");
  ike_page_end_line(page);
  ike_page_put_text(page, ikeerr_record_text(record, IKEERR_MESSAGE), 0);
}

static void put_summary(page_writer *page, const ikeerr_record *record, size_t number) {
  (void)number;
  ike_page_put_blank_line(page);
  ike_page_put_text(page, ikeerr_record_text(record, IKEERR_SUMMARY), 0);
}

static void put_instructions(page_writer *page, const ikeerr_record *record, size_t number, size_t end) {
  const table_cause *cause = ike_cause_at(record, number);
  ike_put_cause_title(page, record, number);
  ike_put_instructions(page, "Check", cause->checks, end);
  ike_put_instructions(page, "Fix", cause->fixes, end);
}

static void put_whole_cause(page_writer *page, const ikeerr_record *record, size_t number) {
  put_instructions(page, record, number, SIZE_MAX);
}

static void put_short_cause(page_writer *page, const ikeerr_record *record, size_t number) {
  put_instructions(page, record, number, 1);
}

static void put_blank(page_writer *page, const ikeerr_record *record, size_t number) {
  (void)record, (void)number;
  ike_page_put_blank_line(page);
}

/* As Markdown the causes have titles, which stand below that of their section. */
static void put_gap(page_writer *page, const ikeerr_record *record, size_t number) {
  if (page->is_markdown) {
    ike_page_put_heading(page, "Causes");
  } else {
    put_blank(page, record, number);
  }
}

/* The slug of a cause: what stands behind the record's identity. */
static const char *slug_of(const table_cause *cause) {
  return strchr(table_text(cause->id), '#') + 1;
}

/* "Also: pfs, kernel, 5 more": as many as fit on one line. */
static void put_other_causes(page_writer *page, const ikeerr_record *record, size_t number) {
  size_t count = ike_cause_count(record), room = page->is_markdown ? SIZE_MAX : page->lines.width - ROOM_FOR_MORE;
  ike_page_start_line(page, PAGE_INDENT, PAGE_INDENT);
  ike_page_put_words(page, "Also:");
  for (; number < count; number++) {
    const char *slug = slug_of(ike_cause_at(record, number));
    if (page->lines.column + 1 + strlen(slug) > room) break;
    ike_page_put_enclosed(page, "", slug, number + 1 < count ? "," : "");
  }
  if (number < count) ike_page_put_number(page, "", (int64_t)(count - number), " more");
  ike_page_end_line(page);
}

static void put_undocumented(page_writer *page, const ikeerr_record *record, size_t number) {
  (void)record, (void)number;
  ike_page_start_line(page, PAGE_INDENT, PAGE_INDENT);
  ike_page_put_words(page, "No fix is documented.");
  ike_page_end_line(page);
}

/* What the other side calls it: the closest record of another domain. */
static void put_equivalent(page_writer *page, const ikeerr_record *record, size_t number) {
  (void)number;
  for (size_t i = 0; i < ikeerr_relation_count(record); i++) {
    ikeerr_relation relation = ikeerr_relation_at(record, i);
    if (strcmp(relation.kind, "equivalent") != 0) continue;
    ike_page_start_line(page, 0, PAGE_INDENT);
    ike_page_put_words(page, "The other side's name for it:");
    ike_page_put_record(page, COLOR_PLAIN, relation.target);
    ike_page_end_line(page);
    return;
  }
}

static void put_more(page_writer *page, const ikeerr_record *record, size_t number) {
  (void)number;
  ike_page_start_line(page, 0, 0);
  ike_page_put_words(page, "More: ikeerr --full");
  ike_page_put_words(page, ikeerr_record_text(record, IKEERR_ID));
  ike_page_end_line(page);
  if (!ikeerr_record_url(record)) return;
  ike_page_start_line(page, 0, 0);
  ike_page_put_words(page, "Page:");
  ike_page_put_address(page, ikeerr_record_url(record));
  ike_page_end_line(page);
}

/* ---- room ---- */

typedef struct {
  page_writer page;
  page_writer screen; /* on which the rows are counted: what fits is the same as Markdown */
  const ikeerr_record *record;
  size_t left; /* rows */
} brief_writer;

static size_t rows_of(const brief_writer *brief, part_writer part, size_t number) {
  page_writer measured = brief->screen;
  part(&measured, brief->record, number);
  return measured.lines.rows;
}

static void put(brief_writer *brief, part_writer part, size_t number) {
  size_t rows = rows_of(brief, part, number);
  part(&brief->page, brief->record, number);
  brief->left = rows < brief->left ? brief->left - rows : 0;
}

static bool put_if_it_fits(brief_writer *brief, part_writer part, size_t number, size_t reserved) {
  if (rows_of(brief, part, number) + reserved > brief->left) return false;
  put(brief, part, number);
  return true;
}

/* The causes, with `reserved` rows left behind them. */
static void put_causes(brief_writer *brief, size_t reserved) {
  size_t count = ike_cause_count(brief->record), shown = 1;
  if (!count) return;
  put_if_it_fits(brief, put_gap, 0, rows_of(brief, put_short_cause, 0) + reserved);
  size_t others = count > 1 ? rows_of(brief, put_other_causes, 1) : 0;
  if (!put_if_it_fits(brief, put_whole_cause, 0, others + reserved)) put(brief, put_short_cause, 0);
  for (; shown < count; shown++) {
    others = shown + 1 < count ? rows_of(brief, put_other_causes, shown + 1) : 0;
    if (!put_if_it_fits(brief, put_whole_cause, shown, others + reserved)) break;
  }
  if (shown < count) put_if_it_fits(brief, put_other_causes, shown, 0);
  if (!ike_cause_at(brief->record, 0)->fixes.count) put_if_it_fits(brief, put_undocumented, 0, reserved);
}

size_t ikeerr_brief(const ikeerr_record *record, const ikeerr_style *style, char *out, size_t size) {
  ikeerr_style plain = {style->width, false, IKEERR_PLAIN};
  brief_writer brief = {.page = ike_page_start(style, out, size),
                        .screen = ike_page_start(&plain, NULL, 0),
                        .record = record,
                        .left = BRIEF_ROWS};
  brief.page.keeps_code = brief.screen.keeps_code = true;
  put(&brief, put_head, 0);
  size_t cause = ike_cause_count(record) ? rows_of(&brief, put_short_cause, 0) : 0;
  size_t more = rows_of(&brief, put_more, 0) + 1, equivalent = rows_of(&brief, put_equivalent, 0);
  put_if_it_fits(&brief, put_summary, 0, cause);
  size_t tail = cause + more + equivalent <= brief.left ? more + equivalent : 0;
  put_causes(&brief, tail);
  if (put_if_it_fits(&brief, put_blank, 0, 1)) {
    put_if_it_fits(&brief, put_equivalent, 0, 1);
    put_if_it_fits(&brief, put_more, 0, 0);
  }
  return ike_put_end(&brief.page.lines.output);
}
