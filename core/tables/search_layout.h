/* The layout of the search index, which data/compile/index_tables.py writes. A term is what a word stands for: all its
 * forms and synonyms have the same. */
#ifndef IKEERR_SEARCH_TABLE_H
#define IKEERR_SEARCH_TABLE_H

#include "domains.h"
#include "ranking.h"
#include "table_sizes.h"

enum {
  SEARCH_NO_TERM = UINT16_MAX,
  SEARCH_SHARE_BITS = 8,
  SEARCH_SURFACES = 0, /* seeds of the hash of words */
  SEARCH_STEMS = 1
};

_Static_assert(SEARCH_MOST_ALTERNATIVES < 1 << 4, "the number of a word's terms has 4 bits");
_Static_assert(SEARCH_LONGEST_WORD < 1 << 6, "the length of a word has 6 bits");
_Static_assert(SEARCH_ALL == 1 << SEARCH_SHARE_BITS, "a product with a share is shifted by other bits");

/* What a word says about the numbers behind it. */
typedef struct {
  bool is_code;          /* they are codes, however small */
  bool is_notify;        /* the query is about Notify types */
  bool is_ours;          /* the query is about IPsec or IKE */
  bool is_vpn;           /* the query is about a VPN, of whatever protocol */
  bool is_of_notifies;   /* a program whose errors are Notify types */
  bool is_of_codes;      /* one whose errors are codes of a system */
  bool is_of_other_vpns; /* a VPN of another protocol */
  bool is_of_others;     /* a product that has numbers like ours */
  uint8_t domain;        /* whose numbers they are, or TABLE_NO_DOMAIN */
} search_context;

enum { SEARCH_MOST_CONTEXTS = 16 };

/* The surfaces in the order of their bytes, then the stems. */
typedef struct {
  table_string text;
  uint16_t meaning;     /* in search_meanings */
  uint8_t meanings : 4; /* 0: a word that says nothing */
  uint8_t context : 4;  /* in search_contexts */
  uint8_t length : 6;
  uint8_t is_foreign : 1; /* it says nothing, but that the query is in another language */
} search_word;

typedef struct {
  uint32_t postings;
  uint16_t near; /* search_near: terms that come close */
  uint8_t near_count;
  uint8_t expression; /* terms of the longest expression that begins with it; 0: none does */
  uint16_t count;     /* of postings */
  uint16_t common;    /* its row, from 1 on; 0: few records have it */
  uint16_t most;      /* the greatest impact */
  uint16_t rarity;    /* how much it tells: the fewer pages have it, the more */
} search_term;

/* A name, alias, message or phrase by which a record is called, as a run of terms. */
typedef struct {
  uint32_t first : 24; /* in search_head_terms */
  uint32_t count : 8;
  uint32_t inverse; /* of the weight of all its terms, in 1 << SEARCH_INVERSE_BITS parts */
} search_head;

typedef struct {
  uint16_t term;
  uint16_t weight; /* how rare it is among what records are called */
} search_head_term;

typedef struct {
  uint16_t record;
  uint16_t impact;
  uint16_t alone;  /* the record's score if nothing else is asked for */
  uint16_t fields; /* bit i: it has places in ikeerr_hit_field i */
  uint32_t places; /* up to those of the next posting */
} search_posting;

/* A search_place says where a word stands: its field, its offset in the pool and its length in bytes, in one number, so
 * that places are numbers in the order of the text. */
static inline uint32_t search_offset(search_place place) {
  return (uint32_t)(place >> SEARCH_LENGTH_BITS) & ((1u << SEARCH_OFFSET_BITS) - 1);
}

static inline uint32_t search_length(search_place place) {
  return (uint32_t)place & ((1u << SEARCH_LENGTH_BITS) - 1);
}

/* The places of a field are the numbers from here up to those of the next field. */
static inline search_place search_first_place(unsigned field) {
  return (search_place)field << (SEARCH_OFFSET_BITS + SEARCH_LENGTH_BITS);
}

/* A term that stands right behind another one, with words that say nothing between them at most. */
typedef struct {
  uint16_t second;
  uint16_t most;     /* the greatest impact */
  uint32_t postings; /* up to those of the next pair */
} search_pair;

typedef struct {
  uint16_t record;
  uint16_t impact;
} search_pair_posting;

/* Terms in a row (plus one; 0 fills up) that together mean another one. */
typedef struct {
  uint16_t terms[SEARCH_LONGEST_EXPRESSION];
  uint16_t meaning;
} search_expression;

enum { SEARCH_LONGEST_END = 3 /* bytes that a suffix is replaced by */ };

typedef struct {
  char suffix[12];
  char instead[SEARCH_LONGEST_END + 1];
  uint8_t length;
  uint8_t least; /* letters that have to be left */
} search_suffix;

typedef char search_letter[4];

/* A filter: bit h % SEARCH_LINE_STARTS is set if the first two words of the fingerprint h may begin a log line, or the
 * first one where what varies comes behind it. */
enum { SEARCH_LINE_STARTS = 1 << 15 };

extern const search_word ike_table_search_words[];
extern const search_context ike_table_search_contexts[]; /* the first: it says nothing */
extern const table_hash ike_table_search_word_hash;
extern const uint16_t ike_table_search_meanings[];
extern const search_term ike_table_search_terms[]; /* those of heads first */
extern const search_posting ike_table_search_postings[];
extern const uint16_t ike_table_search_rows[];   /* of a common term: impacts on all records, filled up to columns */
extern const uint16_t ike_table_search_ranked[]; /* a term's postings, counted from its first, by `alone` */
extern const search_place ike_table_search_places[]; /* of a posting: by field, then by offset */
extern const uint16_t ike_table_search_near[];
extern const search_expression ike_table_search_expressions[];
extern const search_pair_place ike_table_search_pair_starts[]; /* by first term, in search_pairs; one more */
extern const search_pair ike_table_search_pairs[];             /* of a first term: by `second` */
extern const search_pair_posting ike_table_search_pair_postings[];
extern const uint16_t ike_table_search_spellings[];        /* words by length */
extern const uint32_t ike_table_search_spelling_letters[]; /* of each, bit i: it has the i-th letter; a block more */
extern const uint16_t ike_table_search_spelling_starts[];  /* by length */
extern const table_range ike_table_search_record_heads[];  /* of a record, in search_heads */
extern const search_head ike_table_search_heads[];         /* in search_head_terms */
extern const search_head_term ike_table_search_head_terms[];
extern const uint64_t ike_table_search_line_starts[SEARCH_LINE_STARTS / 64];
extern const search_letter ike_table_search_letters[];  /* from U+00C0 on */
extern const search_suffix ike_table_search_suffixes[]; /* the longest first */
extern const char ike_table_search_doubled[];

extern const struct search_counts {
  uint16_t surfaces;
  uint16_t head_terms;
  uint16_t expressions;
  uint16_t suffixes;
  uint16_t heaviest;         /* the greatest weight of a head */
  uint16_t longest_unbroken; /* bytes of a word in a script that sets no blanks */
  uint16_t rarest;           /* the rarity of a word that no page has */
} ike_table_search_counts;

#endif
