/* Mentions as columns of plain values, and these in Arrow's C data interface. Who holds a table may do so without the
 * GIL, in any thread. */
#ifndef IKEPY_MENTION_TABLE_H
#define IKEPY_MENTION_TABLE_H

#include <ikeerr.h>
#include <stdatomic.h>
#include <stddef.h>

#include "arrow.h"

typedef enum {
  ROW_COLUMN,
  START_COLUMN,
  END_COLUMN,
  FORM_COLUMN,
  CERTAINTY_COLUMN,
  RECORD_COLUMN,
  DOMAIN_COLUMN,
  CODE_COLUMN,
  CAUSE_COLUMN,
  NEIGHBOUR_COLUMN,
  MENTION_COLUMNS
} mention_column;

/* Of a column. */
typedef struct {
  const char *name;
  const char *arrow_format;  /* of a value; of words that of their indexes */
  const char *struct_format; /* likewise */
  size_t size;               /* bytes of a value */
  bool is_nullable;          /* null is the value -1 */
  bool has_words;            /* the values are indexes into these */
  bool is_ordered;           /* the words ascend */
} column_kind;

extern const column_kind ikepy_columns[MENTION_COLUMNS];

/* Texts of the core, each once, in the order in which they were first asked for. */
typedef struct {
  const char **words;
  size_t count;
  size_t capacity;
  uint32_t *slots; /* one more than the number of a word, by the hash of its address; 0: free */
  size_t slot_count;
  int32_t *offsets; /* once the table is finished: where each starts in `text`, and where the last one ends */
  char *text;
} word_list;

typedef struct {
  atomic_size_t holders;
  uint64_t rows; /* that were scanned */
  size_t count;  /* of mentions */
  size_t capacity;
  void *values[MENTION_COLUMNS];
  uint8_t *valid[MENTION_COLUMNS]; /* once the table is finished, of columns that have nulls */
  int64_t nulls[MENTION_COLUMNS];
  word_list words[MENTION_COLUMNS];
} mention_table;

/* NULL, false: no memory. A table is held once by who makes it, and is gone when nobody holds it. */
mention_table *ikepy_new_table(void);
bool ikepy_add_mention(mention_table *table, int64_t row, int64_t start, int64_t end, const ikeerr_mention *mention);
bool ikepy_finish_table(mention_table *table); /* thereafter it does not change */
mention_table *ikepy_hold_table(mention_table *table);
void ikepy_drop_table(mention_table *table);

int64_t ikepy_table_value(const mention_table *table, mention_column column, size_t index);

/* Arrow's structs for one column or, as MENTION_COLUMNS, for all as the fields of a struct. An array holds the table.
 */
bool ikepy_export_schema(mention_column column, struct ArrowSchema *out);
bool ikepy_export_array(mention_column column, mention_table *table, struct ArrowArray *out);
bool ikepy_export_stream(mention_column column, mention_table *table, struct ArrowArrayStream *out);

#endif
