/* What a file is by its first bytes: text, a text that is packed, or what cannot be read as text. */
#ifndef FILE_KIND_H
#define FILE_KIND_H

#include <stdbool.h>
#include <stddef.h>

typedef enum { PACKED_NOT, PACKED_BY_GZIP, PACKED_BY_ZSTD } file_packing;

typedef struct {
  const char *magic; /* the first bytes */
  size_t length;
  const char *name;
  const char *instead; /* what to do with a file that cannot be read; NULL: it can */
  file_packing packing;
} file_kind;

/* NULL: a text. */
const file_kind *file_kind_of(const char *start, size_t length);

/* Whether more bytes may make another kind of the file. */
bool file_kind_is_open(const char *start, size_t length);

#endif
