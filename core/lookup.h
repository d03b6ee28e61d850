/* What other operations need of the lookup. */
#ifndef IKEERR_LOOKUP_H
#define IKEERR_LOOKUP_H

#include "slice.h"
#include "table.h"

/* Takes a domain in front of the key off it; IKEERR_ANY_DOMAIN if there is none. */
ikeerr_domain ikeerr_take_domain(slice *key);

/* The readings of a key alone: true if one fits, and nothing is said about a miss. */
bool ikeerr_lookup_known(slice key, ikeerr_domain domain, ikeerr_answer *answer);

/* The Notify types of Microsoft that carry a code of Windows. */
enum { MS_STATUS_IKEV2 = 12345, MS_STATUS_IKEV1 = 40003, MS_STATUS_AUTHIP = 40020 };

/* The code in the data of a status notify: the last four octets, in network order. */
uint32_t ikeerr_notify_code(const void *data, size_t length);

#endif
