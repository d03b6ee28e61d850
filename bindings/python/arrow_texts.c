/* The texts of a column that is in Arrow's memory: where a row's text is, by the layouts that Arrow has for texts. */
#include "arrow_texts.h"

#include <string.h>

/* ---- formats ---- */

static bool read_layout(const char *format, text_format *found) {
  static const struct {
    const char *format;
    text_layout layout;
    bool is_utf8;
  } KNOWN[] = {
      {"u", OFFSETS_OF_32_BITS, true},  {"U", OFFSETS_OF_64_BITS, true},  {"vu", VIEWS, true},  {"n", NO_TEXTS, true},
      {"z", OFFSETS_OF_32_BITS, false}, {"Z", OFFSETS_OF_64_BITS, false}, {"vz", VIEWS, false},
  };
  for (size_t i = 0; i < sizeof KNOWN / sizeof *KNOWN; i++) {
    if (strcmp(format, KNOWN[i].format) != 0) continue;
    found->layout = KNOWN[i].layout;
    found->is_utf8 = KNOWN[i].is_utf8;
    return true;
  }
  return false;
}

bool ikepy_read_text_format(const struct ArrowSchema *schema, text_format *format) {
  *format = (text_format){0};
  if (!schema->dictionary) return read_layout(schema->format, format);
  bool is_index = strlen(schema->format) == 1 && strchr("cCsSiIlL", *schema->format);
  format->index = *schema->format;
  return is_index && !schema->dictionary->dictionary && read_layout(schema->dictionary->format, format);
}

bool ikepy_has_text_buffers(const struct ArrowArray *array, const text_format *format) {
  static const int64_t LEAST[] = {[NO_TEXTS] = 0, [OFFSETS_OF_32_BITS] = 3, [OFFSETS_OF_64_BITS] = 3, [VIEWS] = 3};
  const struct ArrowArray *texts = format->index ? array->dictionary : array;
  if (array->length < 0 || array->offset < 0 || !texts) return false;
  return texts->n_buffers >= LEAST[format->layout] && (!format->index || array->n_buffers >= 2);
}

/* ---- rows ---- */

static bool is_valid(const struct ArrowArray *array, size_t index) {
  const uint8_t *bits = array->null_count && array->n_buffers ? array->buffers[0] : NULL;
  return !bits || bits[index / 8] >> index % 8 & 1;
}

static row_text text_from(const void *data, int64_t start, int64_t end) {
  return end > start ? (row_text){(const char *)data + start, (size_t)(end - start)} : (row_text){"", 0};
}

/* The 16 bytes of a view: the length, then the text itself, or its first bytes and where it is. */
static row_text text_of_view(const struct ArrowArray *array, size_t index) {
  enum { SIZE = 16, TEXT = 4, BUFFER = 8, START = 12, LONGEST_INSIDE = 12, FIRST_BUFFER = 2 };
  const char *view = (const char *)array->buffers[1] + SIZE * index;
  int32_t length, buffer, start;
  memcpy(&length, view, sizeof length);
  if (length <= LONGEST_INSIDE) return text_from(view, TEXT, TEXT + length);
  memcpy(&buffer, view + BUFFER, sizeof buffer);
  memcpy(&start, view + START, sizeof start);
  return text_from(array->buffers[FIRST_BUFFER + buffer], start, (int64_t)start + length);
}

static row_text text_at(const struct ArrowArray *array, text_layout layout, size_t row) {
  size_t index = (size_t)array->offset + row;
  if (layout == NO_TEXTS || !is_valid(array, index)) return (row_text){NULL, 0};
  if (layout == VIEWS) return text_of_view(array, index);
  if (layout == OFFSETS_OF_32_BITS) {
    const int32_t *offsets = array->buffers[1];
    return text_from(array->buffers[2], offsets[index], offsets[index + 1]);
  }
  const int64_t *offsets = array->buffers[1];
  return text_from(array->buffers[2], offsets[index], offsets[index + 1]);
}

static size_t index_at(const void *indexes, char format, size_t at) {
  switch (format) {
    case 'c':
    case 'C':
      return ((const uint8_t *)indexes)[at];
    case 's':
    case 'S':
      return ((const uint16_t *)indexes)[at];
    case 'i':
    case 'I':
      return ((const uint32_t *)indexes)[at];
    default:
      return (size_t)((const uint64_t *)indexes)[at];
  }
}

row_text ikepy_arrow_text(const struct ArrowArray *array, const text_format *format, size_t row) {
  if (!format->index) return text_at(array, format->layout, row);
  size_t at = (size_t)array->offset + row;
  if (!is_valid(array, at)) return (row_text){NULL, 0};
  return text_at(array->dictionary, format->layout, index_at(array->buffers[1], format->index, at));
}
