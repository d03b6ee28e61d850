/* The table of fields says of every record what the typed functions say, and nothing about it is left to chance. */
#include <ctype.h>
#include <string.h>

#include "cmocka_setup.h"

static const ikeerr_struct STRUCTS[] = {IKEERR_STRUCT_RECORD,   IKEERR_STRUCT_ALIAS,    IKEERR_STRUCT_SOURCE,
                                        IKEERR_STRUCT_SIGHTING, IKEERR_STRUCT_QUESTION, IKEERR_STRUCT_RELATION,
                                        IKEERR_STRUCT_CITATION, IKEERR_STRUCT_CAUSE,    IKEERR_STRUCT_LOG_LINE,
                                        IKEERR_STRUCT_VERDICT,  IKEERR_STRUCT_CHILD,    IKEERR_STRUCT_EVIDENCE};

static void check_same_text(const char *expected, const ikeerr_value *value) {
  if (expected) {
    assert_true(value->type == IKEERR_TYPE_TEXT || value->type == IKEERR_TYPE_WORD ||
                value->type == IKEERR_TYPE_MARKDOWN);
    assert_string_equal(expected, value->text);
  } else {
    assert_int_equal(IKEERR_TYPE_NOTHING, value->type);
  }
}

static void check_same_number(bool is_there, uint32_t expected, const ikeerr_value *value) {
  assert_int_equal(is_there ? IKEERR_TYPE_NUMBER : IKEERR_TYPE_NOTHING, value->type);
  if (is_there) assert_int_equal(expected, value->number);
}

static ikeerr_value value_of(const ikeerr_record *record, const char *name) {
  int index = ikeerr_field_index(IKEERR_STRUCT_RECORD, name, IKEERR_TO_NUL);
  assert_true(index >= 0);
  return ikeerr_record_value(record, (size_t)index);
}

static ikeerr_value field_of(const ikeerr_value *value, const char *name) {
  int index = ikeerr_field_index(value->structure, name, IKEERR_TO_NUL);
  assert_int_equal(IKEERR_TYPE_STRUCT, value->type);
  assert_true(index >= 0);
  return ikeerr_value_field(value, (size_t)index);
}

/* ---- what the typed functions say ---- */

static const struct {
  const char *name;
  ikeerr_text text;
} TEXTS[] = {
    {"id", IKEERR_ID},
    {"domain", IKEERR_DOMAIN},
    {"vendor", IKEERR_VENDOR},
    {"name", IKEERR_NAME},
    {"hex", IKEERR_HEX},
    {"message", IKEERR_MESSAGE},
    {"kind", IKEERR_KIND},
    {"role", IKEERR_ROLE},
    {"rejected", IKEERR_REJECTED},
    {"on_wire", IKEERR_ON_WIRE},
    {"effect", IKEERR_EFFECT},
    {"retry", IKEERR_RETRY},
    {"evidence", IKEERR_EVIDENCE},
    {"updated", IKEERR_UPDATED},
    {"technical_meaning", IKEERR_TECHNICAL_MEANING},
    {"error_details", IKEERR_ERROR_DETAILS},
    {"usage_context", IKEERR_USAGE_CONTEXT},
    {"developer_interpretation", IKEERR_DEVELOPER_INTERPRETATION},
    {"summary", IKEERR_SUMMARY},
};

static void check_texts(const ikeerr_record *record) {
  assert_int_equal(IKEERR_TEXTS, sizeof TEXTS / sizeof *TEXTS);
  for (size_t i = 0; i < IKEERR_TEXTS; i++) {
    ikeerr_value value = value_of(record, TEXTS[i].name);
    check_same_text(ikeerr_record_text(record, TEXTS[i].text), &value);
  }
}

static void check_numbers(const ikeerr_record *record) {
  uint32_t number = 0;
  ikeerr_value value = value_of(record, "code");
  check_same_number(true, ikeerr_record_code(record), &value);
  value = value_of(record, "hresult");
  bool is_there = ikeerr_record_hresult(record, &number);
  check_same_number(is_there, number, &value);
  value = value_of(record, "ntstatus");
  is_there = ikeerr_record_ntstatus(record, &number);
  check_same_number(is_there, number, &value);
}

