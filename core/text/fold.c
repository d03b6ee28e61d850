/* Folding of names into a small buffer of their own. */
#include "fold.h"

folded_name ike_fold(const char *name, size_t length) {
  folded_name folded;
  size_t end = 0;
  for (size_t i = 0; i < length && end <= FOLD_LONGEST; i++) {
    char c = name[i];
    folded.text[end] = ascii_lower(c); /* and again, unless it counts: to guess that costs more */
    end += c != '-' && c != '_' && c != ' ';
  }
  if (end > FOLD_LONGEST) end = 0;
  folded.text[end] = '\0';
  folded.length = end;
  return folded;
}
