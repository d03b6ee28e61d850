/* Where JSON goes to: the command and the module for web pages, which share what writes it, define this each. */
#ifndef JSON_OUTPUT_H
#define JSON_OUTPUT_H

#include <stddef.h>

void json_write(const char *bytes, size_t length);

#endif
