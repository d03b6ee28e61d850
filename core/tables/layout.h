/* The layout of the constant tables. The compile step (data/compile/tables.py) writes them and checks its counts
 * against the sizes here. A string is an offset into one pool; 0 is the string that is not there. A range is a run of
 * entries in the table that its name says. */
#ifndef IKEERR_TABLE_H
#define IKEERR_TABLE_H

#include <stddef.h>

#include "ikeerr.h"

/* A set of domains: the bit 1 << domain. */
typedef uint32_t domain_set;

typedef uint32_t table_string;

typedef struct {
  uint16_t first;
  uint16_t count;
} table_range;

enum {
  TABLE_UNDOCUMENTED = UINT16_MAX, /* as a range's count: nobody says */
  TABLE_NO_RECORD = UINT16_MAX,
  TABLE_ALL_DOMAINS = IKEERR_DOMAIN_COUNT, /* as a domain of `number_pages`: those that a number by itself may mean */
  TABLE_PAGE_CODES = 256,                  /* codes a page of `number_slots` covers */
  TABLE_LONGEST_NAME = 96,                 /* bytes of a folded name */
  TABLE_SENTENCE_WORDS = 63,               /* of the longest sentence of Windows: their numbers are bits of 64 */
  TABLE_LONGEST_PATH = 40,                 /* bytes of a page's address behind that of all pages */
  TABLE_SHARED = 0x8000                    /* in a number's slot: several records have it */
};

struct ikeerr_record {
  table_string text[IKEERR_TEXTS];
  table_range list[IKEERR_LISTS]; /* list_items */
  table_range aliases;
  table_range sources;
  table_range questions;
  table_range sightings; /* sighting_surfaces */
  table_range relations;
  table_range citations;
  table_range causes;
  table_range lines; /* line_numbers */
  uint32_t ntstatus; /* 0: none */
  uint16_t code;
  uint16_t twin; /* the record of the other IKE version that means the same; TABLE_NO_RECORD: none */
  uint8_t domain;
  uint8_t kind;
  bool is_constant; /* its official name is an attribute of the modules of other languages */
  uint64_t tags;    /* bit i: the word i of IKEERR_TAGS */
};

typedef struct {
  table_string word;
  table_string meaning;
} table_word;

typedef struct {
  table_string name;
  uint8_t origin;
  bool historic;
} table_alias;

typedef struct {
  table_string title;
  table_string section;
} table_source;

typedef struct {
  table_string question;
  table_string answer;
} table_question;

typedef struct {
  table_string id;
  table_string title;
  table_string text;
  table_string basis;
  table_string source;
  table_string ignore;
  table_range when;   /* list_items */
  table_range signs;  /* line_numbers */
  table_range checks; /* list_items */
  table_range fixes;  /* list_items */
  bool is_of_product; /* of `when`, one is a product */
} table_cause;

typedef struct {
  table_string versions;
  table_string line;
  table_string says;
  table_string cause;
  uint32_t level; /* 0: by default */
  uint8_t product;
  uint8_t side;
} table_log_line;

typedef struct {
  table_string surface;
  table_string event;
  table_string field;
  table_string form;
} table_surface;

typedef struct {
  table_string note;
  uint16_t target;
  uint8_t kind;
  uint8_t basis;
} table_relation;

typedef struct {
  table_string name;
  table_string hex;
  table_string fault;
  int32_t code;   /* -1: none given */
  uint16_t meant; /* TABLE_NO_RECORD: nothing real was meant */
} table_citation;

/* The address of a page, made by the compiler: what the build names, the domain and the number, with its vendor if it
 * has one. This is the only place that knows the form of it. */
#ifdef IKEERR_PAGE_BASE
typedef struct {
  char text[sizeof IKEERR_PAGE_BASE + TABLE_LONGEST_PATH];
} table_url;
#define TABLE_URL(domain, number) \
  { IKEERR_PAGE_BASE domain "/" number }
#endif

/* A perfect hash over strings: one look at one slot decides. */
typedef struct {
  uint32_t displacements; /* where they start in hash_cells */
  uint32_t slots;         /* likewise; a slot holds the entry's number plus one, 0: empty */
  uint8_t bucket_bits;
  uint8_t slot_bits;
} table_hash;

/* A folded name and the records it stands for: the first `current` of the range by today's names, the rest by names
 * that belong to another record today. */
