/* Operands that mean something together. */
#ifndef OPERANDS_H
#define OPERANDS_H

#include "request.h"

/* All of them with blanks between, in memory that the caller frees; ends the command if there is none. */
char *joined_operands(const command_request *request);

#endif
