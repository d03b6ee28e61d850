/* The posting of a record, found by bisection of a term's postings. */
#include "posting.h"

#include <stddef.h>

const search_posting *ike_search_posting(uint16_t term, uint16_t record) {
  const search_posting *posting = &ike_table_search_postings[ike_table_search_terms[term].postings];
  size_t count = ike_table_search_terms[term].count;
  while (count > 1) {
    size_t half = count / 2;
    posting += posting[half].record <= record ? half : 0;
    count -= half;
  }
  return count && posting->record == record ? posting : NULL;
}
