/* The help on each command: how it is used, what it does, and the options that it takes. */
#include <stdio.h>

#include "commands.h"
#include "option_table.h"

typedef struct {
  const char *usage;
  const char *about;
  const char *status; /* what 0 and 1 mean; NULL: as usual */
} help_text;

static const char USUAL_STATUS[] = "0 if every key was answered or something was found, 1 if not,\n";

static const help_text HELP[COMMANDS] = {
    [COMMAND_EXPLAIN] = {"ikeerr [OPTION]... KEY...\n"
                         "       ikeerr search WORD...        find records by what they say\n"
                         "       ikeerr related KEY...        walk from a record to related ones\n"
                         "       ikeerr scan [FILE]...        explain the errors in a log\n"
                         "       ikeerr diagnose [FILE]...    say why tunnels are down, from a log\n"
                         "       ikeerr list                  list the records\n"
                         "       ikeerr help [COMMAND]        what a command does\n",
                         "Explains errors of IPsec and IKE: Windows error codes and Notify message types\n"
                         "of IKEv2 and IKEv1.\n"
                         "\n"
                         "A KEY is a code (13868, 0x362C, 362Ch, -2147011028), a name\n"
                         "(ERROR_IPSEC_IKE_POLICY_MATCH, no-proposal-chosen, N(TS_UNACCEPT)), an identity\n"
                         "(ikev2:14) or the sentence that a Windows dialog shows. '-' reads keys from\n"
                         "standard input, one a line; '--' ends the options.\n"
                         "\n"
                         "  ikeerr 13868\n"
                         "  ikeerr 13868 --section causes\n"
                         "  ikeerr 13868 --full --format markdown\n",
                         NULL},
    [COMMAND_SEARCH] = {"ikeerr search [OPTION]... WORD...\n",
                        "Finds records by their names, aliases and every section of their pages; the best\n"
                        "come first. Words may be incomplete or misspelt; '\"...\"' is a phrase:\n"
                        "\n"
                        "  ikeerr search peer stopped responding\n"
                        "  ikeerr search '\"traffic selector\"' --domain ikev2\n",
                        NULL},
    [COMMAND_RELATED] = {"ikeerr related [OPTION]... KEY...\n",
                         "Shows the records that are related to each KEY, and why.\n"
                         "\n"
                         "  ikeerr related 13868 --depth 2 --kinds equivalent,cause\n"
                         "  ikeerr related 13868 --to ikev2:14\n"
                         "  ikeerr related 13868 --format dot | dot -Tsvg -o 13868.svg\n",
                         NULL},
    [COMMAND_SCAN] = {"ikeerr scan [OPTION]... [FILE]...\n",
                      "Prints each line of each FILE (or of standard input, which is '-' too) as it\n"
                      "came, and below it, indented, what the errors in it mean. Lines may hold any\n"
                      "bytes and be of any length; UTF-16 with a byte order mark is shown as UTF-8. On\n"
                      "a terminal control characters are escaped.\n"
                      "\n"
                      "  journalctl -f -u strongswan | ikeerr scan\n"
                      "  ikeerr scan --only --summary charon.log\n",
                      NULL},
    [COMMAND_DIAGNOSE] = {"ikeerr diagnose [OPTION]... [FILE]...\n",
                          "Follows the negotiations that each FILE (or standard input, which is '-' too)\n"
                          "tells of, and says of each what became of it, why, and what to change. Where the\n"
                          "log does not show why, it says which causes are left and whose log decides.\n"
                          "Attempts of one connection that end for one reason are one verdict; of standard\n"
                          "input each comes as soon as it is decided.\n"
                          "Of both ends' logs together it says of either what the other one shows.\n"
                          "\n"
                          "  ikeerr diagnose charon.log\n"
                          "  ikeerr diagnose gw1.log gw2.log\n"
                          "  journalctl -f -u strongswan | ikeerr diagnose\n",
                          "0 if nothing is wrong, 1 if something is,\n"},
    [COMMAND_LIST] = {"ikeerr list [OPTION]...\n",
                      "Lists the records, one a line, or the words that the options take.\n"
                      "\n"
                      "  ikeerr list --domain ikev2 --kind error\n"
                      "  ikeerr list --words tags\n",
                      NULL},
    [COMMAND_HELP] = {"ikeerr help [COMMAND]\n", "Says what a command does and which options it takes.\n", NULL},
    [COMMAND_VERSION] = {"ikeerr version [OPTION]...\n", "Prints the versions of the code and of the data.\n", NULL},
};

static void print_option(const option_entry *option) {
  enum { NAME_WIDTH = 23 /* columns: help texts are written to fit 80 behind it */ };
  char name[64], letter[] = {'-', option->letter, ',', '\0'};
  const char *value = option->value;
  snprintf(name, sizeof name, "--%s%s%s", option->name, value ? " " : "", value ? value : "");
  printf("  %3s %-*s %s\n", option->letter ? letter : "", NAME_WIDTH, name, option->help);
}

static exit_status print_help(command_id command) {
  const help_text *help = &HELP[command];
  printf("Usage: %s\n%s\nOptions:\n", help->usage, help->about);
  for (int id = 0; id < OPTIONS; id++) {
    if (takes_option(command, (option_id)id)) print_option(&OPTION_TABLE[id]);
  }
  printf("\nExit status: %s2 if the command line is wrong or a file cannot be read or written.\n",
         help->status ? help->status : USUAL_STATUS);
  return EXIT_ANSWERED;
}

exit_status show_help(const command_request *request) {
  return print_help(request->command);
}

exit_status show_named_help(const command_request *request) {
  const char *word = request->operand_count ? request->operands[0] : NULL;
  command_id command = word ? command_called(word) : COMMAND_EXPLAIN;
  if (!word || command != COMMAND_EXPLAIN) return print_help(command);
  char known[256];
  writer list = {known, sizeof known, 0};
  for (int id = COMMAND_EXPLAIN + 1; id < COMMANDS; id++) {
    if (list.length) ike_put(&list, ", ");
    ike_put(&list, command_word((command_id)id));
  }
  ike_put_end(&list);
  print_complaint("%s is no command: there are %s", quoted_text(word).text, known);
  return EXIT_TROUBLE;
}
