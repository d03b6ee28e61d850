/* What lookup is measured against. */
#ifndef CORE_LOOKUP_PEERS_H
#define CORE_LOOKUP_PEERS_H

#include <stddef.h>
#include <stdint.h>

enum { PEER_FIRST_CODE = 13000, PEER_CODES = 1000 };

extern const void *peer_array[PEER_CODES];

const void *peer_by_array(uint32_t code);
const char *peer_by_gperf(const char *name, size_t length);

#endif
