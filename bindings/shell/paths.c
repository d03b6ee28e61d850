/* Windows keeps arguments and paths in UTF-16; elsewhere they are bytes, passed on as they came. */
#include "paths.h"

#include <fcntl.h>

#ifdef _WIN32

#include <io.h>
#include <stdlib.h>
#include <windows.h>

char *text_in_utf8(const wchar_t *wide) {
  int size = WideCharToMultiByte(CP_UTF8, 0, wide, -1, NULL, 0, NULL, NULL);
  char *text = malloc((size_t)size);
  if (text) WideCharToMultiByte(CP_UTF8, 0, wide, -1, text, size, NULL, NULL);
  return text;
}

static wchar_t *in_utf16(const char *text) {
  int size = MultiByteToWideChar(CP_UTF8, 0, text, -1, NULL, 0);
  wchar_t *wide = malloc((size_t)size * sizeof *wide);
  if (wide) MultiByteToWideChar(CP_UTF8, 0, text, -1, wide, size);
  return wide;
}

char **arguments_in_utf8(int *count, char **arguments) {
  (void)arguments; /* in the code page, which lacks characters */
  wchar_t **wide = CommandLineToArgvW(GetCommandLineW(), count);
  char **texts = wide ? calloc((size_t)*count + 1, sizeof *texts) : NULL;
  for (int i = 0; texts && i < *count; i++) {
    if (!(texts[i] = text_in_utf8(wide[i]))) return NULL;
  }
  LocalFree(wide);
  return texts;
}

int open_path(const char *path) {
  wchar_t *wide = in_utf16(path);
  int descriptor = wide ? _wopen(wide, _O_RDONLY | _O_BINARY) : -1;
  free(wide);
  return descriptor;
}

#else

char **arguments_in_utf8(int *count, char **arguments) {
  (void)count;
  return arguments;
}

int open_path(const char *path) {
  return open(path, O_RDONLY);
}

#endif
