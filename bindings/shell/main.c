/* The command ikeerr: reads its command line, runs the command that it asks for, and says how that went. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "commands/commands.h"
#include "options.h"
#include "output/pager.h"
#include "output/terminal.h"
#include "paths.h"

static exit_status run_command(const command_request *request) {
  static exit_status (*const RUN[COMMANDS])(const command_request *request) = {
      [COMMAND_EXPLAIN] = explain_keys, [COMMAND_SEARCH] = search_records,   [COMMAND_RELATED] = show_related,
      [COMMAND_SCAN] = scan_files,      [COMMAND_DIAGNOSE] = diagnose_files, [COMMAND_LIST] = list_records,
      [COMMAND_HELP] = show_named_help, [COMMAND_VERSION] = show_version,
  };
  if (request->wants_help) return show_help(request);
  if (request->wants_version) return show_version(request);
  return RUN[request->command](request);
}

static exit_status run_in_pager(const command_request *request) {
  exit_status status = EXIT_TROUBLE;
  bool is_started = pager_start();
  if (is_started) status = run_command(request);
  if (is_started && pager_finish()) return status;
  print_complaint("the pager cannot be started; set PAGER to one that is installed, or leave --pager out");
  return EXIT_TROUBLE;
}

/* Pages are; keys that are typed one by one are answered one by one. */
static bool may_be_long(const command_request *request) {
  bool is_page = request->is_full || request->section != IKEERR_WHOLE_PAGE;
  for (size_t i = 0; i < request->operand_count; i++) {
    if (strcmp(request->operands[i], "-") == 0) return false;
  }
  return is_page && request->pager == PAGER_AUTO && !request->wants_help && !request->wants_version;
}

static exit_status run(const command_request *request) {
  bool is_held = may_be_long(request) && pager_hold();
  exit_status status = run_command(request);
  if (is_held) pager_release();
  return status;
}

static exit_status close_output(void) {
  if (!fflush(stdout) && !ferror(stdout) && !fclose(stdout)) return EXIT_ANSWERED;
  print_complaint("cannot write to standard output: %s", strerror(errno));
  return EXIT_TROUBLE;
}

int main(int argc, char **argv) {
  static command_request request; /* static: what it points to stays reachable to the end */
  static char written[1 << 16];   /* a page and more goes out at once */
  setvbuf(stdout, written, _IOFBF, sizeof written);
  terminal_prepare();
  char **arguments = arguments_in_utf8(&argc, argv);
  exit_status status = arguments ? read_options(argc, arguments, &request) : EXIT_TROUBLE;
  if (status != EXIT_ANSWERED) return (int)status;
  if (request.pager == PAGER_ALWAYS && pager_is_there()) return (int)run_in_pager(&request);
  status = run(&request);
  return (int)worse_status(status, close_output());
}
