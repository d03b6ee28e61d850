/* Text for people, on standard output. */
#ifndef PRINT_H
#define PRINT_H

#include <ikeerr.h>

#include "options.h"

typedef enum { PLAIN, BOLD, DIM, CYAN, RED } emphasis;

const char *emphasised(const command_request *request, emphasis kind); /* the escape sequence, "" without color */

/* Words in lines of the given width (0: one line), each behind `indent` blanks. Escape sequences have no width. */
void print_wrapped(const char *text, size_t length, unsigned width, size_t indent);

/* The same where the first line has begun already, in the column `indent`. */
void wrap_words(const char *text, size_t length, unsigned width, size_t indent);

/* "win32:13868 ERROR_...: message", wrapped where lines are. */
void print_record_line(const command_request *request, const ikeerr_record *record, size_t indent);

/* "win32:13868 ERROR_..." */
void print_record_name(const command_request *request, const ikeerr_record *record);

/* What the core renders, in memory that the caller frees. */
typedef size_t renderer(const void *context, char *out, size_t size);
char *rendered(renderer *render, const void *context);
void print_rendered(renderer *render, const void *context);

#endif
