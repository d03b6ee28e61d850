/* Answers as sentences: what was found and how it was read, or why there is nothing and what to do. */
#include "line.h"
#include "readings/readings.h"
#include "spellings/spellings.h"

enum { KEY_CHARACTERS = 60 /* shown of a key, as the header says */ };

static void put_key(writer *output, slice key) {
  ike_put_quoted(output, key, KEY_CHARACTERS);
}

static void put_separator(writer *output, unsigned i, unsigned count) {
  if (i) ike_put(output, i + 1 == count ? " and " : ", ");
}

static void put_records(writer *output, const ikeerr_record *const *records, unsigned count) {
  for (unsigned i = 0; i < count; i++) {
    put_separator(output, i, count);
    ike_put_name(output, records[i]);
  }
}

/* ---- found and ambiguous ---- */

static bool has_same_name(const ikeerr_record *record, const ikeerr_record *other) {
  const char *name = ikeerr_record_text(record, IKEERR_NAME), *its_name = ikeerr_record_text(other, IKEERR_NAME);
  folded_name folded = ike_fold(name, strlen(name)), its_folded = ike_fold(its_name, strlen(its_name));
  return strcmp(folded.text, its_folded.text) == 0;
}

/* What the other record is to a name that stands for this one. */
static const char *also_as(const ikeerr_record *record, const ikeerr_record *other) {
  if (ikeerr_twin(record) == other) return ". In the other IKE version it is ";
  if (!has_same_name(record, other)) return ". The name was once that of ";
  bool is_twin = ike_table_domains[record->domain].twin == other->domain;
  return is_twin ? ". The other IKE version has this name for " : ". Another domain has this name for ";
}

static const char *relation_note(const ikeerr_record *record, const ikeerr_record *other) {
  for (size_t i = 0; i < ikeerr_relation_count(record); i++) {
    ikeerr_relation relation = ikeerr_relation_at(record, i);
    if (relation.target == other) return relation.note;
  }
  return NULL;
}

static void put_note(writer *output, const char *note) {
  if (!note) return;
  ike_put(output, " ");
  ike_put(output, note);
  if (note[strlen(note) - 1] != '.') ike_put(output, ".");
}

static void put_also(writer *output, const ikeerr_answer *answer) {
  for (unsigned i = 0; i < answer->also_count; i++) {
    ike_put(output, also_as(answer->candidates[0], answer->also[i]));
    ike_put_name(output, answer->also[i]);
  }
}

static void put_found(writer *output, const ikeerr_answer *answer) {
  ike_put_name(output, answer->candidates[0]);
  ike_put(output, ": ");
  ike_put(output, ikeerr_record_text(answer->candidates[0], IKEERR_MESSAGE));
  ike_put(output, " (read as ");
  ike_put(output, ikeerr_reading_name(answer->reading));
  ike_put(output, ")");
  put_also(output, answer);
}

static void put_ambiguous(writer *output, slice key, const ikeerr_answer *answer) {
  put_key(output, key);
  ike_put(output, " stands for ");
  ike_put_decimal(output, answer->candidate_count);
  ike_put(output, " records: ");
  put_records(output, answer->candidates, answer->candidate_count);
  ike_put(output, ". Name one of them, as in '");
  ike_put(output, ikeerr_record_text(answer->candidates[0], IKEERR_ID));
  ike_put(output, "'.");
  for (unsigned i = 1; i < answer->candidate_count; i++) {
    put_note(output, relation_note(answer->candidates[0], answer->candidates[i]));
  }
}

/* ---- unknown ---- */

static void put_citation(writer *output, const table_phantom_citation *cited) {
  const table_citation *citation = &ike_table_citations[cited->citation];
  ike_put(output, " A page on ");
  ike_put_name(output, &ike_table_records[cited->record]);
  ike_put(output, " cites it");
  if (citation->code >= 0) {
    ike_put(output, " as ");
    ike_put_decimal(output, citation->code);
  }
  if (citation->hex) {
    ike_put(output, citation->code >= 0 ? " and " : " as ");
    ike_put(output, table_text(citation->hex));
  }
  ike_put(output, ".");
  put_note(output, table_text(citation->fault));
}

