/* Who follows a text as it is scanned: what a scan has recognised, where it stands, and all of the text once, in order.
 */
#ifndef IKEERR_OBSERVER_H
#define IKEERR_OBSERVER_H

#include "spellings/spellings.h"

/* What was recognised: a line of a stack, or a mention, with as much of its line as can be seen. */
typedef struct {
  slice line;                        /* the text around it, up to the ends of its line or 512 bytes away */
  bool is_whole;                     /* the line's start is there */
  size_t start;                      /* in `line`: where what was recognised starts ... */
  size_t end;                        /* ... and ends */
  uint64_t offset;                   /* of line.start in the text */
  const table_line_pattern *pattern; /* of the stack's line; NULL: it is a mention */
  slice kept[CAPTURES];              /* of the stack's line, by table_capture; empty: nothing */
  const ikeerr_mention *mention;
  uint16_t page_line; /* of a mention: in log_lines, the line of a page that it is; TABLE_NO_LINE: none */
} scan_sight;

typedef struct scan_observer {
  uint64_t passed_until; /* the offset behind the text that has been passed */
  /* Text that has been passed, before anything in what follows is reported. */
  void (*passed)(struct scan_observer *observer, slice text);
  void (*saw)(struct scan_observer *observer, const scan_sight *sight);
} scan_observer;

/* As ikeerr_scan_start; the observer stays where it is until the scan has ended. */
void ike_scan_observe(ikeerr_scanner *scanner, const ikeerr_scan_options *options, scan_observer *observer);

#endif
