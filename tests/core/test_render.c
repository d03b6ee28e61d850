/* Rendering: buffers of every size, lines no wider than asked, everything on the page. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmocka_setup.h"

static const ikeerr_style NARROW = {40, false, IKEERR_PLAIN};
static const ikeerr_style TERMINAL = {80, false, IKEERR_PLAIN};
static const ikeerr_style COLORED = {80, true, IKEERR_PLAIN};
static const ikeerr_style MARKDOWN = {80, true, IKEERR_MARKDOWN};

static char *whole_page(const ikeerr_record *record, const ikeerr_style *style) {
  size_t length = ikeerr_page(record, style, NULL, 0);
  char *text = test_malloc(length + 1);
  assert_int_equal(length, ikeerr_page(record, style, text, length + 1));
  assert_int_equal(length, strlen(text));
  return text;
}

static size_t columns(const char *line, size_t length) {
  size_t count = 0;
  for (size_t i = 0; i < length; i++) count += ((unsigned char)line[i] & 0xC0) != 0x80;
  return count;
}

/* A line may be longer only if it is one word behind its indentation, dash or label. */
static void check_line_widths(const char *text, size_t width) {
  for (const char *line = text; *line;) {
    size_t length = strcspn(line, "\n");
    const char *last_blank = NULL;
    for (size_t i = 0; i < length; i++) last_blank = line[i] == ' ' ? line + i : last_blank;
    size_t words_before = last_blank ? columns(line, (size_t)(last_blank - line)) : 0;
    bool is_one_word =
        words_before <= 17 /* the indentation of a cause and a label */ || strspn(line, " ") + 1 >= words_before;
    if (columns(line, length) > width && !is_one_word) fail_msg("%.*s", (int)length, line);
    assert_true(length == 0 || line[length - 1] != ' ');
    line += length + (line[length] == '\n');
  }
}

static void test_every_page_is_whole_in_every_style(void **state) {
  (void)state;
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    const ikeerr_record *record = ikeerr_record_at(i);
    char *narrow = whole_page(record, &NARROW);
    char *page = whole_page(record, &TERMINAL);
    check_line_widths(narrow, 40);
    check_line_widths(page, 80);
    assert_ptr_equal(page, strstr(page, ikeerr_record_text(record, IKEERR_NAME)));
    assert_non_null(strstr(page, "\nTechnical meaning\n"));
    assert_non_null(strstr(page, "\nSummary\n"));
    assert_null(strchr(page, '`'));
    assert_null(strchr(page, '\033'));
    for (size_t j = 0; j < ikeerr_relation_count(record); j++) {
      assert_non_null(strstr(page, ikeerr_record_text(ikeerr_relation_at(record, j).target, IKEERR_ID)));
    }
    test_free(narrow);
    test_free(page);
  }
}

/* ---- sections ---- */

/* The end of a section that starts at a place of a page, or that place where the record does not have it. */
static const char *behind_section(const char *place, const ikeerr_record *record, ikeerr_section section,
                                  const ikeerr_style *style) {
  static char text[1 << 17];
  size_t length = ikeerr_page_section(record, section, style, text, sizeof text);
  assert_true(length < sizeof text && length == strlen(text));
  if (!length) return place;
  assert_int_equal('\n', *place);
  assert_memory_equal(text, place + 1, length);
  return place + 1 + length;
}

static void check_sections(const ikeerr_record *record, const ikeerr_style *style) {
  char *page = whole_page(record, style), heading[64];
  assert_true(ikeerr_page_section(record, IKEERR_SECTION_SUMMARY, style, heading, sizeof heading) >= sizeof heading);
  const char *place = strstr(page, heading) - 1;
  for (int section = 0; section < IKEERR_SECTIONS; section++) {
    place = behind_section(place, record, (ikeerr_section)section, style);
  }
  assert_int_equal('\0', *place);
  test_free(page);
}

