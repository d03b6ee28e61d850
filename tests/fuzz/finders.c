/* The finders that this machine can run: each stops where the portable one does, in any text. */
#include "check.h"
#include "scan/find.h"

enum { MOST_BYTES = 1 << 14 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  scan_finder finders[SCAN_MOST_FINDERS];
  ike_scan_finders(finders);
  if (size > MOST_BYTES) size = MOST_BYTES;
  char *text = calloc(size + SCAN_GRAM, 1);
  CHECK(text);
  if (size) memcpy(text, data, size);
  for (size_t set = 0; set < 4; set++) {
    const scan_anchors *anchors = &ike_table_scan_anchors[set];
    for (size_t at = 0; at < size; at++) {
      size_t expected = finders[0](anchors, text, at, size);
      for (size_t i = 1; finders[i]; i++) CHECK(finders[i](anchors, text, at, size) == expected);
      at = expected;
    }
  }
  free(text);
  return 0;
}
