/* What was asked for on the command line. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <ikeerr.h>

#include "output/message.h"

typedef enum { ROOM_KEYS, ROOM_SEARCH, ROOM_RELATED, ROOM_SCAN, ROOM_LIST, ROOMS } command_room;
typedef enum { FORMAT_TEXT, FORMAT_DOT, FORMAT_MERMAID } related_format;

typedef struct command_request {
  command_room room;
  const char **operands;
  size_t operand_count;
  bool wants_help;
  bool wants_version;
  bool json;
  bool is_short;
  bool pager;
  ikeerr_style style;
  unsigned line_width; /* where a line about a record is wrapped; 0: nowhere */
  ikeerr_filter filter;
  unsigned limit;
  unsigned depth;
  uint32_t kinds;
  const char *to;
  related_format format;
  const char *words;
  bool only;
  bool quiet;
  bool summary;
  ikeerr_scan_options scan;
} command_request;

/* Fills the request, or complains and returns EXIT_TROUBLE. */
exit_status read_options(int argc, char **argv, command_request *request);

void print_help(command_room room); /* of the whole command for ROOM_KEYS */

#endif
