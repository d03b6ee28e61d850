/* Eight threads use all of the core at once, with what is theirs on their own stacks: to be run with the thread
 * sanitizer, which reports whatever they share and change. Each compares its answers with those of the first. */
#include <ikeerr.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { THREADS = 8, ROUNDS = 3, MOST_WRITTEN = 1 << 16 };

static const char LOG[] =
    "07[NET] <gw|1> received packet: from 192.0.2.1[500] to 192.0.2.2[500] (36 bytes)\n"
    "07[ENC] <gw|1> parsed IKE_SA_INIT response 0 [ N(NO_PROP) ]\n"
    "07[IKE] <gw|1> received NO_PROPOSAL_CHOSEN notify error\n"
    "error code returned on failure is 13868.\n";

static void fail(const char *what) {
  fprintf(stderr, "threads: %s\n", what);
  abort();
}

/* A sum of all that was answered, which is the same in each thread. */
typedef struct {
  uint64_t sum;
  char text[MOST_WRITTEN];
} answers;

static void add(answers *all, const void *bytes, size_t length) {
  for (size_t i = 0; i < length; i++)
    all->sum = (all->sum ^ ((const unsigned char *)bytes)[i]) * UINT64_C(0x100000001B3);
}

static void add_text(answers *all, size_t length) {
  if (length >= sizeof all->text) fail("a text is too long");
  add(all, all->text, length);
}

static void take_verdict(void *context, const ikeerr_verdict *verdict) {
  answers *all = context;
  const ikeerr_style style = {80, false, IKEERR_PLAIN};
  add_text(all, ikeerr_verdict_text(verdict, &style, all->text, sizeof all->text));
}

static void look_up(answers *all) {
  static const char *const KEYS[] = {"13868", "0x362C", "NO_PROPOSAL_CHOSEN", "auth fail", "nothing", "11", "N(14)"};
  for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++) {
    ikeerr_answer answer;
    ikeerr_lookup(KEYS[i], IKEERR_TO_NUL, IKEERR_ANY_DOMAIN, &answer);
    add_text(all, ikeerr_explain(KEYS[i], strlen(KEYS[i]), &answer, all->text, sizeof all->text));
  }
}

static void search(answers *all) {
  static const char QUERY[] = "peer stopped responding certifcate";
  ikeerr_hit hits[10];
  size_t count = ikeerr_search(QUERY, IKEERR_TO_NUL, NULL, hits, 10);
  for (size_t i = 0; i < count; i++) {
    ikeerr_snippet snippet = ikeerr_hit_snippet(&hits[i]);
    add(all, snippet.text, snippet.length);
  }
}

static void scan(answers *all) {
  ikeerr_scanner scanner;
  ikeerr_mention mention;
  ikeerr_scan_start(&scanner, NULL);
  ikeerr_scan_feed(&scanner, LOG, sizeof LOG - 1);
  while (ikeerr_scan_next(&scanner, &mention)) add(all, &mention.start, sizeof mention.start);
  ikeerr_scan_finish(&scanner);
  while (ikeerr_scan_next(&scanner, &mention)) add(all, &mention.start, sizeof mention.start);
}

static void diagnose(answers *all) {
  ikeerr_diagnoser *diagnoser = malloc(sizeof *diagnoser);
  if (!diagnoser) fail("out of memory");
  ikeerr_diagnose_start(diagnoser, NULL, take_verdict, all);
  ikeerr_diagnose_feed(diagnoser, LOG, sizeof LOG - 1);
  ikeerr_diagnose_finish(diagnoser);
  free(diagnoser);
}

static void render(answers *all) {
  const ikeerr_style style = {60, true, IKEERR_PLAIN};
  for (size_t i = 0; i < ikeerr_record_count(); i += 7) {
    const ikeerr_record *record = ikeerr_record_at(i);
    add_text(all, ikeerr_page(record, &style, all->text, sizeof all->text));
    add_text(all, ikeerr_brief(record, &style, all->text, sizeof all->text));
    add_text(all, ikeerr_graph(record, IKEERR_DOT, IKEERR_ALL_KINDS, 1, all->text, sizeof all->text));
  }
}

static void *use_all(void *result) {
  answers *all = calloc(1, sizeof *all);
  if (!all) fail("out of memory");
  for (int round = 0; round < ROUNDS; round++) {
    look_up(all);
    search(all);
    scan(all);
    diagnose(all);
    render(all);
  }
  *(uint64_t *)result = all->sum;
  free(all);
  return NULL;
}

int main(void) {
  pthread_t threads[THREADS];
  uint64_t sums[THREADS];
  for (int i = 0; i < THREADS; i++) {
    if (pthread_create(&threads[i], NULL, use_all, &sums[i])) fail("no thread");
  }
  for (int i = 0; i < THREADS; i++) pthread_join(threads[i], NULL);
  for (int i = 1; i < THREADS; i++) {
    if (sums[i] != sums[0]) fail("another answer in another thread");
  }
  printf("%d threads gave the same answers\n", THREADS);
  return 0;
}
