/* ikeerr: what IPsec and IKE errors mean.
 *
 * Records of the Windows IPsec errors and of the IKEv2 and IKEv1 Notify message types, each a domain of its own, held
 * as constant data. Nothing is initialised or freed, nothing allocates, nothing fails; every function may be called
 * from any thread at any time. No function looks at the locale.
 *
 * Records are handles into constant tables: the same record is always the same pointer, and it lives as long as the
 * library. So do the strings, which are NUL-terminated UTF-8; NULL stands for a fact that nobody documents.
 * Texts go in as a pointer and a length in bytes (IKEERR_TO_NUL: up to the NUL) and may hold any bytes.
 * The order of records is everywhere: by domain, in the order of IKEERR_DOMAINS; then code; then vendor.
 *
 * The facts come from RFCs, headers and vendor documents; each record names them (ikeerr_source_at).
 */
#ifndef IKEERR_H
#define IKEERR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ikeerr_data.h" /* what depends on the data: the domains as enumerators, IKEERR_DOMAIN_COUNT */

#ifdef __cplusplus
extern "C" {
#endif

#if defined(IKEERR_STATIC)
#define IKEERR_API
#elif defined(_WIN32)
#ifdef IKEERR_BUILD
#define IKEERR_API __declspec(dllexport)
#else
#define IKEERR_API __declspec(dllimport)
#endif
#elif defined(__GNUC__)
#define IKEERR_API __attribute__((visibility("default")))
#else
#define IKEERR_API
#endif

#define IKEERR_TO_NUL SIZE_MAX

typedef struct ikeerr_record ikeerr_record;

/* ---- versions ---- */

IKEERR_API const char *ikeerr_version(void);     /* of the code: "1.2.3" */
IKEERR_API const char *ikeerr_data_date(void);   /* the latest date of update of a record: "2026-11-22" */
IKEERR_API const char *ikeerr_data_digest(void); /* 16 hexadecimal digits over all data */

/* ---- the closed sets that facts draw on ---- */

typedef enum ikeerr_vocabulary {
  IKEERR_DOMAINS,
  IKEERR_KINDS,
  IKEERR_TAGS,
  IKEERR_RELATIONS, /* in the documented order of kinds of relation */
  IKEERR_BASES,     /* what a relation rests on */
  IKEERR_VENDORS,
  IKEERR_ORIGINS, /* where an alias is spelled so */
  IKEERR_MODULES, /* keying modules */
  IKEERR_PHASES,
  IKEERR_ROLES,
  IKEERR_REJECTIONS, /* whose input is refused */
  IKEERR_WIRE_SIGNS, /* what the other side gets */
  IKEERR_EFFECTS,
  IKEERR_RETRIES,   /* whether repeating helps */
  IKEERR_EVIDENCES, /* how well a statement is founded, the best first */
  IKEERR_SIDES,     /* whose log has a line */
  IKEERR_PRODUCTS,  /* stacks, vendors and services */
  IKEERR_VOCABULARIES
} ikeerr_vocabulary;

IKEERR_API size_t ikeerr_word_count(ikeerr_vocabulary set);
IKEERR_API const char *ikeerr_word(ikeerr_vocabulary set, size_t index);                  /* NULL: index out of range */
IKEERR_API const char *ikeerr_word_meaning(ikeerr_vocabulary set, size_t index);          /* one sentence, or NULL */
IKEERR_API int ikeerr_word_index(ikeerr_vocabulary set, const char *word, size_t length); /* -1: no such word */

/* ---- records ---- */

IKEERR_API size_t ikeerr_record_count(void);
IKEERR_API const ikeerr_record *ikeerr_record_at(size_t index); /* in the order of records; NULL: index out of range */
IKEERR_API size_t ikeerr_record_index(const ikeerr_record *record); /* its index there, 0 to the count, exclusive */

/* The record of a code; vendor NULL: whichever vendor's, while it is alone. NULL: no such record. Constant time. */
IKEERR_API const ikeerr_record *ikeerr_by_code(ikeerr_domain domain, uint32_t code, const char *vendor);

/* The record of an official name, case and punctuation included. NULL: no such record. Constant time. */
IKEERR_API const ikeerr_record *ikeerr_by_name(ikeerr_domain domain, const char *name, size_t length);

/* The record of the other IKE version that means the same condition under the same number; NULL: there is none. */
IKEERR_API const ikeerr_record *ikeerr_twin(const ikeerr_record *record);

/* The record whose official name is a constant of the modules of Python and Lua, by that name; NULL: no constant.
 * Constants are the official names that are identifiers and that one record only has. */
IKEERR_API const ikeerr_record *ikeerr_constant(const char *name, size_t length);
IKEERR_API bool ikeerr_is_constant(const ikeerr_record *record);

IKEERR_API ikeerr_domain ikeerr_record_domain(const ikeerr_record *record);
IKEERR_API uint32_t ikeerr_record_code(const ikeerr_record *record); /* 1 to 65535 */

/* The address of its page; NULL where the library was built without IKEERR_PAGE_BASE, the address of all pages. */
IKEERR_API const char *ikeerr_record_url(const ikeerr_record *record);

/* The unsigned 32-bit spellings of a code; false, and nothing written, for a record that has none. */
IKEERR_API bool ikeerr_record_hresult(const ikeerr_record *record, uint32_t *hresult);
IKEERR_API bool ikeerr_record_ntstatus(const ikeerr_record *record, uint32_t *ntstatus);

typedef enum ikeerr_text {
  IKEERR_ID,      /* "win32:13868", "ikev2:12345@microsoft" */
  IKEERR_DOMAIN,  /* a word of IKEERR_DOMAINS */
  IKEERR_VENDOR,  /* who assigned a private-use number; NULL for the others */
  IKEERR_NAME,    /* the official spelling */
  IKEERR_HEX,     /* the code in at least four upper-case digits: "0x362C" */
  IKEERR_MESSAGE, /* one line, at most 100 characters, no final period */
  IKEERR_KIND,
  IKEERR_ROLE,     /* who raises it: initiator, responder, either */
  IKEERR_REJECTED, /* whose input it refuses: local, peer, none */
  IKEERR_ON_WIRE,  /* what the other side gets: notify, delete, silence, none */
  IKEERR_EFFECT,
  IKEERR_RETRY,
  IKEERR_EVIDENCE,          /* a word of IKEERR_EVIDENCES: the best of its causes, without causes that of its sources */
  IKEERR_UPDATED,           /* ISO date of the last change of the record's page */
  IKEERR_TECHNICAL_MEANING, /* from here on Markdown: paragraphs and inline code */
  IKEERR_ERROR_DETAILS,     /* NULL, as the next two, where there is nothing to say */
  IKEERR_USAGE_CONTEXT,
  IKEERR_DEVELOPER_INTERPRETATION,
  IKEERR_SUMMARY,
  IKEERR_TEXTS
} ikeerr_text;

IKEERR_API const char *ikeerr_record_text(const ikeerr_record *record, ikeerr_text text);

typedef enum ikeerr_list {
  IKEERR_RECORD_TAGS,
  IKEERR_RECORD_MODULES, /* keying modules that can raise it */
  IKEERR_RECORD_PHASES,
  IKEERR_LISTS
} ikeerr_list;

/* How many items, 0 where none applies, -1 where nobody documents it. */
IKEERR_API int ikeerr_list_count(const ikeerr_record *record, ikeerr_list list);
IKEERR_API const char *ikeerr_list_item(const ikeerr_record *record, ikeerr_list list, size_t index);

/* The parts below are given by value; index from 0 to the count, exclusive. */

typedef struct ikeerr_alias {
  const char *name;
  const char *origin; /* a word of IKEERR_ORIGINS */
  bool historic;      /* the name is another record's official name today */
} ikeerr_alias;

typedef struct ikeerr_source {
  const char *title;
  const char *section; /* NULL: the document as a whole */
} ikeerr_source;

typedef struct ikeerr_question {
  const char *question;
  const char *answer;
} ikeerr_question;

/* A place where the record's code, name or sentence shows up. */
typedef struct ikeerr_sighting {
  const char *surface; /* event channel, API, command or log */
  const char *event;   /* event id, function or command line */
  const char *field;   /* which field carries it; NULL: free text */
  const char *form;    /* how it is written there: its base, or that only a sentence is given */
} ikeerr_sighting;

typedef struct ikeerr_relation {
  const ikeerr_record *target;
  const char *kind;  /* a word of IKEERR_RELATIONS: what the target is to the record */
  const char *basis; /* a word of IKEERR_BASES */
  const char *note;  /* at most 200 characters; true read from either side */
} ikeerr_relation;

/* A line that a product prints. In `line`, a … and words in braces stand for one or more bytes: {peer}. */
typedef struct ikeerr_log_line {
  const char *product;  /* a word of IKEERR_PRODUCTS */
  const char *versions; /* "6.0+", "<5", "5.7-5.9"; NULL: all */
  const char *side;     /* a word of IKEERR_SIDES */
  uint32_t level;       /* from which it is printed; 0: by default */
  const char *line;     /* the whole message behind the product's prefix */
  const char *says;     /* what it means; of a sign: the title of its cause */
  const char *cause;    /* the id of the cause that it implies; NULL: it goes with several */
} ikeerr_log_line;

/* What led to an error: texts are Markdown, and NULL where there is nothing to say. */
typedef struct ikeerr_cause {
  const char *id;     /* "ikev2:14#ike-proposals", a promise */
  const char *title;  /* a statement */
  const char *text;   /* why */
  const char *basis;  /* a word of IKEERR_EVIDENCES */
  const char *source; /* where it is documented or reported, or from what it is inferred */
  const char *ignore; /* when it is harmless */
  uint16_t when_count;
  uint16_t sign_count;
  uint16_t check_count;
  uint16_t fix_count;
  const void *row; /* for the functions that give the parts of a cause */
} ikeerr_cause;

/* How a published page refers to an error from this record, as published, however wrong. */
typedef struct ikeerr_citation {
  const char *name;
  int64_t code;               /* -1: none was given */
  const char *hex;            /* NULL: none was given */
  const ikeerr_record *meant; /* NULL: nothing real was meant */
  const char *fault;          /* what is wrong with it */
} ikeerr_citation;

IKEERR_API size_t ikeerr_alias_count(const ikeerr_record *record);
IKEERR_API ikeerr_alias ikeerr_alias_at(const ikeerr_record *record, size_t index);
IKEERR_API size_t ikeerr_source_count(const ikeerr_record *record);
IKEERR_API ikeerr_source ikeerr_source_at(const ikeerr_record *record, size_t index);
IKEERR_API size_t ikeerr_question_count(const ikeerr_record *record);
IKEERR_API ikeerr_question ikeerr_question_at(const ikeerr_record *record, size_t index);
IKEERR_API size_t ikeerr_sighting_count(const ikeerr_record *record);
IKEERR_API ikeerr_sighting ikeerr_sighting_at(const ikeerr_record *record, size_t index);
IKEERR_API size_t ikeerr_cause_count(const ikeerr_record *record); /* the likeliest first */
IKEERR_API ikeerr_cause ikeerr_cause_at(const ikeerr_record *record, size_t index);
IKEERR_API size_t ikeerr_log_line_count(const ikeerr_record *record); /* signs of its causes, then lines of any cause */
IKEERR_API ikeerr_log_line ikeerr_log_line_at(const ikeerr_record *record, size_t index);
IKEERR_API size_t ikeerr_relation_count(const ikeerr_record *record); /* by kind in the documented order, then target */
IKEERR_API ikeerr_relation ikeerr_relation_at(const ikeerr_record *record, size_t index);
IKEERR_API size_t ikeerr_citation_count(const ikeerr_record *record); /* in the order of the page */
IKEERR_API ikeerr_citation ikeerr_citation_at(const ikeerr_record *record, size_t index);

/* The parts of a cause: conditions under which it applies (a certificate, an exchange, a product), lines that imply it,
 * what to look at and what to change. */
IKEERR_API const char *ikeerr_cause_when(const ikeerr_cause *cause, size_t index);
IKEERR_API ikeerr_log_line ikeerr_cause_sign(const ikeerr_cause *cause, size_t index);
IKEERR_API const char *ikeerr_cause_check(const ikeerr_cause *cause, size_t index); /* Markdown */
IKEERR_API const char *ikeerr_cause_fix(const ikeerr_cause *cause, size_t index);   /* Markdown */

/* ---- fields: what records consist of ----
 *
 * Every field of a record under the one name that it has in Python, Lua and JSON, in their order. Who shows or converts
 * whole records loops over these tables, and knows the fields that are added later too:
 *
 *   for (size_t i = 0; i < ikeerr_field_count(IKEERR_STRUCT_RECORD); i++) {
 *     ikeerr_value value = ikeerr_record_value(record, i);
 *     write(ikeerr_field_at(IKEERR_STRUCT_RECORD, i).name, &value);
 *   }
 */

/* What a field holds. */
typedef enum ikeerr_type {
  IKEERR_TYPE_NOTHING,  /* of a value that is absent; no field has this type */
  IKEERR_TYPE_TEXT,     /* one line */
  IKEERR_TYPE_WORD,     /* one line that programs compare and many records share: worth keeping once */
  IKEERR_TYPE_MARKDOWN, /* paragraphs and inline code */
  IKEERR_TYPE_NUMBER,   /* 0 to UINT32_MAX, in a verdict to UINT64_MAX */
  IKEERR_TYPE_FLAG,     /* yes or no */
  IKEERR_TYPE_RECORD,   /* another record; where that cannot be written, its identity */
  IKEERR_TYPE_STRUCT,   /* fields of its own */
  IKEERR_TYPE_LIST,     /* any number of one of the others */
  IKEERR_TYPES
} ikeerr_type;

/* What has fields: a record, and the structs that its lists hold. */
typedef enum ikeerr_struct {
  IKEERR_STRUCT_RECORD,
  IKEERR_STRUCT_ALIAS,
  IKEERR_STRUCT_SOURCE,
  IKEERR_STRUCT_SIGHTING,
  IKEERR_STRUCT_QUESTION,
  IKEERR_STRUCT_RELATION,
  IKEERR_STRUCT_CITATION,
  IKEERR_STRUCT_CAUSE,
  IKEERR_STRUCT_LOG_LINE,
  IKEERR_STRUCT_VERDICT, /* of a diagnosis, not of a record; so are the next two */
  IKEERR_STRUCT_CHILD,
  IKEERR_STRUCT_EVIDENCE,
  IKEERR_STRUCTS
} ikeerr_struct;

/* What it means that a value is absent: None in Python, nil in Lua, null in JSON. */
typedef enum ikeerr_absence {
  IKEERR_NEVER_ABSENT,   /* it is there in every record; a list may be empty */
  IKEERR_ABSENT_UNKNOWN, /* nobody documents it */
  IKEERR_ABSENT_NONE     /* there is none */
} ikeerr_absence;

typedef struct ikeerr_field {
  const char *name;    /* "on_wire" */
  const char *meaning; /* the beginning of a sentence: "what the other side gets" */
  ikeerr_type type;
  ikeerr_type item;        /* of a list: what its items are */
  ikeerr_struct structure; /* where type or item is IKEERR_TYPE_STRUCT: which */
  ikeerr_absence absence;
  ikeerr_vocabulary words; /* where type or item is IKEERR_TYPE_WORD: the closed set, or IKEERR_VOCABULARIES for none */
} ikeerr_field;

IKEERR_API const char *ikeerr_struct_name(ikeerr_struct structure); /* "Record", "Alias", ...; NULL: no such struct */
IKEERR_API const char *ikeerr_struct_meaning(ikeerr_struct structure); /* a sentence without its period */

IKEERR_API size_t ikeerr_field_count(ikeerr_struct structure);
IKEERR_API ikeerr_field ikeerr_field_at(ikeerr_struct structure, size_t index); /* name is NULL: no such field */
IKEERR_API int ikeerr_field_index(ikeerr_struct structure, const char *name, size_t length); /* -1: no such field */

/* What a field of one record holds. */
typedef struct ikeerr_value {
  ikeerr_type type;            /* the field's, or IKEERR_TYPE_NOTHING */
  ikeerr_type item;            /* of a list: the field's */
  ikeerr_struct structure;     /* where type or item is IKEERR_TYPE_STRUCT: which */
  uint64_t number;             /* of a number, and of a flag 0 or 1 */
  uint32_t count;              /* how many items a list has */
  uint32_t first;              /* of a list: for ikeerr_value_item */
  const char *text;            /* of a text, word or Markdown */
  const ikeerr_record *record; /* of a record */
  const void *row;             /* of a struct: for ikeerr_value_field; of a verdict's list: for ikeerr_value_item */
} ikeerr_value;

/* A value beyond the last field or item has the type IKEERR_TYPE_NOTHING. */
IKEERR_API ikeerr_value ikeerr_record_value(const ikeerr_record *record, size_t field);
IKEERR_API ikeerr_value ikeerr_value_field(const ikeerr_value *structure, size_t field);
IKEERR_API ikeerr_value ikeerr_value_item(const ikeerr_value *list, size_t index);

/* ---- sections: the parts of a page, in their order on it ---- */

/* Most are fields of a record, and have their names. */
typedef enum ikeerr_section {
  IKEERR_WHOLE_PAGE = -1,
  IKEERR_SECTION_SUMMARY,
  IKEERR_SECTION_CAUSES,
  IKEERR_SECTION_LOG_LINES, /* those that imply a cause stand with it */
  IKEERR_SECTION_FACTS,     /* codes, words of the vocabularies, aliases, date */
  IKEERR_SECTION_TECHNICAL_MEANING,
  IKEERR_SECTION_ERROR_DETAILS,
  IKEERR_SECTION_USAGE_CONTEXT,
  IKEERR_SECTION_SEEN_IN,
  IKEERR_SECTION_DEVELOPER_INTERPRETATION,
  IKEERR_SECTION_RELATED, /* citations too */
  IKEERR_SECTION_FAQ,
  IKEERR_SECTION_SOURCES,
  IKEERR_SECTIONS
} ikeerr_section;

IKEERR_API const char *ikeerr_section_name(ikeerr_section section); /* "summary", "log_lines", ...; NULL: no such one */

/* ---- iteration by domain, kind, tag ---- */

/* kind and tag are indexes into IKEERR_KINDS and IKEERR_TAGS; -1 lets everything pass. */
typedef struct ikeerr_filter {
  ikeerr_domain domain;
  int kind;
  int tag;
  double min_score; /* of a search: the share of the best hit's score that a hit has to have, as ikeerr_search says */
} ikeerr_filter;

#define IKEERR_USUAL_MIN_SCORE (-1.0)
#define IKEERR_EVERYTHING \
  { IKEERR_ANY_DOMAIN, -1, -1, IKEERR_USUAL_MIN_SCORE }

IKEERR_API bool ikeerr_filter_passes(const ikeerr_filter *filter, const ikeerr_record *record);

/* ---- lookup: any spelling of a code or a name ---- */

typedef enum ikeerr_status { IKEERR_FOUND, IKEERR_AMBIGUOUS, IKEERR_UNKNOWN } ikeerr_status;

/* The readings of a key, in the order in which they are tried; the first that fits any record wins. */
typedef enum ikeerr_reading {
  IKEERR_READ_NOTHING,       /* no reading fits */
  IKEERR_READ_IDENTITY,      /* win32:13868, ikev2:12345@microsoft */
  IKEERR_READ_OFFICIAL_NAME, /* case and punctuation included */
  IKEERR_READ_NUMBER,        /* decimal, 0x..., ...h; HRESULT and NTSTATUS are unwrapped */
  IKEERR_READ_BARE_HEX,      /* exactly four or eight hexadecimal digits */
  IKEERR_READ_NAME,          /* official, alias or without its prefix; case, '-', '_' and blanks folded */
  IKEERR_READ_NOTIFY,        /* N(x), notify x, notify(x), NAME (n): a Notify type */
  IKEERR_READ_MS_STATUS,     /* MS_STATUS(n), alone or inside N(...) */
  IKEERR_READ_SENTENCE,      /* the sentence that Windows shows, or the first of several */
  IKEERR_READ_MENTION,       /* a text of at most 16 KiB in which a scan finds one condition, the surest mentions first,
                                possible ones included; or a number beside words like "error". Unknown: it finds several */
  IKEERR_READINGS
} ikeerr_reading;

/* Why a key is unknown. */
typedef enum ikeerr_reason {
  IKEERR_NO_REASON,    /* it is not unknown */
  IKEERR_UNASSIGNED,   /* a number inside the ranges of a domain that has no record */
  IKEERR_OUT_OF_RANGE, /* a number outside them */
  IKEERR_PRIVATE_USE,  /* a Notify type of the private-use ranges that no known vendor uses */
  IKEERR_NEIGHBOUR,    /* another product's number: `neighbour` says whose; `suggestions` are the records to read */
  IKEERR_ELSEWHERE,    /* a number of these ranges that only one product uses; as above */
  IKEERR_EVENT, /* the id of an event of Windows: `neighbour` says which; `suggestions` are records about the same */
  IKEERR_NEVER_EXISTED, /* a name that published pages invent; `suggestions` are the records meant */
  IKEERR_MALFORMED,     /* empty, not UTF-8, a NUL byte, contradicting itself, or an unknown domain */
  IKEERR_UNKNOWN_NAME,  /* `suggestions` are the records of the most similar names, or those that the text mentions */
  IKEERR_REASONS
} ikeerr_reason;

enum { IKEERR_MAX_CANDIDATES = 32, IKEERR_MAX_ALSO = 8, IKEERR_MAX_SUGGESTIONS = 8 };

/* Of each list, as many entries as its count says hold something. */
typedef struct ikeerr_answer {
  ikeerr_status status;
  ikeerr_reading reading;
  ikeerr_reason reason;
  unsigned candidate_count; /* 1 when found, more when ambiguous, 0 when unknown */
  unsigned also_count;
  unsigned suggestion_count;
  const ikeerr_record *candidates[IKEERR_MAX_CANDIDATES]; /* in the order of records; [0] is the record found */
  const ikeerr_record *also[IKEERR_MAX_ALSO]; /* what else the spelling stands for: its twin in the other IKE version,
                                                 which may be named or numbered alike and differ in meaning, the record
                                                 that had this name before */
  const ikeerr_record *suggestions[IKEERR_MAX_SUGGESTIONS]; /* best first */
  const char *neighbour; /* a sentence or two about the number or name; NULL unless reason is IKEERR_NEIGHBOUR,
                            IKEERR_ELSEWHERE or IKEERR_EVENT */
  bool has_number;      /* the key is unknown, and was understood as a number; only then the next two hold something: */
  uint32_t number;      /* the code where the key is an HRESULT or an NTSTATUS */
  ikeerr_domain domain; /* whose numbers were asked for; IKEERR_ANY_DOMAIN: all that it may mean by itself */
  uint32_t reserved[5];
} ikeerr_answer;

/* domain restricts the answer; a domain in front of the key ("ikev2:14") must agree with it. Where neither names a
 * domain, a number means none of those whose numbers are given here and nowhere else. A key that stands for just an
 * IKEv2 and an IKEv1 record that mean the same (ikeerr_twin) is found: the IKEv2 one, with the other in `also`. Linear
 * in the length. */
IKEERR_API ikeerr_status ikeerr_lookup(const char *key, size_t length, ikeerr_domain domain, ikeerr_answer *answer);

/* The same for a key that is a number already: by IKEERR_READ_NUMBER alone, without the text. Constant time. */
IKEERR_API ikeerr_status ikeerr_lookup_number(int64_t number, ikeerr_domain domain, ikeerr_answer *answer);

IKEERR_API const char *ikeerr_status_name(ikeerr_status status);    /* "found", "ambiguous", "unknown" */
IKEERR_API const char *ikeerr_reading_name(ikeerr_reading reading); /* "number", "bare-hex", ... */
IKEERR_API const char *ikeerr_reason_name(ikeerr_reason reason);    /* "unassigned", ...; NULL for IKEERR_NO_REASON */

/* ---- Microsoft's status notifies ---- */

/* The Windows error that a status notify carries (IKEv2 12345, IKEv1 40003, AuthIP 40020). data is the notification
 * data: four octets in network order, or the quick mode's Message ID and the four octets (40003 only). A type or a
 * length that is not theirs is IKEERR_MALFORMED. */
IKEERR_API ikeerr_status ikeerr_decode_notify(uint32_t type, const void *data, size_t length, ikeerr_answer *answer);

/* ---- related records ---- */

/* A set of kinds of relation: the bit 1 << i for the word i of IKEERR_RELATIONS. */
#define IKEERR_ALL_KINDS UINT32_MAX

typedef struct ikeerr_step {
  const ikeerr_record *record;
  const ikeerr_record *from; /* the record whose relation led here */
  ikeerr_relation relation;  /* from's relation to record */
  unsigned relation_index;   /* which of from's relations that is */
  unsigned depth;            /* relations away from the start, from 1 */
} ikeerr_step;

/* A walk in progress: on the caller's stack, nothing to free. */
typedef struct ikeerr_walk {
  uint32_t kinds;
  uint32_t depth;
  uint16_t reached_count; /* the members of `reached` so far */
  uint16_t current;       /* the member whose relations are being followed */
  uint16_t next;          /* the relation to follow */
  uint16_t current_depth;
  uint16_t level_end; /* the first member of `reached` that is deeper than `current` */
  uint16_t reserved[3];
  uint16_t reached[IKEERR_MAX_RECORDS];
  uint8_t seen[IKEERR_MAX_RECORDS / 8];
} ikeerr_walk;

/* Breadth-first from start, along kinds, to records at most depth relations away. */
IKEERR_API void ikeerr_walk_start(ikeerr_walk *walk, const ikeerr_record *start, uint32_t kinds, unsigned depth);

/* The next record: each once, never the start; neighbours by kind, then in the order of records. false: no more. */
IKEERR_API bool ikeerr_walk_next(ikeerr_walk *walk, ikeerr_step *step);

#define IKEERR_UNREACHABLE SIZE_MAX

/* A shortest path: the first in the order of a walk that never takes two `equivalent` relations in a row. Fills steps,
 * at most capacity of them, and returns how many there are: 0 from a record to itself, IKEERR_UNREACHABLE if none. */
IKEERR_API size_t ikeerr_path(const ikeerr_record *from, const ikeerr_record *to, uint32_t kinds, ikeerr_step *steps,
                              size_t capacity);

/* ---- search ---- */

typedef struct ikeerr_span {
  size_t start; /* bytes, half-open */
  size_t end;
} ikeerr_span;

/* What matched best in a hit. */
typedef enum ikeerr_hit_field {
  IKEERR_IN_CODE,
  IKEERR_IN_NAME,
  IKEERR_IN_ALIAS,
  IKEERR_IN_MESSAGE,
  IKEERR_IN_SENTENCE, /* the sentence that Windows shows, which has no text here: the snippet is the message */
  IKEERR_IN_TECHNICAL_MEANING,
  IKEERR_IN_ERROR_DETAILS,
  IKEERR_IN_USAGE_CONTEXT,
  IKEERR_IN_DEVELOPER_INTERPRETATION,
  IKEERR_IN_CAUSES,
  IKEERR_IN_FAQ,
  IKEERR_IN_SUMMARY,
  IKEERR_IN_LOG_LINES, /* a line that a program prints */
  IKEERR_HIT_FIELDS
} ikeerr_hit_field;

enum { IKEERR_MAX_TERMS = 24, IKEERR_MAX_SPANS = 12 };

typedef struct ikeerr_hit {
  const ikeerr_record *record;
  double score;        /* above 0; comparable within one search only */
  bool exact;          /* the query is the record's code, name, alias or sentence, or contains that sentence */
  uint8_t exact_field; /* for ikeerr_hit_snippet, as are the terms of the query */
  uint8_t term_count;
  uint16_t terms[IKEERR_MAX_TERMS];
} ikeerr_hit;

/* Why a record was found. */
typedef struct ikeerr_snippet {
  ikeerr_hit_field field;
  uint8_t span_count;
  const char *text; /* part of the field's text: not NUL-terminated where length says so */
  size_t length;
  ikeerr_span spans[IKEERR_MAX_SPANS]; /* the words of the text that match, in order, without overlap */
} ikeerr_snippet;

/* Full text search over names, aliases and every section: words, the beginnings of words, "phrases", typos, synonyms.
 * Fills hits, best first (ties in the order of records), at most capacity of them, and returns how many it filled.
 * A query of which nothing is known gives 0. Of one in another language some words are known; it finds only records of
 * whose name, alias or message they make up half. Linear in the length of the query.
 * What fits far worse than the best hit is left out: the filter's min_score says how far, from 0 to 1; below 0 it is as
 * far as usual. A query about other things, of whose words the best hit has few that tell something, finds nothing.
 * With a min_score of 0 whatever has any of the words is a hit. filter: NULL is IKEERR_EVERYTHING. */
IKEERR_API size_t ikeerr_search(const char *query, size_t length, const ikeerr_filter *filter, ikeerr_hit *hits,
                                size_t capacity);

/* The field of a hit that matched best, and the part of its text that shows it, at most 160 bytes of it; names and
 * messages are shown whole. Of the terms of a long query only IKEERR_MAX_TERMS are marked. hit: one that ikeerr_search
 * filled. */
IKEERR_API ikeerr_snippet ikeerr_hit_snippet(const ikeerr_hit *hit);

IKEERR_API const char *ikeerr_hit_field_name(ikeerr_hit_field field); /* "name", "causes", ... */

/* ---- scan: error mentions in text ----
 *
 * One pass, linear time, no allocation; a chunk is read where it is, but for a tail of bounded size. The text may hold
 * any bytes. Text that starts with a byte order mark of UTF-16 is read as such, offsets staying those of its bytes.
 * Whether something is a mention is decided by its line, as far as 512 bytes to either side, and for values that are
 * wrapped onto a line of their own, unnamed elements of events and the data of Microsoft's notifies by the lines just
 * before. The words of the line decide between IKEv1
 * and IKEv2; where they do not, a mention lists the records of both. */

/* How a mention is written. */
typedef enum ikeerr_form {
  IKEERR_FORM_DECIMAL,   /* 13868 */
  IKEERR_FORM_HEX,       /* 0x362C */
  IKEERR_FORM_HRESULT,   /* 0x8007362C, -2147011028 */
  IKEERR_FORM_NTSTATUS,  /* 0xC0360001, -1070202879 */
  IKEERR_FORM_BYTES,     /* {44, 54, 0, 0}; 00 00 36 2c */
  IKEERR_FORM_SYMBOL,    /* ERROR_IPSEC_IKE_POLICY_MATCH */
  IKEERR_FORM_NOTIFY,    /* the name or short name of a Notify type, or N((n)) */
  IKEERR_FORM_MS_STATUS, /* MS_STATUS(13868) */
  IKEERR_FORM_SENTENCE,  /* the sentence that Windows shows; of one that is wrapped, what stands on its last line */
  IKEERR_FORM_WORDS,     /* another product's words for a Notify type */
  IKEERR_FORM_LINE,      /* a whole log line of a program, without a name of its record */
  IKEERR_FORMS
} ikeerr_form;

typedef enum ikeerr_certainty {
  IKEERR_POSSIBLE, /* reads like one, and nothing around it says so */
  IKEERR_LIKELY,   /* the text around it fits */
  IKEERR_CERTAIN   /* unmistakable, or its context is */
} ikeerr_certainty;

typedef struct ikeerr_mention {
  uint64_t start; /* bytes from the first byte fed, half-open */
  uint64_t end;
  ikeerr_form form;
  ikeerr_certainty certainty;
  unsigned record_count;                               /* at least 1, except for a neighbour: 0 */
  const ikeerr_record *records[IKEERR_MAX_CANDIDATES]; /* in the order of records */
  const char *neighbour;                               /* one sentence; NULL unless it is another product's number */
  const char *cause; /* the id of the cause that the line is a sign of: "ikev2:14#ike-proposals"; NULL: none */
  uint64_t
      sign_start; /* the log line that was recognised around the mention: bytes from the first byte fed, half-open; */
  uint64_t sign_end; /* both 0: none was */
  const char *text;  /* what is mentioned, as it stands there: in UTF-8 where the input is UTF-16, not terminated; stays
                        until the scanner is used again, or as long as the chunk does if it points into that */
  size_t text_length; /* bytes */
  uint64_t line;      /* the number of the line it starts on, from 1; 0 unless the options ask for lines */
} ikeerr_mention;

typedef struct ikeerr_scan_options {
  ikeerr_certainty least; /* report mentions of this certainty and above */
  bool statuses;          /* report Notify types that are no errors too */
  bool neighbours;        /* report other products' numbers in error fields too */
  bool lines;             /* count lines, which costs time where nothing is found: see ikeerr_mention */
} ikeerr_scan_options;

#define IKEERR_SCAN_DEFAULT \
  { IKEERR_LIKELY, false, false, false }

enum { IKEERR_SCAN_TAIL = 2048 }; /* bytes of text that a scanner keeps between chunks, at most */

/* A scan in progress: on the caller's stack, nothing to free. */
typedef struct ikeerr_scanner {
  uint64_t state[IKEERR_SCAN_TAIL / 8 + 192];
} ikeerr_scanner;

IKEERR_API void ikeerr_scan_start(ikeerr_scanner *scanner, const ikeerr_scan_options *options); /* NULL: the default */

/* Hands over the next chunk, once ikeerr_scan_next has returned false for the one before. The chunk has to stay where
 * it is until then. However a text is cut into chunks, the mentions are the same; those of a line are delivered with
 * its line feed at the latest. */
IKEERR_API void ikeerr_scan_feed(ikeerr_scanner *scanner, const void *chunk, size_t length);

/* Says that the text has ended; ikeerr_scan_next then delivers what only the end decides. */
IKEERR_API void ikeerr_scan_finish(ikeerr_scanner *scanner);

/* Begins another text, the whole of it, with the options of the scanner that was started: what it finds is what a
 * start, a feed and a finish would find, offsets and lines count from its first byte, and nothing of the text before it
 * has a say. Of many short texts each costs less so. The text has to stay where it is until ikeerr_scan_next returns
 * false. */
IKEERR_API void ikeerr_scan_text(ikeerr_scanner *scanner, const void *text, size_t length);

/* The next mention, in the order of their starts, without overlap. false: the chunk (or the text) is used up. */
IKEERR_API bool ikeerr_scan_next(ikeerr_scanner *scanner, ikeerr_mention *mention);

/* The one record that a mention stands for: the only one, or the IKEv2 one of two that mean the same (ikeerr_twin).
 * NULL: they differ, or there is none. */
IKEERR_API const ikeerr_record *ikeerr_mention_record(const ikeerr_mention *mention);

IKEERR_API const char *ikeerr_form_name(ikeerr_form form);                /* "decimal", "hex", ... */
IKEERR_API const char *ikeerr_certainty_name(ikeerr_certainty certainty); /* "possible", "likely", "certain" */

/* ---- diagnose: from a log to verdicts ----
 *
 * Follows the negotiations that a log of a known stack tells of (ikeerr_stack_at) and says of each what became of it,
 * why, and what to change. One pass, no allocation: all state is the caller's. At most IKEERR_DIAGNOSE_OPEN
 * negotiations are held at once; the one that nothing was heard of for longest is closed first. A verdict is never
 * invented: where no sign of a cause is there, it has none, and says which causes are left and whose log decides. */

typedef enum ikeerr_outcome {
  IKEERR_OUTCOME_NONE,        /* there was no such SA */
  IKEERR_OUTCOME_OPEN,        /* the log ends before it is decided */
  IKEERR_OUTCOME_ESTABLISHED, /* it is up */
  IKEERR_OUTCOME_REFUSED,
  IKEERR_OUTCOME_NO_ANSWER,
  IKEERR_OUTCOME_ENDED, /* it was up */
  IKEERR_OUTCOMES
} ikeerr_outcome;

typedef enum ikeerr_decider {
  IKEERR_DECIDED_BY_NONE,
  IKEERR_DECIDED_BY_THIS, /* the end whose log it is */
  IKEERR_DECIDED_BY_PEER,
  IKEERR_DECIDERS
} ikeerr_decider;

enum {
  IKEERR_DIAGNOSE_OPEN = 64,
  IKEERR_MAX_EVIDENCE = 6,
  IKEERR_MAX_CHILDREN = 4,
  IKEERR_MAX_CAUSES_LEFT = 64,
  IKEERR_MAX_DIFFERENCES = 5,
  IKEERR_MAX_LOOK_FOR = 3,
  IKEERR_EVIDENCE_BYTES = 160,
  IKEERR_LIST_BYTES = 2048 /* of a list of proposals or selectors */
};

/* A line that the verdict rests on, as far as 160 bytes. */
typedef struct ikeerr_evidence {
  uint64_t line;  /* its number, from 1 */
  uint64_t start; /* bytes from the first byte fed, half-open; of UTF-16, of the text as UTF-8 */
  uint64_t end;
  const char *text;
} ikeerr_evidence;

typedef struct ikeerr_child {
  const char *name;    /* NULL: the log does not say */
  const char *outcome; /* as ikeerr_outcome_name */
} ikeerr_child;

/* What became of a negotiation, or of several that ended for one reason. Texts are NUL-terminated, and NULL where
 * nothing is known; they last until the function returns that was given the verdict. */
typedef struct ikeerr_verdict {
  const char *stack;              /* whose log it is: a word of IKEERR_PRODUCTS */
  const char *connection;         /* its name in the configuration */
  const char *peer;               /* its address */
  const char *outcome;            /* of the IKE SA, as ikeerr_outcome_name */
  const char *exchange;           /* in which it failed: "IKE_SA_INIT", "MAIN_MODE" */
  const char *decided_by;         /* as ikeerr_decider_name */
  const char *reason;             /* stable: the id of the cause, else that of the record */
  const ikeerr_record *record;    /* NULL: nothing is wrong, or the log ends too early */
  const ikeerr_record *elsewhere; /* what the screen of the other side shows for it */
  const char *theirs;             /* the lists that did not meet, where the log prints them */
  const char *ours;
  uint64_t theirs_line; /* 0: the log does not print the list */
  uint64_t ours_line;
  const char *look_in;    /* how to get the log that decides; NULL: this one does */
  const char *first_time; /* as printed */
  const char *last_time;
  const char *differ[IKEERR_MAX_DIFFERENCES]; /* what the lists differ in: "encryption", "group" */
  const char *look_for[IKEERR_MAX_LOOK_FOR];  /* lines of that log that tell the causes apart */
  ikeerr_child children[IKEERR_MAX_CHILDREN];
  ikeerr_evidence evidence[IKEERR_MAX_EVIDENCE]; /* in the order of the log */
  const void *cause;                             /* as `row` of a value; NULL: no sign of one is there */
  const void *left[IKEERR_MAX_CAUSES_LEFT];      /* likewise: without a cause, those that are left, likeliest first */
  uint64_t first_line;
  uint64_t last_line;
  uint64_t works_since; /* the line where a later attempt of the same two ends worked; 0: none did */
  uint64_t log;         /* the number of its log, from 1 (ikeerr_diagnose_next_log) */
  uint64_t cause_log; /* the number of the log of the other end where that shows the cause; 0: this one does, or none */
  uint64_t cause_line; /* the line there */
  uint32_t attempts;
  uint16_t differ_count;
  uint16_t look_for_count;
  uint16_t child_count;
  uint16_t evidence_count;
  uint16_t left_count;
  bool is_wrong;        /* something is: false where the connection works or merely ended as somebody wanted */
  bool is_newest_first; /* the log runs backwards, as some web interfaces show it: feed its lines in reverse */
} ikeerr_verdict;

typedef struct ikeerr_diagnose_options {
  bool merge; /* attempts of one connection that end for one reason are one verdict, which comes at the end */
} ikeerr_diagnose_options;

#define IKEERR_DIAGNOSE_DEFAULT \
  { true }

/* Is given a verdict; it may not call functions of this section. */
typedef void (*ikeerr_verdict_taker)(void *context, const ikeerr_verdict *verdict);

enum { IKEERR_DIAGNOSER_SIZE = 400 * 1024 }; /* bytes */

typedef struct ikeerr_diagnoser {
  uint64_t state[IKEERR_DIAGNOSER_SIZE / 8];
} ikeerr_diagnoser;

IKEERR_API void ikeerr_diagnose_start(ikeerr_diagnoser *diagnoser, const ikeerr_diagnose_options *options,
                                      ikeerr_verdict_taker take, void *context); /* options NULL: the default */

/* The next piece of the log, cut anywhere. Verdicts are given as soon as their attempt has closed, or at the end where
 * attempts are merged. */
IKEERR_API void ikeerr_diagnose_feed(ikeerr_diagnoser *diagnoser, const void *chunk, size_t length);

/* The end of a log, and the start of one of another end. The verdicts on both come at the end, where attempts are
 * merged: where one end was refused, or got no answer, and the other one decided it and shows why, the first has the
 * cause as well, with the log and line that show it. Two negotiations are taken for one if each is the peer of the
 * other one by its address, as far as the logs have addresses, if their times, where both logs have them, are no minute
 * apart, and if no other one fits as well for another cause. Behind NAT addresses differ: there they stay two. Of all
 * logs together IKEERR_DIAGNOSE_OPEN negotiations are held; what is given up before the end is not joined. */
IKEERR_API void ikeerr_diagnose_next_log(ikeerr_diagnoser *diagnoser);

/* The end of the log, or of the last one: gives the verdicts of what is still open. */
IKEERR_API void ikeerr_diagnose_finish(ikeerr_diagnoser *diagnoser);

/* A field of a verdict, by its index in the fields of IKEERR_STRUCT_VERDICT. */
IKEERR_API ikeerr_value ikeerr_verdict_value(const ikeerr_verdict *verdict, size_t field);

IKEERR_API const char *ikeerr_outcome_name(ikeerr_outcome outcome); /* "none", "open", "established", ... */
IKEERR_API const char *ikeerr_decider_name(ikeerr_decider decider); /* "none", "this", "peer" */

/* The stacks whose logs can be followed: words of IKEERR_PRODUCTS. */
IKEERR_API size_t ikeerr_stack_count(void);
IKEERR_API const char *ikeerr_stack_at(size_t index); /* NULL: index out of range */

/* ---- rendering ---- */

/* These work like snprintf: they write at most size bytes, the NUL included (out may be NULL if size is 0), and return
 * the length of the whole, without the NUL. What is written is cut between characters. */

enum { IKEERR_NARROWEST = 40, IKEERR_WIDEST = 400 }; /* columns */

typedef enum ikeerr_page_format { IKEERR_PLAIN, IKEERR_MARKDOWN } ikeerr_page_format;

IKEERR_API const char *ikeerr_page_format_name(ikeerr_page_format format); /* "text", "markdown" */

typedef struct ikeerr_style {
  unsigned width;            /* columns; below IKEERR_NARROWEST or above IKEERR_WIDEST the bound itself */
  bool color;                /* ANSI escape sequences */
  ikeerr_page_format format; /* Markdown (CommonMark) has neither lines of a width nor color */
} ikeerr_style;

/* "win32:13868 ERROR_IPSEC_IKE_POLICY_MATCH: ..." */
IKEERR_API size_t ikeerr_line(const ikeerr_record *record, char *out, size_t size);

/* What fits on the first screen: what failed, the likeliest causes with what to check and to change, the name that the
 * other side has for it, the address of the page. At most 24 rows of the style's width; commands are not broken, and a
 * long one takes as many rows as it needs. The first cause is always there, with its first check and fix. As Markdown
 * it says what fits as text. */
IKEERR_API size_t ikeerr_brief(const ikeerr_record *record, const ikeerr_style *style, char *out, size_t size);

/* The whole reference page. */
IKEERR_API size_t ikeerr_page(const ikeerr_record *record, const ikeerr_style *style, char *out, size_t size);

/* One section of it under its heading; nothing, with the length 0, where the record does not have it. */
IKEERR_API size_t ikeerr_page_section(const ikeerr_record *record, ikeerr_section section, const ikeerr_style *style,
                                      char *out, size_t size);

/* A verdict: what became of a negotiation, why, the lines that show it, and what to change or whose log to read. What
 * comes from the log is escaped as by ikeerr_quote. */
IKEERR_API size_t ikeerr_verdict_text(const ikeerr_verdict *verdict, const ikeerr_style *style, char *out, size_t size);

/* What an answer means, in a sentence or more: the record found and how the key was read, the candidates, or why the
 * key is unknown and what to do. Shows at most 60 characters of the key, control characters escaped. */
IKEERR_API size_t ikeerr_explain(const char *key, size_t length, const ikeerr_answer *answer, char *out, size_t size);

/* The same for an answer of ikeerr_decode_notify to this type and data: what was given (at most 8 octets of data are
 * shown), and the record, or what a status notify has to be, or why no record has its code. */
IKEERR_API size_t ikeerr_explain_notify(uint32_t type, const void *data, size_t length, const ikeerr_answer *answer,
                                        char *out, size_t size);

/* A text from outside, fit for messages: in single quotes, at most `most` characters of it and "..." for the rest.
 * Control characters, those that change the order in which others are shown, and bytes that are no UTF-8 are escaped,
 * byte by byte: \x1b. */
IKEERR_API size_t ikeerr_quote(const char *text, size_t length, size_t most, char *out, size_t size);

typedef enum ikeerr_graph_format { IKEERR_DOT, IKEERR_MERMAID } ikeerr_graph_format;

IKEERR_API const char *ikeerr_graph_format_name(ikeerr_graph_format format); /* "dot", "mermaid" */

/* The neighbourhood of a record, every relation between its members once, as Graphviz DOT or Mermaid text. */
IKEERR_API size_t ikeerr_graph(const ikeerr_record *record, ikeerr_graph_format format, uint32_t kinds, unsigned depth,
                               char *out, size_t size);

#ifdef __cplusplus
}
#endif

#endif
