/* The value of a number in a text, and the Windows record that has it. */
#include "value.h"

#include "spellings/spellings.h"

const ikeerr_record *ike_scan_windows_record(uint32_t value) {
  bool is_ntstatus = value >> 16 == 0xC036 || value >> 16 == 0xD036;
  if (is_ntstatus && (value & 0x7FFF) > 0xFF) return NULL;
  unwrapped_number number = ike_unwrap(value);
  return ikeerr_by_code(IKEERR_WIN32, number.code, NULL);
}

bool ike_scan_value(slice text, uint32_t *value) {
  if (!text.length || text.length > 12 || ascii_lower(text.start[text.length - 1]) == 'h') return false;
  return ike_read_number(text, value) == NUMBER_READ;
}
