/* The shared cases of tests/cases, answered by the core. */
#include <limits.h>

#include "case_lines.h"

enum { MOST_STEPS = 64, MOST_HITS = 3 };

/* ---- reading cases ---- */

static int number_of(const cJSON *object, const char *key, int otherwise) {
  const cJSON *number = item_of(object, key);
  return number ? number->valueint : otherwise;
}

typedef struct {
  char *bytes;
  size_t length;
} byte_string;

static byte_string key_from_hex(const char *digits) {
  byte_string built = {test_malloc(strlen(digits) / 2 + 1), strlen(digits) / 2};
  for (size_t i = 0; i < built.length; i++) {
    char pair[3] = {digits[2 * i], digits[2 * i + 1], '\0'};
    built.bytes[i] = (char)strtoul(pair, NULL, 16);
  }
  return built;
}

static byte_string key_repeated(const char *part, size_t times) {
  size_t length = strlen(part);
  byte_string built = {test_malloc(length * times + 1), length * times};
  for (size_t i = 0; i < times; i++) memcpy(built.bytes + i * length, part, length);
  return built;
}

static byte_string key_of(const cJSON *test, const char *name) {
  char with_suffix[32];
  const char *text = string_of(test, name);
  if (text) return key_repeated(text, 1);
  snprintf(with_suffix, sizeof with_suffix, "%s_bytes", name);
  if (string_of(test, with_suffix)) return key_from_hex(string_of(test, with_suffix));
  snprintf(with_suffix, sizeof with_suffix, "%s_repeat", name);
  const cJSON *repeat = item_of(test, with_suffix);
  assert_non_null(repeat);
  return key_repeated(cJSON_GetArrayItem(repeat, 0)->valuestring, (size_t)cJSON_GetArrayItem(repeat, 1)->valuedouble);
}

static ikeerr_domain domain_of(const cJSON *test) {
  const char *domain = string_of(test, "domain");
  return domain ? (ikeerr_domain)ikeerr_word_index(IKEERR_DOMAINS, domain, IKEERR_TO_NUL) : IKEERR_ANY_DOMAIN;
}

static const ikeerr_record *record_of(const char *id) {
  ikeerr_answer answer;
  if (ikeerr_lookup(id, IKEERR_TO_NUL, IKEERR_ANY_DOMAIN, &answer) != IKEERR_FOUND) fail_msg("no record %s", id);
  return answer.candidates[0];
}

/* ---- comparing ---- */

static void check_records(const cJSON *expected, const ikeerr_record *const *records, unsigned count) {
  if (!expected) return;
  assert_int_equal(cJSON_GetArraySize(expected), count);
  for (unsigned i = 0; i < count; i++) {
    assert_string_equal(cJSON_GetArrayItem(expected, (int)i)->valuestring, ikeerr_record_text(records[i], IKEERR_ID));
  }
}

static void check_status(const cJSON *test, const ikeerr_answer *answer) {
  assert_string_equal(string_of(test, "status"), ikeerr_status_name(answer->status));
  if (string_of(test, "reason")) assert_string_equal(string_of(test, "reason"), ikeerr_reason_name(answer->reason));
  if (string_of(test, "reading")) assert_string_equal(string_of(test, "reading"), ikeerr_reading_name(answer->reading));
  if (answer->status != IKEERR_UNKNOWN) assert_null(ikeerr_reason_name(answer->reason));
  check_records(item_of(test, "records"), answer->candidates, answer->candidate_count);
}

static void check_says(const cJSON *test, const char *text) {
  const cJSON *part;
  cJSON_ArrayForEach(part, item_of(test, "says")) {
    if (!strstr(text, part->valuestring)) fail_msg("'%s' does not say '%s'", text, part->valuestring);
  }
}

static void check_says_never(const cJSON *test, const char *text) {
  const cJSON *part;
  cJSON_ArrayForEach(part, item_of(test, "never")) {
    if (strstr(text, part->valuestring)) fail_msg("'%s' says '%s'", text, part->valuestring);
  }
}

