/* Terminals, on POSIX systems and on Windows. */
#if !defined(_WIN32)
#define _POSIX_C_SOURCE 200809L
#define _DEFAULT_SOURCE
#endif

#include "terminal.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#include <windows.h>
#else
#include <sys/ioctl.h>
#endif

static bool is_set(const char *variable) {
  const char *value = getenv(variable);
  return value && *value;
}

bool terminal_is(FILE *stream) {
  return isatty(fileno(stream));
}

#ifdef _WIN32

static HANDLE console(FILE *stream) {
  return (HANDLE)_get_osfhandle(_fileno(stream));
}

void terminal_prepare(void) {
  _setmode(_fileno(stdin), _O_BINARY);
  _setmode(_fileno(stdout), _O_BINARY);
  if (terminal_is(stdout)) SetConsoleOutputCP(CP_UTF8);
}

unsigned terminal_width(FILE *stream) {
  CONSOLE_SCREEN_BUFFER_INFO screen;
  if (!GetConsoleScreenBufferInfo(console(stream), &screen)) return 0;
  return (unsigned)(screen.srWindow.Right - screen.srWindow.Left + 1);
}

unsigned terminal_height(FILE *stream) {
  CONSOLE_SCREEN_BUFFER_INFO screen;
  if (!GetConsoleScreenBufferInfo(console(stream), &screen)) return 0;
  return (unsigned)(screen.srWindow.Bottom - screen.srWindow.Top + 1);
}

static bool understands_escapes(FILE *stream) {
  DWORD mode;
  return GetConsoleMode(console(stream), &mode) && SetConsoleMode(console(stream), mode | 4);
}

#else

void terminal_prepare(void) {}

static struct winsize size_of(FILE *stream) {
  struct winsize size;
  return ioctl(fileno(stream), TIOCGWINSZ, &size) == 0 ? size : (struct winsize){0};
}

unsigned terminal_width(FILE *stream) {
  return size_of(stream).ws_col;
}

unsigned terminal_height(FILE *stream) {
  return size_of(stream).ws_row;
}

static bool understands_escapes(FILE *stream) {
  (void)stream;
  const char *kind = getenv("TERM");
  return kind && strcmp(kind, "dumb") != 0;
}

#endif

bool terminal_takes_color(FILE *stream) {
  return terminal_is(stream) && !is_set("NO_COLOR") && understands_escapes(stream);
}
