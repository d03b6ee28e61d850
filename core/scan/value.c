/* The value of a number in a text, and the record that has it. */
#include "value.h"

#include "spellings/spellings.h"

const ikeerr_record *ike_scan_record_in(domain_set domains, uint32_t value) {
  bool is_ntstatus = value >> 16 == 0xC036 || value >> 16 == 0xD036;
  if (is_ntstatus && (value & 0x7FFF) > 0xFF) return NULL;
  unwrapped_number number = ike_unwrap(value);
  domains &= number.domains;
  for (unsigned domain = 0; domains >> domain; domain++) {
    const ikeerr_record *record = NULL;
    if (domain_is_in(domains, domain)) record = ikeerr_by_code((ikeerr_domain)domain, number.code, NULL);
    if (record) return record;
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