static void check_url(const ikeerr_record *record) {
  ikeerr_value value = value_of(record, "url");
  check_same_text(ikeerr_record_url(record), &value);
}

static const char *const LISTS[IKEERR_LISTS] = {
    [IKEERR_RECORD_TAGS] = "tags", [IKEERR_RECORD_MODULES] = "modules", [IKEERR_RECORD_PHASES] = "phase"};

static void check_list(const ikeerr_record *record, ikeerr_list list) {
  ikeerr_value value = value_of(record, LISTS[list]);
  int count = ikeerr_list_count(record, list);
  assert_int_equal(count < 0 ? IKEERR_TYPE_NOTHING : IKEERR_TYPE_LIST, value.type);
  assert_int_equal(count < 0 ? 0 : count, value.count);
  for (uint32_t i = 0; i < value.count; i++) {
    ikeerr_value item = ikeerr_value_item(&value, i);
    assert_int_equal(value.item, item.type);
    check_same_text(ikeerr_list_item(record, list, i), &item);
  }
}

static ikeerr_value parts_of(const ikeerr_record *record, const char *name, size_t count) {
  ikeerr_value parts = value_of(record, name);
  assert_int_equal(IKEERR_TYPE_LIST, parts.type);
  assert_int_equal(count, parts.count);
  return parts;
}

static void check_text_field(const char *expected, const ikeerr_value *part, const char *name) {
  ikeerr_value value = field_of(part, name);
  check_same_text(expected, &value);
}

static void check_record_field(const ikeerr_record *expected, const ikeerr_value *part, const char *name) {
  ikeerr_value value = field_of(part, name);
  assert_int_equal(expected ? IKEERR_TYPE_RECORD : IKEERR_TYPE_NOTHING, value.type);
  assert_ptr_equal(expected, value.record);
}

static void check_alias(const ikeerr_record *record, size_t index, const ikeerr_value *part) {
  ikeerr_alias alias = ikeerr_alias_at(record, index);
  ikeerr_value historic = field_of(part, "historic");
  check_text_field(alias.name, part, "name");
  check_text_field(alias.origin, part, "origin");
  assert_int_equal(IKEERR_TYPE_FLAG, historic.type);
  assert_int_equal(alias.historic, historic.number);
}

static void check_source(const ikeerr_record *record, size_t index, const ikeerr_value *part) {
  ikeerr_source source = ikeerr_source_at(record, index);
  check_text_field(source.title, part, "title");
  check_text_field(source.section, part, "section");
}

static void check_question(const ikeerr_record *record, size_t index, const ikeerr_value *part) {
  ikeerr_question question = ikeerr_question_at(record, index);
  check_text_field(question.question, part, "question");
  check_text_field(question.answer, part, "answer");
}

static void check_sighting(const ikeerr_record *record, size_t index, const ikeerr_value *part) {
  ikeerr_sighting sighting = ikeerr_sighting_at(record, index);
  check_text_field(sighting.surface, part, "surface");
  check_text_field(sighting.event, part, "event");
  check_text_field(sighting.field, part, "field");
  check_text_field(sighting.form, part, "form");
}

static void check_relation(const ikeerr_record *record, size_t index, const ikeerr_value *part) {
  ikeerr_relation relation = ikeerr_relation_at(record, index);
  check_record_field(relation.target, part, "target");
  check_text_field(relation.kind, part, "kind");
  check_text_field(relation.note, part, "note");
  check_text_field(relation.basis, part, "basis");
}

static void check_citation(const ikeerr_record *record, size_t index, const ikeerr_value *part) {
  ikeerr_citation citation = ikeerr_citation_at(record, index);
  ikeerr_value code = field_of(part, "code");
  check_text_field(citation.name, part, "name");
  check_same_number(citation.code >= 0, (uint32_t)citation.code, &code);
  check_text_field(citation.hex, part, "hex");
  check_record_field(citation.meant, part, "meant");
  check_text_field(citation.fault, part, "fault");
}

