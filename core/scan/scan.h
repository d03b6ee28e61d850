/* What other rooms use of this one, beside <ikeerr.h>. */
#ifndef IKEERR_SCAN_ROOM_H
#define IKEERR_SCAN_ROOM_H

#include "observer.h"

/* Reads all of the text that has been given last, whether anything in it calls for that or not. */
void ike_scan_read_all(ikeerr_scanner *scanner);

#endif
