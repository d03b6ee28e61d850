#include "search_posting.h"

#include <stddef.h>

const search_posting *ikeerr_search_posting(uint16_t term, uint16_t record) {
  const search_posting *posting = &ikeerr_table_search_postings[ikeerr_table_search_terms[term].postings];
  size_t count = ikeerr_table_search_terms[term].count;
  while (count > 1) {
    size_t half = count / 2;
    posting += posting[half].record <= record ? half : 0;
    count -= half;
  }
  return count && posting->record == record ? posting : NULL;
}