static void check_line(const ikeerr_log_line *line, const ikeerr_value *part) {
  ikeerr_value level = field_of(part, "level");
  check_text_field(line->product, part, "product");
  check_text_field(line->versions, part, "versions");
  check_text_field(line->side, part, "side");
  check_same_number(line->level > 0, line->level, &level);
  check_text_field(line->line, part, "line");
  check_text_field(line->says, part, "says");
  check_text_field(line->cause, part, "cause");
}

static void check_log_line(const ikeerr_record *record, size_t index, const ikeerr_value *part) {
  ikeerr_log_line line = ikeerr_log_line_at(record, index);
  check_line(&line, part);
}

static void check_items(const ikeerr_cause *cause, const char *(*item)(const ikeerr_cause *, size_t), size_t count,
                        const ikeerr_value *part, const char *name) {
  ikeerr_value list = field_of(part, name);
  assert_int_equal(IKEERR_TYPE_LIST, list.type);
  assert_int_equal(count, list.count);
  for (uint32_t i = 0; i < list.count; i++) {
    ikeerr_value value = ikeerr_value_item(&list, i);
    check_same_text(item(cause, i), &value);
  }
}

static void check_signs(const ikeerr_cause *cause, const ikeerr_value *part) {
  ikeerr_value signs = field_of(part, "signs");
  assert_int_equal(cause->sign_count, signs.count);
  for (uint32_t i = 0; i < signs.count; i++) {
    ikeerr_log_line sign = ikeerr_cause_sign(cause, i);
    ikeerr_value value = ikeerr_value_item(&signs, i);
    assert_non_null(sign.cause);
    check_line(&sign, &value);
  }
}

static void check_cause(const ikeerr_record *record, size_t index, const ikeerr_value *part) {
  ikeerr_cause cause = ikeerr_cause_at(record, index);
  check_text_field(cause.id, part, "id");
  check_text_field(cause.title, part, "title");
  check_text_field(cause.text, part, "text");
  check_text_field(cause.basis, part, "basis");
  check_text_field(cause.source, part, "source");
  check_text_field(cause.ignore, part, "ignore");
  check_items(&cause, ikeerr_cause_when, cause.when_count, part, "when");
  check_items(&cause, ikeerr_cause_check, cause.check_count, part, "checks");
  check_items(&cause, ikeerr_cause_fix, cause.fix_count, part, "fixes");
  check_signs(&cause, part);
}

static const struct {
  const char *name;
  size_t (*count)(const ikeerr_record *record);
  void (*check)(const ikeerr_record *record, size_t index, const ikeerr_value *part);
} PARTS[] = {
    {"aliases", ikeerr_alias_count, check_alias},       {"sources", ikeerr_source_count, check_source},
    {"seen_in", ikeerr_sighting_count, check_sighting}, {"faq", ikeerr_question_count, check_question},
    {"related", ikeerr_relation_count, check_relation}, {"citations", ikeerr_citation_count, check_citation},
    {"causes", ikeerr_cause_count, check_cause},        {"log_lines", ikeerr_log_line_count, check_log_line},
};

static void check_parts(const ikeerr_record *record) {
  for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++) {
    ikeerr_value parts = parts_of(record, PARTS[i].name, PARTS[i].count(record));
    for (uint32_t j = 0; j < parts.count; j++) {
      ikeerr_value part = ikeerr_value_item(&parts, j);
      PARTS[i].check(record, j, &part);
    }
  }
}

static void test_the_table_agrees_with_the_typed_functions(void **state) {
  (void)state;
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    const ikeerr_record *record = ikeerr_record_at(i);
    check_texts(record);
    check_numbers(record);
    check_url(record);
    for (int list = 0; list < IKEERR_LISTS; list++) check_list(record, (ikeerr_list)list);
    check_parts(record);
  }
  size_t typed = IKEERR_TEXTS + 3 /* numbers */ + 1 /* url */ + IKEERR_LISTS + sizeof PARTS / sizeof *PARTS;
  assert_int_equal(typed, ikeerr_field_count(IKEERR_STRUCT_RECORD));
}

/* ---- what fields say of their values ---- */

/* How often each field of a struct is there, and how often it is absent. */
typedef struct {
  size_t there[64];
  size_t absent[64];
} presence;

