#ifndef RECORD_JSON_H
#define RECORD_JSON_H

#include <ikeerr.h>

/* Every fact and section, under the names that the fields of a record have in every language. */
void json_record_fields(const ikeerr_record *record);

/* The identities. */
void json_ids(const char *key, const ikeerr_record *const *records, size_t count);

#endif