static void test_a_page_is_its_sections_in_their_order(void **state) {
  (void)state;
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    check_sections(ikeerr_record_at(i), &TERMINAL);
    check_sections(ikeerr_record_at(i), &COLORED);
    check_sections(ikeerr_record_at(i), &MARKDOWN);
  }
}

static void test_sections_have_the_names_of_fields(void **state) {
  (void)state;
  for (int section = 0; section < IKEERR_SECTIONS; section++) {
    const char *name = ikeerr_section_name((ikeerr_section)section);
    bool is_field = ikeerr_field_index(IKEERR_STRUCT_RECORD, name, IKEERR_TO_NUL) >= 0;
    assert_int_equal(section != IKEERR_SECTION_FACTS, is_field);
  }
  assert_null(ikeerr_section_name(IKEERR_WHOLE_PAGE));
  assert_null(ikeerr_section_name(IKEERR_SECTIONS));
}

static void test_no_section_is_no_text(void **state) {
  (void)state;
  char text[16] = "#";
  assert_int_equal(0, ikeerr_page_section(ikeerr_record_at(0), IKEERR_SECTIONS, &TERMINAL, text, sizeof text));
  assert_string_equal("", text);
}

static void test_formats_of_pages_have_names(void **state) {
  (void)state;
  assert_string_equal("text", ikeerr_page_format_name(IKEERR_PLAIN));
  assert_string_equal("markdown", ikeerr_page_format_name(IKEERR_MARKDOWN));
  assert_null(ikeerr_page_format_name((ikeerr_page_format)(IKEERR_MARKDOWN + 1)));
}

/* ---- briefs ---- */

static size_t count_lines(const char *text) {
  size_t count = 0;
  while ((text = strchr(text, '\n'))) text++, count++;
  return count;
}

static void test_every_brief_fits_the_screen_and_begins_with_the_error(void **state) {
  (void)state;
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    const ikeerr_record *record = ikeerr_record_at(i);
    char brief[8192];
    size_t length = ikeerr_brief(record, &TERMINAL, brief, sizeof brief);
    assert_true(length < sizeof brief);
    assert_int_equal(length, ikeerr_brief(record, &TERMINAL, NULL, 0));
    assert_true(count_lines(brief) <= 24);
    assert_ptr_equal(brief, strstr(brief, ikeerr_record_text(record, IKEERR_NAME)));
    assert_true(!ikeerr_cause_count(record) == !strstr(brief, "\n  1. "));
    assert_null(strchr(brief, '`'));
  }
}

/* The causes leave room for what stands behind them. */
static void test_every_brief_says_where_more_is(void **state) {
  (void)state;
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    const ikeerr_record *record = ikeerr_record_at(i);
    for (unsigned width = 80; width <= 200; width += 8) {
      const ikeerr_style style = {width, false, IKEERR_PLAIN};
      char brief[8192], more[128];
      snprintf(more, sizeof more, "More: ikeerr --full %s\n", ikeerr_record_text(record, IKEERR_ID));
      ikeerr_brief(record, &style, brief, sizeof brief);
      if (!strstr(brief, more)) fail_msg("%s, %u columns", ikeerr_record_text(record, IKEERR_ID), width);
    }
  }
}

/* Where there is room for all of it. */
static void test_every_brief_has_the_name_of_the_other_side(void **state) {
  (void)state;
  size_t named = 0;
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    const ikeerr_record *record = ikeerr_record_at(i);
    const ikeerr_style style = {IKEERR_WIDEST, false, IKEERR_PLAIN};
    char brief[8192], expected[256];
    size_t relation = 0, count = ikeerr_relation_count(record);
    while (relation < count && strcmp(ikeerr_relation_at(record, relation).kind, "equivalent") != 0) relation++;
    if (relation == count) continue;
    snprintf(expected, sizeof expected, "The other side's name for it: %s ",
             ikeerr_record_text(ikeerr_relation_at(record, relation).target, IKEERR_ID));
    ikeerr_brief(record, &style, brief, sizeof brief);
    if (!strstr(brief, expected)) fail_msg("%s: no %s", ikeerr_record_text(record, IKEERR_ID), expected);
    named++;
  }
  assert_true(named > 0);
}

