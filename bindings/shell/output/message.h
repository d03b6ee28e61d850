/* What goes to standard error, and the exit status that comes of it. */
#ifndef MESSAGE_H
#define MESSAGE_H

#include <stdio.h> /* of mingw-w64: which printf its macro names */

typedef enum { EXIT_ANSWERED, EXIT_NOT_FOUND, EXIT_TROUBLE } exit_status;

exit_status worse_status(exit_status a, exit_status b);

enum {
  TEXT_SHOWN = 60,    /* characters of an argument or a key that a message shows */
  PATH_SHOWN = 1000,  /* of a path, whose end matters */
  ESCAPED_LENGTH = 12 /* bytes that a character may take: \xe2\x80\xae */
};

typedef struct {
  char text[ESCAPED_LENGTH * PATH_SHOWN + sizeof "'...'"];
} quotation;

/* In quotes, with what a terminal would obey escaped. */
quotation quoted_text(const char *text);
quotation quoted_path(const char *path);

/* Writes "ikeerr: ...", as printf would, and a line end. Standard output comes first. */
#if defined(__MINGW_PRINTF_FORMAT)
__attribute__((format(__MINGW_PRINTF_FORMAT, 1, 2)))
#elif defined(__GNUC__)
__attribute__((format(printf, 1, 2)))
#endif
void print_complaint(const char *format, ...);

#endif