/* A golden file ends with a line feed; explanations do not. */
static void check_golden_line(const cJSON *test, char *text, size_t length) {
  if (!string_of(test, "golden")) return;
  strcpy(text + length, "\n");
  check_golden_file(string_of(test, "golden"), text);
}

static void check_explanation(const cJSON *test, byte_string key, const ikeerr_answer *answer) {
  char text[16384];
  size_t length = ikeerr_explain(key.bytes, key.length, answer, text, sizeof text - 1);
  assert_true(length < sizeof text - 1 && length == strlen(text));
  check_says(test, text);
  check_golden_line(test, text, length);
}

/* ---- one function for each file of cases ---- */

static void check_lookup(const cJSON *test) {
  byte_string key = key_of(test, "key");
  ikeerr_answer answer;
  ikeerr_status status = ikeerr_lookup(key.bytes, key.length, domain_of(test), &answer);
  assert_int_equal(status, answer.status);
  check_status(test, &answer);
  if (item_of(test, "also")) check_records(item_of(test, "also"), answer.also, answer.also_count);
  check_records(item_of(test, "suggestions"), answer.suggestions, answer.suggestion_count);
  check_explanation(test, key, &answer);
  test_free(key.bytes);
}

static cJSON *json_of(const ikeerr_value *value);

static cJSON *json_of_list(const ikeerr_value *list) {
  cJSON *array = cJSON_CreateArray();
  for (size_t i = 0; i < list->count; i++) {
    ikeerr_value item = ikeerr_value_item(list, i);
    cJSON_AddItemToArray(array, json_of(&item));
  }
  return array;
}

static cJSON *json_of_struct(const ikeerr_value *structure) {
  cJSON *object = cJSON_CreateObject();
  for (size_t i = 0; i < ikeerr_field_count(structure->structure); i++) {
    ikeerr_value value = ikeerr_value_field(structure, i);
    cJSON_AddItemToObject(object, ikeerr_field_at(structure->structure, i).name, json_of(&value));
  }
  return object;
}

static cJSON *json_of(const ikeerr_value *value) {
  switch (value->type) {
    case IKEERR_TYPE_NOTHING:
      return cJSON_CreateNull();
    case IKEERR_TYPE_NUMBER:
      return cJSON_CreateNumber((double)value->number);
    case IKEERR_TYPE_FLAG:
      return cJSON_CreateBool((cJSON_bool)value->number);
    case IKEERR_TYPE_RECORD:
      return cJSON_CreateString(ikeerr_record_text(value->record, IKEERR_ID));
    case IKEERR_TYPE_LIST:
      return json_of_list(value);
    case IKEERR_TYPE_STRUCT:
      return json_of_struct(value);
    default:
      return cJSON_CreateString(value->text);
  }
}

static void check_plain(const cJSON *test) {
  const ikeerr_record *record = record_of(string_of(test, "id"));
  const cJSON *expected = test->child;
  for (size_t i = 0; expected && i < ikeerr_field_count(IKEERR_STRUCT_RECORD); i++) {
    if (strcmp(expected->string, ikeerr_field_at(IKEERR_STRUCT_RECORD, i).name) != 0) continue;
    ikeerr_value value = ikeerr_record_value(record, i);
    cJSON *given = json_of(&value);
    if (!cJSON_Compare(expected, given, true)) fail_msg("another %s: %s", expected->string, cJSON_Print(given));
    cJSON_Delete(given);
    expected = expected->next;
  }
  if (expected) fail_msg("no field %s, or in another place", expected->string);
}

static void check_notify_explanation(const cJSON *test, uint32_t type, byte_string data, const ikeerr_answer *answer) {
  char text[4096];
  size_t length = ikeerr_explain_notify(type, data.bytes, data.length, answer, text, sizeof text - 1);
  assert_true(length < sizeof text - 1 && length == strlen(text));
  assert_int_equal(length, ikeerr_explain_notify(type, data.bytes, data.length, answer, NULL, 0));
  check_says(test, text);
  check_golden_line(test, text, length);
}

