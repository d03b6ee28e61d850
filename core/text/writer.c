/* Writing into a buffer that may be too small: slices, numbers, and an end between characters. */
#include "writer.h"

#include "utf8.h"

void ike_put_slice(writer *output, slice text) {
  if (output->length < output->size) {
    size_t room = output->size - output->length;
    memcpy(output->out + output->length, text.start, text.length < room ? text.length : room);
  }
  output->length += text.length;
}

void ike_put(writer *output, const char *text) {
  if (text) ike_put_slice(output, (slice){text, strlen(text)});
}

void ike_put_times(writer *output, char c, size_t count) {
  while (count--) ike_put_slice(output, (slice){&c, 1});
}

static void put_digits(writer *output, uint64_t number, unsigned base, unsigned digits) {
  char text[24];
  char *start = text + sizeof text;
  unsigned written = 0;
  do {
    *--start = "0123456789ABCDEF"[number % base];
    number /= base;
  } while (++written < digits || number);
  ike_put_slice(output, (slice){start, written});
}

void ike_put_decimal(writer *output, int64_t number) {
  if (number < 0) ike_put(output, "-");
  put_digits(output, number < 0 ? 0 - (uint64_t)number : (uint64_t)number, 10, 1);
}

void ike_put_hex(writer *output, uint32_t number, unsigned digits) {
  ike_put(output, "0x");
  put_digits(output, number, 16, digits);
}

void ike_put_byte(writer *output, unsigned char byte) {
  static const char DIGITS[] = "0123456789abcdef";
  ike_put_slice(output, (slice){(const char[]){DIGITS[byte >> 4], DIGITS[byte & 15]}, 2});
}

size_t ike_put_end(writer *output) {
  if (!output->size) return output->length;
  size_t end = output->length < output->size ? output->length : output->size - 1;
  if (end < output->length) end = ike_utf8_start(output->out, end);
  output->out[end] = '\0';
  return output->length;
}
