/* A record in a line. */
#ifndef IKEERR_LINE_H
#define IKEERR_LINE_H

#include "tables/tables.h"
#include "text/text.h"

/* "win32:13868 ERROR_IPSEC_IKE_POLICY_MATCH" */
void ike_put_name(writer *output, const ikeerr_record *record);

#endif
