/* The time of a scan grows with the text and with nothing else: twice the text, about twice the time. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cmocka_setup.h"

enum { SMALL = 1 << 15, TIMES = 8, ROUNDS = 3, CHUNK = 1 << 12 };

typedef struct {
  const char *what;
  const char *pattern; /* repeated without end */
} hostile_text;

static const hostile_text TEXTS[] = {
    {"digits", "1380138"},
    {"digits in words", "13801 "},
    {"prefixes", "0x"},
    {"hexadecimal digits", "0x35e"},
    {"underscores", "_"},
    {"capitals in pairs", "A_"},
    {"hyphens", "A-"},
    {"half names", "NO_PROPOSAL_"},
    {"frames", "N("},
    {"frames in frames", "N((((("},
    {"braces", "{1, 0, "},
    {"ends of braces", "0, 0}"},
    {"IKE", "IKE "},
    {"starts of sentences", "IKE authentication credentials are "},
    {"labels", "error code error "},
    {"labels without words", "error ::::::::::::::::: "},
    {"one letter", "i"},
    {"line feeds", "\n"},
    {"events", "<Provider Name='RasClient'/>"},
    {"notifies of Microsoft", "notify 12345 "},
    {"zeros", "\0"},
    {"names", "NO_PROPOSAL_CHOSEN "},
    {"phrases", "IKE no SA proposal "},
    {"starts of Chinese sentences", "L2TP\xE8\xBF\x9E\xE6\x8E\xA5"},
    {"Russian words", "VPN \xD0\xBE\xD1\x88\xD0\xB8 "},
    {"sentences that never end", "IKE authentication credentials\n"},
    {"numbers of the client", "VPN error 809\n"},
};

static void scan_all(const char *text, size_t size, size_t chunk) {
  static const ikeerr_scan_options EVERYTHING = {.least = IKEERR_POSSIBLE, .statuses = true, .neighbours = true};
  ikeerr_scanner scanner;
  ikeerr_mention mention;
  ikeerr_scan_start(&scanner, &EVERYTHING);
  for (size_t start = 0; start < size; start += chunk) {
    ikeerr_scan_feed(&scanner, text + start, size - start < chunk ? size - start : chunk);
    while (ikeerr_scan_next(&scanner, &mention)) continue;
  }
  ikeerr_scan_finish(&scanner);
  while (ikeerr_scan_next(&scanner, &mention)) continue;
}

static double least_time(const char *text, size_t size, size_t chunk) {
  double least = 1e9;
  for (int round = 0; round < ROUNDS; round++) {
    clock_t start = clock();
    scan_all(text, size, chunk);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    if (seconds < least) least = seconds;
  }
  return least;
}

static void test_hostile_texts(void **state) {
  (void)state;
  static char text[SMALL * TIMES];
  for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
    size_t period = strlen(TEXTS[i].pattern) ? strlen(TEXTS[i].pattern) : 1;
    for (size_t j = 0; j < sizeof text; j++) text[j] = TEXTS[i].pattern[j % period];
    for (size_t chunk = CHUNK; chunk <= sizeof text; chunk *= TIMES * SMALL / CHUNK) {
      double small = least_time(text, SMALL, chunk), large = least_time(text, sizeof text, chunk);
      if (large > 0.02 && large > 3 * TIMES * small) {
        fail_msg("%s: %d times the text took %.1f times the time", TEXTS[i].what, TIMES, large / small);
      }
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_hostile_texts)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
