/* The scan operation: chunks in, mentions out. What a chunk cannot decide waits in the buffer for the next one. */
#include "anchor.h"
#include "find.h"
#include "read.h"

enum {
  PADDING = SCAN_PLACES, /* behind the buffer: the finder looks ahead */
  LEAST_ROOM = 256,      /* bytes of the buffer: with less, it is compacted before more is taken in */
  NOTHING_LIT = 0
};

typedef enum { ENCODING_UNKNOWN, ENCODING_BYTES, ENCODING_UTF16 } scan_encoding;

/* Offsets count the bytes of the text that is read: the input itself, or UTF-8 where the input is UTF-16. */
typedef struct {
  ikeerr_scan_options options;
  scan_finder find;
  const scan_anchors *anchors;
  scan_encoding encoding;
  bool is_finished;
  bool is_in_chunk; /* the chunk is being read where it is */
  const char *chunk;
  size_t chunk_length;
  size_t taken;           /* bytes of the chunk that are in the buffer, or behind it */
  uint64_t chunk_offset;  /* of chunk[0] */
  uint64_t buffer_offset; /* of buffer[0] */
  size_t held;            /* bytes in the buffer */
  uint64_t position;      /* everything before it has been read or skipped */
  uint64_t lit_from;      /* nothing in front of this offset is looked at; it does not depend on the chunks */
  uint64_t lit_until;     /* up to this offset, on the line of `position`, the text is read */
  uint64_t read_until;    /* text from this offset on has been skipped only */
  scan_facts facts;
  scan_memory memory;
  utf16_decoder utf16;
  char buffer[IKEERR_SCAN_TAIL + PADDING];
} scan_state;

_Static_assert(sizeof(scan_state) <= sizeof(ikeerr_scanner), "the scanner is too small for its state");
_Static_assert(IKEERR_SCAN_TAIL >= 2 * (SCAN_BEFORE + SCAN_AFTER), "the buffer cannot take over from a chunk");
_Static_assert(IKEERR_SCAN_TAIL - (SCAN_BEFORE + SCAN_AFTER) >= LEAST_ROOM && LEAST_ROOM >= (int)UTF16_ROOM,
               "a compacted buffer takes nothing in");

/* A part of the text that can be read in one piece. */
typedef struct {
  const char *text;
  size_t length;
  uint64_t offset;
} scan_view;

static scan_state *state_of(ikeerr_scanner *scanner) {
  return (scan_state *)(void *)scanner;
}

void ikeerr_scan_start(ikeerr_scanner *scanner, const ikeerr_scan_options *options) {
  scan_state *state = state_of(scanner);
  memset(state, 0, sizeof *state);
  state->options = options ? *options : (ikeerr_scan_options)IKEERR_SCAN_DEFAULT;
  state->find = ike_scan_best_finder();
  state->anchors = &ike_table_scan_anchors[state->options.neighbours];
}

void ikeerr_scan_feed(ikeerr_scanner *scanner, const void *chunk, size_t length) {
  scan_state *state = state_of(scanner);
  state->chunk_offset += state->chunk_length;
  state->chunk = chunk;
  state->chunk_length = length;
  state->taken = 0;
}

void ikeerr_scan_finish(ikeerr_scanner *scanner) {
  ikeerr_scan_feed(scanner, NULL, 0);
  state_of(scanner)->is_finished = true;
}

/* ---- reading a view ---- */

/* How much of the view can be read: what follows in later views changes nothing about it. */
static size_t readable(const scan_state *state, const scan_view *view) {
  if (state->is_finished && view->text == state->buffer) return view->length;
  size_t decided = view->length > SCAN_AFTER ? view->length - SCAN_AFTER : 0;
  for (size_t end = view->length; end > decided; end--) {
    if (view->text[end - 1] == '\n') return end;
  }
  return decided;
}

static size_t most(size_t a, size_t b) {
  return a > b ? a : b;
}

static size_t index_in(const scan_view *view, uint64_t offset) {
  return offset > view->offset ? (size_t)(offset - view->offset) : 0;
}

static scan_place place_at(scan_state *state, const scan_view *view, size_t at) {
  return (scan_place){.text = view->text,
                      .start = most(at > SCAN_BEFORE ? at - SCAN_BEFORE : 0, index_in(view, state->lit_from)),
                      .end = view->length - at > SCAN_AFTER ? at + SCAN_AFTER : view->length,
                      .at = at,
                      .offset = view->offset,
                      .options = &state->options,
                      .facts = &state->facts,
                      .memory = &state->memory};
}