static void strip_color(char *text) {
  char *end = text;
  for (const char *c = text; *c; c++) {
    if (*c == '\033') {
      while (*c != 'm') c++;
    } else {
      *end++ = *c;
    }
  }
  *end = '\0';
}

static void test_color_changes_nothing_else(void **state) {
  (void)state;
  for (size_t i = 0; i < ikeerr_record_count(); i += 11) {
    char *plain = whole_page(ikeerr_record_at(i), &TERMINAL);
    char *colored = whole_page(ikeerr_record_at(i), &COLORED);
    assert_string_not_equal(plain, colored);
    strip_color(colored);
    assert_string_equal(plain, colored);
    test_free(plain);
    test_free(colored);
  }
}

/* ---- explanations ---- */

static void check_explained(const char *key, const char *expected) {
  ikeerr_answer answer;
  char text[4096];
  ikeerr_lookup(key, IKEERR_TO_NUL, IKEERR_ANY_DOMAIN, &answer);
  ikeerr_explain(key, strlen(key), &answer, text, sizeof text);
  if (!strstr(text, expected)) fail_msg("'%s' is explained by '%s', not '%s'", key, text, expected);
}

/* What another record is to the name that was looked up. */
static void test_other_records_of_a_name(void **state) {
  (void)state;
  check_explained("NO_PROPOSAL_CHOSEN", ". In the other IKE version it is ikev1:14 NO-PROPOSAL-CHOSEN");
  check_explained("INVALID_SPI", ". The other IKE version has this name for ikev1:11 INVALID-SPI");
  check_explained("ERROR_IPSEC_IKE_NEG_STATUS_END", ". The name was once that of win32:13884 ERROR_IPSEC_IKE_QM_LIMIT");
}

/* ---- buffers of every size ---- */

/* A key of characters of one to four bytes, and bytes that are none. */
static const char KEY[] = "13868 \xC3\xA9\xE2\x82\xAC\xF0\x9F\x94\x92 \xFF \x1B[2J";

static ikeerr_answer answer_to_key(void) {
  ikeerr_answer answer;
  ikeerr_lookup(KEY, sizeof KEY - 1, IKEERR_ANY_DOMAIN, &answer);
  return answer;
}

static size_t write_line(char *out, size_t size) {
  return ikeerr_line(ikeerr_by_code(IKEERR_WIN32, 13886, NULL), out, size);
}

static size_t write_page(char *out, size_t size) {
  return ikeerr_page(ikeerr_by_code(IKEERR_IKEV1, 30001, "cisco"), &COLORED, out, size);
}

static size_t write_markdown(char *out, size_t size) {
  return ikeerr_page(ikeerr_by_code(IKEERR_IKEV1, 30001, "cisco"), &MARKDOWN, out, size);
}

static size_t write_section(char *out, size_t size) {
  const ikeerr_record *record = ikeerr_by_code(IKEERR_IKEV2, 14, NULL);
  return ikeerr_page_section(record, IKEERR_SECTION_LOG_LINES, &MARKDOWN, out, size);
}

static size_t write_graph(char *out, size_t size) {
  return ikeerr_graph(ikeerr_by_code(IKEERR_IKEV2, 8192, "3gpp"), IKEERR_DOT, IKEERR_ALL_KINDS, 1, out, size);
}

static size_t write_explanation(char *out, size_t size) {
  ikeerr_answer answer = answer_to_key();
  return ikeerr_explain(KEY, sizeof KEY - 1, &answer, out, size);
}

static size_t write_explanation_of_letters(char *out, size_t size) {
  static const char LETTERS[] = "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x94\x92\xC3\xA9";
  ikeerr_answer answer;
  ikeerr_lookup(LETTERS, IKEERR_TO_NUL, IKEERR_ANY_DOMAIN, &answer);
  return ikeerr_explain(LETTERS, IKEERR_TO_NUL, &answer, out, size);
}