static void put_never_existed(writer *output, slice key, const ikeerr_answer *answer) {
  ike_take_domain(&key);
  const table_phantom *phantom = ike_cited_name(key);
  ike_put(output, " is no error: no header defines that name, published pages invent it.");
  for (size_t i = 0; phantom && i < phantom->citations.count; i++) {
    put_citation(output, &ike_table_phantom_citations[phantom->citations.first + i]);
  }
  ike_put(output, answer->suggestion_count ? " Meant: " : " No real error was meant.");
}

static void put_domains(writer *output) {
  for (size_t i = 0; i < IKEERR_DOMAIN_COUNT; i++) {
    if (i) ike_put(output, ", ");
    ike_put(output, ikeerr_word(IKEERR_DOMAINS, i));
  }
}

/* What each domain says of a number that it leaves out: of the error codes that one domain has room for; else of the
 * types of all. */
static void put_gaps(writer *output, const ikeerr_answer *answer) {
  ikeerr_domain domain = answer->domain;
  if (domain == IKEERR_ANY_DOMAIN) domain = first_domain(ike_likely_domains(answer->number, ALL_DOMAINS));
  bool is_one = answer->domain != IKEERR_ANY_DOMAIN || domain_is_in(ike_table_domain_sets.codes, (unsigned)domain);
  for (unsigned i = (unsigned)domain, shown = 0; i < IKEERR_DOMAIN_COUNT; i++) {
    bool is_gap = ike_number_reason(answer->number, (ikeerr_domain)i) == IKEERR_UNASSIGNED;
    if (!is_gap || (is_one && shown)) continue;
    if (shown++) ike_put(output, ", ");
    ike_put(output, table_text(ike_table_domains[i].gap));
  }
}

/* "Event 4653 of ...: main mode failed. Read FailureReason: ... To list it: Get-WinEvent ..." A command stands at the
 * end, without a period. */
static void put_event(writer *output, const ikeerr_answer *answer) {
  const table_event *event = ike_find_event(answer->number);
  ike_put(output, " is no error code here.");
  put_note(output, answer->neighbour);
  if (answer->suggestion_count) ike_put(output, " See ");
  put_records(output, answer->suggestions, answer->suggestion_count);
  if (answer->suggestion_count) ike_put(output, ".");
  if (event && event->command) ike_put(output, " ");
  if (event && event->command) ike_put(output, table_text(event->command));
}

static void put_unknown_name(writer *output, const ikeerr_answer *answer) {
  if (answer->reading == IKEERR_READ_MENTION) {
    ike_put(output, " stands for no single error. Ask for one of those that it mentions: ");
  } else {
    ike_put(output, " is no code or name of an IPsec error.");
    ike_put(output, answer->suggestion_count ? " Similar: " : " Search for it as words instead.");
  }
}

static void put_reason(writer *output, slice key, const ikeerr_answer *answer) {
  switch (answer->reason) {
    case IKEERR_UNASSIGNED:
      ike_put(output, " is not assigned: ");
      put_gaps(output, answer);
      ike_put(output, ". Check the digits.");
      break;
    case IKEERR_OUT_OF_RANGE:
      ike_put(output, " is no IPsec error: ");
      ike_put(output, table_text(ike_table_scope));
      ike_put(output, ". Check the digits.");
      break;
    case IKEERR_PRIVATE_USE:
      ike_put(output,
              " is a Notify type for private use, and no vendor is known to use it. Ask for the peer's product, "
              "then in that product's documents.");
      break;
    case IKEERR_NEIGHBOUR:
    case IKEERR_ELSEWHERE:
      ike_put(output, " is no record here.");
      put_note(output, answer->neighbour);
      if (answer->suggestion_count) ike_put(output, " Read ");
      break;
    case IKEERR_EVENT:
      put_event(output, answer);
      break;
    case IKEERR_NEVER_EXISTED:
      put_never_existed(output, key, answer);
      break;
    case IKEERR_MALFORMED:
      ike_put(output,
              " is no key: give a code, a name or a sentence as UTF-8 text without NUL bytes, behind no domain "
              "or one that fits (");
      put_domains(output);
      ike_put(output, "), and a name with a number only where the two agree.");
      break;
    default:
      put_unknown_name(output, answer);
  }
}

