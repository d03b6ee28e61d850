/* The choice among findings. */
#include "finding.h"

bool ike_is_of_ike_sa(const ikeerr_record *record) {
  table_range phases = record->list[IKEERR_RECORD_PHASES];
  return phases.count == 1 && strcmp(table_text(ike_table_list_items[phases.first]), "main") == 0;
}

/* What spoke against an IKE SA that has come up all the same does not count against its Child SAs. */
static bool is_of_another_step(const negotiation *slot, const finding *found) {
  return !slot->found.was_up && found->was_up && ike_is_of_ike_sa(slot->found.record);
}

static bool is_better(const negotiation *slot, const finding *found) {
  const finding *known = &slot->found;
  if (!known->record || is_of_another_step(slot, found)) return true;
  if (found->weight != known->weight) return found->weight > known->weight;
  if (known->is_of_list != found->is_of_list) return known->is_of_list;
  return found->weight == WEIGHT_SILENCE && found->cause && !known->cause;
}

/* A sign may stand with several records; the notify that follows tells which. */
static bool names_record_of_sign(const finding *known, const finding *found) {
  return known->weight == WEIGHT_SIGN && found->weight == WEIGHT_NOTIFY && known->record != found->record &&
         ike_cause_of_line(found->record, known->page_line);
}

void ike_take_finding(negotiation *slot, const finding *found) {
  slot->is_reported = false;
  if (is_better(slot, found)) {
    slot->found = *found;
  } else if (names_record_of_sign(&slot->found, found)) {
    slot->found.record = found->record;
    slot->found.cause = table_text(ike_cause_of_line(found->record, slot->found.page_line)->id);
  }
}

finding ike_finding_of(const negotiation *slot, const ikeerr_record *record, finding_weight weight,
                       ikeerr_decider decider) {
  bool is_of_exchange = weight >= WEIGHT_NOTIFY || !is_up(slot);
  return (finding){.record = record,
                   .exchange = is_of_exchange ? slot->exchange : NULL,
                   .message = slot->messages,
                   .page_line = TABLE_NO_LINE,
                   .weight = (uint8_t)weight,
                   .decider = (uint8_t)decider,
                   .was_up = is_up(slot)};
}

bool ike_is_refused(const negotiation *slot) {
  return slot->found.record && slot->found.weight >= WEIGHT_NOTIFY && !ike_is_provisional(slot);
}

/* ---- signs ---- */

static bool has_sign(const table_cause *cause, uint16_t page_line) {
  for (size_t i = 0; i < cause->signs.count; i++) {
    if (ike_table_line_numbers[cause->signs.first + i] == page_line) return true;
  }
  return false;
}

const table_cause *ike_cause_of_line(const ikeerr_record *record, uint16_t page_line) {
  for (size_t i = 0; i < record->causes.count; i++) {
    const table_cause *cause = &ike_table_causes[record->causes.first + i];
    if (has_sign(cause, page_line)) return cause;
  }
  return NULL;
}

const ikeerr_record *ike_record_of_line(unsigned which, uint16_t page_line) {
  for (size_t i = 0; i < ike_table_counts.records; i++) {
    const ikeerr_record *record = &ike_table_records[i];
    if (record->domain == ike_table_diagnose_domains[which] && ike_cause_of_line(record, page_line)) return record;
  }
  return NULL;
}

/* ---- what a record says ---- */

bool ike_is_provisional(const negotiation *slot) {
  const ikeerr_record *record = slot->found.record;
  if (!record || slot->child_is_refused || !domain_is_in(ike_table_domain_sets.notifies, record->domain)) return false;
  const char *retry = ikeerr_record_text(record, IKEERR_RETRY);
  return retry && strcmp(retry, "yes") == 0;
}

static bool is_kind(const ikeerr_record *record, const char *kind) {
  return strcmp(ikeerr_record_text(record, IKEERR_KIND), kind) == 0;
}

bool ike_is_failure(const ikeerr_record *record) {
  return is_kind(record, "error");
}

bool ike_is_ending(const ikeerr_record *record) {
  return is_kind(record, "ended");
}

bool ike_is_of_version(const ikeerr_record *record, unsigned version) {
  bool is_1 = record->domain == ike_table_diagnose_domains[DIAGNOSE_VERSION_1];
  bool is_2 = record->domain == ike_table_diagnose_domains[DIAGNOSE_VERSION_2];
  return !(version == 1 ? is_2 : version == 2 && is_1);
}

bool ike_is_silence(const ikeerr_record *record) {
  uint16_t number = (uint16_t)(record - ike_table_records);
  for (unsigned i = 0; i < SILENT_STATES; i++) {
    if (ike_table_silent_states[i] == number) return true;
  }
  for (const table_silence *silence = ike_table_silences; silence->exchange; silence++) {
    if (silence->record == number) return true;
  }
  return false;
}
