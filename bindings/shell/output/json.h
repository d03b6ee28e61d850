/* JSON Lines: one object a line, which starts "v":1 and says its type. */
#ifndef JSON_H
#define JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void json_start(const char *type);
void json_finish(void);

/* key is NULL for an item of a list. Bytes that are no UTF-8 become U+FFFD. */
void json_text(const char *key, const char *text); /* NULL: null */
void json_bytes(const char *key, const char *bytes, size_t length);
void json_integer(const char *key, int64_t number);
void json_real(const char *key, double number);
void json_flag(const char *key, bool flag);
void json_absent(const char *key);

void json_open_list(const char *key);
void json_close_list(void);
void json_open_object(const char *key);
void json_close_object(void);

#endif
