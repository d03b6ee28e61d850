/* JSON, written as it comes: no tree is built, and a comma goes in front of all but the first of a list or object. */
#include "json.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "text/text.h"

static bool needs_comma;

/* Control characters are escaped, those of C1 too, whose last byte is their number: somebody may look at it. */
static void put_character(slice character) {
  char first = character.start[0], last = character.start[character.length - 1];
  if (ike_is_control(character)) {
    printf("\\u%04x", (unsigned char)last);
    return;
  }
  if (first == '"' || first == '\\') putchar('\\');
  fwrite(character.start, 1, character.length, stdout);
}

static void put_string(slice text) {
  putchar('"');
  while (text.length) {
    size_t length = ike_utf8_length(text);
    if (length) {
      put_character((slice){text.start, length});
    } else {
      fputs("\\ufffd", stdout);
    }
    text = slice_from(text, length ? length : 1);
  }
  putchar('"');
}

static void put_key(const char *key) {
  if (needs_comma) putchar(',');
  needs_comma = true;
  if (!key) return;
  put_string((slice){key, strlen(key)});
  putchar(':');
}

static void open_bracket(const char *key, char bracket) {
  put_key(key);
  putchar(bracket);
  needs_comma = false;
}

static void close_bracket(char bracket) {
  putchar(bracket);
  needs_comma = true;
}

void json_start(const char *type) {
  needs_comma = false;
  open_bracket(NULL, '{');
  json_integer("v", 1);
  json_text("type", type);
}

void json_finish(void) {
  fputs("}\n", stdout);
}

void json_text(const char *key, const char *text) {
  if (text) {
    json_bytes(key, text, strlen(text));
  } else {
    json_absent(key);
  }
}

void json_bytes(const char *key, const char *bytes, size_t length) {
  put_key(key);
  put_string((slice){bytes, length});
}

void json_integer(const char *key, int64_t number) {
  put_key(key);
  printf("%" PRId64, number);
}

void json_real(const char *key, double number) {
  put_key(key);
  printf("%.6g", number);
}

void json_flag(const char *key, bool flag) {
  put_key(key);
  fputs(flag ? "true" : "false", stdout);
}

void json_absent(const char *key) {
  put_key(key);
  fputs("null", stdout);
}

void json_open_list(const char *key) {
  open_bracket(key, '[');
}

void json_close_list(void) {
  close_bracket(']');
}

void json_open_object(const char *key) {
  open_bracket(key, '{');
}

void json_close_object(void) {
  close_bracket('}');
}
