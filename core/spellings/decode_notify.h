/* The Notify types of Microsoft that carry a code of Windows: their numbers, and the layout of their data. */
#ifndef IKEERR_DECODE_NOTIFY_H
#define IKEERR_DECODE_NOTIFY_H

#include "tables/tables.h"

/* The type of IKEv2, whose number a text may show where it cannot show the name. */
enum { DECODE_NOTIFY_VERSION_2 = 12345 };

/* The code in the data of a status notify, and the domain that it belongs to. false: a type or a length that is not
 * theirs. */
bool ike_decode_notify(uint32_t type, const void *data, size_t length, ikeerr_domain *domain, uint32_t *code);

/* The domains whose codes a status notify carries. */
domain_set ike_carried_domains(void);

/* Whether a record is a type among the statuses that carries an error. */
bool ike_carries_code(const ikeerr_record *record);

#endif