static size_t write_explanation_of_notify(char *out, size_t size) {
  ikeerr_answer answer;
  ikeerr_decode_notify(12345, "\0\0\x36\x60", 4, &answer);
  return ikeerr_explain_notify(12345, "\0\0\x36\x60", 4, &answer, out, size);
}

/* What snprintf would leave there, had it been told to cut between characters. */
static size_t beginning(const char *whole, size_t length, size_t size) {
  size_t end = length < size ? length : size - 1;
  while (end < length && ((unsigned char)whole[end] & 0xC0) == 0x80) end--;
  return end;
}

static void check_every_size(size_t (*write)(char *out, size_t size)) {
  enum { BEHIND = 8 };
  size_t length = write(NULL, 0);
  char *whole = test_malloc(length + 1);
  assert_int_equal(length, write(whole, length + 1));
  assert_int_equal(length, strlen(whole));
  for (size_t size = 0; size <= length + 2; size++) {
    char *part = test_malloc(size + BEHIND);
    memset(part, '#', size + BEHIND);
    assert_int_equal(length, write(part, size));
    if (size) {
      assert_int_equal(beginning(whole, length, size), strlen(part));
      assert_memory_equal(whole, part, strlen(part));
    }
    for (size_t i = 0; i < BEHIND; i++) assert_int_equal('#', part[size + i]);
    test_free(part);
  }
  test_free(whole);
}

static void test_a_buffer_that_is_too_small_gets_the_beginning(void **state) {
  (void)state;
  check_every_size(write_line);
  check_every_size(write_page);
  check_every_size(write_markdown);
  check_every_size(write_section);
  check_every_size(write_graph);
  check_every_size(write_explanation);
  check_every_size(write_explanation_of_letters);
  check_every_size(write_explanation_of_notify);
}

static void test_a_key_is_shown_without_what_a_terminal_would_obey(void **state) {
  (void)state;
  char text[1024];
  write_explanation(text, sizeof text);
  assert_ptr_equal(text, strstr(text, "'13868 \xC3\xA9\xE2\x82\xAC\xF0\x9F\x94\x92 \\xff \\x1b[2J' is no key: "));
}

static void test_a_width_out_of_range_is_taken_as_the_bound(void **state) {
  (void)state;
  const ikeerr_record *record = ikeerr_by_code(IKEERR_WIN32, 13886, NULL);
  ikeerr_style zero = {0, false, IKEERR_PLAIN}, huge = {UINT32_MAX, false, IKEERR_PLAIN};
  ikeerr_style widest = {400, false, IKEERR_PLAIN};
  char *narrow = whole_page(record, &NARROW), *from_zero = whole_page(record, &zero);
  char *wide = whole_page(record, &widest), *from_huge = whole_page(record, &huge);
  assert_string_equal(narrow, from_zero);
  assert_string_equal(wide, from_huge);
  test_free(narrow);
  test_free(from_zero);
  test_free(wide);
  test_free(from_huge);
}

static void test_founding_citations_are_shown_corrected(void **state) {
  (void)state;
  char *page = whole_page(ikeerr_by_code(IKEERR_WIN32, 13886, NULL), &TERMINAL);
  const char *related = strstr(page, "\nRelated errors\n");
  assert_non_null(related);
  assert_non_null(strstr(related, "ERROR_IPSEC_IKE_SA_REKEYED (13902, 0x365A)"));
  assert_non_null(strstr(related, "ERROR_IPSEC_IKE_PEER_MM_NO_RESPONSE (13887, 0x363F)"));
  assert_non_null(strstr(related, "Meant: win32:13813 ERROR_IPSEC_IKE_DROP_NO_RESPONSE"));
  test_free(page);
}

