/* The versions of the code and of the data. */
#include <stdio.h>

#include "commands.h"
#include "output/json.h"

static size_t count_records(ikeerr_domain domain) {
  ikeerr_filter filter = {domain, -1, -1, IKEERR_USUAL_MIN_SCORE};
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

exit_status show_version(const command_request *request) {
  if (request->json) {
    put_version();
  } else {
    print_version();
  }
  return EXIT_ANSWERED;
}
