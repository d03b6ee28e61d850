#include "number.h"

enum {
  FACILITY_MASK = 0xFFFF,
  NTSTATUS_CUSTOMER_BIT = 0x10000000, /* set by HRESULT_FROM_NT */
  WIN32_FIRST = 13000,
  WIN32_LAST = 13999,
  WIN32_GAP_FIRST = 13919,
  WIN32_GAP_LAST = 13924,
  PRIVATE_ERRORS_FIRST = 8192,
  PRIVATE_ERRORS_LAST = 16383,
  PRIVATE_STATUSES_FIRST = 40960,
  IKEV1_PRIVATE_STATUSES_FIRST = 32768,
  IKEV1_PRIVATE_STATUSES_LAST = 40959
};

static number_status read_digits(slice digits, unsigned base, uint64_t most, uint64_t *value) {
  *value = 0;
  if (!digits.length) return NUMBER_NONE;
  bool is_too_large = false;
  for (size_t i = 0; i < digits.length; i++) {
    unsigned digit = hex_value(digits.start[i]);
    if (digit >= base) return NUMBER_NONE;
    if (!is_too_large) *value = *value * base + digit;
    is_too_large = is_too_large || *value > most;
  }
  return is_too_large ? NUMBER_TOO_LARGE : NUMBER_READ;
}

number_status ikeerr_read_number(slice text, uint32_t *value) {
  uint64_t magnitude = 0;
  bool is_negative = text.length && text.start[0] == '-';
  uint64_t most = is_negative ? (uint64_t)INT32_MAX + 1 : UINT32_MAX;
  if (is_negative) text = slice_from(text, 1);
  number_status status;
  if (slice_starts_with(text, "0x")) {
    status = read_digits(slice_from(text, 2), 16, most, &magnitude);
  } else if (text.length && ascii_lower(text.start[text.length - 1]) == 'h') {
    status = read_digits((slice){text.start, text.length - 1}, 16, most, &magnitude);
  } else {
    status = read_digits(text, 10, most, &magnitude);
  }
  *value = is_negative ? 0 - (uint32_t)magnitude : (uint32_t)magnitude;
  return status;
}

bool ikeerr_read_bare_hex(slice text, uint32_t *value) {
  uint64_t read = 0;
  if (text.length != 4 || read_digits(text, 16, UINT16_MAX, &read) != NUMBER_READ) return false;
  *value = (uint32_t)read;
  return true;
}

static uint32_t code_of_ntstatus(uint32_t ntstatus) {
  for (size_t i = 0; i < ikeerr_table_counts.ntstatuses; i++) {
    if (ikeerr_table_ntstatuses[i].ntstatus == ntstatus) return ikeerr_table_ntstatuses[i].code;
  }
  return ntstatus;
}

unwrapped_number ikeerr_unwrap(uint32_t value) {
  switch (value >> 16) {
    case 0x8007:
    case 0xC007:
      return (unwrapped_number){value & FACILITY_MASK, true};
    case 0xC036:
      return (unwrapped_number){code_of_ntstatus(value), true};
    case 0xD036:
      return (unwrapped_number){code_of_ntstatus(value & ~(uint32_t)NTSTATUS_CUSTOMER_BIT), true};
    default:
      return (unwrapped_number){value, false};
  }
}

const table_neighbour *ikeerr_find_neighbour(uint32_t value) {
  size_t low = 0, high = ikeerr_table_counts.neighbours;
  while (low < high) {
    size_t middle = (low + high) / 2;
    const table_neighbour *neighbour = &ikeerr_table_neighbours[middle];
    if (value < neighbour->first) {
      high = middle;
    } else if (value > neighbour->last) {
      low = middle + 1;
    } else {
      return neighbour;
    }
  }
  return NULL;
}

static bool is_private_notify(uint32_t type, ikeerr_domain domain) {
  if (type >= PRIVATE_ERRORS_FIRST && type <= PRIVATE_ERRORS_LAST) return true;
  if (domain == IKEERR_IKEV1) return type >= IKEV1_PRIVATE_STATUSES_FIRST && type <= IKEV1_PRIVATE_STATUSES_LAST;
  return type >= PRIVATE_STATUSES_FIRST;
}

ikeerr_reason ikeerr_number_reason(uint32_t value, ikeerr_domain domain) {
  bool is_windows = value >= WIN32_FIRST && value <= WIN32_LAST;
  if (domain == IKEERR_WIN32 || (domain == IKEERR_ANY_DOMAIN && is_windows)) {
    return value >= WIN32_GAP_FIRST && value <= WIN32_GAP_LAST ? IKEERR_UNASSIGNED : IKEERR_OUT_OF_RANGE;
  }
  if (value > UINT16_MAX) return IKEERR_OUT_OF_RANGE;
  return is_private_notify(value, domain) ? IKEERR_PRIVATE_USE : IKEERR_UNASSIGNED;
}
