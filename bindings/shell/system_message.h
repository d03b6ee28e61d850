/* What Windows itself says of a code: the sentence of its message tables, in the language of its user. */
#ifndef SYSTEM_MESSAGE_H
#define SYSTEM_MESSAGE_H

#include <ikeerr.h>

bool system_has_messages(void); /* whether this is Windows */

/* UTF-8 in one line, as the system has it but for line ends, in memory that the caller frees. NULL: there is none. */
char *system_message(const ikeerr_record *record);

/* The same from the message table of a module of Windows (an HMODULE); NULL: the system's own. */
char *module_message(void *module, uint32_t code);

#endif
