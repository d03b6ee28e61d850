/* Which version of IKE a line speaks of, and so which records a Notify type stands for. */
#ifndef IKEERR_SCAN_VERSION_H
#define IKEERR_SCAN_VERSION_H

#include "place.h"

/* Puts the records of a Notify type into a mention, for the version of IKE that the line speaks of; the range lists
 * them for both. false: none of them is to be reported. */
bool ike_scan_take_notify(const scan_place *place, table_range records, bool is_shared, bool is_hyphenated,
                          ikeerr_mention *mention);

/* The same for a log line that was recognised. */
bool ike_scan_take_line(const scan_place *place, const table_line_pattern *line, ikeerr_mention *mention);

/* Whether a line of a page of IKEv2 stands soon after IKEv1 was named: a few words that a program prints in both
 * versions have a place on that page alone. */
bool ike_scan_is_of_other_version(const scan_place *place, const table_line_pattern *line);

/* The words of a line that was recognised are not read one by one: its record tells the version to what follows. */
void ike_scan_note_version(const scan_place *place, const ikeerr_mention *mention);

/* Puts the records of a Notify type that is given by its number into a mention; `usual`: the version that its program
 * speaks, 0 for either. */
bool ike_scan_take_type(const scan_place *place, uint32_t code, int usual, ikeerr_mention *mention);

/* Whether the wording of the line contradicts the version that it names. */
bool ike_scan_is_disputed(const scan_place *place);

#endif
