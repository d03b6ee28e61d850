/* Xapian over the same texts. */
#ifndef CORE_SEARCH_PEERS_H
#define CORE_SEARCH_PEERS_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

void xapian_add(const char *name, const char *rest);

/* Parses the query and fetches the best ten, with a snippet of each if wanted; how many there are. is_partial: the last
 * word is a beginning. */
size_t xapian_search(const char *query, int is_partial, int with_snippets);

/* The suggestion for a misspelt word, and the search for it. */
size_t xapian_correct(const char *word, int with_snippets);

#ifdef __cplusplus
}
#endif

#endif
