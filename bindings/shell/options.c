/* The command line, read into a request by getopt_long: operands may stand anywhere, and negative numbers are keys. */
#include "options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "option_values.h"
#include "output/terminal.h"
#include "system_message.h"

enum {
  USUAL_WIDTH = 80,         /* columns, where nobody says and no terminal has a width */
  USUAL_LIMIT = 10,         /* hits: what fits a terminal with their snippets */
  OPERAND = 1,              /* what getopt_long says to an operand */
  FIRST_LONG = 256,         /* and to the first long option: behind all letters */
  LETTERS = 2 * OPTIONS + 3 /* each option's letter and colon, "-:" and the NUL */
};

/* ---- what getopt_long is told ---- */

typedef struct {
  char letters[LETTERS];
  struct option names[OPTIONS + 1];
} getopt_tables;

static getopt_tables make_tables(void) {
  getopt_tables tables = {.letters = "-:"}; /* operands in order, and our own messages */
  char *letter = tables.letters + strlen(tables.letters);
  for (int id = 0; id < OPTIONS; id++) {
    int has_value = OPTION_TABLE[id].value ? required_argument : no_argument;
    tables.names[id] = (struct option){OPTION_TABLE[id].name, has_value, NULL, FIRST_LONG + id};
    if (OPTION_TABLE[id].letter) *letter++ = OPTION_TABLE[id].letter;
    if (OPTION_TABLE[id].letter && has_value) *letter++ = ':';
  }
  return tables;
}

static option_id option_of(int found) {
  for (int id = 0; id < OPTIONS; id++) {
    if (found == FIRST_LONG + id || (found && found == OPTION_TABLE[id].letter)) return (option_id)id;
  }
  return OPTIONS;
}

/* ---- negative numbers ---- */

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

/* false: out of memory. */
static bool guard_numbers(int argc, char **argv) {
  for (int i = 1; i < argc; i++) {
    if (is_negative_number(argv[i])) argv[i] = with_blank(argv[i]);
    if (!argv[i]) return false;
  }
  return true;
}

/* ---- operands ---- */

static void add_operand(command_request *request, const char *operand) {
  bool is_first = request->operand_count == 0 && request->command == COMMAND_EXPLAIN;
  if (is_first) request->command = command_called(operand);
  if (!is_first || request->command == COMMAND_EXPLAIN) request->operands[request->operand_count++] = operand;
}

/* ---- complaints ---- */

static exit_status refuse(const command_request *request, const char *given, const char *problem) {
  const char *word = command_word(request->command);
  print_complaint("%s %s; see 'ikeerr %s%s--help'", given, problem, word ? word : "", word ? " " : "");
  return EXIT_TROUBLE;
}

static exit_status refuse_option(int found, const command_request *request, char **argv) {
  char letter[] = {'-', (char)optopt, '\0'};
  bool is_letter = optopt > 0 && optopt < FIRST_LONG;
  const char *given = is_letter ? letter : argv[optind - 1];
  const char *problem = found == ':' ? "needs a value" : optopt >= FIRST_LONG ? "takes no value" : "is no option here";
  return refuse(request, quoted_text(given).text, problem);
}

static exit_status check_command(uint32_t given, const command_request *request) {
  for (int id = 0; id < OPTIONS; id++) {
    if (!(given >> id & 1) || takes_option(request->command, (option_id)id)) continue;
    char option[64];
    snprintf(option, sizeof option, "'--%s'", OPTION_TABLE[id].name);
    return refuse(request, option, "does not go with this");
  }
  return EXIT_ANSWERED;
}

/* ---- the whole ---- */

/* As getopt_long. At a lone "-" musl's ends as at "--", where others take it for an operand. */
static int next_argument(int argc, char **argv, const getopt_tables *tables) {
  int found = getopt_long(argc, argv, tables->letters, tables->names, NULL);
  bool is_dash = found == -1 && optind < argc && strcmp(argv[optind], "-") == 0;
  if (!is_dash || strcmp(argv[optind - 1], "--") == 0) return found;
  optarg = argv[optind++];
  return OPERAND;
}

static exit_status read_arguments(int argc, char **argv, command_request *request) {
  getopt_tables tables = make_tables();
  uint32_t given = 0;
  opterr = 0;
  for (int found; (found = next_argument(argc, argv, &tables)) != -1;) {
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
  if (check_command(given, request) != EXIT_ANSWERED) return EXIT_TROUBLE;
  return read_format(request);
}

static exit_status check_combinations(const command_request *request) {
  const char *clash = NULL;
  bool has_section = request->section != IKEERR_WHOLE_PAGE;
  if (request->json && request->format != FORMAT_TEXT) clash = "--json and --format";
  if (request->json && request->is_short) clash = "--json and --short";
  if (request->json && request->is_full) clash = "--json and --full";
  if (request->json && has_section) clash = "--json and --section";
  if (request->is_full && has_section) clash = "--full and --section";
  if (request->is_short && has_section) clash = "--short and --section";
  if (request->is_short && request->format != FORMAT_TEXT) clash = "--short and --format";
  if (request->is_full && request->is_short) clash = "--full and --short";
  if (request->system_message && request->format != FORMAT_TEXT) clash = "--system-message and --format";
  if (request->to && request->format != FORMAT_TEXT) clash = "--to and --format";
  if (request->words && request->operand_count) clash = "--words and operands";
  if (!clash) return EXIT_ANSWERED;
  print_complaint("%s exclude each other: leave one of them out", clash);
  return EXIT_TROUBLE;
}

static exit_status check_system(const command_request *request) {
  if (!request->system_message || system_has_messages()) return EXIT_ANSWERED;
  print_complaint("--system-message adds what Windows says, and this is not Windows: leave it out");
  return EXIT_TROUBLE;
}

static text_style usual_style(void) {
  bool is_terminal = terminal_is(stdout);
  unsigned columns = terminal_width(stdout);
  return (text_style){
      .width = columns ? columns : USUAL_WIDTH,
      .line_width = is_terminal ? columns : 0,
      .has_color = terminal_takes_color(stdout),
      .is_for_terminal = is_terminal,
  };
}

exit_status read_options(int argc, char **argv, command_request *request) {
  *request = (command_request){
      .operands = calloc((size_t)argc + 1, sizeof *request->operands),
      .style = usual_style(),
      .filter = IKEERR_EVERYTHING,
      .section = IKEERR_WHOLE_PAGE,
      .limit = USUAL_LIMIT,
      .depth = 1,
      .kinds = IKEERR_ALL_KINDS,
      .scan = {.least = IKEERR_LIKELY, .neighbours = true},
  };
  if (!request->operands || !guard_numbers(argc, argv)) {
    print_complaint("out of memory: the command line is too long");
    return EXIT_TROUBLE;
  }
  if (read_arguments(argc, argv, request) != EXIT_ANSWERED) return EXIT_TROUBLE;
  if (request->pager == PAGER_ALWAYS) request->style.is_for_terminal = true;
  return check_combinations(request) == EXIT_ANSWERED ? check_system(request) : EXIT_TROUBLE;
}
