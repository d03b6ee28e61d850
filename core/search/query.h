/* A query as the search understands it. */
#ifndef IKEERR_SEARCH_QUERY_H
#define IKEERR_SEARCH_QUERY_H

#include "words.h"

typedef struct {
  uint16_t record;
  uint8_t field;
} search_exact;

typedef struct {
  size_t count;
  search_exact of[SEARCH_MOST_EXACT];
} search_exacts;

/* Words between quotes. */
typedef struct {
  uint16_t term;   /* of the first word that says something */
  uint16_t second; /* of the next one; SEARCH_NO_TERM: there is none */
  uint32_t gap;    /* bytes that may lie between them */
  slice text;      /* from the first one on */
} search_phrase;

typedef struct {
  size_t count;
  size_t corrections;    /* of misspelt words so far */
  size_t unknown;        /* words that stand for nothing, numbers left aside */
  size_t pasted_words;   /* known words in letters of ours: beside enough of them another script is an addition */
  bool is_unbroken;      /* it has words of a script that sets no blanks */
  bool is_foreign;       /* in another language than ours */
  bool is_of_others;     /* a word names a product that has numbers like ours */
  bool is_of_other_vpns; /* a word names a VPN of another protocol */
  bool is_ours;          /* a word says that it is about IPsec or IKE, or about a VPN that may be either */
  bool is_ipsec;         /* a word says that it is about IPsec or IKE */
  bool names_notifies;   /* a word names a program whose errors are Notify types */
  bool names_codes;      /* a word names one whose errors are codes of a system */
  search_meaning words[SEARCH_MOST_WORDS];
  search_exacts exact; /* records whose code, name or sentence the query is or contains */
  search_exacts hints; /* records that something in the query points to */
  size_t phrase_count;
  search_phrase phrases[SEARCH_MOST_PHRASES];
} search_query;

/* Whether it is about another product that has numbers like ours, and nothing in it about IPsec. */
static inline bool ike_search_has_numbers_of_others(const search_query *query) {
  return query->is_of_others && !query->is_ours;
}

/* Whether it is about another product or another VPN, and nothing in it about IPsec. */
static inline bool ike_search_is_elsewhere(const search_query *query) {
  return ike_search_has_numbers_of_others(query) || (query->is_of_other_vpns && !query->is_ipsec);
}

#endif
