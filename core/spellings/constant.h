/* Names of Notify types inside the constants of programs: IKE_NOTIFY_MSG_TYPE_TS_UNACCEPTABLE, ErrNoProposalChosen. */
#ifndef IKEERR_CONSTANT_H
#define IKEERR_CONSTANT_H

#include "tables/tables.h"
#include "text/text.h"

typedef struct {
  const table_spelling *spelling;
  domain_set domains; /* that the rest of the constant leaves */
  bool may_be_symbol; /* it starts as symbols of Windows do */
} constant_name;

/* The name in an identifier, if all around it are words of data/scan.toml, [parts]. */
bool ike_read_constant(slice identifier, constant_name *name);

#endif