typedef struct {
  table_string folded;
  table_range records; /* spelling_records */
  uint16_t current;
} table_spelling;

/* A filter of folded names, by their length and their first, middle and last byte. */
enum { TABLE_SPELLING_BITS = 1 << 14 };

static inline unsigned table_spelling_bit(const char *folded, size_t length) {
  const unsigned char *c = (const unsigned char *)folded;
  return (unsigned)(c[0] * 61u + c[length / 2] * 1021u + c[length - 1] * 7u + length * 233u) % TABLE_SPELLING_BITS;
}

/* A folded name that published pages invent, and who cites it so. */
typedef struct {
  table_string folded;
  table_range citations; /* phantom_citations */
} table_phantom;

typedef struct {
  uint16_t record;   /* the record whose pages cite it */
  uint16_t citation; /* in `citations` */
} table_phantom_citation;

typedef struct {
  uint32_t first; /* inclusive */
  uint32_t last;  /* inclusive */
  table_string text;
  table_range read; /* spelling_records */
  bool elsewhere;
} table_neighbour;

typedef struct {
  table_string folded;
  uint16_t neighbour;
} table_neighbour_name;

/* An event of Windows, whose id people take for an error. */
typedef struct {
  uint32_t id;
  table_string text;    /* which event that is, and what to read in it */
  table_string command; /* how to list it; 0: only in its viewer */
  table_range read;     /* spelling_records */
} table_event;

/* A word beside a number that only says what kind of number it is: "error", "event". */
typedef struct {
  table_string word;  /* in lower case */
  domain_set domains; /* whose number it is; 0: that says nothing of it */
  bool is_event;      /* that it is the id of an event */
} table_label;

/* A word of a constant that says no more than that what follows is the name of a Notify type. */
typedef struct {
  table_string word;
  uint8_t domain; /* whose, or TABLE_NO_DOMAIN */
} table_part;

typedef struct {
  table_string name;
  uint16_t record;
  uint8_t length;
  uint8_t domain;
} table_official_name;

typedef struct {
  uint32_t ntstatus;
  uint16_t code;
} table_ntstatus;

/* The fingerprint of two words, and how many words the sentences and the phrases of the scan have that begin with them,
 * a bit for each number; 0: there is no start in this slot. */
typedef struct {
  uint64_t start;
  uint64_t lengths;
} table_sentence_start;

enum { TABLE_SENTENCE_STARTS = 2048, TABLE_SENTENCE_START_BITS = 1 << 16 /* of a filter of the same fingerprints */ };

/* The filter has the low bits. */
static inline unsigned table_sentence_start_slot(uint64_t start) {
  return (unsigned)(start / TABLE_SENTENCE_START_BITS % TABLE_SENTENCE_STARTS);
}

/* Characters beyond ASCII that may be parts of words, and have another case. */
enum { TABLE_LETTERS_1 = 0x80, TABLE_LETTERS_1_LAST = 0x58F, TABLE_LETTERS_2 = 0x1E00, TABLE_LETTERS_2_LAST = 0x1FFF };

typedef struct {
  uint32_t first;
  uint32_t last; /* included */
} table_characters;

/* The FNV-1a fingerprint of a sentence that Windows shows. */
typedef struct {
  uint64_t whole;      /* of all words */
  table_range records; /* spelling_records */
  uint8_t words;
} table_sentence;

extern const struct table_pool ike_table_pool; /* an array of characters, cut into pieces for the compiler's sake */
extern const uint16_t ike_table_hash_cells[];
extern const struct ikeerr_record ike_table_records[];
extern const table_string ike_table_list_items[];
#ifdef IKEERR_PAGE_BASE
extern const table_url ike_table_urls[]; /* parallel to `records` */
#endif
extern const table_alias ike_table_aliases[];
extern const table_source ike_table_sources[];
extern const table_question ike_table_questions[];
extern const table_surface ike_table_surfaces[];
extern const uint16_t ike_table_sighting_surfaces[];
extern const table_relation ike_table_relations[];
extern const table_citation ike_table_citations[];
extern const table_cause ike_table_causes[];
extern const table_log_line ike_table_log_lines[];
extern const uint16_t ike_table_line_numbers[]; /* in log_lines: a line stands once, and is a sign of several causes */
extern const table_word ike_table_words[];
extern const table_range ike_table_vocabularies[IKEERR_VOCABULARIES];
extern const uint8_t ike_table_number_pages[IKEERR_DOMAIN_COUNT + 1][256];
extern const uint16_t ike_table_number_slots[][TABLE_PAGE_CODES]; /* the first record's number plus one, TABLE_SHARED
                                                                        if it is not the only one; 0: none */
