/* Names as keys: what makes no difference between two ways to write a name is folded away. */
#ifndef IKEERR_FOLD_H
#define IKEERR_FOLD_H

#include "slice.h"

enum { FOLD_LONGEST = 96 /* bytes of a folded name; no name of ours is longer */ };

/* A name with case, '-', '_' and blanks folded. length 0: it was longer than any name. */
typedef struct {
  size_t length;
  char text[FOLD_LONGEST + 1];
} folded_name;

folded_name ike_fold(const char *name, size_t length);

#endif
