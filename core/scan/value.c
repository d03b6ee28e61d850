/* The value of a number in a text, and the record that has it. */
#include "value.h"

#include "spellings/spellings.h"

const ikeerr_record *ike_scan_record_in(domain_set domains, uint32_t value) {
  unwrapped_number number = ike_unwrap(value);
  domains &= number.domains;
  if (number.code > UINT16_MAX) return NULL;
  for (unsigned domain = 0; domains >> domain; domain++) {
    uint16_t slot = domain_is_in(domains, domain) ? table_slot((int)domain, number.code) : 0;
    if (slot && !(slot & TABLE_SHARED)) return table_slot_record(slot);
  }
  return NULL;
}

const ikeerr_record *ike_scan_code_record(uint32_t value) {
  return ike_scan_record_in(ike_table_domain_sets.codes, value);
}

bool ike_scan_is_common(uint32_t value, const ikeerr_record *record) {
  return !domain_is_in(ike_likely_domains(value, 0), record->domain);
}

bool ike_scan_value(slice text, uint32_t *value) {
  if (!text.length || text.length > 12 || ascii_lower(text.start[text.length - 1]) == 'h') return false;
  return ike_read_number(text, value) == NUMBER_READ;
}
