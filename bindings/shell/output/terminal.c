/* Terminals and pagers, on POSIX systems and on Windows. */
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
#include <signal.h>
#include <sys/ioctl.h>
#endif

static FILE *pager;

static bool is_set(const char *variable) {
  const char *value = getenv(variable);
  return value && *value;
}

bool terminal_is(FILE *stream) {
  return isatty(fileno(stream));
}

#ifdef _WIN32

static const char DEFAULT_PAGER[] = "more";

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

static bool understands_escapes(FILE *stream) {
  DWORD mode;
  return GetConsoleMode(console(stream), &mode) && SetConsoleMode(console(stream), mode | 4);
}

static void prepare_pager(void) {}

static void ignore_broken_pipe(void) {}

#else

static const char DEFAULT_PAGER[] = "less";

void terminal_prepare(void) {}

unsigned terminal_width(FILE *stream) {
  struct winsize size;
  return ioctl(fileno(stream), TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

static bool understands_escapes(FILE *stream) {
  (void)stream;
  const char *kind = getenv("TERM");
  return kind && strcmp(kind, "dumb") != 0;
}

/* Colors pass through, and a page that fits on the screen is left there. */
static void prepare_pager(void) {
  setenv("LESS", "FRX", 0);
}

/* Whoever leaves the pager early has seen enough. */
static void ignore_broken_pipe(void) {
  signal(SIGPIPE, SIG_IGN);
}

#endif

bool terminal_takes_color(FILE *stream) {
  return terminal_is(stream) && !is_set("NO_COLOR") && understands_escapes(stream);
}

bool pager_start(void) {
  prepare_pager();
  fflush(stdout);
  pager = popen(is_set("PAGER") ? getenv("PAGER") : DEFAULT_PAGER, "w");
  ignore_broken_pipe();
  return pager && dup2(fileno(pager), fileno(stdout)) >= 0;
}

bool pager_finish(void) {
  fclose(stdout);
  return pclose(pager) == 0;
}
