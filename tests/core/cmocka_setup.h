/* cmocka with the headers that it wants before it. */
#ifndef CMOCKA_SETUP_H
#define CMOCKA_SETUP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* */
#include <cmocka.h>
#include <ikeerr.h>

#endif
