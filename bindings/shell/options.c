#include "options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/terminal.h"

enum { NARROWEST = 40, WIDEST = 400, USUAL_WIDTH = 80, USUAL_LIMIT = 10, LARGEST = INT32_MAX };

static const char *const ROOM_WORDS[ROOMS] = {NULL, "search", "related", "scan", "list"};

/* ---- the table of options ---- */

typedef enum {
  OPTION_SHORT,
  OPTION_DOMAIN,
  OPTION_KIND,
  OPTION_TAG,
  OPTION_WORDS,
  OPTION_LIMIT,
  OPTION_DEPTH,
  OPTION_KINDS,
  OPTION_TO,
  OPTION_FORMAT,
  OPTION_ONLY,
  OPTION_QUIET,
  OPTION_SUMMARY,
  OPTION_LEAST,
  OPTION_STATUSES,
  OPTION_NEIGHBOURS,
  OPTION_JSON,
  OPTION_COLOR,
  OPTION_WIDTH,
  OPTION_PAGER,
  OPTION_HELP,
  OPTION_VERSION,
  OPTIONS
} option_id;

enum {
  KEYS = 1 << ROOM_KEYS,
  SEARCH = 1 << ROOM_SEARCH,
  RELATED = 1 << ROOM_RELATED,
  SCAN = 1 << ROOM_SCAN,
  LIST = 1 << ROOM_LIST,
  EVERYWHERE = (1 << ROOMS) - 1
};

static const struct {
  const char *name;
  const char *value; /* NULL: it takes none */
  char letter;       /* 0: none */
  unsigned rooms;
  const char *help;
} TABLE[OPTIONS] = {
    [OPTION_SHORT] = {"short", NULL, 's', KEYS, "one line a record instead of its page"},
    [OPTION_DOMAIN] = {"domain", "DOMAIN", 0, KEYS | SEARCH | RELATED | LIST, "only win32, ikev2 or ikev1"},
    [OPTION_KIND] = {"kind", "KIND", 0, SEARCH | LIST, "only records of this kind (list --words kinds)"},
    [OPTION_TAG] = {"tag", "TAG", 0, SEARCH | LIST, "only records with this tag (list --words tags)"},
    [OPTION_WORDS] = {"words", "SET", 0, LIST, "list domains, kinds, tags or relations instead"},
    [OPTION_LIMIT] = {"limit", "N", 'n', SEARCH, "at most N hits (10)"},
    [OPTION_DEPTH] = {"depth", "N", 0, RELATED, "follow relations of relations, N steps (1)"},
    [OPTION_KINDS] = {"kinds", "KIND,...", 0, RELATED, "only these kinds (list --words relations)"},
    [OPTION_TO] = {"to", "KEY", 0, RELATED, "the shortest path to that record"},
    [OPTION_FORMAT] = {"format", "FORMAT", 0, RELATED, "text, dot (Graphviz) or mermaid"},
    [OPTION_ONLY] = {"only", NULL, 'o', SCAN, "print lines with mentions only"},
    [OPTION_QUIET] = {"quiet", NULL, 'q', SCAN, "print no lines; with --summary, just that"},
    [OPTION_SUMMARY] = {"summary", NULL, 0, SCAN, "end with counts by error"},
    [OPTION_LEAST] = {"least", "CERTAINTY", 0, SCAN, "possible, likely (usual) or certain mentions"},
    [OPTION_STATUSES] = {"statuses", NULL, 0, SCAN, "Notify types that are no errors, too"},
    [OPTION_NEIGHBOURS] = {"neighbours", NULL, 0, SCAN, "other products' numbers in error fields, too"},
    [OPTION_JSON] = {"json", NULL, 'j', EVERYWHERE, "JSON Lines: one object a line"},
    [OPTION_COLOR] = {"color", "WHEN", 0, EVERYWHERE, "auto (usual), always or never"},
    [OPTION_WIDTH] = {"width", "COLUMNS", 0, EVERYWHERE, "wrap at 40 to 400 columns"},
    [OPTION_PAGER] = {"pager", NULL, 0, EVERYWHERE, "show it in $PAGER, or less"},
    [OPTION_HELP] = {"help", NULL, 'h', EVERYWHERE, "this help"},
    [OPTION_VERSION] = {"version", NULL, 'V', EVERYWHERE, "the versions of code and data"},
};

