/* What other rooms use of this one. */
#ifndef IKEERR_READINGS_ROOM_H
#define IKEERR_READINGS_ROOM_H

#include "key.h"
#include "reading.h"

#endif