static void check_value(const ikeerr_field *field, const ikeerr_value *value);

static void check_struct(const ikeerr_value *value) {
  size_t count = ikeerr_field_count(value->structure);
  assert_true(value->structure != IKEERR_STRUCT_RECORD);
  for (size_t i = 0; i < count; i++) {
    ikeerr_field field = ikeerr_field_at(value->structure, i);
    ikeerr_value held = ikeerr_value_field(value, i);
    check_value(&field, &held);
  }
  assert_int_equal(IKEERR_TYPE_NOTHING, ikeerr_value_field(value, count).type);
}

static void check_list_value(const ikeerr_field *field, const ikeerr_value *value) {
  ikeerr_field of_item = *field;
  of_item.type = field->item;
  of_item.absence = IKEERR_NEVER_ABSENT;
  for (uint32_t i = 0; i < value->count; i++) {
    ikeerr_value item = ikeerr_value_item(value, i);
    check_value(&of_item, &item);
  }
  assert_int_equal(IKEERR_TYPE_NOTHING, ikeerr_value_item(value, value->count).type);
}

static void check_value(const ikeerr_field *field, const ikeerr_value *value) {
  if (value->type == IKEERR_TYPE_NOTHING) {
    if (field->absence == IKEERR_NEVER_ABSENT) fail_msg("%s is absent", field->name);
    return;
  }
  assert_int_equal(field->type, value->type);
  if (value->type == IKEERR_TYPE_WORD && field->words != IKEERR_VOCABULARIES) {
    assert_true(ikeerr_word_index(field->words, value->text, IKEERR_TO_NUL) >= 0);
  }
  if (value->type == IKEERR_TYPE_LIST) check_list_value(field, value);
  if (value->type == IKEERR_TYPE_STRUCT) check_struct(value);
}

static void test_values_are_of_the_type_and_set_that_fields_say(void **state) {
  (void)state;
  presence seen = {{0}, {0}};
  size_t count = ikeerr_field_count(IKEERR_STRUCT_RECORD);
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    for (size_t j = 0; j < count; j++) {
      ikeerr_field field = ikeerr_field_at(IKEERR_STRUCT_RECORD, j);
      ikeerr_value value = ikeerr_record_value(ikeerr_record_at(i), j);
      check_value(&field, &value);
      (value.type == IKEERR_TYPE_NOTHING ? seen.absent : seen.there)[j]++;
    }
    assert_int_equal(IKEERR_TYPE_NOTHING, ikeerr_record_value(ikeerr_record_at(i), count).type);
  }
  for (size_t j = 0; j < count; j++) {
    bool may_be_absent = ikeerr_field_at(IKEERR_STRUCT_RECORD, j).absence != IKEERR_NEVER_ABSENT;
    bool is_of_build = strcmp(ikeerr_field_at(IKEERR_STRUCT_RECORD, j).name, "url") == 0; /* there or not */
    assert_true(seen.there[j] > 0 || is_of_build);
    assert_true(may_be_absent == (seen.absent[j] > 0) || is_of_build);
  }
}

static void test_what_is_no_list_and_no_struct_holds_nothing(void **state) {
  (void)state;
  ikeerr_value text = value_of(ikeerr_record_at(0), "name"), list = value_of(ikeerr_record_at(0), "sources");
  assert_int_equal(IKEERR_TYPE_NOTHING, ikeerr_value_item(&text, 0).type);
  assert_int_equal(IKEERR_TYPE_NOTHING, ikeerr_value_field(&text, 0).type);
  assert_int_equal(IKEERR_TYPE_NOTHING, ikeerr_value_field(&list, 0).type);
}

/* ---- the table by itself ---- */

static bool is_identifier(const char *name) {
  for (const char *at = name; *at; at++) {
    if (!islower((unsigned char)*at) && *at != '_') return false;
  }
  return *name;
}

/* One line without control characters, which is to be followed by more. */
static bool is_beginning(const char *text) {
  for (const char *at = text; *at; at++) {
    if (!isprint((unsigned char)*at)) return false;
  }
  return *text && text[strlen(text) - 1] != '.';
}

