/* The choice among findings. */
#include "finding.h"

static bool is_kind(const ikeerr_record *record, const char *kind) {
  return strcmp(ikeerr_record_text(record, IKEERR_KIND), kind) == 0;
}

bool ike_is_failure(const ikeerr_record *record) {
  return is_kind(record, "error");
}

bool ike_is_ending(const ikeerr_record *record) {
  return is_kind(record, "ended");
}

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
  return found->weight == WEIGHT_SILENCE && found->cause && !known->cause;
}

void ike_take_finding(negotiation *slot, const finding *found) {
  slot->is_reported = false;
  if (is_better(slot, found)) slot->found = *found;
}

bool ike_is_provisional(const negotiation *slot) {
  const ikeerr_record *record = slot->found.record;
  if (!record || slot->child_is_refused || !domain_is_in(ike_table_domain_sets.notifies, record->domain)) return false;
  const char *retry = ikeerr_record_text(record, IKEERR_RETRY);
  return retry && strcmp(retry, "yes") == 0;
}
