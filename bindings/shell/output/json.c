#include "json.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "utf8.h"

static bool needs_comma;

static void put_string(const char *bytes, size_t length) {
  putchar('"');
  for (size_t i = 0; i < length;) {
    unsigned char byte = (unsigned char)bytes[i];
    size_t size = character_length(bytes + i, length - i);
    if (!size) {
      fputs("\\ufffd", stdout);
    } else if (byte < ' ' || byte == 0x7F) {
      printf("\\u%04x", byte);
    } else {
      if (byte == '"' || byte == '\\') putchar('\\');
      fwrite(bytes + i, 1, size, stdout);
    }
    i += size ? size : 1;
  }
  putchar('"');
}

static void put_key(const char *key) {
  if (needs_comma) putchar(',');
  needs_comma = true;
  if (!key) return;
  put_string(key, strlen(key));
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
  put_string(bytes, length);
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