/* Lights up the line around an anchor: reading goes on at the returned index. */
static size_t light(scan_state *state, const scan_view *view, const scan_place *anchor) {
  size_t read = index_in(view, state->read_until), start = anchor->at;
  while (start > read && start > anchor->start && view->text[start - 1] != '\n') start--;
  bool is_line_start = start == anchor->start ? view->offset + start == 0 : view->text[start - 1] == '\n';
  bool goes_on = start == read && !is_line_start;
  while (!goes_on && !is_line_start && start < anchor->at && !is_blank(view->text[start])) start++;
  if (!goes_on) state->lit_from = state->facts.line = view->offset + start;
  state->lit_until = view->offset + anchor->at + SCAN_AFTER;
  return start;
}

static bool are_digits(const char bytes[8]) {
  uint64_t word;
  memcpy(&word, bytes, sizeof word);
  const uint64_t high = 0xF0F0F0F0F0F0F0F0u, digit = 0x3030303030303030u, carry = 0x0606060606060606u;
  return (word & high) == digit && ((word + carry) & high) == digit;
}

/* Where the digits end that an index is in the middle of, else the index itself: nothing starts within a number. */
static size_t behind_number(const scan_view *view, size_t at, size_t end) {
  if (!at || !is_digit(view->text[at - 1])) return at;
  while (at + 8 <= end && are_digits(view->text + at)) at += 8;
  while (at < end && is_digit(view->text[at])) at++;
  return at;
}

/* Skips text without anchors; the index where reading goes on, or `end`. */
static size_t skip(scan_state *state, const scan_view *view, size_t from, size_t end) {
  for (size_t at = from; (at = state->find(state->anchors, view->text, at, end)) < end; at++) {
    size_t behind = behind_number(view, at, end);
    if (behind > at) {
      at = behind - 1;
      continue;
    }
    scan_place anchor = place_at(state, view, at);
    if (ike_scan_is_anchor(&anchor, state->anchors)) return light(state, view, &anchor);
  }
  return end;
}

static void start_line(scan_state *state, uint64_t offset) {
  state->facts.line = offset;
  state->lit_until = NOTHING_LIT;
}

static bool is_lit(const scan_state *state) {
  return state->position < state->lit_until || state->position < state->memory.lit_until;
}

static bool read_lit(scan_state *state, const scan_view *view, size_t end, ikeerr_mention *mention) {
  while (is_lit(state) && state->position < view->offset + end) {
    scan_place place = place_at(state, view, (size_t)(state->position - view->offset));
    size_t next = place.at + 1;
    bool is_found = ike_scan_read(&place, mention, &next);
    if (view->text[place.at] == '\n') start_line(state, state->position + 1);
    state->position = state->read_until = view->offset + next;
    if (is_found && mention->certainty >= state->options.least) return true;
  }
  return false;
}

static bool read_view(scan_state *state, const scan_view *view, size_t end, ikeerr_mention *mention) {
  while (state->position < view->offset + end) {
    if (is_lit(state)) {
      if (read_lit(state, view, end, mention)) return true;
    } else {
      size_t from = (size_t)(state->position - view->offset);
      state->position = view->offset + skip(state, view, from, end);
    }
  }
  return false;
}

/* ---- the buffer ---- */

static scan_view buffer_view(scan_state *state) {
  memset(state->buffer + state->held, '\n', PADDING);
  return (scan_view){state->buffer, state->held, state->buffer_offset};
}

/* Drops what lies further back than anything looks. */
static void compact(scan_state *state) {
  uint64_t keep = state->position > SCAN_BEFORE ? state->position - SCAN_BEFORE : 0;
  if (keep <= state->buffer_offset) return;
  size_t dropped = (size_t)(keep - state->buffer_offset);
  if (state->encoding == ENCODING_UTF16) ike_utf16_advance(&state->utf16, state->buffer, state->buffer_offset, keep);
  state->held -= dropped;
  memmove(state->buffer, state->buffer + dropped, state->held);
  state->buffer_offset = keep;
}

static void take_bytes(scan_state *state, const char *bytes, size_t length) {
  if (!length) return; /* the end of the text is a chunk that is not there */
  memcpy(state->buffer + state->held, bytes, length);
  state->held += length;
}

static size_t room(const scan_state *state) {
  return IKEERR_SCAN_TAIL - state->held;
}

