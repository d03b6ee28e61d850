/* The state of a diagnosis: the negotiations that are followed, and what is known of each. */
#ifndef IKEERR_DIAGNOSE_STATE_H
#define IKEERR_DIAGNOSE_STATE_H

#include "scan/scan.h"

enum {
  NAME_BYTES = 64,
  TIME_BYTES = 40,
  THREADS = 64,
  HELD_BYTES = 4096, /* of a line: a list of IKEERR_LIST_BYTES and what journald has in front of it and behind it */
  HELD_SIGHTS = 8,   /* of a line */
  ADDRESSES = 16,    /* of ends that are known by their logs alone */
  NOTHING = -1       /* no thread, no negotiation */
};

/* How much a finding says, the least first. */
typedef enum { WEIGHT_NONE, WEIGHT_SILENCE, WEIGHT_ENDED, WEIGHT_NOTIFY, WEIGHT_SIGN } finding_weight;

/* What speaks against a negotiation. */
typedef struct {
  const ikeerr_record *record; /* NULL: nothing does */
  const char *cause;           /* an id; NULL: no sign of one */
  const char *exchange;        /* NULL: none yet */
  uint64_t message;            /* how many messages of the negotiation there were */
  uint16_t page_line;          /* the sign, in log_lines; TABLE_NO_LINE: none */
  uint8_t weight;              /* a finding_weight */
  uint8_t decider;             /* an ikeerr_decider */
  bool was_up;                 /* the IKE SA was, when it came */
  bool is_of_list;             /* a list of proposals is all that shows it */
} finding;

typedef struct {
  uint64_t line;
  uint64_t start;
  uint64_t end;
  uint8_t weight;
  char text[IKEERR_EVIDENCE_BYTES + 1];
} evidence_line;

typedef struct {
  uint64_t line; /* 0: none */
  char text[IKEERR_LIST_BYTES + 1];
} offer_list;

typedef struct {
  char name[NAME_BYTES];
  uint8_t outcome;
} child_state;

/* What is kept of a negotiation and seldom looked at. It stands apart: all negotiations are gone through for many
 * lines. */
typedef struct {
  evidence_line evidence[IKEERR_MAX_EVIDENCE];
  offer_list theirs;
  offer_list ours;
} negotiation_texts;

typedef enum {
  SLOT_FREE,
  SLOT_FOLLOWED, /* a negotiation, or an SA that came of it */
  SLOT_ECHO,     /* its verdict has been given: what still comes of it says nothing new */
  SLOT_CLOSED    /* its verdict waits for others of the same reason */
} slot_use;

typedef struct {
  uint8_t use;     /* a slot_use */
  uint8_t stack;   /* in ike_table_stacks */
  uint8_t version; /* of IKE; 0: not known yet */
  uint8_t outcome; /* an ikeerr_outcome, of the IKE SA */
  uint32_t log;    /* of several: its number, from 1 */
  uint8_t child_count;
  uint8_t evidence_count;
  uint8_t listing; /* ROLE_LIST_THEIRS or ROLE_LIST_OURS: which list the lines that follow are of; 0: none */
  uint8_t methods; /* of proof that were seen: the bit of role - ROLE_BY_KEY */
  uint8_t method;  /* the last of them */
  int8_t alive;    /* Child SAs */
  bool is_begun;   /* both ends have sent a message */
  bool is_initiator;
  bool is_beginning;      /* the exchange is the first one */
  bool has_sent_response; /* this end has answered */
  bool is_retransmitting;
  bool has_notify;       /* a notify was exchanged */
  bool has_chosen;       /* a proposal was agreed on */
  bool child_is_refused; /* a line says so */
  bool is_settled;       /* it is decided: only echoes follow */
  bool is_reported;      /* nothing new since its last verdict */
  bool is_last_received; /* the message at hand is the peer's */
  bool is_newest_first;  /* its log is */
  uint32_t attempts;
  uint64_t used;  /* when something was last heard of it */
  uint64_t order; /* of its start */
  uint64_t messages;
  uint64_t first_line;
  uint64_t last_line;
  uint64_t works_since; /* a line: another attempt has worked there; 0: none has */
  const char *exchange;
  const char *asked; /* the exchange of the last request of this end; NULL: none, or one that is not named */
  finding found;
  uint32_t cause_log;   /* the log of the other end, which shows the cause; 0: none does */
  uint64_t cause_line;  /* the line there */
  uint32_t first_clock; /* seconds from midnight of its first line, and one; 0: not known */
  uint32_t last_clock;
  char local[NAME_BYTES]; /* the address of this end */
  char connection[NAME_BYTES];
  char serial[NAME_BYTES / 4];
  char peer[NAME_BYTES];
  char first_time[TIME_BYTES];
  char last_time[TIME_BYTES];
  child_state children[IKEERR_MAX_CHILDREN];
  negotiation_texts *texts;
} negotiation;

