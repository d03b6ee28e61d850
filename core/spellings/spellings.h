/* What other rooms use of this one. */
#ifndef IKEERR_SPELLINGS_ROOM_H
#define IKEERR_SPELLINGS_ROOM_H

#include "constant.h"
#include "decode_notify.h"
#include "letter.h"
#include "line.h"
#include "name.h"
#include "number.h"
#include "sentence.h"

#endif