static bool has_structure(ikeerr_type type, ikeerr_type item) {
  return type == IKEERR_TYPE_STRUCT || item == IKEERR_TYPE_STRUCT;
}

static void check_description(const ikeerr_field *field) {
  if (!is_identifier(field->name)) fail_msg("'%s' is no name of a field", field->name);
  if (!is_beginning(field->meaning)) fail_msg("%s: '%s' is no meaning", field->name, field->meaning);
  assert_true(field->type > IKEERR_TYPE_NOTHING && field->type < IKEERR_TYPES);
  assert_int_equal(field->type == IKEERR_TYPE_LIST, field->item != IKEERR_TYPE_NOTHING);
  assert_int_equal(has_structure(field->type, field->item), field->structure != IKEERR_STRUCT_RECORD);
  if (field->words != IKEERR_VOCABULARIES) {
    assert_true(field->type == IKEERR_TYPE_WORD || field->item == IKEERR_TYPE_WORD);
    assert_true(ikeerr_word_count(field->words) > 0);
  }
}

static void test_every_field_is_described_and_found_by_its_name(void **state) {
  (void)state;
  assert_int_equal(IKEERR_STRUCTS, sizeof STRUCTS / sizeof *STRUCTS);
  for (size_t i = 0; i < IKEERR_STRUCTS; i++) {
    size_t count = ikeerr_field_count(STRUCTS[i]);
    assert_true(count > 1);
    for (size_t j = 0; j < count; j++) {
      ikeerr_field field = ikeerr_field_at(STRUCTS[i], j);
      check_description(&field);
      assert_int_equal(j, ikeerr_field_index(STRUCTS[i], field.name, IKEERR_TO_NUL));
      assert_int_equal(-1, ikeerr_field_index(STRUCTS[i], field.name, strlen(field.name) - 1));
    }
    assert_null(ikeerr_field_at(STRUCTS[i], count).name);
    assert_int_equal(-1, ikeerr_field_index(STRUCTS[i], "no such field", IKEERR_TO_NUL));
  }
  assert_int_equal(0, ikeerr_field_count(IKEERR_STRUCTS));
}

static void test_structs_have_names(void **state) {
  (void)state;
  assert_string_equal("Record", ikeerr_struct_name(IKEERR_STRUCT_RECORD));
  assert_string_equal("Alias", ikeerr_struct_name(IKEERR_STRUCT_ALIAS));
  assert_string_equal("Source", ikeerr_struct_name(IKEERR_STRUCT_SOURCE));
  assert_string_equal("Sighting", ikeerr_struct_name(IKEERR_STRUCT_SIGHTING));
  assert_string_equal("Question", ikeerr_struct_name(IKEERR_STRUCT_QUESTION));
  assert_string_equal("Relation", ikeerr_struct_name(IKEERR_STRUCT_RELATION));
  assert_string_equal("Citation", ikeerr_struct_name(IKEERR_STRUCT_CITATION));
  assert_string_equal("Cause", ikeerr_struct_name(IKEERR_STRUCT_CAUSE));
  assert_string_equal("LogLine", ikeerr_struct_name(IKEERR_STRUCT_LOG_LINE));
  assert_string_equal("Verdict", ikeerr_struct_name(IKEERR_STRUCT_VERDICT));
  assert_string_equal("ChildSa", ikeerr_struct_name(IKEERR_STRUCT_CHILD));
  assert_string_equal("EvidenceLine", ikeerr_struct_name(IKEERR_STRUCT_EVIDENCE));
  for (size_t i = 0; i < IKEERR_STRUCTS; i++) assert_true(is_beginning(ikeerr_struct_meaning(STRUCTS[i])));
  assert_null(ikeerr_struct_name(IKEERR_STRUCTS));
  assert_null(ikeerr_struct_meaning(IKEERR_STRUCTS));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_the_table_agrees_with_the_typed_functions),
      cmocka_unit_test(test_values_are_of_the_type_and_set_that_fields_say),
      cmocka_unit_test(test_what_is_no_list_and_no_struct_holds_nothing),
      cmocka_unit_test(test_every_field_is_described_and_found_by_its_name),
      cmocka_unit_test(test_structs_have_names),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
