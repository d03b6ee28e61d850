/* What data/vocabulary.toml declares of the domains: their numbers, and which of them have something in common. */
#ifndef IKEERR_TABLE_DOMAINS_H
#define IKEERR_TABLE_DOMAINS_H

#include "layout.h"

#define ALL_DOMAINS ((UINT32_C(1) << IKEERR_DOMAIN_COUNT) - 1)

enum { TABLE_NO_DOMAIN = UINT8_MAX };

/* The codes from the first to the last, both included. */
typedef struct {
  uint16_t first;
  uint16_t last;
} table_codes;

typedef struct {
  table_codes block;       /* the numbers that are set aside for the domain */
  table_range codes;       /* code_ranges */
  table_range private_use; /* code_ranges */
  table_range context;     /* code_ranges: numbers that count only behind a word that says what they are */
  table_string gap;        /* what is said of a number of the domain that no record has */
  uint8_t twin;            /* the domain of the other version of the protocol, or TABLE_NO_DOMAIN */
} table_domain;

extern const table_domain ike_table_domains[IKEERR_DOMAIN_COUNT];
extern const table_codes ike_table_code_ranges[];
extern const table_string ike_table_scope; /* which numbers the domains have, as clauses of a sentence */

extern const struct table_domain_sets {
  domain_set bare;       /* a number by itself may mean one of their records */
  domain_set codes;      /* whose numbers are error codes of a system */
  domain_set notifies;   /* whose numbers are types of Notify messages */
  domain_set symbols;    /* whose names are taken for an error anywhere in a text */
  domain_set hresults;   /* whose codes an HRESULT may carry */
  domain_set ntstatuses; /* whose codes an NTSTATUS may stand for */
} ike_table_domain_sets;

static inline bool domain_is_in(domain_set set, unsigned domain) {
  return set >> domain & 1;
}

static inline domain_set domains_of(ikeerr_domain domain) {
  return domain == IKEERR_ANY_DOMAIN ? ALL_DOMAINS : UINT32_C(1) << domain;
}

/* Whether the number of a record is a code that others print; those of some domains are ours. */
static inline bool number_is_code(const ikeerr_record *record) {
  return domain_is_in(ike_table_domain_sets.bare, record->domain);
}

/* The first domain of a set, in the order of records. */
static inline ikeerr_domain first_domain(domain_set set) {
  unsigned domain = 0;
  while (domain + 1 < IKEERR_DOMAIN_COUNT && !domain_is_in(set, domain)) domain++;
  return (ikeerr_domain)domain;
}

#endif
