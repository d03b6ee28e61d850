/* Reading a query: its words, codes, sentences and phrases. */
#ifndef IKEERR_SEARCH_READ_H
#define IKEERR_SEARCH_READ_H

#include "query.h"

void ike_search_read(slice text, search_query *query);

#endif
