/* Packed bytes in, the bytes that were packed out. */
#ifndef UNPACK_FILE_H
#define UNPACK_FILE_H

#include "file_kind.h"

typedef struct unpacker unpacker;

/* NULL: this command was built without what unpacks it, or there is no memory. */
unpacker *unpack_start(file_packing packing);

/* Takes bytes from *from on, which moves, up to from_end, and returns how many it has written. 0: it needs more bytes.
 * -1: the bytes are damaged. */
ptrdiff_t unpack_some(unpacker *unpacking, const char **from, const char *from_end, char *out, size_t size);

/* Whether the bytes so far are a whole: nothing is missing. */
bool unpack_is_complete(const unpacker *unpacking);

void unpack_end(unpacker *unpacking);

#endif
