/* The operation: the readings of a key, then what it mentions; else a miss says why. */
#include "as_text.h"
#include "miss.h"
#include "readings/readings.h"
#include "spellings/spellings.h"
#include "text/text.h"

/* Two versions of one condition are one answer. */
static void join_twins(ikeerr_answer *answer) {
  if (answer->status != IKEERR_AMBIGUOUS || !table_one_of(answer->candidates, answer->candidate_count)) return;
  if (ALWAYS(answer->also_count < IKEERR_MAX_ALSO)) /* the tables are compiled so */
    answer->also[answer->also_count++] = answer->candidates[1];
  answer->candidate_count = 1;
  answer->status = IKEERR_FOUND;
}

/* 0: there is no such domain. */
static domain_set asked_domains(ikeerr_domain domain) {
  bool is_domain = domain >= IKEERR_ANY_DOMAIN && domain < IKEERR_DOMAIN_COUNT;
  return is_domain ? domains_of(domain) : 0;
}

ikeerr_status ikeerr_lookup(const char *key, size_t length, ikeerr_domain domain, ikeerr_answer *answer) {
  key_state state = ike_key_start(asked_domains(domain), answer);
  slice text = {key, length == IKEERR_TO_NUL ? strlen(key) : length};
  bool is_text = ike_is_text(text);
  if (is_text && ike_key_read(&state, &text)) {
    join_twins(answer);
  } else if (!is_text || !state.domains || !text.length) {
    answer->reason = IKEERR_MALFORMED;
  } else if (ike_read_as_text(&state, text)) {
    join_twins(answer);
  } else {
    ike_miss(&state, text);
  }
  return answer->status;
}

/* The short way for most numbers: they mean one record. */
static bool is_alone(int64_t number, ikeerr_domain domain) {
  if (domain != IKEERR_ANY_DOMAIN || number < 0 || number > UINT16_MAX) return false;
  uint16_t slot = table_slot(TABLE_ALL_DOMAINS, (uint32_t)number);
  return slot && !(slot & TABLE_SHARED);
}

static ikeerr_status answer_alone(uint32_t code, ikeerr_answer *answer) {
  ike_answer_clear(answer);
  answer->candidates[answer->candidate_count++] = table_slot_record(table_slot(TABLE_ALL_DOMAINS, code));
  answer->reading = IKEERR_READ_NUMBER;
  return answer->status = IKEERR_FOUND;
}

ikeerr_status ikeerr_lookup_number(int64_t number, ikeerr_domain domain, ikeerr_answer *answer) {
  if (is_alone(number, domain)) return answer_alone((uint32_t)number, answer);
  key_state state = ike_key_start(asked_domains(domain), answer);
  state.is_too_large = number < INT32_MIN || number > UINT32_MAX;
  if (!state.domains) {
    answer->reason = IKEERR_MALFORMED;
  } else if (state.is_too_large ||
             !ike_take_number(&state, (uint32_t)number, domains_of_number(&state), IKEERR_READ_NUMBER)) {
    ike_miss_as_number(&state);
  }
  join_twins(answer);
  return answer->status;
}

ikeerr_status ikeerr_decode_notify(uint32_t type, const void *data, size_t length, ikeerr_answer *answer) {
  uint32_t code;
  ikeerr_domain domain;
  if (ike_decode_notify(type, data, length, &domain, &code)) return ikeerr_lookup_number(code, domain, answer);
  ike_answer_clear(answer);
  answer->reason = IKEERR_MALFORMED;
  return answer->status;
}

/* ---- names ---- */

static const char STATUSES[][12] = {"found", "ambiguous", "unknown"};

const char *ikeerr_status_name(ikeerr_status status) {
  return (unsigned)status <= IKEERR_UNKNOWN ? STATUSES[status] : NULL;
}

static const char REASONS[IKEERR_REASONS][16] = {"",          "unassigned",  "out-of-range", "private-use",
                                                 "neighbour", "elsewhere",   "event",        "never-existed",
                                                 "malformed", "unknown-name"};

const char *ikeerr_reason_name(ikeerr_reason reason) {
  return reason != IKEERR_NO_REASON && (unsigned)reason < IKEERR_REASONS ? REASONS[reason] : NULL;
}
