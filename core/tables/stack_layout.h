/* The layout of what is known about the logs of stacks, which data/compile/stacks.py writes. */
#ifndef IKEERR_STACK_LAYOUT_H
#define IKEERR_STACK_LAYOUT_H

#include "layout.h"

/* What a line says of its negotiation. */
typedef enum {
  ROLE_NONE,
  ROLE_RESTARTS,         /* the program starts: what was open before has ended */
  ROLE_PACKET_RECEIVED,  /* a message of the peer's has come */
  ROLE_PACKET_SENT,      /* one goes to the peer */
  ROLE_INITIATES,        /* this end starts a negotiation */
  ROLE_ANSWERS,          /* the peer has started one */
  ROLE_REQUEST_RECEIVED, /* what the message is */
  ROLE_RESPONSE_RECEIVED,
  ROLE_REQUEST_SENT,
  ROLE_RESPONSE_SENT,
  ROLE_TOLD,              /* the peer has refused: the line names the notify */
  ROLE_REFUSES,           /* this end refuses: likewise */
  ROLE_ESTABLISHED,       /* the IKE SA is up */
  ROLE_CHILD_ESTABLISHED, /* a Child SA is up */
  ROLE_REKEYED,
  ROLE_CHILD_REFUSED, /* there will be no Child SA */
  ROLE_NOT_STARTED,   /* there will be no negotiation, of this end's or of the peer's */
  ROLE_RETRANSMITS,
  ROLE_GIVES_UP,
  ROLE_DELETES,       /* this end ends the IKE SA */
  ROLE_PEER_DELETES,  /* the peer ends it */
  ROLE_CHILD_ENDED,   /* a Child SA goes away */
  ROLE_OFFERS_THEIRS, /* the proposals of the peer */
  ROLE_OFFERS_OURS,   /* those of this end */
  ROLE_SELECTORS_THEIRS,
  ROLE_BY_KEY, /* how an end proves who it is */
  ROLE_BY_CERTIFICATE,
  ROLE_BY_EAP,
  ROLE_LISTENS,       /* an address of this end */
  ROLE_LIST_THEIRS,   /* the proposals of the peer follow, line by line */
  ROLE_LIST_OURS,     /* those of this end do */
  ROLE_LIST_PROPOSAL, /* another proposal begins: its protocol */
  ROLE_LIST_ITEM,     /* a transform of it */
  ROLE_LIST_ENDS,
  ROLE_CHOOSES, /* a proposal that the two lists have in common */
  ROLES
} table_role;

static inline bool role_is_message(table_role role) {
  return role >= ROLE_REQUEST_RECEIVED && role <= ROLE_RESPONSE_SENT;
}

static inline bool role_is_received(table_role role) {
  return role == ROLE_REQUEST_RECEIVED || role == ROLE_RESPONSE_RECEIVED;
}

/* Whether the line is of the program, not of one of its negotiations, and may lack what stands in front of theirs. */
static inline bool role_is_of_program(table_role role) {
  return role == ROLE_RESTARTS || role == ROLE_LISTENS;
}

/* What is kept of a line or its prefix. */
typedef enum {
  CAPTURE_NONE,
  CAPTURE_THREAD,     /* what works on one negotiation at a time */
  CAPTURE_CONNECTION, /* its name in the configuration */
  CAPTURE_SERIAL,     /* its number */
  CAPTURE_PEER,       /* an address */
  CAPTURE_LOCAL,      /* that of this end */
  CAPTURE_EXCHANGE,
  CAPTURE_CHILD, /* the name of a Child SA */
  CAPTURE_PROPOSALS,
  CAPTURE_TS, /* traffic selectors */
  CAPTURES
} table_capture;

typedef enum {
  TRANSFORM_ENCRYPTION,
  TRANSFORM_INTEGRITY,
  TRANSFORM_PRF,
  TRANSFORM_GROUP,
  TRANSFORM_SEQUENCE,
  TRANSFORMS
} table_transform_kind;

