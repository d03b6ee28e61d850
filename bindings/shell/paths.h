/* Arguments and paths, UTF-8 on every system. */
#ifndef PATHS_H
#define PATHS_H

/* The command line; on Windows in UTF-8, whatever the code page. NULL: there is no memory. */
char **arguments_in_utf8(int *count, char **arguments);

/* A descriptor to read bytes from; -1: errno says why. */
int open_path(const char *path);

#ifdef _WIN32
#include <wchar.h>

/* In memory that the caller frees; NULL: there is none. */
char *text_in_utf8(const wchar_t *wide);
#endif

#endif