static void check_decode_notify(const cJSON *test) {
  byte_string data = key_from_hex(string_of(test, "data"));
  ikeerr_answer answer;
  uint32_t type = (uint32_t)item_of(test, "type")->valuedouble;
  ikeerr_status status = ikeerr_decode_notify(type, data.bytes, data.length, &answer);
  assert_int_equal(status, answer.status);
  check_status(test, &answer);
  check_notify_explanation(test, type, data, &answer);
  test_free(data.bytes);
}

static void check_steps(const cJSON *expected, const ikeerr_step *steps, size_t count) {
  assert_int_equal(cJSON_GetArraySize(expected), count);
  for (size_t i = 0; i < count; i++) {
    const cJSON *step = cJSON_GetArrayItem(expected, (int)i);
    assert_string_equal(cJSON_GetArrayItem(step, 0)->valuestring, ikeerr_record_text(steps[i].record, IKEERR_ID));
    assert_string_equal(cJSON_GetArrayItem(step, 1)->valuestring, steps[i].relation.kind);
    assert_int_equal(cJSON_GetArrayItem(step, 2)->valueint, steps[i].depth);
  }
}

static uint32_t kinds_of(const cJSON *test) {
  const cJSON *names = item_of(test, "kinds");
  if (!names) return IKEERR_ALL_KINDS;
  uint32_t kinds = 0;
  const cJSON *name;
  cJSON_ArrayForEach(name, names) {
    kinds |= UINT32_C(1) << ikeerr_word_index(IKEERR_RELATIONS, name->valuestring, IKEERR_TO_NUL);
  }
  return kinds;
}

static size_t walk(const cJSON *test, ikeerr_step *steps) {
  ikeerr_walk walk;
  size_t count = 0;
  ikeerr_walk_start(&walk, record_of(string_of(test, "walk")), kinds_of(test),
                    (unsigned)item_of(test, "depth")->valueint);
  while (count < MOST_STEPS && ikeerr_walk_next(&walk, &steps[count])) count++;
  return count;
}

static void check_related(const cJSON *test) {
  ikeerr_step steps[MOST_STEPS];
  const cJSON *ends = item_of(test, "path");
  size_t count =
      ends ? ikeerr_path(record_of(cJSON_GetArrayItem(ends, 0)->valuestring),
                         record_of(cJSON_GetArrayItem(ends, 1)->valuestring), kinds_of(test), steps, MOST_STEPS)
           : walk(test, steps);
  if (cJSON_IsNull(item_of(test, "steps"))) {
    assert_true(count == IKEERR_UNREACHABLE);
  } else {
    check_steps(item_of(test, "steps"), steps, count);
  }
}

static void check_search(const cJSON *test) {
  byte_string query = key_of(test, "query");
  ikeerr_filter filter = IKEERR_EVERYTHING;
  ikeerr_hit hits[MOST_HITS];
  filter.domain = domain_of(test);
  if (string_of(test, "kind")) filter.kind = ikeerr_word_index(IKEERR_KINDS, string_of(test, "kind"), IKEERR_TO_NUL);
  if (string_of(test, "tag")) filter.tag = ikeerr_word_index(IKEERR_TAGS, string_of(test, "tag"), IKEERR_TO_NUL);
  size_t count = ikeerr_search(query.bytes, query.length, &filter, hits, MOST_HITS);
  if (cJSON_IsTrue(item_of(test, "none"))) assert_int_equal(0, count);
  if (string_of(test, "first")) {
    assert_true(count > 0);
    assert_string_equal(string_of(test, "first"), ikeerr_record_text(hits[0].record, IKEERR_ID));
  }
  if (item_of(test, "exact")) assert_int_equal(cJSON_IsTrue(item_of(test, "exact")), count > 0 && hits[0].exact);
  const cJSON *id;
  cJSON_ArrayForEach(id, item_of(test, "among")) {
    bool is_there = false;
    for (size_t i = 0; i < count; i++) is_there = is_there || hits[i].record == record_of(id->valuestring);
    if (!is_there) fail_msg("%s is not among the first %d", id->valuestring, MOST_HITS);
  }
  test_free(query.bytes);
}

