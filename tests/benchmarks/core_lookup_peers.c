#include "core_lookup_peers.h"

#include <string.h>

#include "official_names.h" /* made by gperf: official_name_in(name, length) */

const void *peer_array[PEER_CODES];

const void *peer_by_array(uint32_t code) {
  return peer_array[code - PEER_FIRST_CODE];
}

const char *peer_by_gperf(const char *name, size_t length) {
  return official_name_in(name, length);
}
