/* Mentions as columns of plain values: adding to them, and the words that they share. */
#include "mention_table.h"

#include <stdlib.h>
#include <string.h>

#define INT8 "c", "b", sizeof(int8_t)
#define INT32 "i", "i", sizeof(int32_t)
#define INT64 "l", "q", sizeof(int64_t)

const column_kind ikepy_columns[MENTION_COLUMNS] = {
    [ROW_COLUMN] = {"row", INT64, false, false, false},
    [START_COLUMN] = {"start", INT64, false, false, false},
    [END_COLUMN] = {"end", INT64, false, false, false},
    [FORM_COLUMN] = {"form", INT8, false, true, false},
    [CERTAINTY_COLUMN] = {"certainty", INT8, false, true, true},
    [RECORD_COLUMN] = {"record", INT32, true, true, false},
    [DOMAIN_COLUMN] = {"domain", INT8, true, true, false},
    [CODE_COLUMN] = {"code", INT32, true, false, false},
    [CAUSE_COLUMN] = {"cause", INT32, true, true, false},
    [NEIGHBOUR_COLUMN] = {"neighbour", INT32, true, true, false},
};

enum { NO_VALUE = -1, LEAST_ROOM = 64 };

/* Makes room for more items of a size than there is; false: no memory, and nothing changed. */
static bool grow(void **items, size_t capacity, size_t size) {
  void *larger = capacity <= SIZE_MAX / size ? realloc(*items, capacity * size) : NULL;
  if (larger) *items = larger;
  return larger;
}

/* ---- words ---- */

static uint32_t *slot_of(const word_list *list, const char *word) {
  size_t slot = (size_t)((uintptr_t)word * UINT64_C(0x9E3779B97F4A7C15) >> 32);
  for (;; slot++) {
    uint32_t *entry = &list->slots[slot & (list->slot_count - 1)];
    if (!*entry || list->words[*entry - 1] == word) return entry;
  }
}

/* Twice as many slots as words, and as many of these as before. */
static bool make_room_for_words(word_list *list) {
  size_t capacity = list->capacity ? 2 * list->capacity : LEAST_ROOM;
  uint32_t *slots = calloc(2 * capacity, sizeof *slots);
  if (!slots || !grow((void **)&list->words, capacity, sizeof *list->words)) {
    free(slots);
    return false;
  }
  free(list->slots);
  list->slots = slots;
  list->slot_count = 2 * capacity;
  list->capacity = capacity;
  for (size_t i = 0; i < list->count; i++) *slot_of(list, list->words[i]) = (uint32_t)i + 1;
  return true;
}

/* The number of a word; NO_VALUE for NULL. false: no memory. */
static bool number_word(word_list *list, const char *word, int64_t *number) {
  *number = NO_VALUE;
  if (!word) return true;
  if (list->count == list->capacity && !make_room_for_words(list)) return false;
  uint32_t *slot = slot_of(list, word);
  if (!*slot) {
    list->words[list->count++] = word;
    *slot = (uint32_t)list->count;
  }
  *number = *slot - 1;
  return true;
}

static bool join_words(word_list *list) {
  size_t length = 0;
  for (size_t i = 0; i < list->count; i++) length += strlen(list->words[i]);
  list->offsets = malloc((list->count + 1) * sizeof *list->offsets);
  list->text = malloc(length + 1);
  if (!list->offsets || !list->text) return false;
  size_t end = 0;
  for (size_t i = 0; i < list->count; i++) {
    size_t word = strlen(list->words[i]);
    list->offsets[i] = (int32_t)end;
    memcpy(list->text + end, list->words[i], word);
    end += word;
  }
  list->offsets[list->count] = (int32_t)end;
  return true;
}

/* Words of which there are few are numbered as the core does, whether they occur or not. */
static bool number_words_of_core(mention_table *table) {
  int64_t number;
  bool has_memory = true;
  for (int i = 0; i < IKEERR_FORMS; i++)
    has_memory = has_memory && number_word(&table->words[FORM_COLUMN], ikeerr_form_name((ikeerr_form)i), &number);
  for (int i = 0; i <= IKEERR_CERTAIN; i++)
    has_memory =
        has_memory && number_word(&table->words[CERTAINTY_COLUMN], ikeerr_certainty_name((ikeerr_certainty)i), &number);
  for (size_t i = 0; i < IKEERR_DOMAIN_COUNT; i++)
    has_memory = has_memory && number_word(&table->words[DOMAIN_COLUMN], ikeerr_word(IKEERR_DOMAINS, i), &number);
  return has_memory;
}

/* ---- values ---- */

int64_t ikepy_table_value(const mention_table *table, mention_column column, size_t index) {
  const void *values = table->values[column];
  switch (ikepy_columns[column].size) {
    case sizeof(int8_t):
      return ((const int8_t *)values)[index];
    case sizeof(int32_t):
      return ((const int32_t *)values)[index];
    default:
      return ((const int64_t *)values)[index];
  }
}