static ikeerr_scan_options options_of(const cJSON *test) {
  ikeerr_scan_options options = IKEERR_SCAN_DEFAULT;
  const cJSON *given = item_of(test, "options");
  const char *least = string_of(given, "least");
  for (int i = IKEERR_POSSIBLE; least && i <= IKEERR_CERTAIN; i++) {
    if (strcmp(least, ikeerr_certainty_name((ikeerr_certainty)i)) == 0) options.least = (ikeerr_certainty)i;
  }
  options.statuses = cJSON_IsTrue(item_of(given, "statuses"));
  options.neighbours = cJSON_IsTrue(item_of(given, "neighbours"));
  return options;
}

static void check_mention(const cJSON *expected, byte_string text, const ikeerr_mention *mention) {
  char match[512];
  snprintf(match, sizeof match, "%.*s", (int)(mention->end - mention->start), text.bytes + mention->start);
  if (string_of(expected, "match")) assert_string_equal(string_of(expected, "match"), match);
  assert_int_equal(number_of(expected, "start", (int)mention->start), mention->start);
  assert_int_equal(number_of(expected, "end", (int)mention->end), mention->end);
  assert_string_equal(string_of(expected, "form"), ikeerr_form_name(mention->form));
  check_records(item_of(expected, "records"), mention->records, mention->record_count);
  if (string_of(expected, "certainty")) {
    assert_string_equal(string_of(expected, "certainty"), ikeerr_certainty_name(mention->certainty));
  }
  if (string_of(expected, "cause")) assert_string_equal(string_of(expected, "cause"), mention->cause);
  if (!string_of(expected, "sign")) return;
  snprintf(match, sizeof match, "%.*s", (int)(mention->sign_end - mention->sign_start),
           text.bytes + mention->sign_start);
  assert_string_equal(string_of(expected, "sign"), match);
}

static void check_scan(const cJSON *test) {
  byte_string text = key_of(test, "text");
  ikeerr_scan_options options = options_of(test);
  ikeerr_scanner scanner;
  ikeerr_mention mention;
  const cJSON *expected = item_of(test, "mentions");
  int count = 0;
  ikeerr_scan_start(&scanner, &options);
  ikeerr_scan_feed(&scanner, text.bytes, text.length);
  for (bool is_finished = false;;) {
    while (ikeerr_scan_next(&scanner, &mention)) {
      const cJSON *one = cJSON_GetArrayItem(expected, count++);
      if (!one) fail_msg("a mention too many, at %d", (int)mention.start);
      check_mention(one, text, &mention);
    }
    if (is_finished) break;
    ikeerr_scan_finish(&scanner);
    is_finished = true;
  }
  assert_int_equal(cJSON_GetArraySize(expected), count);
  test_free(text.bytes);
}

/* ---- rendering ---- */

static ikeerr_section section_of(const cJSON *test) {
  const char *name = string_of(test, "section");
  int section = IKEERR_WHOLE_PAGE;
  for (int i = 0; name && i < IKEERR_SECTIONS; i++) {
    if (strcmp(name, ikeerr_section_name((ikeerr_section)i)) == 0) section = i;
  }
  assert_int_equal(name != NULL, section != IKEERR_WHOLE_PAGE);
  return (ikeerr_section)section;
}

static size_t render(const cJSON *test, char *out, size_t size) {
  const ikeerr_record *record = record_of(string_of(test, "record"));
  const char *what = string_of(test, "render"), *format = string_of(test, "format");
  if (strcmp(what, "line") == 0) return ikeerr_line(record, out, size);
  ikeerr_style style = {(unsigned)number_of(test, "width", 80), cJSON_IsTrue(item_of(test, "color")), IKEERR_PLAIN};
  if (format && strcmp(format, "markdown") == 0) style.format = IKEERR_MARKDOWN;
  if (strcmp(what, "page") == 0) return ikeerr_page_section(record, section_of(test), &style, out, size);
  if (strcmp(what, "brief") == 0) return ikeerr_brief(record, &style, out, size);
  assert_string_equal("graph", what);
  bool is_mermaid = format && strcmp(format, "mermaid") == 0;
  return ikeerr_graph(record, is_mermaid ? IKEERR_MERMAID : IKEERR_DOT, kinds_of(test),
                      (unsigned)number_of(test, "depth", 1), out, size);
}

