/* The table of options, in the order in which the help lists them. */
#include "option_table.h"

#include <string.h>

#include "text/text.h"

enum {
  EXPLAIN = 1 << COMMAND_EXPLAIN,
  SEARCH = 1 << COMMAND_SEARCH,
  RELATED = 1 << COMMAND_RELATED,
  SCAN = 1 << COMMAND_SCAN,
  DIAGNOSE = 1 << COMMAND_DIAGNOSE,
  LIST = 1 << COMMAND_LIST,
  EVERYWHERE = (1 << COMMANDS) - 1
};

const option_entry OPTION_TABLE[OPTIONS] = {
    [OPTION_FULL] = {"full", NULL, 'f', EXPLAIN, "the whole page of a record instead of its brief"},
    [OPTION_SECTION] = {"section", "NAME", 0, EXPLAIN, "one section of the page (causes, faq, sources ...)"},
    [OPTION_SHORT] = {"short", NULL, 's', EXPLAIN, "one line a record instead of its brief"},
    [OPTION_DOMAIN] = {"domain", "DOMAIN", 'd', EXPLAIN | SEARCH | RELATED | LIST,
                       "only this domain (list --words domains)"},
    [OPTION_KIND] = {"kind", "KIND", 0, SEARCH | LIST, "only records of this kind (list --words kinds)"},
    [OPTION_TAG] = {"tag", "TAG", 0, SEARCH | LIST, "only records with this tag (list --words tags)"},
    [OPTION_WORDS] = {"words", "SET", 0, LIST, "list domains, kinds, tags or relations instead"},
    [OPTION_LIMIT] = {"limit", "N", 'n', SEARCH, "at most N hits (10)"},
    [OPTION_ALL] = {"all", NULL, 0, SEARCH, "hits that fit far worse than the best, too"},
    [OPTION_DEPTH] = {"depth", "N", 0, RELATED, "follow relations of relations, N steps (1)"},
    [OPTION_KINDS] = {"kinds", "KIND,...", 0, RELATED, "only these kinds (list --words relations)"},
    [OPTION_TO] = {"to", "KEY", 0, RELATED, "the shortest path to that record"},
    [OPTION_FORMAT] = {"format", "FORMAT", 0, EXPLAIN | RELATED, "text, markdown (keys), dot or mermaid (related)"},
    [OPTION_SYSTEM_MESSAGE] = {"system-message", NULL, 0, EXPLAIN, "what Windows itself says, too (on Windows)"},
    [OPTION_ONLY] = {"only", NULL, 'o', SCAN, "print lines with mentions only"},
    [OPTION_QUIET] = {"quiet", NULL, 'q', SCAN, "print no lines; with --summary, just that"},
    [OPTION_SUMMARY] = {"summary", NULL, 0, SCAN, "end with counts by error"},
    [OPTION_LEAST] = {"least", "CERTAINTY", 0, SCAN, "possible, likely (usual) or certain mentions"},
    [OPTION_STATUSES] = {"statuses", NULL, 0, SCAN, "Notify types that are no errors, too"},
    [OPTION_NO_NEIGHBOURS] = {"no-neighbours", NULL, 0, SCAN, "not other products' numbers in error fields"},
    [OPTION_EACH] = {"each", NULL, 0, DIAGNOSE, "a verdict for each attempt, at once"},
    [OPTION_JSON] = {"json", NULL, 'j', EVERYWHERE, "JSON Lines: one object a line"},
    [OPTION_COLOR] = {"color", "WHEN", 0, EVERYWHERE, "auto (usual), always or never"},
    [OPTION_WIDTH] = {"width", "COLUMNS", 0, EVERYWHERE, "wrap at 40 to 400 columns"},
    [OPTION_PAGER] = {"pager", NULL, 0, EVERYWHERE, "show it in $PAGER, or less"},
    [OPTION_NO_PAGER] = {"no-pager", NULL, 0, EVERYWHERE, "never in a pager, however long a page is"},
    [OPTION_HELP] = {"help", NULL, 'h', EVERYWHERE, "this help"},
    [OPTION_VERSION] = {"version", NULL, 'V', EVERYWHERE, "the versions of code and data"},
};

const char *command_word(command_id command) {
  static const char *const WORDS[COMMANDS] = {NULL, "search", "related", "scan", "diagnose", "list", "help", "version"};
  return WORDS[command];
}

command_id command_called(const char *word) {
  for (int id = COMMAND_EXPLAIN + 1; id < COMMANDS; id++) {
    if (strcmp(word, command_word((command_id)id)) == 0) return (command_id)id;
  }
  return COMMAND_EXPLAIN;
}

command_id command_like(const char *word) {
  const slice given = {word, strlen(word)};
  for (int id = COMMAND_EXPLAIN + 1; id < COMMANDS; id++) {
    const char *name = command_word((command_id)id);
    if (ike_edits(given, (slice){name, strlen(name)}, 1) == 1) return (command_id)id;
  }
  return COMMAND_EXPLAIN;
}

bool takes_option(command_id command, option_id option) {
  return OPTION_TABLE[option].commands >> command & 1;
}
