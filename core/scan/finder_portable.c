/* The finder in plain C. */
#include "finder.h"

/* Without the filter of grams, which costs more than a place that only seems to be one. */
static bool seems_accepted(const scan_anchors *anchors, const char *text) {
  return is_wide(*text) || ike_scan_accepting(anchors->classes, text) ||
         ike_scan_is_in_gram_bucket(ike_scan_grams_of(anchors), text);
}

size_t ike_scan_find_portably(const scan_anchors *anchors, const char *text, size_t from, size_t end) {
  while (from < end && !(seems_accepted(anchors, text + from) && ike_scan_is_accepted(anchors, text + from))) from++;
  return from;
}
