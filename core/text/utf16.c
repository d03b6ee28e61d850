/* UTF-16 to UTF-8, a character at a time, so that the input may be cut anywhere. */
#include "utf16.h"

enum { REPLACEMENT = 0xFFFD };

bool ike_utf16_start(utf16_decoder *decoder, const char bytes[2]) {
  unsigned mark = (unsigned)(unsigned char)bytes[0] << 8 | (unsigned char)bytes[1];
  if (mark != 0xFFFE && mark != 0xFEFF) return false;
  *decoder = (utf16_decoder){.is_big_endian = mark == 0xFEFF, .input = 2};
  return true;
}

static unsigned unit_at(const utf16_decoder *decoder, size_t index) {
  unsigned first = decoder->pending[index], second = decoder->pending[index + 1];
  return decoder->is_big_endian ? first << 8 | second : second << 8 | first;
}

static size_t encode(uint32_t point, char *out) {
  if (point < 0x80) {
    out[0] = (char)point;
    return 1;
  }
  size_t length = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  for (size_t i = length - 1; i > 0; i--, point >>= 6) out[i] = (char)(0x80 | (point & 0x3F));
  out[0] = (char)((0xF00u >> length & 0xF0) | point);
  return length;
}

static bool is_high(unsigned unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}

static bool is_low(unsigned unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

static void drop_pending(utf16_decoder *decoder, uint8_t count) {
  decoder->pending_count = (uint8_t)(decoder->pending_count - count);
  for (size_t i = 0; i < decoder->pending_count; i++) decoder->pending[i] = decoder->pending[i + count];
}

/* Takes a character off the pending bytes. false: it is not complete. */
static bool take_character(utf16_decoder *decoder, uint32_t *point) {
  if (decoder->pending_count < 2) return false;
  unsigned unit = unit_at(decoder, 0);
  if (!is_high(unit)) {
    *point = is_low(unit) ? REPLACEMENT : unit;
    drop_pending(decoder, 2);
    return true;
  }
  if (decoder->pending_count < 4) return false;
  unsigned low = unit_at(decoder, 2);
  *point = is_low(low) ? 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00) : REPLACEMENT;
  drop_pending(decoder, is_low(low) ? 4 : 2);
  return true;
}

size_t ike_utf16_decode(utf16_decoder *decoder, const char *input, size_t length, char *out, size_t *used,
                        size_t size) {
  size_t taken = 0;
  uint32_t point;
  while (*used + UTF16_ROOM <= size) {
    if (take_character(decoder, &point)) {
      *used += encode(point, out + *used);
    } else if (taken < length) {
      decoder->pending[decoder->pending_count++] = (unsigned char)input[taken++];
    } else {
      break;
    }
  }
  return taken;
}

void ike_utf16_finish(utf16_decoder *decoder, char *out, size_t *used) {
  while (decoder->pending_count) {
    drop_pending(decoder, decoder->pending_count > 2 ? 2 : decoder->pending_count);
    *used += encode(REPLACEMENT, out + *used);
  }
}

void ike_utf16_advance(utf16_decoder *decoder, const char *text, uint64_t offset, uint64_t output) {
  while (decoder->output < output) {
    unsigned char lead = (unsigned char)text[decoder->output - offset];
    decoder->output += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    decoder->input += lead < 0xF0 ? 2 : 4;
  }
}
