/* A key as a text: its surest mentions have to agree on the records that they may mean. A failure outranks a notify
 * that reports none, then certainty decides. */
#include "mentions.h"

#include "scan/scan.h"
#include "spellings/spellings.h"

enum {
  LONGEST = 16 * 1024, /* bytes: more than any log line or event, and read in a moment at the scan's slowest */
  OF_FAILURE = 8,      /* above every certainty */
};

static bool is_status(const ikeerr_record *record) {
  static const char STATUS[] = "status";
  return strcmp(ikeerr_record_text(record, IKEERR_KIND), STATUS) == 0;
}

static unsigned rank_of(const ikeerr_record *const *records, unsigned count, ikeerr_certainty certainty) {
  bool is_failure = false;
  for (unsigned i = 0; i < count; i++) is_failure = is_failure || !is_status(records[i]);
  return 1u + (unsigned)certainty + (is_failure ? OF_FAILURE : 0);
}

/* Keeps of the records those that are among the others too; false, and nothing changed, if there are none. */
static bool intersect(mentioned *what, const ikeerr_record *const *records, unsigned count) {
  unsigned kept = 0;
  const ikeerr_record *both[IKEERR_MAX_CANDIDATES];
  for (unsigned i = 0; i < what->count; i++) {
    if (table_is_among(records, count, what->records[i])) both[kept++] = what->records[i];
  }
  if (!kept) return false;
  memcpy(what->records, both, kept * sizeof *both);
  what->count = kept;
  return true;
}

static void join(mentioned *what, const ikeerr_record *const *records, unsigned count) {
  for (unsigned i = 0; i < count && what->count < IKEERR_MAX_CANDIDATES; i++) {
    if (!table_is_among(what->records, what->count, records[i])) what->records[what->count++] = records[i];
  }
}

static void start_over(mentioned *what, unsigned rank) {
  what->rank = rank;
  what->is_named = what->is_split = false;
  what->count = 0;
}

static void take(mentioned *what, const ikeerr_record *const *records, unsigned count, const ikeerr_mention *mention) {
  unsigned rank = rank_of(records, count, mention->certainty);
  if (rank < what->rank) return;
  if (rank > what->rank) start_over(what, rank);
  what->is_named = what->is_named || mention->form >= IKEERR_FORM_SYMBOL;
  what->is_split = what->is_split || (what->count && !intersect(what, records, count));
  if (what->is_split || !what->count) join(what, records, count);
}

static void take_neighbour(slice text, const ikeerr_mention *mention, mentioned *what) {
  slice number = {text.start + mention->start, (size_t)(mention->end - mention->start)};
  if (!what->has_neighbour) what->has_neighbour = ike_read_number(number, &what->neighbour) == NUMBER_READ;
}

static void take_mention(slice text, domain_set domains, const ikeerr_mention *mention, mentioned *what) {
  const ikeerr_record *records[IKEERR_MAX_CANDIDATES];
  unsigned count = 0;
  for (unsigned i = 0; i < mention->record_count; i++) {
    if (domain_is_in(domains, mention->records[i]->domain)) records[count++] = mention->records[i];
  }
  if (count) take(what, records, count, mention);
  if (mention->neighbour) take_neighbour(text, mention, what);
}

void ike_read_mentions(slice text, domain_set domains, mentioned *what) {
  const ikeerr_scan_options options = {.least = IKEERR_POSSIBLE, .statuses = true, .neighbours = true};
  ikeerr_scanner scanner;
  ikeerr_mention mention;
  *what = (mentioned){0};
  if (text.length > LONGEST) return;
  ikeerr_scan_start(&scanner, &options);
  ikeerr_scan_text(&scanner, text.start, text.length);
  ike_scan_read_all(&scanner);
  while (ikeerr_scan_next(&scanner, &mention)) take_mention(text, domains, &mention, what);
}
