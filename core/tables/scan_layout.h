/* The tables of data/scan.toml, which data/compile/scan.py writes: what the scanner knows about the text around a
 * mention. */
#ifndef IKEERR_SCAN_TABLE_H
#define IKEERR_SCAN_TABLE_H

#include "layout.h"

/* What a word says. The words of the first five are about the number beside them, the others about the line. */
enum {
  SCAN_ERROR = 1 << 0,
  SCAN_WEAK = 1 << 1,   /* may be about an error */
  SCAN_FILLER = 1 << 2, /* stands between a number and its label */
  SCAN_NOT = 1 << 3,    /* the number is something else */
  SCAN_UNIT = 1 << 4,   /* behind a number: it is a quantity */
  SCAN_IKE = 1 << 5,
  SCAN_FAILURE = 1 << 6,
  SCAN_WINDOWS = 1 << 7,
  SCAN_NOTIFY = 1 << 8,
  SCAN_VERSION_1 = 1 << 9,
  SCAN_VERSION_1_HINT = 1 << 10,
  SCAN_VERSION_2 = 1 << 11,
  SCAN_VERSION_2_HINT = 1 << 12,
  SCAN_PROVIDER = 1 << 13,          /* a program whose events hold codes in unnamed elements */
  SCAN_FIELD = 1 << 14,             /* a field that holds a sentence */
  SCAN_CODE = 1 << 15,              /* a Windows code itself, in whatever form */
  SCAN_SYMBOL = 1 << 16,            /* a Windows code as a symbol */
  SCAN_SPELLED = 1 << 17,           /* hyphens stand in names of IKEv1 only, underscores in those of IKEv2 */
  SCAN_CAPTURE = 1 << 18,           /* lines of a capture follow, which have no anchors of their own */
  SCAN_VERSION_1_WORDING = 1 << 19, /* a stack's own wording, which an explicit version outranks */
  SCAN_VERSION_2_WORDING = 1 << 20,
  SCAN_PARAMETER = 1 << 21,  /* what shippers of events call an element that has no name */
  SCAN_TYPE = 1 << 22,       /* the number behind it is a Notify type */
  SCAN_OTHER = 1 << 23,      /* a product with numbers of its own in the ranges of ours */
  SCAN_PORT = 1 << 24,       /* behind an address: the line is about IKE */
  SCAN_FOREIGN = 1 << 25,    /* a word for an error, of another language than English */
  SCAN_CLIENT = 1 << 26,     /* what the number behind it is an error of */
  SCAN_CONNECTION = 1 << 27, /* what somebody says who cannot connect, whatever program he means */
  SCAN_SEARCH = 1 << 28,     /* a command that looks for the text behind it */
  SCAN_PHRASE_END = 1 << 29,
  SCAN_NAME_ALONE = 1 << 30, /* in the filter alone: the word may be a name of one word */
  SCAN_ROLES = 29
};

/* What a spelling is; a spelling can be several, or none that counts in a text. */
enum {
  SCAN_NAME_SYMBOL = 1 << 0,   /* of Windows */
  SCAN_NAME_NOTIFY = 1 << 1,   /* the name of a Notify type */
  SCAN_NAME_SHORT = 1 << 2,    /* one that counts inside N(...) only */
  SCAN_NAME_PREFIXED = 1 << 3, /* unmistakable: v2N_... */
  SCAN_NAME_ORDINARY = 1 << 4  /* a name that other programs use as well */
};

enum { SCAN_PLACES = 4, SCAN_MOST_PHRASE_WORDS = 8 };

typedef struct {
  table_string word; /* in lower case; 0 ends a list of affixes */
  uint32_t roles;
} scan_word;

/* Another product's words for a Notify type. */
typedef struct {
  uint64_t whole;
  table_range records; /* spelling_records */
  uint8_t words;
  bool is_ordinary; /* other programs print it every day */
  bool is_own;      /* nobody says so but of IKE */
} scan_phrase;

/* Numbers of a range of ours that mean a record only beside a word about IKE. */
typedef struct {
  uint32_t first;
  uint32_t last; /* included */
} scan_range;

/* A filter: the roles of all words with the first byte, the one in the middle, the last one and the length that have
 * one slot. */
enum { SCAN_WORD_SLOT_BITS = 12 };

static inline unsigned scan_word_slot(unsigned char first, unsigned char middle, unsigned char last, size_t length) {
  uint32_t seen = first | (uint32_t)middle << 8 | (uint32_t)last << 16 | (uint32_t)length << 24;
  return (seen * 0x9E3779B1u) >> (32 - SCAN_WORD_SLOT_BITS);
}

extern const uint32_t ike_table_scan_word_filter[1 << SCAN_WORD_SLOT_BITS];
extern const table_hash ike_table_scan_word_hash;
extern const scan_word ike_table_scan_words[];
extern const scan_word ike_table_scan_suffixes[]; /* of one role, longest first */
extern const scan_word ike_table_scan_prefixes[];
extern const uint64_t ike_table_scan_prefix_starts[256 / 64]; /* a filter of their first bytes */
extern const uint8_t ike_table_scan_spellings[];              /* parallel to `spellings` */
extern const scan_phrase ike_table_scan_phrases[];            /* by `whole` */
extern const uint16_t ike_table_scan_phrase_count;
extern const scan_range ike_table_scan_ambiguous[];     /* ends with {0, 0} */
extern const uint16_t ike_table_scan_familiar[];        /* numbers that a word for an error beside them is enough for */
extern const uint16_t ike_table_scan_familiar_abroad[]; /* and such a word of another language */
extern const uint16_t ike_table_scan_familiar_in_lists[]; /* those that tell whose a list is; each ends with 0 */
extern const uint8_t ike_table_scan_ordinary_sentences[]; /* parallel to `sentences`: others print it too */

/* Which buckets of anchors accept a byte at a place. The nibbles accept what the classes accept and more: a bucket
 * accepts a byte if it accepts both of its nibbles. No bucket accepts a byte beyond ASCII. The kinds are what an anchor
 * may be; the buckets have the patterns of all kinds, put together so that they accept little else. */
typedef struct {
  _Alignas(64) uint8_t classes[SCAN_PLACES][256]; /* so that none lies across the lines of a cache */
  uint8_t low_nibbles[SCAN_PLACES][16];
  uint8_t high_nibbles[SCAN_PLACES][16];
  uint8_t kinds[SCAN_PLACES][256];
  bool has_stacks; /* lines of stacks are looked for too */
} scan_anchors;

enum { SCAN_GRAM = 8 /* bytes by which a log line is noticed */, SCAN_GRAM_BITS = 16 };

/* The same for the grams of log lines; and a filter of these: the bit at their product, of which the high bits count.
 */
typedef struct {
  _Alignas(64) uint8_t classes[SCAN_GRAM][256];
  uint8_t low_nibbles[SCAN_GRAM][16];
  uint8_t high_nibbles[SCAN_GRAM][16];
  uint64_t filter[(1u << SCAN_GRAM_BITS) / 64];
} scan_grams;

extern const scan_grams ike_table_scan_grams[2]; /* [1]: with those of the lines of stacks */
/* [1] and [3]: with those that lead to neighbours; [2] and [3]: for lines of stacks too */
extern const scan_anchors ike_table_scan_anchors[4];

#endif
