/* The command line, read into a request by getopt_long. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "output/message.h"
#include "request.h"

/* Fills the request, or complains and returns EXIT_TROUBLE. */
exit_status read_options(int argc, char **argv, command_request *request);

#endif
