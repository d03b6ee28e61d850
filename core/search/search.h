/* What other rooms use of this one. */
#ifndef IKEERR_SEARCH_ROOM_H
#define IKEERR_SEARCH_ROOM_H

#include "words.h"

#endif
