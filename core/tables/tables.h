/* What other rooms use of this one. */
#ifndef IKEERR_TABLES_ROOM_H
#define IKEERR_TABLES_ROOM_H

#include "domains.h"
#include "hash.h"
#include "layout.h"
#include "line_layout.h"
#include "scan_layout.h"
#include "search_layout.h"
#include "stack_layout.h"

#endif
