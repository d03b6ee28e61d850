/* What speaks against a negotiation, and which of several things does. */
#ifndef IKEERR_DIAGNOSE_FINDING_H
#define IKEERR_DIAGNOSE_FINDING_H

#include "state.h"

static inline const ikeerr_record *record_at(uint16_t number) {
  return &ike_table_records[number];
}

/* Takes a finding into account: a sign beats a notify, a notify beats a time-out, and of equals the first counts. */
void ike_take_finding(negotiation *slot, const finding *found);

/* What a record says of a negotiation at its last message. */
finding ike_finding_of(const negotiation *slot, const ikeerr_record *record, finding_weight weight,
                       ikeerr_decider decider);

/* Whether an end has refused it for good. */
bool ike_is_refused(const negotiation *slot);

/* Whether the other end only asks for another try: the next message decides. */
bool ike_is_provisional(const negotiation *slot);

/* Whether a record reports something that is wrong, or an end. */
bool ike_is_failure(const ikeerr_record *record);
bool ike_is_ending(const ikeerr_record *record);

/* Whether it means that no answer came. */
bool ike_is_silence(const ikeerr_record *record);

/* Whether it can be of a version of IKE; 0: not known. */
bool ike_is_of_version(const ikeerr_record *record, unsigned version);

/* Whether it can only be of an IKE SA, not of a Child SA. */
bool ike_is_of_ike_sa(const ikeerr_record *record);

/* The cause of a record that a line, by its number in log_lines, is a sign of; NULL: it is no sign of one. */
const table_cause *ike_cause_of_line(const ikeerr_record *record, uint16_t page_line);

/* The first record of a domain (DIAGNOSE_CONDITION and the like) that a line is a sign of; NULL: none. */
const ikeerr_record *ike_record_of_line(unsigned which, uint16_t page_line);

#endif
