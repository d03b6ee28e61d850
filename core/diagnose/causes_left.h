/* The causes of a record that a verdict leaves open, and the log that tells them apart. */
#ifndef IKEERR_DIAGNOSE_CAUSES_LEFT_H
#define IKEERR_DIAGNOSE_CAUSES_LEFT_H

#include "state.h"

/* Fills `left`, `look_in` and `look_for` of a verdict without a cause. */
void ike_list_causes_left(const negotiation *slot, ikeerr_verdict *verdict);

#endif
