/* Keys and what the core says to them. */
#ifndef ANSWER_H
#define ANSWER_H

#include <ikeerr.h>

#include "output/message.h"
#include "request.h"

typedef struct {
  const char *text;
  size_t length;
} key_text;

/* What is done with each key that is known. */
typedef exit_status answerer(const command_request *request, const key_text *key, const ikeerr_answer *answer);

/* Looks up every operand of the request ('-' is the lines of standard input). What is unknown is explained on standard
 * error, unless `misses` says that the answerer takes care of it. */
exit_status answer_each(const command_request *request, answerer *answer, bool misses);

/* The same for one key given as text, which may be of any domain. */
exit_status answer_text(const char *text, ikeerr_answer *answer);

/* What the answer means, in memory that the caller frees. */
char *explain_answer(const key_text *key, const ikeerr_answer *answer);

#endif
