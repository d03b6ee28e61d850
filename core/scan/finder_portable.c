/* The finder in plain C. */
#include "finder.h"

/* Whether a bucket accepts both nibbles of all four bytes: what the finders of the processors see of a block. */
static bool seems_accepted(const scan_anchors *anchors, const char *text) {
  unsigned buckets = UINT8_MAX;
  for (size_t place = 0; place < SCAN_PLACES; place++) {
    unsigned char byte = (unsigned char)text[place];
    if (byte >= 0x80) return false;
    buckets &= (unsigned)anchors->low_nibbles[place][byte & 15] & anchors->high_nibbles[place][byte >> 4];
  }
  return buckets;
}

size_t ike_scan_find_portably(const scan_anchors *anchors, const char *text, size_t from, size_t end) {
  while (from < end && !(seems_accepted(anchors, text + from) && ike_scan_is_accepted(anchors, text + from))) from++;
  return from;
}