/* An address that an end listens on, as its log says. */
typedef struct {
  uint32_t log;
  char address[NAME_BYTES];
} own_address;

/* What works on one negotiation at a time. */
typedef struct {
  uint32_t key;
  int16_t slot; /* NOTHING: that of the peer, once it is asked for */
  uint64_t used;
  bool has_retransmitted; /* which negotiation's message that was is said by the next line */
  char peer[NAME_BYTES];
} thread_state;

/* What is known of the line at hand. */
typedef struct {
  uint64_t offset; /* of its start; one more than that, 0: of none */
  int16_t slot;
  int16_t thread;
  table_role role;
  size_t start; /* of what has the role, on the line */
  size_t end;
  const table_exchange *exchange; /* NULL: none */
} line_state;

typedef struct {
  uint64_t offset;
  size_t length;
} held_span;

/* What was recognised on the line at hand, by offsets in the text. */
typedef struct {
  uint64_t start;
  uint64_t end;
  uint64_t seen_until; /* up to here the line could be seen */
  const table_line_pattern *pattern;
  uint16_t page_line;
  ikeerr_mention mention;
  held_span kept[CAPTURES];
} held_sight;

typedef struct {
  uint64_t offset; /* of text[0] */
  size_t length;
  unsigned count;
  held_sight sights[HELD_SIGHTS];
  char text[HELD_BYTES];
} held_line;

typedef struct {
  scan_observer observer; /* first: it stands for the whole */
  ikeerr_diagnose_options options;
  ikeerr_verdict_taker take;
  void *context;
  uint64_t lines; /* ends of lines that have been passed */
  uint64_t clock; /* events that have been seen */
  int16_t stack;  /* the last that was recognised */
  uint32_t log;   /* that is read: its number, from 1 */
  line_state line;
  unsigned later;   /* lines that stood in the order of time behind the one before ... */
  unsigned earlier; /* ... and against it */
  table_role last_role;
  uint64_t last_clock_time;
  uint64_t clock_line; /* the line whose clock time was looked for, and where it stands */
  size_t clock_at;
  bool has_settled; /* one that is followed is decided */
  bool has_any;     /* the log that is read has told of a negotiation */
  int last_thread;
  ikeerr_scanner scanner;
  held_line held;
  unsigned address_count; /* may be more than are held: the last ones are */
  own_address addresses[ADDRESSES];
  thread_state threads[THREADS];
  negotiation slots[IKEERR_DIAGNOSE_OPEN];
  negotiation_texts texts[IKEERR_DIAGNOSE_OPEN]; /* of the slots */
} diagnosis;

static inline bool is_followed(const diagnosis *state, int slot) {
  return slot != NOTHING && state->slots[slot].use == SLOT_FOLLOWED;
}

static inline bool is_up(const negotiation *slot) {
  return slot->outcome == IKEERR_OUTCOME_ESTABLISHED;
}

static inline const table_stack *stack_at(unsigned stack) {
  return &ike_table_stacks[stack];
}

#endif