extern const table_hash ike_table_official_hash;                  /* seed: the domain */
extern const table_official_name ike_table_official_names[];
extern const table_hash ike_table_spelling_hash;
extern const table_spelling ike_table_spellings[];
extern const uint64_t ike_table_spelling_filter[TABLE_SPELLING_BITS / 64];
extern const uint16_t ike_table_spelling_records[];
extern const table_hash ike_table_phantom_hash;
extern const table_phantom ike_table_phantoms[];
extern const table_phantom_citation ike_table_phantom_citations[];
extern const table_neighbour ike_table_neighbours[]; /* by number */
extern const table_hash ike_table_neighbour_hash;
extern const table_neighbour_name ike_table_neighbour_names[];
extern const table_event ike_table_events[]; /* by id */
extern const table_label ike_table_labels[];
extern const table_part ike_table_parts[];                                          /* up to one without a word */
extern const table_ntstatus ike_table_ntstatuses[];                                 /* by `ntstatus` */
extern const table_sentence ike_table_sentences[];                                  /* by `whole` */
extern const table_sentence_start ike_table_sentence_starts[TABLE_SENTENCE_STARTS]; /* in its slot, or the next free */
extern const uint64_t ike_table_sentence_start_filter[TABLE_SENTENCE_START_BITS / 64];
enum { LETTERS_MIXED = 3 };
/* Of each block of 256 in the first plane: what all of them are, as letter_kind has it, or that it is not the same. */
extern const uint8_t ike_table_letter_blocks[256];
/* The small letter of each; 0: it is no letter. */
extern const uint16_t ike_table_letters_1[TABLE_LETTERS_1_LAST + 1 - TABLE_LETTERS_1];
extern const uint16_t ike_table_letters_2[TABLE_LETTERS_2_LAST + 1 - TABLE_LETTERS_2];
extern const table_characters ike_table_single_characters[]; /* ideographs and kana; in order */
extern const uint16_t ike_table_single_character_ranges;
extern const table_characters ike_table_other_characters[]; /* of those without another case, what is no letter */
extern const uint16_t ike_table_other_character_ranges;
extern const char ike_table_digest[];

extern const struct table_counts {
  uint16_t records;
  uint16_t spellings;
  uint16_t neighbours;
  uint16_t sentences;
  uint16_t ntstatuses;
  uint16_t events;
  uint16_t labels;
  uint16_t line_patterns;
} ike_table_counts;

/* The slot of a code in a domain (or TABLE_ALL_DOMAINS); code has 16 bits. */
static inline uint16_t table_slot(int domain, uint32_t code) {
  uint8_t page = ike_table_number_pages[domain][code / TABLE_PAGE_CODES];
  return ike_table_number_slots[page][code % TABLE_PAGE_CODES];
}

static inline const ikeerr_record *table_slot_record(uint16_t slot) {
  return &ike_table_records[(slot & (TABLE_SHARED - 1)) - 1];
}

/* The record behind, if it has the same code in the same domain (another vendor's); NULL otherwise. */
static inline const ikeerr_record *table_next_of_code(const ikeerr_record *record) {
  const ikeerr_record *next = record + 1;
  bool is_same = next < ike_table_records + ike_table_counts.records && next->domain == record->domain &&
                 next->code == record->code;
  return is_same ? next : NULL;
}

/* A record of a range of spelling_records. */
static inline const ikeerr_record *table_record(table_range range, size_t index) {
  return &ike_table_records[ike_table_spelling_records[range.first + index]];
}

static inline bool table_is_among(const ikeerr_record *const *records, unsigned count, const ikeerr_record *record) {
  for (unsigned i = 0; i < count; i++) {
    if (records[i] == record) return true;
  }
  return false;
}

/* The one record that several stand for: the only one, or that of the newer version of two that mean the same; NULL:
 * they differ. They are in the order of records. */
static inline const ikeerr_record *table_one_of(const ikeerr_record *const *records, unsigned count) {
  bool are_twins = count == 2 && records[0]->twin == records[1] - ike_table_records;
  return count == 1 || are_twins ? records[0] : NULL;
}

static inline const char *table_text(table_string string) {
  return string ? (const char *)&ike_table_pool + string : NULL;
}

#endif
