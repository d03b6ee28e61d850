/* Numbers as people and programs write them. */
#ifndef IKEERR_NUMBER_H
#define IKEERR_NUMBER_H

#include "tables/tables.h"
#include "text/text.h"

typedef enum { NUMBER_NONE, NUMBER_READ, NUMBER_TOO_LARGE } number_status;

number_status ike_read_any_number(slice text, uint32_t *value);

/* Decimal, 0x... or ...h, the whole of the text; signed or unsigned 32 bits, taken as unsigned. Most numbers by far are
 * digits, so few that none is too large. */
static inline number_status ike_read_number(slice text, uint32_t *value) {
  enum { MOST_DIGITS = 9 };
  size_t read = 0;
  for (*value = 0; read < text.length && read < MOST_DIGITS && is_digit(text.start[read]); read++)
    *value = *value * 10 + (uint32_t)(text.start[read] - '0');
  return read && read == text.length ? NUMBER_READ : ike_read_any_number(text, value);
}

/* Exactly four or eight hexadecimal digits. */
bool ike_read_bare_hex(slice text, uint32_t *value);

/* What a number stands for once an HRESULT or NTSTATUS is unwrapped. */
typedef struct {
  uint32_t code;
  domain_set domains; /* that a number of this form can belong to */
  bool is_wrapped;
} unwrapped_number;

unwrapped_number ike_unwrap_wide(uint32_t value);

/* Most numbers are too small to wrap anything. */
static inline unwrapped_number ike_unwrap(uint32_t value) {
  return value > UINT16_MAX ? ike_unwrap_wide(value) : (unwrapped_number){value, ALL_DOMAINS, false};
}

/* The domains in whose block a number lies, of those that it may mean by itself. A number that is too common means only
 * those of `labelled`, whose numbers the words around it speak of. */
domain_set ike_likely_domains(uint32_t value, domain_set labelled);

const table_neighbour *ike_find_neighbour(uint32_t value);
const table_event *ike_find_event(uint32_t id);

/* Why a number is unknown: no record has it, or none that was asked for. */
ikeerr_reason ike_number_reason(uint32_t value, ikeerr_domain domain);

#endif