static size_t least(size_t a, size_t b) {
  return a < b ? a : b;
}

/* Decides the encoding by the first two bytes of the text. false: they are not there yet. */
static bool detect(scan_state *state) {
  if (state->encoding != ENCODING_UNKNOWN) return true;
  while (state->held < 2 && state->taken < state->chunk_length) take_bytes(state, state->chunk + state->taken++, 1);
  if (state->held < 2 && !state->is_finished) return false;
  bool is_utf16 = state->held == 2 && ike_utf16_start(&state->utf16, state->buffer);
  state->encoding = is_utf16 ? ENCODING_UTF16 : ENCODING_BYTES;
  if (is_utf16) state->held = 0;
  return true;
}

/* Moves more of the chunk into the buffer. false: nothing is left of it but a part of a character.
 *
 * Comes to an end: all that is held has been read but SCAN_AFTER bytes (readable), and compacting keeps SCAN_BEFORE
 * bytes in front of them, so there is always LEAST_ROOM for what is left. */
static bool take_more(scan_state *state) {
  if (room(state) < LEAST_ROOM) compact(state);
  size_t held = state->held, left = state->chunk_length - state->taken;
  const char *from = state->chunk + state->taken;
  if (state->encoding == ENCODING_UTF16) {
    state->taken += ike_utf16_decode(&state->utf16, from, left, state->buffer, &state->held, IKEERR_SCAN_TAIL);
  } else {
    size_t length = least(left, room(state));
    take_bytes(state, from, length);
    state->taken += length;
  }
  return state->held > held;
}

/* Whether the chunk can be read where it is: the buffer has read so far into it that nothing looks in front of it. */
static bool can_read_chunk(const scan_state *state) {
  if (state->is_in_chunk) return true;
  return state->encoding == ENCODING_BYTES && state->taken < state->chunk_length &&
         state->position >= state->chunk_offset + SCAN_BEFORE &&
         state->chunk_offset + state->chunk_length > state->position + SCAN_AFTER;
}

/* Keeps what the chunk leaves undecided. */
static void keep_tail(scan_state *state) {
  size_t start = (size_t)(state->position - state->chunk_offset) - SCAN_BEFORE;
  state->held = 0;
  state->buffer_offset = state->chunk_offset + start;
  take_bytes(state, state->chunk + start, state->chunk_length - start);
  state->taken = state->chunk_length;
  state->is_in_chunk = false;
}

static bool read_chunk(scan_state *state, ikeerr_mention *mention) {
  scan_view view = {state->chunk, state->chunk_length, state->chunk_offset};
  size_t end = least(readable(state, &view), view.length - PADDING);
  state->is_in_chunk = true;
  if (read_view(state, &view, end, mention)) return true;
  keep_tail(state);
  return false;
}

/* Mentions in UTF-16 are given at the bytes of the input. */
static void place_mention(scan_state *state, ikeerr_mention *mention) {
  if (state->encoding != ENCODING_UTF16) return;
  ike_utf16_advance(&state->utf16, state->buffer, state->buffer_offset, mention->start);
  mention->start = state->utf16.input;
  ike_utf16_advance(&state->utf16, state->buffer, state->buffer_offset, mention->end);
  mention->end = state->utf16.input;
}

bool ikeerr_scan_next(ikeerr_scanner *scanner, ikeerr_mention *mention) {
  scan_state *state = state_of(scanner);
  if (!detect(state)) return false;
  for (;;) {
    if (can_read_chunk(state)) {
      if (read_chunk(state, mention)) return true;
      continue;
    }
    scan_view view = buffer_view(state);
    if (read_view(state, &view, readable(state, &view), mention)) {
      place_mention(state, mention);
      return true;
    }
    if (!take_more(state)) return false;
  }
}

/* ---- names ---- */

static const char FORMS[IKEERR_FORMS][12] = {"decimal", "hex",    "hresult",   "ntstatus", "bytes",
                                             "symbol",  "notify", "ms-status", "sentence", "words"};

const char *ikeerr_form_name(ikeerr_form form) {
  return (unsigned)form < IKEERR_FORMS ? FORMS[form] : NULL;
}

static const char CERTAINTIES[][12] = {"possible", "likely", "certain"};

const char *ikeerr_certainty_name(ikeerr_certainty certainty) {
  return (unsigned)certainty <= IKEERR_CERTAIN ? CERTAINTIES[certainty] : NULL;
}
