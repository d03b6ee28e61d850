/* What other rooms use of this one, beside <ikeerr.h>. */
#ifndef IKEERR_SCAN_ROOM_H
#define IKEERR_SCAN_ROOM_H

#include "observer.h"

#endif