/* ---- values ---- */

static exit_status refuse_value(option_id id, const char *given, const char *expected) {
  complain("%s is no value of --%s: it takes %s", quote(given).text, TABLE[id].name, expected);
  return EXIT_TROUBLE;
}

static exit_status read_natural(option_id id, const char *given, unsigned least, unsigned most, unsigned *number) {
  char *end, expected[64];
  *number = 0;
  snprintf(expected, sizeof expected, "a whole number from %u to %u", least, most);
  long value = strtol(given, &end, 10);
  if (end == given || *end || value < (long)least || value > (long)most) return refuse_value(id, given, expected);
  *number = (unsigned)value;
  return EXIT_ANSWERED;
}

static exit_status read_choice(option_id id, const char *given, const char *const *words, int *choice) {
  char expected[64] = "";
  for (*choice = 0; words[*choice]; ++*choice) {
    if (strcmp(words[*choice], given) == 0) return EXIT_ANSWERED;
    if (*choice) strcat(expected, words[*choice + 1] ? ", " : " or ");
    strcat(expected, words[*choice]);
  }
  return refuse_value(id, given, expected);
}

static void list_words(ikeerr_vocabulary set, char *out, size_t size) {
  size_t length = 0;
  for (size_t i = 0; i < ikeerr_word_count(set) && length < size; i++) {
    length += (size_t)snprintf(out + length, size - length, "%s%s", i ? ", " : "one of ", ikeerr_word(set, i));
  }
}

static exit_status read_word(option_id id, const char *given, size_t length, ikeerr_vocabulary set, int *index) {
  char expected[2048];
  *index = ikeerr_word_index(set, given, length);
  if (*index >= 0) return EXIT_ANSWERED;
  list_words(set, expected, sizeof expected);
  return refuse_value(id, given, expected);
}

static exit_status read_domain(const char *given, ikeerr_domain *domain) {
  int index;
  exit_status status = read_word(OPTION_DOMAIN, given, IKEERR_TO_NUL, IKEERR_DOMAINS, &index);
  *domain = (ikeerr_domain)index;
  return status;
}

static exit_status read_kinds(const char *given, uint32_t *kinds) {
  int index;
  *kinds = 0;
  for (const char *rest = given;; rest++) {
    size_t length = strcspn(rest, ",");
    if (read_word(OPTION_KINDS, rest, length, IKEERR_RELATIONS, &index) != EXIT_ANSWERED) return EXIT_TROUBLE;
    *kinds |= UINT32_C(1) << index;
    rest += length;
    if (!*rest) return EXIT_ANSWERED;
  }
}

static exit_status read_certainty(const char *given, ikeerr_certainty *certainty) {
  static const char *const WORDS[] = {"possible", "likely", "certain", NULL};
  int choice;
  exit_status status = read_choice(OPTION_LEAST, given, WORDS, &choice);
  *certainty = (ikeerr_certainty)choice;
  return status;
}

static exit_status read_format(const char *given, related_format *wanted) {
  static const char *const WORDS[] = {"text", "dot", "mermaid", NULL};
  int choice;
  exit_status status = read_choice(OPTION_FORMAT, given, WORDS, &choice);
  *wanted = (related_format)choice;
  return status;
}

static exit_status read_color(const char *given, bool *color) {
  static const char *const WORDS[] = {"never", "always", "auto", NULL};
  int choice;
  exit_status status = read_choice(OPTION_COLOR, given, WORDS, &choice);
  *color = choice == 1 || (choice == 2 && terminal_takes_color(stdout));
  return status;
}

