/* Microsoft's status notifies: their types, and where in their data the Windows error is. */
#include "decode_notify.h"

enum { STATUS_IKEV1 = 40003, STATUS_AUTHIP = 40020 };

/* The last four octets, in network order. */
static uint32_t code_in(const void *data, size_t length) {
  const unsigned char *octets = (const unsigned char *)data + length - 4;
  return (uint32_t)octets[0] << 24 | (uint32_t)octets[1] << 16 | (uint32_t)octets[2] << 8 | octets[3];
}

bool ike_decode_notify(uint32_t type, const void *data, size_t length, ikeerr_domain *domain, uint32_t *code) {
  bool is_status = type == DECODE_NOTIFY_VERSION_2 || type == STATUS_IKEV1 || type == STATUS_AUTHIP;
  if (!is_status || !(length == 4 || (length == 8 && type == STATUS_IKEV1))) return false;
  *domain = IKEERR_WIN32;
  *code = code_in(data, length);
  return true;
}

domain_set ike_carried_domains(void) {
  return domains_of(IKEERR_WIN32);
}

bool ike_carries_code(const ikeerr_record *record) {
  return record->domain == IKEERR_IKEV1 && (record->code == STATUS_IKEV1 || record->code == STATUS_AUTHIP);
}
