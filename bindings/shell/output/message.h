/* What goes to standard error. */
#ifndef MESSAGE_H
#define MESSAGE_H

typedef enum { EXIT_ANSWERED, EXIT_NOT_FOUND, EXIT_TROUBLE } exit_status;

/* The worse of the two. */
exit_status worse(exit_status a, exit_status b);

typedef struct {
  char text[4096];
} quotation;

/* In quotes; control characters and what is no UTF-8 escaped. */
quotation quote(const char *text);      /* at most 60 characters */
quotation quote_path(const char *path); /* at most 1000 */

/* Writes "ikeerr: ...", as printf would, and a line end. Standard output comes first. */
#if defined(__GNUC__)
__attribute__((format(printf, 1, 2)))
#endif
void complain(const char *format, ...);

#endif
