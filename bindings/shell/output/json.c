/* JSON, written as it comes: no tree is built, and a comma goes in front of all but the first of a list or object. */
#include "json.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "json_output.h"
#include "text/text.h"

static bool needs_comma;

static void put_byte(char byte) {
  json_write(&byte, 1);
}

static void put_text(const char *text) {
  json_write(text, strlen(text));
}

/* Control characters are escaped, those of C1 too, whose last byte is their number: somebody may look at it. */
static void put_character(slice character) {
  char first = character.start[0], last = character.start[character.length - 1];
  if (ike_is_control(character)) {
    char escape[8];
    snprintf(escape, sizeof escape, "\\u%04x", (unsigned char)last);
    put_text(escape);
    return;
  }
  if (first == '"' || first == '\\') put_byte('\\');
  json_write(character.start, character.length);
}

static void put_string(slice text) {
  put_byte('"');
  while (text.length) {
    size_t length = ike_utf8_length(text);
    if (length) {
      put_character((slice){text.start, length});
    } else {
      put_text("\\ufffd");
    }
    text = slice_from(text, length ? length : 1);
  }
  put_byte('"');
}

static void put_key(const char *key) {
  if (needs_comma) put_byte(',');
  needs_comma = true;
  if (!key) return;
  put_string((slice){key, strlen(key)});
  put_byte(':');
}

static void open_bracket(const char *key, char bracket) {
  put_key(key);
  put_byte(bracket);
  needs_comma = false;
}

static void close_bracket(char bracket) {
  put_byte(bracket);
  needs_comma = true;
}

void json_start(const char *type) {
  needs_comma = false;
  open_bracket(NULL, '{');
  json_integer("v", 1);
  json_text("type", type);
}

void json_finish(void) {
  put_text("}\n");
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
  char digits[24];
  snprintf(digits, sizeof digits, "%" PRId64, number);
  put_text(digits);
}

void json_real(const char *key, double number) {
  put_key(key);
  char digits[24];
  snprintf(digits, sizeof digits, "%.6g", number);
  put_text(digits);
}

void json_flag(const char *key, bool flag) {
  put_key(key);
  put_text(flag ? "true" : "false");
}

void json_absent(const char *key) {
  put_key(key);
  put_text("null");
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
