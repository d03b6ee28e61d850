/* The values of options. */
#ifndef OPTION_VALUES_H
#define OPTION_VALUES_H

#include "option_table.h"
#include "output/message.h"

/* Sets an option in the request, or complains and returns EXIT_TROUBLE. value is NULL for a flag. */
exit_status set_option(option_id id, const char *value, command_request *request);

/* Reads --format, once the command is known. */
exit_status read_format(command_request *request);

#endif
