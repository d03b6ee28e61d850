/* gzip by zlib, Zstandard by libzstd; several packed files in a row are one text, as their own tools have it. */
#include "unpack_file.h"

#include <stdint.h>
#include <stdlib.h>

#ifdef IKEERR_UNPACKS_Z
#include <zlib.h>
#endif
#ifdef IKEERR_UNPACKS_ZSTD
#include <zstd.h>
#endif

struct unpacker {
  file_packing packing;
  bool is_complete;
#ifdef IKEERR_UNPACKS_Z
  z_stream gzip;
#endif
#ifdef IKEERR_UNPACKS_ZSTD
  ZSTD_DStream *zstd;
#endif
};

/* ---- gzip ---- */

#ifdef IKEERR_UNPACKS_Z
enum { GZIP_WINDOW = 15 + 16 /* the largest window, and a header of gzip */ };

static bool start_gzip(unpacker *unpacking) {
  return inflateInit2(&unpacking->gzip, GZIP_WINDOW) == Z_OK;
}

static ptrdiff_t unpack_gzip(unpacker *unpacking, const char **from, const char *from_end, char *out, size_t size) {
  z_stream *stream = &unpacking->gzip;
  if (unpacking->is_complete && *from < from_end) {
    if (inflateReset(stream) != Z_OK) return -1;
    unpacking->is_complete = false;
  }
  stream->next_in = (z_const Bytef *)(uintptr_t)*from;
  stream->avail_in = (uInt)(from_end - *from);
  stream->next_out = (Bytef *)out;
  stream->avail_out = (uInt)size;
  int result = inflate(stream, Z_NO_FLUSH);
  *from = (const char *)stream->next_in;
  if (result == Z_STREAM_END) unpacking->is_complete = true;
  bool is_usable = result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR;
  return is_usable ? (ptrdiff_t)(size - stream->avail_out) : -1;
}

static void end_gzip(unpacker *unpacking) {
  inflateEnd(&unpacking->gzip);
}
#endif

/* ---- Zstandard ---- */

#ifdef IKEERR_UNPACKS_ZSTD
static bool start_zstd(unpacker *unpacking) {
  unpacking->zstd = ZSTD_createDStream();
  return unpacking->zstd;
}

static ptrdiff_t unpack_zstd(unpacker *unpacking, const char **from, const char *from_end, char *out, size_t size) {
  ZSTD_inBuffer input = {*from, (size_t)(from_end - *from), 0};
  ZSTD_outBuffer output = {out, size, 0};
  size_t result = ZSTD_decompressStream(unpacking->zstd, &output, &input);
  *from += input.pos;
  if (ZSTD_isError(result)) return -1;
  if (input.pos || output.pos) unpacking->is_complete = result == 0;
  return (ptrdiff_t)output.pos;
}

static void end_zstd(unpacker *unpacking) {
  ZSTD_freeDStream(unpacking->zstd);
}
#endif

/* ---- both ---- */

typedef struct {
  bool (*start)(unpacker *unpacking);
  ptrdiff_t (*unpack)(unpacker *unpacking, const char **from, const char *from_end, char *out, size_t size);
  void (*end)(unpacker *unpacking);
} unpacking_library;

static const unpacking_library LIBRARIES[] = {
    [PACKED_NOT] = {NULL, NULL, NULL},
#ifdef IKEERR_UNPACKS_Z
    [PACKED_BY_GZIP] = {start_gzip, unpack_gzip, end_gzip},
#endif
#ifdef IKEERR_UNPACKS_ZSTD
    [PACKED_BY_ZSTD] = {start_zstd, unpack_zstd, end_zstd},
#endif
};

static const unpacking_library *library_of(file_packing packing) {
  return packing < sizeof LIBRARIES / sizeof *LIBRARIES ? &LIBRARIES[packing] : &LIBRARIES[PACKED_NOT];
}

unpacker *unpack_start(file_packing packing) {
  const unpacking_library *library = library_of(packing);
  unpacker *unpacking = library->start ? calloc(1, sizeof *unpacking) : NULL;
  if (!unpacking) return NULL;
  unpacking->packing = packing;
  if (library->start(unpacking)) return unpacking;
  free(unpacking);
  return NULL;
}

ptrdiff_t unpack_some(unpacker *unpacking, const char **from, const char *from_end, char *out, size_t size) {
  return library_of(unpacking->packing)->unpack(unpacking, from, from_end, out, size);
}

bool unpack_is_complete(const unpacker *unpacking) {
  return unpacking->is_complete;
}

void unpack_end(unpacker *unpacking) {
  if (!unpacking) return;
  library_of(unpacking->packing)->end(unpacking);
  free(unpacking);
}
