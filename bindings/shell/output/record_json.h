/* Records as parts of JSON. */
#ifndef RECORD_JSON_H
#define RECORD_JSON_H

#include <ikeerr.h>

/* Every field of the record under its name, in the order of the core's table. */
void json_record_fields(const ikeerr_record *record);

/* The identities. */
void json_ids(const char *key, const ikeerr_record *const *records, size_t count);

/* The fields of a verdict; its records and causes as they are. */
void json_verdict_fields(const ikeerr_verdict *verdict);

#endif
