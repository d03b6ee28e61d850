/* The command ikeerr. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "commands/commands.h"
#include "options.h"
#include "output/json.h"
#include "output/terminal.h"

/* ---- the versions ---- */

static size_t count_records(ikeerr_domain domain) {
  ikeerr_filter filter = {domain, -1, -1};
  size_t count = 0;
  for (size_t i = 0; i < ikeerr_record_count(); i++) count += ikeerr_filter_passes(&filter, ikeerr_record_at(i));
  return count;
}

static void print_version(void) {
  printf("ikeerr %s\ndata of %s, digest %s\n%zu records", ikeerr_version(), ikeerr_data_date(), ikeerr_data_digest(),
         ikeerr_record_count());
  for (size_t i = 0; i < ikeerr_word_count(IKEERR_DOMAINS); i++) {
    printf("%s %zu %s", i ? "," : ":", count_records((ikeerr_domain)i), ikeerr_word(IKEERR_DOMAINS, i));
  }
  putchar('\n');
}

static void put_version(void) {
  json_start("version");
  json_text("version", ikeerr_version());
  json_text("data_date", ikeerr_data_date());
  json_text("data_digest", ikeerr_data_digest());
  json_open_object("records");
  for (size_t i = 0; i < ikeerr_word_count(IKEERR_DOMAINS); i++) {
    json_integer(ikeerr_word(IKEERR_DOMAINS, i), (int64_t)count_records((ikeerr_domain)i));
  }
  json_close_object();
  json_finish();
}

/* ---- the rooms ---- */

static exit_status show_version(const command_request *request) {
  if (request->json) {
    put_version();
  } else {
    print_version();
  }
  return EXIT_ANSWERED;
}

static exit_status show_help(const command_request *request) {
  print_help(request->room);
  return EXIT_ANSWERED;
}

static exit_status answer(const command_request *request) {
  static exit_status (*const ROOM[ROOMS])(const struct command_request *) = {show_keys, show_hits, show_related,
                                                                             scan_files, list_records};
  if (request->wants_help) return show_help(request);
  if (request->wants_version) return show_version(request);
  return ROOM[request->room](request);
}

static exit_status answer_in_pager(const command_request *request) {
  exit_status status = EXIT_TROUBLE;
  bool is_started = pager_start();
  if (is_started) status = answer(request);
  if (is_started && pager_finish()) return status;
  complain("the pager failed; set PAGER to one that is installed, or leave --pager out");
  return EXIT_TROUBLE;
}

static exit_status close_output(void) {
  if (!fflush(stdout) && !ferror(stdout) && !fclose(stdout)) return EXIT_ANSWERED;
  complain("cannot write to standard output: %s", strerror(errno));
  return EXIT_TROUBLE;
}

int main(int argc, char **argv) {
  static command_request request; /* static: what it points to stays reachable to the end */
  static char written[1 << 16];
  setvbuf(stdout, written, _IOFBF, sizeof written);
  terminal_prepare();
  exit_status status = read_options(argc, argv, &request);
  if (status != EXIT_ANSWERED) return status;
  if (request.pager) return answer_in_pager(&request);
  status = answer(&request);
  return worse(status, close_output());
}
