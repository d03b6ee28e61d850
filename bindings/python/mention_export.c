/* A table of mentions in Arrow's C data interface: whoever takes it looks at the same memory. */
#include <errno.h>
#include <stdlib.h>

#include "mention_table.h"

/* ---- schemas: they consist of constant texts, and own nothing but each other ---- */

static void release_schema(struct ArrowSchema *schema) {
  for (int64_t i = 0; i < schema->n_children; i++) {
    if (schema->children[i]->release) schema->children[i]->release(schema->children[i]);
    free(schema->children[i]);
  }
  if (schema->dictionary && schema->dictionary->release) schema->dictionary->release(schema->dictionary);
  free(schema->dictionary);
  free(schema->children);
  schema->release = NULL;
}

static bool fill_column_schema(const column_kind *kind, struct ArrowSchema *out) {
  *out = (struct ArrowSchema){.format = kind->arrow_format, .name = kind->name, .release = release_schema};
  if (kind->is_nullable) out->flags |= ARROW_FLAG_NULLABLE;
  if (kind->is_ordered) out->flags |= ARROW_FLAG_DICTIONARY_ORDERED;
  if (!kind->has_words) return true;
  out->dictionary = malloc(sizeof *out->dictionary);
  if (out->dictionary) *out->dictionary = (struct ArrowSchema){.format = "u", .name = "", .release = release_schema};
  return out->dictionary;
}

static bool fill_struct_schema(struct ArrowSchema *out) {
  *out = (struct ArrowSchema){.format = "+s", .name = "", .release = release_schema};
  out->children = calloc(MENTION_COLUMNS, sizeof *out->children);
  for (int i = 0; out->children && i < MENTION_COLUMNS; i++) {
    struct ArrowSchema *child = malloc(sizeof *child);
    if (!child) return false;
    out->children[out->n_children++] = child;
    if (!fill_column_schema(&ikepy_columns[i], child)) return false;
  }
  return out->children;
}

bool ikepy_export_schema(mention_column column, struct ArrowSchema *out) {
  bool is_filled =
      column == MENTION_COLUMNS ? fill_struct_schema(out) : fill_column_schema(&ikepy_columns[column], out);
  if (!is_filled) release_schema(out);
  return is_filled;
}

/* ---- arrays: each holds the table on its own, since whoever takes one may move a part of it away ---- */

enum { MOST_BUFFERS = 3 };

typedef struct {
  mention_table *table;
  const void *buffers[MOST_BUFFERS];
  struct ArrowArray *children[MENTION_COLUMNS];
} array_parts;

static void release_array(struct ArrowArray *array) {
  array_parts *parts = array->private_data;
  for (int64_t i = 0; i < array->n_children; i++) {
    if (array->children[i]->release) array->children[i]->release(array->children[i]);
    free(array->children[i]);
  }
  if (array->dictionary && array->dictionary->release) array->dictionary->release(array->dictionary);
  free(array->dictionary);
  ikepy_drop_table(parts->table);
  free(parts);
  array->release = NULL;
}

/* An array without buffers, children or dictionary; NULL: no memory. */
static array_parts *start_array(mention_table *table, size_t length, struct ArrowArray *out) {
  array_parts *parts = calloc(1, sizeof *parts);
  if (!parts) return NULL;
  parts->table = ikepy_hold_table(table);
  *out = (struct ArrowArray){.length = (int64_t)length,
                             .buffers = parts->buffers,
                             .children = parts->children,
                             .release = release_array,
                             .private_data = parts};
  return parts;
}

/* A part of an array, made by its maker; NULL: no memory. */
typedef bool (*array_maker)(mention_column column, mention_table *table, struct ArrowArray *out);

static struct ArrowArray *new_part(array_maker make, mention_column column, mention_table *table) {
  struct ArrowArray *part = malloc(sizeof *part);
  if (part && make(column, table, part)) return part;
  free(part);
  return NULL;
}

static bool make_words(mention_column column, mention_table *table, struct ArrowArray *out) {
  const word_list *words = &table->words[column];
  array_parts *parts = start_array(table, words->count, out);
  if (!parts) return false;
  out->n_buffers = 3;
  parts->buffers[1] = words->offsets;
  parts->buffers[2] = words->text;
  return true;
}

static bool make_column(mention_column column, mention_table *table, struct ArrowArray *out) {
  array_parts *parts = start_array(table, table->count, out);
  if (!parts) return false;
  out->n_buffers = 2;
  out->null_count = table->nulls[column];
  parts->buffers[0] = table->valid[column];
  parts->buffers[1] = table->values[column];
  if (!ikepy_columns[column].has_words) return true;
  out->dictionary = new_part(make_words, column, table);
  if (!out->dictionary) release_array(out);
  return out->dictionary;
}

static bool make_struct(mention_table *table, struct ArrowArray *out) {
  array_parts *parts = start_array(table, table->count, out);
  if (!parts) return false;
  out->n_buffers = 1;
  for (int i = 0; i < MENTION_COLUMNS; i++) {
    struct ArrowArray *child = new_part(make_column, (mention_column)i, table);
    if (!child) {
      release_array(out);
      return false;
    }
    parts->children[out->n_children++] = child;
  }
  return true;
}

bool ikepy_export_array(mention_column column, mention_table *table, struct ArrowArray *out) {
  return column == MENTION_COLUMNS ? make_struct(table, out) : make_column(column, table, out);
}

/* ---- streams: of one array ---- */

typedef struct {
  mention_table *table;
  mention_column column;
  bool is_delivered;
} stream_parts;

static int get_stream_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out) {
  const stream_parts *parts = stream->private_data;
  return ikepy_export_schema(parts->column, out) ? 0 : ENOMEM;
}

static int get_next_array(struct ArrowArrayStream *stream, struct ArrowArray *out) {
  stream_parts *parts = stream->private_data;
  *out = (struct ArrowArray){0};
  if (parts->is_delivered) return 0;
  parts->is_delivered = ikepy_export_array(parts->column, parts->table, out);
  return parts->is_delivered ? 0 : ENOMEM;
}

static const char *get_last_error(struct ArrowArrayStream *stream) {
  (void)stream;
  return "not enough memory";
}

static void release_stream(struct ArrowArrayStream *stream) {
  stream_parts *parts = stream->private_data;
  ikepy_drop_table(parts->table);
  free(parts);
  stream->release = NULL;
}

bool ikepy_export_stream(mention_column column, mention_table *table, struct ArrowArrayStream *out) {
  stream_parts *parts = malloc(sizeof *parts);
  if (!parts) return false;
  *parts = (stream_parts){ikepy_hold_table(table), column, false};
  *out = (struct ArrowArrayStream){get_stream_schema, get_next_array, get_last_error, release_stream, parts};
  return true;
}
