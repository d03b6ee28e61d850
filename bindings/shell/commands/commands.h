/* What the command does: one function for each of its subcommands, in the file of that name. */
#ifndef COMMANDS_H
#define COMMANDS_H

#include "output/message.h"
#include "request.h"

exit_status explain_keys(const command_request *request);
exit_status search_records(const command_request *request);
exit_status show_related(const command_request *request);
exit_status scan_files(const command_request *request);
exit_status diagnose_files(const command_request *request);
exit_status list_records(const command_request *request);
exit_status show_help(const command_request *request);       /* on the command of the request */
exit_status show_named_help(const command_request *request); /* on the command that its operand names */
exit_status show_version(const command_request *request);

#endif
