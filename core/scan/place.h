/* A place in a text that is scanned, and what may be looked at around it.
 *
 * A text is read in three steps. The finder (find) skips to the next bytes that could be an anchor; the anchor check
 * (anchor) looks at what is really there; a true anchor lights up the text around it on its line, and only lit text is
 * read word by word (read) by the recognisers of numbers, names and sentences. They ask for labels and facts of the
 * line (context).
 *
 * However a text is cut into chunks, the mentions are the same, because nothing depends on the cuts. What is decided
 * about a place depends on the bytes from SCAN_BEFORE in front of it to SCAN_AFTER behind it, of which those behind the
 * end of its line do not count, and on what reading has passed (scan_memory); which places are read depends on the
 * anchors. A place is decided once as many bytes are there, and as many are kept. */
#ifndef IKEERR_SCAN_PLACE_H
#define IKEERR_SCAN_PLACE_H

#include "tables/tables.h"
#include "text/text.h"

enum {
  SCAN_BEFORE = 512,
  SCAN_AFTER = 512,
  SCAN_NEAR = 384,        /* how far a word of the line has a say, either way */
  SCAN_LONGEST_WORD = 64, /* bytes, of the words and phrases in data/scan.toml */
  SCAN_MOST_SAID = 8
};

/* A code that the line names. */
typedef struct {
  const ikeerr_record *record;
  uint64_t seen; /* one more than its offset */
  bool is_symbol;
} scan_said;

/* What the words of a line say, as far as they have been read: SCAN_NEAR ahead of the place that asks. */
typedef struct {
  uint64_t line;             /* the offset where the line starts; where that is too far away, one that is too */
  uint64_t read_until;       /* an offset */
  unsigned roles;            /* of words that may be near; of no others */
  uint64_t seen[SCAN_ROLES]; /* by role: one more than the offset of its last word */
  unsigned said;             /* codes that were read, as symbols or numbers: the last ones are in `codes` */
  scan_said codes[SCAN_MOST_SAID];
} scan_facts;

/* A word whose fingerprint is known, which stands behind another that was asked. */
typedef struct {
  uint64_t start; /* one more than its offset */
  uint64_t hash;
  size_t length; /* bytes */
} scan_printed;

/* What reading has passed and still counts on later lines. */
typedef struct {
  const table_sentence *sentence; /* the last one; NULL: none */
  uint64_t unfinished;   /* one more than the offset of the first words of a sentence that its line may have cut off */
  uint64_t sentence_end; /* one more than the offset of its end */
  uint64_t provider;     /* one more than the offset of the last provider's name; 0: none, or its event has ended */
  uint64_t data_until;   /* up to this offset, the data of a notify of Microsoft's may follow */
  uint64_t dialed_until; /* up to this offset, an event of the VPN client may go on */
  uint64_t ike_until;    /* up to this offset, IKE has just been spoken of */
  uint64_t version_1_until;   /* up to this offset, IKEv1 has just been named, and IKEv2 not since */
  uint64_t windows_until;     /* up to this offset, the client of Windows is still spoken of */
  uint64_t lit_until;         /* up to this offset, lines are read that have no anchor of their own */
  uint64_t stack_until;       /* up to this offset, a stack's line goes on that the observer has seen */
  const ikeerr_record *named; /* by the last name that is likely ... */
  uint64_t named_until;       /* ... and up to this offset, what might be meant so is */
  uint64_t notify_until;      /* up to this offset, a Notify type has just been named */
  uint16_t page_line;         /* the last line of a page that was recognised: in log_lines */
  uint64_t tried_on;          /* the offset of a line ... */
  unsigned tried;             /* ... and how many log lines of several parts have been looked for on it */
  scan_printed printed;       /* the last */
} scan_memory;

/* A place in the text and what may be looked at around it. */
typedef struct {
  const char *text;
  size_t start; /* indexes into text: the first byte that may be looked at ... */
  size_t end;   /* ... and the end of them */
  size_t at;
  uint64_t offset; /* of text[0] */
  const ikeerr_scan_options *options;
  scan_facts *facts;
  scan_memory *memory;
  struct scan_observer *observer; /* NULL: nobody */
} scan_place;

/* Whether the record has just been mentioned. */
static inline bool scan_is_named(const scan_place *place, const ikeerr_record *record) {
  return place->memory->named == record && place->offset + place->at < place->memory->named_until;
}

/* The byte at an index, a line feed outside of what may be looked at. */
static inline char scan_byte(const scan_place *place, size_t index) {
  return index >= place->start && index < place->end ? place->text[index] : '\n';
}

/* The byte `distance` in front of an index. */
static inline char scan_byte_before(const scan_place *place, size_t index, size_t distance) {
  return index >= place->start + distance ? place->text[index - distance] : '\n';
}

/* Whether the byte at an index is the last one of a blank that is written out: \n, \r and \t as in JSON, #011, #012 and
 * #015 as syslog daemons do it. */
static inline bool scan_is_escape_letter(const scan_place *place, size_t index) {
  switch (scan_byte(place, index)) {
    case 'n':
    case 'r':
    case 't':
      return scan_byte_before(place, index, 1) == '\\';
    case '1':
    case '2':
    case '5':
      return scan_byte_before(place, index, 1) == '1' && scan_byte_before(place, index, 2) == '0' &&
             scan_byte_before(place, index, 3) == '#';
    default:
      return false;
  }
}

/* The index behind what is left at an index of a blank that is written out, its first byte aside; else the index. */
static inline size_t scan_behind_escape(const scan_place *place, size_t index) {
  if (scan_is_escape_letter(place, index)) return index + 1;
  return scan_byte_before(place, index, 1) == '#' && scan_is_escape_letter(place, index + 2) ? index + 3 : index;
}

/* The index in front of the byte, or of the whole blank that is written out, that ends at an index. */
static inline size_t scan_step_back(const scan_place *place, size_t index) {
  if (!scan_is_escape_letter(place, index - 1)) return index - 1;
  return scan_byte_before(place, index, 2) == '\\' ? index - 2 : index - 4;
}

/* Whether a word of ASCII ends in front of an index: not what is the end of a color, or of a blank written so. */
static inline bool scan_follows_word(const scan_place *place, size_t index) {
  return is_word_byte(scan_byte_before(place, index, 1)) && !scan_is_escape_letter(place, index - 1) &&
         !is_behind_color((slice){place->text, index}, place->start, index);
}

/* The rest of the line from the place, as far as it may be looked at. */
static inline slice scan_rest_of_line(const scan_place *place) {
  const char *start = place->text + place->at;
  size_t length = place->end - place->at;
  const char *line_end = memchr(start, '\n', length);
  return (slice){start, line_end ? (size_t)(line_end - start) : length};
}

#endif
