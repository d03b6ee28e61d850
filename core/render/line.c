/* A record in one line, and the short name by which texts refer to it. */
#include "line.h"

void ike_put_name(writer *output, const ikeerr_record *record) {
  ike_put(output, ikeerr_record_text(record, IKEERR_ID));
  ike_put(output, " ");
  ike_put(output, ikeerr_record_text(record, IKEERR_NAME));
}

size_t ikeerr_line(const ikeerr_record *record, char *out, size_t size) {
  writer output = {out, size, 0};
  ike_put_name(&output, record);
  ike_put(&output, ": ");
  ike_put(&output, ikeerr_record_text(record, IKEERR_MESSAGE));
  return ike_put_end(&output);
}
