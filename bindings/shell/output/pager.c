/* The pager as git has it: started by the shell, with options of its own unless the environment has some, and left at
 * any time. On Windows output is never kept for it, but it may be asked for. */
#if !defined(_WIN32)
#define _POSIX_C_SOURCE 200809L
#endif

#include "pager.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "terminal.h"
#include "text/text.h"

static FILE *pager;

#ifdef _WIN32

static const char DEFAULT_PAGER[] = "more";

static void prepare_environment(void) {}

static void ignore_broken_pipe(void) {}

static bool was_started(int status) {
  return status == 0;
}

#else

#include <signal.h>
#include <sys/wait.h>

static const char DEFAULT_PAGER[] = "less";

/* Colors pass through, and what fits on the screen is left there. */
static void prepare_environment(void) {
  setenv("LESS", "FRX", 0);
  setenv("LV", "-c", 0);
}

/* Whoever leaves the pager early has seen enough. */
static void ignore_broken_pipe(void) {
  signal(SIGPIPE, SIG_IGN);
}

/* What the shell says of a command that it cannot run. */
static bool was_started(int status) {
  return !WIFEXITED(status) || (WEXITSTATUS(status) != 126 && WEXITSTATUS(status) != 127);
}

#endif

static const char *pager_command(void) {
  const char *command = getenv("IKEERR_PAGER");
  if (!command) command = getenv("PAGER");
  return command ? command : DEFAULT_PAGER;
}

bool pager_is_there(void) {
  return *pager_command() && strcmp(pager_command(), "cat") != 0;
}

static bool open_pager(void) {
  prepare_environment();
  fflush(stdout);
  pager = popen(pager_command(), "w");
  ignore_broken_pipe();
  return pager;
}

bool pager_start(void) {
  return open_pager() && dup2(fileno(pager), fileno(stdout)) >= 0;
}

bool pager_finish(void) {
  fclose(stdout);
  return was_started(pclose(pager));
}

/* ---- output that is kept ---- */

#ifdef _WIN32

bool pager_hold(void) {
  return false;
}

void pager_release(void) {}

#else

static FILE *kept;
static int terminal;

bool pager_hold(void) {
  if (!terminal_is(stdout) || !terminal_height(stdout) || !pager_is_there()) return false;
  kept = tmpfile();
  terminal = kept ? dup(fileno(stdout)) : -1;
  return terminal >= 0 && dup2(fileno(kept), fileno(stdout)) >= 0;
}

/* Rows that a line takes: a long one goes on in the next. */
static size_t rows_of(slice line, size_t width) {
  size_t columns = ike_columns(line);
  return width && columns > width ? (columns + width - 1) / width : 1;
}

static bool fits_the_screen(slice text) {
  size_t rows = 0, width = terminal_width(stdout);
  while (text.length) {
    const char *end = memchr(text.start, '\n', text.length);
    slice line = {text.start, end ? (size_t)(end - text.start) : text.length};
    rows += rows_of(line, width);
    text = slice_from(text, line.length + (end != NULL));
  }
  return rows < terminal_height(stdout); /* the last row is the prompt's */
}

/* Interrupts are for the pager, whose end is waited for. false: it could not be started. */
static bool show_in_pager(slice text) {
  if (!open_pager()) return false;
  signal(SIGINT, SIG_IGN);
  signal(SIGQUIT, SIG_IGN);
  fwrite(text.start, 1, text.length, pager);
  return was_started(pclose(pager));
}

static void show(slice text) {
  if (!fits_the_screen(text) && show_in_pager(text)) return;
  fwrite(text.start, 1, text.length, stdout);
}

static void copy(void) {
  for (int byte; (byte = getc(kept)) != EOF;) putchar(byte);
}

void pager_release(void) {
  fflush(stdout);
  dup2(terminal, fileno(stdout));
  long length = ftell(kept);
  char *text = length > 0 ? malloc((size_t)length) : NULL;
  rewind(kept);
  if (text && fread(text, 1, (size_t)length, kept) == (size_t)length) {
    show((slice){text, (size_t)length});
  } else {
    rewind(kept);
    copy();
  }
  free(text);
  fclose(kept);
}

#endif