static exit_status read_width(const char *given, command_request *request) {
  unsigned width;
  exit_status status = read_natural(OPTION_WIDTH, given, 1, LARGEST, &width);
  request->style.width = request->line_width = width < NARROWEST ? NARROWEST : width > WIDEST ? WIDEST : width;
  return status;
}

static exit_status raise_flag(option_id id, command_request *request) {
  bool *const FLAGS[OPTIONS] = {
      [OPTION_SHORT] = &request->is_short,
      [OPTION_ONLY] = &request->only,
      [OPTION_QUIET] = &request->quiet,
      [OPTION_SUMMARY] = &request->summary,
      [OPTION_STATUSES] = &request->scan.statuses,
      [OPTION_NEIGHBOURS] = &request->scan.neighbours,
      [OPTION_JSON] = &request->json,
      [OPTION_PAGER] = &request->pager,
      [OPTION_HELP] = &request->wants_help,
      [OPTION_VERSION] = &request->wants_version,
  };
  *FLAGS[id] = true;
  return EXIT_ANSWERED;
}

static exit_status set_option(option_id id, const char *value, command_request *request) {
  switch (id) {
    case OPTION_DOMAIN:
      return read_domain(value, &request->filter.domain);
    case OPTION_KIND:
      return read_word(id, value, IKEERR_TO_NUL, IKEERR_KINDS, &request->filter.kind);
    case OPTION_TAG:
      return read_word(id, value, IKEERR_TO_NUL, IKEERR_TAGS, &request->filter.tag);
    case OPTION_WORDS:
      request->words = value;
      return EXIT_ANSWERED;
    case OPTION_LIMIT:
      return read_natural(id, value, 1, LARGEST, &request->limit);
    case OPTION_DEPTH:
      return read_natural(id, value, 0, LARGEST, &request->depth);
    case OPTION_KINDS:
      return read_kinds(value, &request->kinds);
    case OPTION_TO:
      request->to = value;
      return EXIT_ANSWERED;
    case OPTION_FORMAT:
      return read_format(value, &request->format);
    case OPTION_LEAST:
      return read_certainty(value, &request->scan.least);
    case OPTION_COLOR:
      return read_color(value, &request->style.color);
    case OPTION_WIDTH:
      return read_width(value, request);
    default:
      return raise_flag(id, request);
  }
}

/* ---- reading the command line ---- */

enum { OPERAND = 1, FIRST_LONG = 256, LETTERS = 2 * OPTIONS + 3 };

typedef struct {
  char letters[LETTERS];
  struct option names[OPTIONS + 1];
} getopt_tables;

static getopt_tables make_tables(void) {
  getopt_tables tables = {.letters = "-:"}; /* operands in order, and our own messages */
  char *letter = tables.letters + strlen(tables.letters);
  for (int id = 0; id < OPTIONS; id++) {
    int has_value = TABLE[id].value ? required_argument : no_argument;
    tables.names[id] = (struct option){TABLE[id].name, has_value, NULL, FIRST_LONG + id};
    if (TABLE[id].letter) *letter++ = TABLE[id].letter;
    if (TABLE[id].letter && has_value) *letter++ = ':';
  }
  return tables;
}

static option_id option_of(int found) {
  for (int id = 0; id < OPTIONS; id++) {
    if (found == FIRST_LONG + id || (found && found == TABLE[id].letter)) return (option_id)id;
  }
  return OPTIONS;
}

/* A key such as -2147011010 would be taken for options. A blank in front prevents that, and does nothing to a key. */
static bool is_negative_number(const char *argument) {
  return argument[0] == '-' && argument[1] >= '0' && argument[1] <= '9';
}

static char *with_blank(const char *argument) {
  size_t size = strlen(argument) + 2;
  char *guarded = malloc(size);
  if (guarded) snprintf(guarded, size, " %s", argument);
  return guarded;
}

static const char *without_blank(const char *argument) {
  return argument[0] == ' ' && is_negative_number(argument + 1) ? argument + 1 : argument;
}

