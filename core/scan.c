#include "table.h"

void ikeerr_scan_start(ikeerr_scanner *scanner, const ikeerr_scan_options *options) {
  (void)scanner, (void)options;
}
void ikeerr_scan_feed(ikeerr_scanner *scanner, const void *chunk, size_t length) {
  (void)scanner, (void)chunk, (void)length;
}
void ikeerr_scan_finish(ikeerr_scanner *scanner) {
  (void)scanner;
}
bool ikeerr_scan_next(ikeerr_scanner *scanner, ikeerr_mention *mention) {
  (void)scanner, (void)mention;
  return false;
}
const char *ikeerr_form_name(ikeerr_form form) {
  (void)form;
  return "";
}
const char *ikeerr_certainty_name(ikeerr_certainty certainty) {
  (void)certainty;
  return "";
}
