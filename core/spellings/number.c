/* Numbers as people write them, what they wrap, and why no record has one. */
#include "number.h"

enum {
  FACILITY_MASK = 0xFFFF,
  NTSTATUS_CUSTOMER_BIT = 0x10000000 /* set by HRESULT_FROM_NT */
};

static number_status read_digits(slice digits, unsigned base, uint64_t most, uint64_t *value) {
  *value = 0;
  if (!digits.length) return NUMBER_NONE;
  bool is_too_large = false;
  for (size_t i = 0; i < digits.length; i++) {
    char c = digits.start[i];
    unsigned digit = is_digit(c) ? (unsigned)(c - '0') : base > 10 ? hex_value(c) : base;
    if (digit >= base) return NUMBER_NONE;
    if (!is_too_large) *value = *value * base + digit;
    is_too_large = is_too_large || *value > most;
  }
  return is_too_large ? NUMBER_TOO_LARGE : NUMBER_READ;
}

number_status ike_read_any_number(slice text, uint32_t *value) {
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

bool ike_read_bare_hex(slice text, uint32_t *value) {
  uint64_t read = 0;
  bool has_length = text.length == 4 || text.length == 8;
  if (!has_length || read_digits(text, 16, UINT32_MAX, &read) != NUMBER_READ) return false;
  *value = (uint32_t)read;
  return true;
}

static uint32_t code_of_ntstatus(uint32_t ntstatus) {
  for (size_t i = 0; i < ike_table_counts.ntstatuses; i++) {
    if (ike_table_ntstatuses[i].ntstatus == ntstatus) return ike_table_ntstatuses[i].code;
  }
  return ntstatus;
}

unwrapped_number ike_unwrap_wide(uint32_t value) {
  switch (value >> 16) {
    case 0x8007:
    case 0xC007:
      return (unwrapped_number){value & FACILITY_MASK, ike_table_domain_sets.hresults, true};
    case 0xC036:
    case 0xD036:
      return (unwrapped_number){code_of_ntstatus(value & ~(uint32_t)NTSTATUS_CUSTOMER_BIT),
                                ike_table_domain_sets.ntstatuses, true};
    default:
      return (unwrapped_number){value, ALL_DOMAINS, false};
  }
}

const table_neighbour *ike_find_neighbour(uint32_t value) {
  size_t low = 0, high = ike_table_counts.neighbours;
  while (low < high) {
    size_t middle = (low + high) / 2;
    const table_neighbour *neighbour = &ike_table_neighbours[middle];
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

const table_event *ike_find_event(uint32_t id) {
  for (size_t i = 0; i < ike_table_counts.events && ike_table_events[i].id <= id; i++) {
    if (ike_table_events[i].id == id) return &ike_table_events[i];
  }
  return NULL;
}

static bool lies_in(uint32_t value, table_codes codes) {
  return value >= codes.first && value <= codes.last;
}

static bool lies_in_any(uint32_t value, table_range ranges) {
  for (size_t i = 0; i < ranges.count; i++) {
    if (lies_in(value, ike_table_code_ranges[ranges.first + i])) return true;
  }
  return false;
}

domain_set ike_likely_domains(uint32_t value, domain_set labelled) {
  unwrapped_number number = ike_unwrap(value);
  domain_set likely = 0;
  for (unsigned domain = 0; domain < IKEERR_DOMAIN_COUNT; domain++) {
    const table_domain *numbers = &ike_table_domains[domain];
    bool is_common = !number.is_wrapped && lies_in_any(number.code, numbers->context);
    if (!lies_in(number.code, numbers->block) || (is_common && !domain_is_in(labelled, domain))) continue;
    likely |= domains_of((ikeerr_domain)domain);
  }
  return likely & number.domains & ike_table_domain_sets.bare;
}

ikeerr_reason ike_number_reason(uint32_t value, ikeerr_domain domain) {
  if (domain == IKEERR_ANY_DOMAIN) domain = first_domain(ike_likely_domains(value, ALL_DOMAINS));
  const table_domain *numbers = &ike_table_domains[domain];
  if (lies_in_any(value, numbers->private_use)) return IKEERR_PRIVATE_USE;
  bool is_unassigned = lies_in_any(value, numbers->codes) && !table_slot(domain, value);
  return is_unassigned ? IKEERR_UNASSIGNED : IKEERR_OUT_OF_RANGE;
}