static size_t columns_of_widest_line(const char *text) {
  size_t widest = 0, column = 0;
  for (; *text; text++) {
    bool is_continuation = ((unsigned char)*text & 0xC0) == 0x80;
    column = *text == '\n' ? 0 : column + !is_continuation;
    if (column > widest) widest = column;
  }
  return widest;
}

static void check_render(const cJSON *test) {
  static char text[65536];
  size_t length = render(test, text, sizeof text);
  assert_true(length < sizeof text && length == strlen(text));
  const char *starts = string_of(test, "starts");
  if (starts) assert_ptr_equal(text, strstr(text, starts));
  check_says(test, text);
  check_says_never(test, text);
  assert_true(columns_of_widest_line(text) <= (size_t)number_of(test, "widest", INT_MAX));
  if (string_of(test, "golden")) check_golden_file(string_of(test, "golden"), text);
}

/* ---- diagnosis ---- */

typedef struct {
  const cJSON *expected;
  const char *log;
  int count;
} verdict_check;

/* What a case gives of a field: a record and a cause by their ids, Child SAs by what became of them. */
static void check_verdict_field(const char *log, const cJSON *expected, const ikeerr_value *value) {
  cJSON *given = json_of(value);
  if (value->type == IKEERR_TYPE_STRUCT) {
    cJSON *id = cJSON_DetachItemFromObject(given, "id");
    cJSON_Delete(given);
    given = id;
  }
  for (cJSON *item = given->child; strcmp(expected->string, "children") == 0 && item;) {
    cJSON *next = item->next;
    cJSON_ReplaceItemViaPointer(given, item, cJSON_DetachItemFromObject(item, "outcome"));
    item = next;
  }
  char *wanted = cJSON_PrintUnformatted(expected), *found = cJSON_PrintUnformatted(given);
  if (strcmp(wanted, found) != 0) fail_msg("%s: %s is %s, not %s", log, expected->string, found, wanted);
  cJSON_free(wanted);
  cJSON_free(found);
  cJSON_Delete(given);
}

static void check_verdict(void *context, const ikeerr_verdict *verdict) {
  verdict_check *check = context;
  const cJSON *expected = cJSON_GetArrayItem(check->expected, check->count++);
  if (!expected) fail_msg("%s: a verdict too many: %s", check->log, verdict->outcome);
  for (const cJSON *field = expected->child; field; field = field->next) {
    int index = ikeerr_field_index(IKEERR_STRUCT_VERDICT, field->string, IKEERR_TO_NUL);
    assert_true(index >= 0);
    ikeerr_value value = ikeerr_verdict_value(verdict, (size_t)index);
    check_verdict_field(check->log, field, &value);
  }
}

static void check_diagnose(const cJSON *test) {
  static ikeerr_diagnoser diagnoser;
  char name[256];
  verdict_check check = {item_of(test, "verdicts"), string_of(test, "log"), 0};
  snprintf(name, sizeof name, "logs/%s", check.log);
  char *log = read_case_file(name);
  ikeerr_diagnose_start(&diagnoser, NULL, check_verdict, &check);
  ikeerr_diagnose_feed(&diagnoser, log, strlen(log));
  ikeerr_diagnose_finish(&diagnoser);
  if (cJSON_GetArraySize(check.expected) != check.count) fail_msg("%s: %d verdicts", check.log, check.count);
  test_free(log);
}

#define CASES_TEST(operation)                              \
  static void test_##operation##_cases(void **state) {     \
    (void)state;                                           \
    for_each_case(#operation ".jsonl", check_##operation); \
  }

CASES_TEST(lookup)
CASES_TEST(plain)
CASES_TEST(decode_notify)
CASES_TEST(related)
CASES_TEST(search)
CASES_TEST(scan)
CASES_TEST(diagnose)
CASES_TEST(render)

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_lookup_cases),        cmocka_unit_test(test_plain_cases),
      cmocka_unit_test(test_decode_notify_cases), cmocka_unit_test(test_related_cases),
      cmocka_unit_test(test_search_cases),        cmocka_unit_test(test_scan_cases),
      cmocka_unit_test(test_render_cases),        cmocka_unit_test(test_diagnose_cases),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
