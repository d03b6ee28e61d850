/* Two lists that did not meet: whether they have a proposal in common, and what they differ in. */
#ifndef IKEERR_DIAGNOSE_LISTS_H
#define IKEERR_DIAGNOSE_LISTS_H

#include "tables/tables.h"
#include "text/text.h"

/* The kinds of transforms, as bits, in which the two proposals of the lists differ that are nearest to each other; 0:
 * they have one in common, or cannot be read. */
unsigned ike_differences(const table_stack *stack, const char *theirs, const char *ours);

/* The name of a table_transform_kind: "encryption". */
const char *ike_transform_name(unsigned kind);

/* Whether a list is of the IKE SA, by its protocol. */
bool ike_list_is_of_ike(const char *list);

/* Whether a list names the protocol of a Child SA. */
bool ike_list_is_of_child(const char *list);

#endif
