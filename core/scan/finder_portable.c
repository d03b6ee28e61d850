/* The finder in plain C. */
#include "finder.h"

size_t ike_scan_find_portably(const scan_anchors *anchors, const char *text, size_t from, size_t end) {
  while (from < end && !ike_scan_buckets_at(anchors, text + from)) from++;
  return from;
}
