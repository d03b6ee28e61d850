/* What stands directly beside a number, a name or a sentence: quotation marks, markup, what it is assigned, and what
 * confirms it. */
#ifndef IKEERR_SCAN_BESIDE_H
#define IKEERR_SCAN_BESIDE_H

#include "place.h"

/* A word in which markup may have escaped underscores: ERROR\_IPSEC\_IKE\_AUTH\_FAIL. */
typedef struct {
  size_t length; /* of the text; 0: it is longer than any name */
  size_t end;    /* the index behind it */
  bool is_escaped;
  char text[TABLE_LONGEST_NAME];
} scan_written_name;

/* The word at an index as it is meant. */
scan_written_name ike_scan_written_name(const scan_place *place, size_t index);

/* Whether a word is a name of the record. */
bool ike_scan_spells(slice word, const ikeerr_record *record);

/* Whether a name or the sentence of the record stands behind an index or in front of the place, with nothing between
 * but punctuation, markup and the record's own numbers. */
bool ike_scan_is_named_beside(const scan_place *place, size_t behind, const ikeerr_record *record);

/* Whether the record's own number follows at an index, in whatever form: 13801 (0x35E9). */
bool ike_scan_is_repeated(const scan_place *place, size_t end, const ikeerr_record *record);

/* Whether what is between the place and an index stands in quotation marks, code marks, markup or the cell of a table.
 */
bool ike_scan_is_quoted(const scan_place *place, size_t end);

/* Whether the number at the place is what source code defines the record's name to be. */
bool ike_scan_is_defined(const scan_place *place, const ikeerr_record *record);

/* What source code or statistics do with the name between the place and an index. */
typedef enum { ASSIGNED_NOTHING, ASSIGNED_CODE, ASSIGNED_COUNT } scan_assigned;
scan_assigned ike_scan_assigned(const scan_place *place, size_t end, const ikeerr_mention *mention);

/* Whether parentheses with words of somebody else's follow. */
bool ike_scan_has_remark(const scan_place *place, size_t end);

#endif