static exit_status guard_numbers(int argc, char **argv) {
  for (int i = 1; i < argc; i++) {
    if (is_negative_number(argv[i])) argv[i] = with_blank(argv[i]);
    if (argv[i]) continue;
    complain("out of memory: the command line is too long");
    return EXIT_TROUBLE;
  }
  return EXIT_ANSWERED;
}

static command_room room_called(const char *word) {
  for (int i = ROOM_KEYS + 1; i < ROOMS; i++) {
    if (strcmp(word, ROOM_WORDS[i]) == 0) return (command_room)i;
  }
  return ROOM_KEYS;
}

static void add_operand(command_request *request, const char *operand) {
  bool is_first = request->operand_count == 0 && request->room == ROOM_KEYS;
  if (is_first) request->room = room_called(operand);
  if (!is_first || request->room == ROOM_KEYS) request->operands[request->operand_count++] = operand;
}

static const char *help_command(command_room room) {
  static const char *const COMMANDS[ROOMS] = {"ikeerr --help", "ikeerr search --help", "ikeerr related --help",
                                              "ikeerr scan --help", "ikeerr list --help"};
  return COMMANDS[room];
}

static exit_status refuse_option(int found, const command_request *request, char **argv) {
  char letter[] = {'-', (char)optopt, '\0'};
  bool is_letter = optopt > 0 && optopt < FIRST_LONG;
  const char *given = is_letter ? letter : argv[optind - 1];
  const char *problem = found == ':' ? "needs a value" : optopt >= FIRST_LONG ? "takes no value" : "is no option here";
  complain("%s %s; see '%s'", quote(given).text, problem, help_command(request->room));
  return EXIT_TROUBLE;
}

static exit_status check_rooms(uint32_t given, const command_request *request) {
  for (int id = 0; id < OPTIONS; id++) {
    if (!(given >> id & 1) || TABLE[id].rooms >> request->room & 1) continue;
    complain("'--%s' does not go with this; see '%s'", TABLE[id].name, help_command(request->room));
    return EXIT_TROUBLE;
  }
  return EXIT_ANSWERED;
}

static exit_status read_arguments(int argc, char **argv, command_request *request) {
  getopt_tables tables = make_tables();
  uint32_t given = 0;
  opterr = 0;
  for (int found; (found = getopt_long(argc, argv, tables.letters, tables.names, NULL)) != -1;) {
    option_id id = option_of(found);
    if (found == OPERAND) {
      add_operand(request, optarg);
    } else if (id == OPTIONS) {
      return refuse_option(found, request, argv);
    } else {
      given |= UINT32_C(1) << id;
      if (set_option(id, optarg ? without_blank(optarg) : NULL, request) != EXIT_ANSWERED) return EXIT_TROUBLE;
    }
  }
  while (optind < argc) request->operands[request->operand_count++] = argv[optind++];
  for (size_t i = 0; i < request->operand_count; i++) request->operands[i] = without_blank(request->operands[i]);
  return check_rooms(given, request);
}

static exit_status check_combinations(const command_request *request) {
  const char *clash = NULL;
  if (request->json && request->format != FORMAT_TEXT) clash = "--json and --format";
  if (request->json && request->is_short) clash = "--json and --short";
  if (request->to && request->format != FORMAT_TEXT) clash = "--to and --format";
  if (request->words && request->operand_count) clash = "--words and operands";
  if (!clash) return EXIT_ANSWERED;
  complain("%s exclude each other: leave one of them out", clash);
  return EXIT_TROUBLE;
}

exit_status read_options(int argc, char **argv, command_request *request) {
  bool is_terminal = terminal_is(stdout);
  unsigned columns = terminal_width(stdout);
  *request = (struct command_request){
      .operands = calloc((size_t)argc + 1, sizeof *request->operands),
      .style = {columns ? columns : USUAL_WIDTH, terminal_takes_color(stdout)},
      .line_width = is_terminal ? columns : 0,
      .filter = IKEERR_EVERYTHING,
      .limit = USUAL_LIMIT,
      .depth = 1,
      .kinds = IKEERR_ALL_KINDS,
      .scan = IKEERR_SCAN_DEFAULT,
  };
  if (!request->operands || guard_numbers(argc, argv) != EXIT_ANSWERED) return EXIT_TROUBLE;
  if (read_arguments(argc, argv, request) != EXIT_ANSWERED) return EXIT_TROUBLE;
  return check_combinations(request);
}

