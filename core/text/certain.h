/* Conditions that no input can make otherwise. A comment beside each says why.
 *
 * What ships tests them all the same: a mistake elsewhere then does no harm here. A checked build (the sanitizers, the
 * fuzz targets) stops where one does not hold. Where branches are counted (tests/coverage/run) they are constants, so
 * that what is left to be reached is what can be. */
#ifndef IKEERR_CERTAIN_H
#define IKEERR_CERTAIN_H

#include <stdbool.h>

#if defined IKEERR_COVERAGE
#define ALWAYS(condition) true
#define NEVER(condition) false
#elif defined IKEERR_CHECKED
#include <stdio.h>
#include <stdlib.h>

static inline bool ike_certain(bool holds, const char *condition, const char *file, int line) {
  if (holds) return true;
  fprintf(stderr, "%s:%d: not as it always is: %s\n", file, line, condition);
  abort();
}

#define ALWAYS(condition) ike_certain(condition, #condition, __FILE__, __LINE__)
#define NEVER(condition) (!ike_certain(!(condition), "never: " #condition, __FILE__, __LINE__))
#else
#define ALWAYS(condition) (condition)
#define NEVER(condition) (condition)
#endif

#endif
