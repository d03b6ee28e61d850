/* Records, and what is answered with them, as JSON. */
#ifndef RECORD_JSON_H
#define RECORD_JSON_H

#include <ikeerr.h>

/* Every field of the record under its name, in the order of the core's table. */
void json_record_fields(const ikeerr_record *record);

/* The identities. */
void json_ids(const char *key, const ikeerr_record *const *records, size_t count);

/* Bytes of a text, half-open. */
typedef struct {
  int64_t start;
  int64_t end;
} json_span;

/* Lines of their own. system_messages are what the system says of each record of the answer (a NULL: nothing); NULL: it
 * was not asked. file is NULL where the text is of none, sign where no line was recognised around the mention. */
void json_answer(const char *key, size_t length, const ikeerr_answer *answer, const char *explanation,
                 const char *const *system_messages);
void json_hit(const ikeerr_hit *hit);
void json_mention(const char *file, const ikeerr_mention *mention, const json_span *span, const json_span *sign);
void json_verdict(const char *file, const ikeerr_verdict *verdict);

#endif
