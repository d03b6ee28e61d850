/* What was asked for: which command, with which options and operands. */
#ifndef REQUEST_H
#define REQUEST_H

#include <ikeerr.h>

#include "output/text.h"

/* Without a command's word the operands are keys, which are explained. */
typedef enum {
  COMMAND_EXPLAIN,
  COMMAND_SEARCH,
  COMMAND_RELATED,
  COMMAND_SCAN,
  COMMAND_DIAGNOSE,
  COMMAND_LIST,
  COMMAND_HELP,
  COMMAND_VERSION,
  COMMANDS
} command_id;
typedef enum { FORMAT_TEXT, FORMAT_MARKDOWN, FORMAT_DOT, FORMAT_MERMAID } output_format;
typedef enum { PAGER_AUTO, PAGER_ALWAYS, PAGER_NEVER } pager_use;

typedef struct {
  command_id command;
  const char **operands;
  size_t operand_count;
  bool wants_help;
  bool wants_version;
  bool json;
  bool is_full;
  bool is_short;
  bool system_message;    /* what Windows says is added */
  ikeerr_section section; /* IKEERR_WHOLE_PAGE: none was asked for */
  pager_use pager;
  text_style style;
  ikeerr_filter filter;
  unsigned limit;
  unsigned depth;
  uint32_t kinds;
  const char *to;
  const char *format_word; /* as given; NULL: it was not */
  output_format format;
  const char *words; /* the set to list; NULL: records are listed */
  bool only;
  bool quiet;
  bool summary;
  ikeerr_scan_options scan;
  bool each; /* verdicts of attempts as they close, not merged */
} command_request;

#endif