/* ---- help ---- */

typedef struct {
  const char *usage;
  const char *about;
} help_text;

static const help_text HELP[ROOMS] = {
    [ROOM_KEYS] = {"ikeerr [OPTION]... KEY...\n"
                   "       ikeerr search WORD...        find records by what they say\n"
                   "       ikeerr related KEY...        walk from a record to related ones\n"
                   "       ikeerr scan [FILE]...        explain the errors in a log\n"
                   "       ikeerr list                  list the records\n",
                   "Explains errors of IPsec and IKE: Windows error codes and Notify message types\n"
                   "of IKEv2 and IKEv1.\n"
                   "\n"
                   "A KEY is a code (13868, 0x362C, 362Ch, -2147011028), a name\n"
                   "(ERROR_IPSEC_IKE_POLICY_MATCH, no-proposal-chosen, N(TS_UNACCEPT)), an identity\n"
                   "(ikev2:14) or the sentence that a Windows dialog shows. '-' reads keys from\n"
                   "standard input, one a line; '--' ends the options.\n"},
    [ROOM_SEARCH] = {"ikeerr search [OPTION]... WORD...\n",
                     "Finds records by their names, aliases and every section of their pages; the best\n"
                     "come first. Words may be incomplete or misspelt; '\"...\"' is a phrase:\n"
                     "\n"
                     "  ikeerr search peer stopped responding\n"
                     "  ikeerr search '\"traffic selector\"' --domain ikev2\n"},
    [ROOM_RELATED] = {"ikeerr related [OPTION]... KEY...\n",
                      "Shows the records that are related to each KEY, and why.\n"
                      "\n"
                      "  ikeerr related 13868 --depth 2 --kinds equivalent,cause\n"
                      "  ikeerr related 13868 --to ikev2:14\n"
                      "  ikeerr related 13868 --format dot | dot -Tsvg -o 13868.svg\n"},
    [ROOM_SCAN] = {"ikeerr scan [OPTION]... [FILE]...\n",
                   "Prints each line of each FILE (or of standard input, which is '-' too) as it\n"
                   "came, and below it, indented, what the errors in it mean. Lines may hold any\n"
                   "bytes and be of any length; UTF-16 with a byte order mark is shown as UTF-8.\n"
                   "\n"
                   "  journalctl -f -u strongswan | ikeerr scan\n"
                   "  ikeerr scan --only --summary charon.log\n"},
    [ROOM_LIST] = {"ikeerr list [OPTION]...\n",
                   "Lists the records, one a line, or the words that the options take.\n"
                   "\n"
                   "  ikeerr list --domain ikev2 --kind error\n"
                   "  ikeerr list --words tags\n"},
};

static void print_option(option_id id) {
  enum { NAME_WIDTH = 23 };
  char name[64], letter[] = {'-', TABLE[id].letter, ',', '\0'};
  const char *value = TABLE[id].value;
  snprintf(name, sizeof name, "--%s%s%s", TABLE[id].name, value ? " " : "", value ? value : "");
  printf("  %3s %-*s %s\n", TABLE[id].letter ? letter : "", NAME_WIDTH, name, TABLE[id].help);
}

void print_help(command_room room) {
  printf("Usage: %s\n%s\nOptions:\n", HELP[room].usage, HELP[room].about);
  for (int id = 0; id < OPTIONS; id++) {
    if (TABLE[id].rooms >> room & 1) print_option((option_id)id);
  }
  puts(
      "\nExit status: 0 if every key was answered or something was found, 1 if not,\n"
      "2 if the command line is wrong or a file cannot be read or written.");
}
