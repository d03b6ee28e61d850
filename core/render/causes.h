/* The causes of a record, and the lines that products print. */
#ifndef IKEERR_CAUSES_H
#define IKEERR_CAUSES_H

#include "page_writer.h"

size_t ike_cause_count(const ikeerr_record *record);
const table_cause *ike_cause_at(const ikeerr_record *record, size_t index);

/* "Check", "Fix" and the like with the items of a list; those from the first up to `end`, exclusive. */
void ike_put_instructions(page_writer *page, const char *label, table_range items, size_t end);

/* "1. The IKE proposals ..." */
void ike_put_cause_title(page_writer *page, const ikeerr_record *record, size_t index);

/* The section of causes of a page; that of lines. Nothing where there are none. */
void ike_put_causes(page_writer *page, const ikeerr_record *record);
void ike_put_log_lines(page_writer *page, const ikeerr_record *record);

#endif
