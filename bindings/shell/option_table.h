/* The options and the commands that take them, as the parser and the help know them. */
#ifndef OPTION_TABLE_H
#define OPTION_TABLE_H

#include "request.h"

typedef enum {
  OPTION_FULL,
  OPTION_SECTION,
  OPTION_SHORT,
  OPTION_DOMAIN,
  OPTION_KIND,
  OPTION_TAG,
  OPTION_WORDS,
  OPTION_LIMIT,
  OPTION_ALL,
  OPTION_DEPTH,
  OPTION_KINDS,
  OPTION_TO,
  OPTION_FORMAT,
  OPTION_SYSTEM_MESSAGE,
  OPTION_ONLY,
  OPTION_QUIET,
  OPTION_SUMMARY,
  OPTION_LEAST,
  OPTION_STATUSES,
  OPTION_NO_NEIGHBOURS,
  OPTION_EACH,
  OPTION_JSON,
  OPTION_COLOR,
  OPTION_WIDTH,
  OPTION_PAGER,
  OPTION_NO_PAGER,
  OPTION_HELP,
  OPTION_VERSION,
  OPTIONS
} option_id;

typedef struct {
  const char *name;
  const char *value; /* NULL: it takes none */
  char letter;       /* 0: none */
  unsigned commands; /* that take it: the bit 1 << command_id */
  const char *help;
} option_entry;

extern const option_entry OPTION_TABLE[OPTIONS];

/* "search"; NULL for the one that has no word. */
const char *command_word(command_id command);

/* The command of a word; the one without a word if there is none. */
command_id command_called(const char *word);

/* The command of which a word is a misspelling; the one without a word if there is none. */
command_id command_like(const char *word);

bool takes_option(command_id command, option_id option);

#endif