static void put_value(mention_table *table, mention_column column, int64_t value) {
  void *values = table->values[column];
  switch (ikepy_columns[column].size) {
    case sizeof(int8_t):
      ((int8_t *)values)[table->count] = (int8_t)value;
      break;
    case sizeof(int32_t):
      ((int32_t *)values)[table->count] = (int32_t)value;
      break;
    default:
      ((int64_t *)values)[table->count] = value;
  }
}

static bool make_room(mention_table *table) {
  if (table->count < table->capacity) return true;
  size_t capacity = table->capacity ? 2 * table->capacity : LEAST_ROOM;
  for (int i = 0; i < MENTION_COLUMNS; i++) {
    if (!grow(&table->values[i], capacity, ikepy_columns[i].size)) return false;
  }
  table->capacity = capacity;
  return true;
}

/* ---- mentions ---- */

/* What all records of a mention have in common; NO_VALUE: nothing, or there are none. */
static int64_t common(const ikeerr_mention *mention, int64_t (*value_of)(const ikeerr_record *)) {
  int64_t value = mention->record_count ? value_of(mention->records[0]) : NO_VALUE;
  for (unsigned i = 1; i < mention->record_count; i++) {
    if (value_of(mention->records[i]) != value) return NO_VALUE;
  }
  return value;
}

static int64_t code_of(const ikeerr_record *record) {
  return ikeerr_record_code(record);
}

static int64_t domain_of(const ikeerr_record *record) {
  return (int64_t)ikeerr_record_domain(record);
}

bool ikepy_add_mention(mention_table *table, int64_t row, int64_t start, int64_t end, const ikeerr_mention *mention) {
  const ikeerr_record *record = ikeerr_mention_record(mention);
  const char *identity = record ? ikeerr_record_text(record, IKEERR_ID) : NULL;
  int64_t values[MENTION_COLUMNS] = {
      [ROW_COLUMN] = row,
      [START_COLUMN] = start,
      [END_COLUMN] = end,
      [FORM_COLUMN] = (int64_t)mention->form,
      [CERTAINTY_COLUMN] = (int64_t)mention->certainty,
      [DOMAIN_COLUMN] = record ? domain_of(record) : common(mention, domain_of),
      [CODE_COLUMN] = record ? code_of(record) : common(mention, code_of),
  };
  if (!make_room(table) || !number_word(&table->words[RECORD_COLUMN], identity, &values[RECORD_COLUMN]) ||
      !number_word(&table->words[CAUSE_COLUMN], mention->cause, &values[CAUSE_COLUMN]) ||
      !number_word(&table->words[NEIGHBOUR_COLUMN], mention->neighbour, &values[NEIGHBOUR_COLUMN])) {
    return false;
  }
  for (int i = 0; i < MENTION_COLUMNS; i++) put_value(table, (mention_column)i, values[i]);
  table->count++;
  return true;
}

/* ---- the table ---- */

mention_table *ikepy_new_table(void) {
  mention_table *table = calloc(1, sizeof *table);
  if (!table) return NULL;
  atomic_init(&table->holders, 1);
  if (number_words_of_core(table)) return table;
  ikepy_drop_table(table);
  return NULL;
}

static bool mark_valid(mention_table *table, mention_column column) {
  if (!ikepy_columns[column].is_nullable) return true;
  uint8_t *valid = calloc(table->count / 8 + 1, 1);
  table->valid[column] = valid;
  for (size_t i = 0; valid && i < table->count; i++) {
    bool is_null = ikepy_table_value(table, column, i) == NO_VALUE;
    table->nulls[column] += is_null;
    valid[i / 8] = (uint8_t)(valid[i / 8] | !is_null << i % 8);
  }
  return valid;
}

bool ikepy_finish_table(mention_table *table) {
  bool has_memory = true;
  for (int i = 0; i < MENTION_COLUMNS; i++) {
    has_memory = has_memory && mark_valid(table, (mention_column)i);
    if (ikepy_columns[i].has_words) has_memory = has_memory && join_words(&table->words[i]);
  }
  return has_memory;
}

mention_table *ikepy_hold_table(mention_table *table) {
  atomic_fetch_add(&table->holders, 1);
  return table;
}

void ikepy_drop_table(mention_table *table) {
  if (atomic_fetch_sub(&table->holders, 1) > 1) return;
  for (int i = 0; i < MENTION_COLUMNS; i++) {
    word_list *words = &table->words[i];
    free(table->values[i]);
    free(table->valid[i]);
    free(words->words);
    free(words->slots);
    free(words->offsets);
    free(words->text);
  }
  free(table);
}