typedef struct {
  table_string proposal;    /* what stands between two proposals of a list */
  table_string transform;   /* between two transforms */
  table_string protocol;    /* behind the protocol, which some proposals begin with */
  table_string alternative; /* between two that may be chosen of one kind; 0: they are transforms like others */
  table_range prefixes;     /* stack_patterns; what stands in front of messages */
  table_range fields;       /* stack_patterns; what stands anywhere on their lines */
  table_range transforms;
  table_range exchanges;
  uint8_t product;
  bool children_are_numbered; /* Child SAs have numbers as IKE SAs do */
} table_stack;

/* A fixed text, and what is kept in front of it. */
typedef struct {
  table_string text;
  uint8_t length;
  uint8_t capture; /* of the first part of a prefix: what stands in front of it, up to a blank */
} table_stack_part;

/* A transform by how its name starts. */
typedef struct {
  table_string start;
  uint8_t kind;
} table_transform;

/* A stack's own name of an exchange. */
typedef struct {
  table_string name;
  table_string word; /* of [when]; 0: what it says belongs to the exchange before */
  uint8_t version;   /* of IKE */
  bool begins;       /* it can be the first of a negotiation */
  bool starts;       /* each request of it is the first of one */
  bool is_within;    /* it needs an IKE SA that is up */
} table_exchange;

/* Where nobody answers in an exchange: a record. */
typedef struct {
  table_string exchange; /* 0 ends the list */
  uint16_t record;
} table_silence;

enum { SILENT_ESTABLISHED, SILENT_BEGUN, SILENT_OTHERWISE, SILENT_STATES };

/* The causes that two lists show which have nothing in common. */
typedef struct {
  uint16_t record;    /* of the refusal; TABLE_NO_RECORD ends the list */
  table_string ike;   /* the lists are of the IKE SA: the id of a cause */
  table_string child; /* of a Child SA */
  table_string group; /* they differ in the group alone */
} table_list_cause;

/* The cause that a line shows where nothing was seen of other ways to prove who one is. */
typedef struct {
  uint16_t line;      /* log_lines; TABLE_NO_LINE ends the list */
  uint8_t without;    /* ways: the bits of roles from ROLE_BY_KEY on */
  table_string cause; /* an id */
} table_line_cause;

/* Which domain is which. */
enum { DIAGNOSE_VERSION_1, DIAGNOSE_VERSION_2, DIAGNOSE_CONDITION, DIAGNOSE_DOMAINS };

extern const uint8_t ike_table_diagnose_domains[DIAGNOSE_DOMAINS];
extern const table_silence ike_table_silences[];
extern const uint16_t ike_table_silent_states[SILENT_STATES];
extern const uint16_t ike_table_endings[2];     /* by this end, by the peer */
extern const uint16_t ike_table_peers_doings[]; /* records that the peer decides, whoever prints the line;
                                                   TABLE_NO_RECORD ends them */
extern const table_list_cause ike_table_list_causes[];
extern const table_line_cause ike_table_line_causes[];

/* What a related record is to one whose code the other end shows under another name, the best kind first. */
enum { SCREEN_OF_CODES, SCREEN_OF_OTHERS, SCREENS };
extern const table_range ike_table_screens[SCREENS]; /* screen_kinds */
extern const uint8_t ike_table_screen_kinds[];       /* words of [relation] */

extern const table_string ike_table_methods[]; /* words of [when], from ROLE_BY_KEY on */

extern const table_stack ike_table_stacks[];
extern const table_string ike_table_product_logs[]; /* by product: how to get its log; 0: not known */
extern const uint16_t ike_table_stack_count;
extern const table_range ike_table_stack_patterns[]; /* stack_parts */
extern const table_stack_part ike_table_stack_parts[];
extern const table_transform ike_table_transforms[];
extern const table_exchange ike_table_exchanges[];

#endif