static size_t occurrences(const char *text, const char *part) {
  size_t count = 0;
  for (const char *at = strstr(text, part); at; at = strstr(at + 1, part)) count++;
  return count;
}

static void test_a_graph_holds_the_neighbourhood_once(void **state) {
  (void)state;
  const ikeerr_record *record = ikeerr_by_code(IKEERR_WIN32, 13868, NULL);
  ikeerr_walk walk;
  ikeerr_step step;
  size_t members = 1;
  ikeerr_walk_start(&walk, record, IKEERR_ALL_KINDS, 1);
  while (ikeerr_walk_next(&walk, &step)) members++;
  static char dot[65536], mermaid[65536];
  assert_true(ikeerr_graph(record, IKEERR_DOT, IKEERR_ALL_KINDS, 1, dot, sizeof dot) < sizeof dot);
  assert_true(ikeerr_graph(record, IKEERR_MERMAID, IKEERR_ALL_KINDS, 1, mermaid, sizeof mermaid) < sizeof mermaid);
  assert_int_equal(members, occurrences(dot, "\\n"));
  assert_int_equal(members, occurrences(mermaid, "<br>"));
  assert_int_equal(occurrences(dot, " -> "), occurrences(mermaid, " -->|"));
  assert_true(occurrences(dot, " -> ") >= members - 1);
  assert_int_equal(1, occurrences(dot, "style=bold"));
}

static void test_formats_of_graphs_have_names(void **state) {
  (void)state;
  assert_string_equal("dot", ikeerr_graph_format_name(IKEERR_DOT));
  assert_string_equal("mermaid", ikeerr_graph_format_name(IKEERR_MERMAID));
  assert_null(ikeerr_graph_format_name((ikeerr_graph_format)(IKEERR_MERMAID + 1)));
}

static void test_a_graph_of_one_kind_joins_its_members(void **state) {
  (void)state;
  static char dot[65536];
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    for (size_t kind = 0; kind < ikeerr_word_count(IKEERR_RELATIONS); kind++) {
      assert_true(ikeerr_graph(ikeerr_record_at(i), IKEERR_DOT, UINT32_C(1) << kind, 1, dot, sizeof dot) < sizeof dot);
      assert_true(occurrences(dot, " -> ") >= occurrences(dot, "\\n") - 1);
    }
  }
}

static void test_a_line_names_the_record_and_says_what_it_means(void **state) {
  (void)state;
  char line[256];
  ikeerr_line(ikeerr_by_code(IKEERR_IKEV2, 14, NULL), line, sizeof line);
  assert_ptr_equal(line, strstr(line, "ikev2:14 NO_PROPOSAL_CHOSEN: "));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_every_page_is_whole_in_every_style),
      cmocka_unit_test(test_every_brief_fits_the_screen_and_begins_with_the_error),
      cmocka_unit_test(test_every_brief_says_where_more_is),
      cmocka_unit_test(test_every_brief_has_the_name_of_the_other_side),
      cmocka_unit_test(test_other_records_of_a_name),
      cmocka_unit_test(test_color_changes_nothing_else),
      cmocka_unit_test(test_a_page_is_its_sections_in_their_order),
      cmocka_unit_test(test_sections_have_the_names_of_fields),
      cmocka_unit_test(test_no_section_is_no_text),
      cmocka_unit_test(test_formats_of_pages_have_names),
      cmocka_unit_test(test_a_buffer_that_is_too_small_gets_the_beginning),
      cmocka_unit_test(test_a_key_is_shown_without_what_a_terminal_would_obey),
      cmocka_unit_test(test_a_width_out_of_range_is_taken_as_the_bound),
      cmocka_unit_test(test_founding_citations_are_shown_corrected),
      cmocka_unit_test(test_a_graph_holds_the_neighbourhood_once),
      cmocka_unit_test(test_formats_of_graphs_have_names),
      cmocka_unit_test(test_a_graph_of_one_kind_joins_its_members),
      cmocka_unit_test(test_a_line_names_the_record_and_says_what_it_means),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
