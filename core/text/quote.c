/* Quoting and escaping, a character at a time. */
#include "quote.h"

#include "ikeerr.h"
#include "utf8.h"

bool ike_is_control(slice character) {
  unsigned char first = (unsigned char)character.start[0];
  bool is_c1 = first == 0xC2 && (unsigned char)character.start[1] < 0xA0;
  return first < ' ' || first == 0x7F || is_c1;
}

/* The marks, embeddings, overrides and isolates of the bidirectional algorithm, and the separators of lines and
 * paragraphs among them: what follows is shown in another order, and may read as what it is not. */
static bool is_reordering(slice character) {
  const unsigned char *bytes = (const unsigned char *)character.start;
  if (character.length == 2) return bytes[0] == 0xD8 && bytes[1] == 0x9C;
  if (character.length != 3 || bytes[0] != 0xE2) return false;
  if (bytes[1] == 0x81) return bytes[2] >= 0xA6 && bytes[2] <= 0xA9;
  return bytes[1] == 0x80 && (bytes[2] == 0x8E || bytes[2] == 0x8F || (bytes[2] >= 0xA8 && bytes[2] <= 0xAE));
}

static bool is_obeyed(slice character) {
  return ike_is_control(character) || is_reordering(character);
}

static void put_escaped(writer *output, slice bytes) {
  for (size_t i = 0; i < bytes.length; i++) {
    ike_put(output, "\\x");
    ike_put_byte(output, (unsigned char)bytes.start[i]);
  }
}

static void put_character(writer *output, slice character, bool is_escaped) {
  if (is_escaped) {
    put_escaped(output, character);
  } else {
    ike_put_slice(output, character);
  }
}

/* Takes a character off the text, or a byte that belongs to none. */
static slice take_character(slice *text, bool *is_utf8) {
  size_t length = ike_utf8_length(*text);
  *is_utf8 = length > 0;
  slice character = {text->start, length ? length : 1};
  *text = slice_from(*text, character.length);
  return character;
}

void ike_put_quoted(writer *output, slice text, size_t most) {
  ike_put(output, "'");
  for (size_t shown = 0; text.length && shown < most; shown++) {
    bool is_utf8;
    slice character = take_character(&text, &is_utf8);
    put_character(output, character, !is_utf8 || is_obeyed(character));
  }
  ike_put(output, text.length ? "...'" : "'");
}

/* ---- text that is shown as a whole ---- */

static bool is_layout(slice character, slice rest) {
  char c = character.start[0];
  return c == '\n' || c == '\t' || (c == '\r' && rest.length && rest.start[0] == '\n');
}

/* Of bytes that are no UTF-8, and so above ASCII: 0x9B alone starts a sequence where a terminal does not expect UTF-8;
 * 0xA0 and above are letters there. */
static bool is_single_c1(char c) {
  return (unsigned char)c < 0xA0;
}

void ike_put_visible(writer *output, slice text) {
  while (text.length) {
    bool is_utf8;
    slice character = take_character(&text, &is_utf8);
    bool is_escaped = is_utf8 ? is_obeyed(character) : is_single_c1(character.start[0]);
    put_character(output, character, is_escaped && !is_layout(character, text));
  }
}

/* ---- for other programs ---- */

size_t ikeerr_quote(const char *text, size_t length, size_t most, char *out, size_t size) {
  writer output = {out, size, 0};
  ike_put_quoted(&output, (slice){text, length == IKEERR_TO_NUL ? strlen(text) : length}, most);
  return ike_put_end(&output);
}
