/* Command lines: arguments with NUL bytes between them. Those that read no files are answered, into the void. */
#include <getopt.h>

#include "check.h"
#include "commands/commands.h"
#include "options.h"

enum { MOST_ARGUMENTS = 24 };

int LLVMFuzzerInitialize(int *count, char ***arguments);

int LLVMFuzzerInitialize(int *count, char ***arguments) {
  (void)count, (void)arguments;
  CHECK(freopen("/dev/null", "r", stdin) && freopen("/dev/null", "w", stdout));
  return 0;
}

static void answer(const command_request *request) {
  static exit_status (*const RUN[COMMANDS])(const command_request *request) = {
      [COMMAND_EXPLAIN] = explain_keys, [COMMAND_SEARCH] = search_records, [COMMAND_RELATED] = show_related,
      [COMMAND_LIST] = list_records,    [COMMAND_HELP] = show_named_help,  [COMMAND_VERSION] = show_version,
  };
  if (request->wants_help) {
    show_help(request);
  } else if (RUN[request->command]) {
    RUN[request->command](request);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static char name[] = "ikeerr";
  static command_request request;
  char *text = malloc(size + 1), *arguments[MOST_ARGUMENTS + 2] = {name};
  CHECK(text);
  if (size) memcpy(text, data, size);
  text[size] = '\0';
  int count = 1;
  for (size_t start = 0; start < size && count <= MOST_ARGUMENTS; start += strlen(text + start) + 1)
    arguments[count++] = text + start;
  optind = 0; /* getopt starts anew */
  if (read_options(count, arguments, &request) == EXIT_ANSWERED) answer(&request);
  free(request.operands);
  free(text);
  return 0;
}
