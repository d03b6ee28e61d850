/* What other rooms use of this one. */
#ifndef IKEERR_TEXT_ROOM_H
#define IKEERR_TEXT_ROOM_H

#include "certain.h"
#include "color.h"
#include "edits.h"
#include "eight_bytes.h"
#include "fold.h"
#include "quote.h"
#include "slice.h"
#include "utf16.h"
#include "utf8.h"
#include "width.h"
#include "wrap.h"
#include "writer.h"

#endif
