/* What speaks against a negotiation, and which of several things does. */
#ifndef IKEERR_DIAGNOSE_FINDING_H
#define IKEERR_DIAGNOSE_FINDING_H

#include "state.h"

/* Takes a finding into account: a sign beats a notify, a notify beats a time-out, and of equals the first counts. */
void ike_take_finding(negotiation *slot, const finding *found);

/* Whether the other end only asks for another try: the next message decides. */
bool ike_is_provisional(const negotiation *slot);

/* Whether a record reports something that is wrong, or an end. */
bool ike_is_failure(const ikeerr_record *record);
bool ike_is_ending(const ikeerr_record *record);

/* Whether it can only be of an IKE SA, not of a Child SA. */
bool ike_is_of_ike_sa(const ikeerr_record *record);

#endif
