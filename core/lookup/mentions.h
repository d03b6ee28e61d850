/* The last reading of a key: what a scan finds in it. */
#ifndef IKEERR_MENTIONS_H
#define IKEERR_MENTIONS_H

#include "readings/readings.h"

/* What a text mentions, by its surest mentions. */
typedef struct {
  unsigned rank; /* of these mentions; 0: there are none */
  bool is_named; /* one of them is more than a number */
  bool is_split; /* they are of different conditions: `records` then has those of each */
  bool has_neighbour;
  uint32_t neighbour; /* the first number of another product */
  unsigned count;
  const ikeerr_record *records[IKEERR_MAX_CANDIDATES]; /* those that all of them may mean */
} mentioned;

/* Reads a text of any length; one that is longer than a key is mentions nothing. */
void ike_read_mentions(slice text, domain_set domains, mentioned *what);

#endif