static bool is_number_reason(ikeerr_reason reason) {
  return reason == IKEERR_UNASSIGNED || reason == IKEERR_OUT_OF_RANGE || reason == IKEERR_PRIVATE_USE;
}

/* Names the number that a key was understood as, where that is not what the key is. */
static void put_understood(writer *output, slice key, const ikeerr_answer *answer) {
  uint32_t value;
  ike_take_domain(&key);
  if (!answer->has_number || (ike_read_number(key, &value) == NUMBER_READ && value == answer->number)) return;
  ike_put(output, ", read as ");
  if (answer->number <= UINT16_MAX) {
    ike_put_decimal(output, answer->number);
  } else {
    ike_put_hex(output, answer->number, 8);
  }
  ike_put(output, ",");
}

static void put_unknown(writer *output, slice key, const ikeerr_answer *answer) {
  put_key(output, key);
  put_understood(output, slice_trim(key), answer);
  put_reason(output, slice_trim(key), answer);
  if (answer->reason == IKEERR_EVENT) return;
  if (is_number_reason(answer->reason) && answer->suggestion_count) ike_put(output, " In another domain it is ");
  put_records(output, answer->suggestions, answer->suggestion_count);
  if (answer->suggestion_count) ike_put(output, ".");
}

static void put_answer(writer *output, slice key, const ikeerr_answer *answer) {
  if (answer->status == IKEERR_FOUND) put_found(output, answer);
  if (answer->status == IKEERR_AMBIGUOUS) put_ambiguous(output, key, answer);
  if (answer->status == IKEERR_UNKNOWN) put_unknown(output, key, answer);
}

size_t ikeerr_explain(const char *key, size_t length, const ikeerr_answer *answer, char *out, size_t size) {
  writer output = {out, size, 0};
  put_answer(&output, (slice){key, length == IKEERR_TO_NUL ? strlen(key) : length}, answer);
  return ike_put_end(&output);
}

/* ---- Microsoft's status notifies ---- */

/* "N(12345) with 4 octets of data (0000362c)" */
static void put_notify(writer *output, uint32_t type, const unsigned char *data, size_t length) {
  enum { OCTETS_SHOWN = 8 };
  ike_put(output, "N(");
  ike_put_decimal(output, type);
  ike_put(output, ") with ");
  ike_put_decimal(output, (int64_t)length);
  ike_put(output, length == 1 ? " octet of data" : " octets of data");
  if (!length || length > OCTETS_SHOWN) return;
  ike_put(output, " (");
  for (size_t i = 0; i < length; i++) ike_put_byte(output, data[i]);
  ike_put(output, ")");
}

/* What ikeerr_explain says about the code, which stands in the data. */
static void put_carried(writer *output, uint32_t code, const ikeerr_answer *answer) {
  char digits[16];
  writer key = {digits, sizeof digits, 0};
  ike_put_decimal(&key, code);
  ike_put(output, ": ");
  put_answer(output, (slice){digits, key.length}, answer);
}

size_t ikeerr_explain_notify(uint32_t type, const void *data, size_t length, const ikeerr_answer *answer, char *out,
                             size_t size) {
  writer output = {out, size, 0};
  ikeerr_domain domain;
  uint32_t code;
  put_notify(&output, type, data, length);
  if (answer->reason != IKEERR_MALFORMED && ike_decode_notify(type, data, length, &domain, &code)) {
    put_carried(&output, code, answer);
  } else {
    ike_put(&output,
            " is no status notify of Microsoft's: those are of type 12345, 40003 or 40020 and have four octets of "
            "data, those of type 40003 four or eight.");
  }
  return ike_put_end(&output);
}
