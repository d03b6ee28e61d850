/* What the command does, one function a room. */
#ifndef ROOMS_H
#define ROOMS_H

#include "options.h"

exit_status show_keys(const command_request *request);
exit_status show_hits(const command_request *request);
exit_status show_related(const command_request *request);
exit_status scan_files(const command_request *request);
exit_status list_records(const command_request *request);

#endif
