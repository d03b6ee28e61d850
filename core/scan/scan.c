/* The scan operation: chunks in, mentions out. What a chunk cannot decide waits in the buffer for the next one. */
#include "anchor.h"
#include "find.h"
#include "read.h"
#include "sight.h"

enum {
  LOOK_AHEAD = SCAN_GRAM, /* bytes behind what the finder is given, at most */
  FINDER_BLOCK = 64,      /* bytes that the fastest finder reads at once: it is slower with what is left over */
  PADDING = FINDER_BLOCK + LOOK_AHEAD, /* behind the buffer: what is left over in it is made a block */
  KEPT_BEFORE = 2 * SCAN_BEFORE,       /* bytes in front of `position`: reading goes back so far from an anchor that is
                                          found there, and whatever it reads first looks as far back again */
  LEAST_ROOM = 256,                    /* bytes of the buffer: with less, it is compacted before more is taken in */
  TAKEN_AT_ONCE = 512,                 /* bytes of a chunk: it is read where it is as soon as it can be */
  NOTHING_LIT = 0
};

typedef enum { ENCODING_UNKNOWN, ENCODING_BYTES, ENCODING_UTF16 } scan_encoding;

/* Offsets count the bytes of the text that is read: the input itself, or UTF-8 where the input is UTF-16. */
typedef struct {
  ikeerr_scan_options options;
  scan_finder find;
  const scan_anchors *anchors;
  scan_observer *observer; /* NULL: nobody */
  scan_encoding encoding;  /* from here to the buffer: of the text, and forgotten with it */
  bool is_finished;
  bool is_last;     /* the chunk: the text ends with it, and is finished thereafter */
  bool is_in_chunk; /* the chunk is being read where it is */
  const char *chunk;
  size_t chunk_length;
  size_t taken;           /* bytes of the chunk that are in the buffer, or behind it */
  uint64_t chunk_offset;  /* of chunk[0] */
  uint64_t buffer_offset; /* of buffer[0] */
  size_t held;            /* bytes in the buffer */
  uint64_t line_held;     /* where the last line starts that does in the buffer; where that is too far from its end, in
                             front of that */
  uint64_t position;      /* everything before it has been read or skipped */
  uint64_t lit_until;     /* up to this offset, on the line of `position`, the text is read */
  uint64_t read_until;    /* text from this offset on has been skipped only */
  uint64_t counted_until; /* line feeds in front of this offset are counted, if the options ask for lines */
  uint64_t line_feeds;    /* so many */
  scan_facts facts;       /* from here on: what is known of a text that something was read of */
  scan_memory memory;
  utf16_decoder utf16;
  char buffer[IKEERR_SCAN_TAIL + PADDING];
} scan_state;

_Static_assert(sizeof(scan_state) <= sizeof(ikeerr_scanner), "the scanner is too small for its state");
_Static_assert(IKEERR_SCAN_TAIL - (KEPT_BEFORE + SCAN_AFTER) >= LEAST_ROOM && LEAST_ROOM >= (int)UTF16_ROOM,
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

void ike_scan_observe(ikeerr_scanner *scanner, const ikeerr_scan_options *options, scan_observer *observer) {
  enum { WITH_STACKS = 2 };
  ikeerr_scan_start(scanner, options);
  scan_state *state = state_of(scanner);
  state->observer = observer;
  state->anchors += WITH_STACKS;
}

void ikeerr_scan_feed(ikeerr_scanner *scanner, const void *chunk, size_t length) {
  scan_state *state = state_of(scanner);
  state->chunk_offset += state->chunk_length;
  state->chunk = length ? chunk : ""; /* to which offsets may be added, as to NULL not */
  state->chunk_length = length;
  state->taken = 0;
}

void ikeerr_scan_finish(ikeerr_scanner *scanner) {
  ikeerr_scan_feed(scanner, NULL, 0);
  state_of(scanner)->is_finished = true;
}

/* ---- lines ---- */

/* In front of an offset, which does not go back. */
static void count_lines(scan_state *state, const scan_view *view, uint64_t offset) {
  if (!state->options.lines || offset <= state->counted_until) return;
  const char *from = view->text + (state->counted_until - view->offset), *end = view->text + (offset - view->offset);
  size_t count = 0;
  while (from < end) count += *from++ == '\n';
  state->line_feeds += count;
  state->counted_until = offset;
}

/* What only a reader of the text knows about a mention in it. */
static void locate_mention(scan_state *state, const scan_view *view, ikeerr_mention *mention) {
  count_lines(state, view, mention->start);
  mention->text = view->text + (mention->start - view->offset);
  mention->text_length = (size_t)(mention->end - mention->start);
  mention->line = state->options.lines ? state->line_feeds + 1 : 0;
}

/* ---- reading a view ---- */

/* The start of the line that an index is on; `furthest` if it starts in front of that. */
static size_t line_start(const char *text, size_t index, size_t furthest) {
  for (; index - furthest >= 8; index -= 8) { /* memchr has no counterpart that goes back */
    uint64_t line_feeds = same_bytes(eight_bytes_at(text + index - 8), '\n');
    if (line_feeds) return index - 7 + highest_bit(line_feeds) / 8;
  }
  while (index > furthest && text[index - 1] != '\n') index--;
  return index;
}

static size_t most(size_t a, size_t b) {
  return a > b ? a : b;
}

static size_t least(size_t a, size_t b) {
  return a < b ? a : b;
}

static uint64_t later(uint64_t a, uint64_t b) {
  return a > b ? a : b;
}

/* The index so far in front of another, or the first. */
static size_t in_front(size_t index, size_t distance) {
  return index > distance ? index - distance : 0;
}

static size_t index_in(const scan_view *view, uint64_t offset) {
  return offset > view->offset ? (size_t)(offset - view->offset) : 0;
}

/* How much of the view can be read: what follows in later views changes nothing about it. The buffer is asked after
 * each chunk, however short; so where its last line starts is kept. */
static size_t readable(const scan_state *state, const scan_view *view) {
  bool is_buffer = view->text == state->buffer;
  if (state->is_finished && is_buffer) return view->length;
  size_t decided = in_front(view->length, SCAN_AFTER);
  if (is_buffer) return most(decided, index_in(view, state->line_held));
  bool is_whole = view->length && view->text[view->length - 1] == '\n'; /* the usual case */
  return is_whole ? view->length : line_start(view->text, view->length, decided);
}

static void move_place(scan_place *place, const scan_view *view, size_t at) {
  place->start = in_front(at, SCAN_BEFORE);
  place->end = view->length - at > SCAN_AFTER ? at + SCAN_AFTER : view->length;
  place->at = at;
}

static scan_place place_at(scan_state *state, const scan_view *view, size_t at) {
  scan_place place = {.text = view->text,
                      .offset = view->offset,
                      .options = &state->options,
                      .facts = &state->facts,
                      .memory = &state->memory,
                      .observer = state->observer};
  move_place(&place, view, at);
  return place;
}

/* Lights up the line around an anchor: reading goes on at the returned index. What is read there may look at text in
 * front of it, whether that has been read or not. */
static size_t light(scan_state *state, const scan_view *view, size_t anchor) {
  size_t line = line_start(view->text, anchor, in_front(anchor, SCAN_BEFORE + SCAN_NEAR));
  state->facts.line = view->offset + line;
  state->lit_until = view->offset + anchor + SCAN_AFTER;
  size_t unread = index_in(view, state->read_until);
  return most(most(line, unread), in_front(anchor, SCAN_BEFORE));
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

/* The next index that the finder stops at; from `end` on there is none. */
static size_t find(const scan_state *state, const scan_view *view, size_t from, size_t end) {
  size_t left_over = view->text == state->buffer ? (end - from) % FINDER_BLOCK : 0;
  size_t last = left_over ? end + FINDER_BLOCK - left_over : end;
  return state->find(state->anchors, view->text, from, last);
}

/* Letters beyond ASCII make a line worth reading: the sentences of Windows, and words for an error, have no other
 * anchor in most languages. */
static bool is_foreign(const scan_view *view, size_t at) {
  slice text = {view->text, view->length};
  return is_wide(text.start[at]) && ike_letter_at(text, at).kind != LETTER_NONE;
}

/* Skips text without anchors; the index where reading goes on, or `end`. */
static size_t skip(scan_state *state, const scan_view *view, size_t from, size_t end) {
  scan_place first = place_at(state, view, from);
  if (view->offset + from == 0 && ike_scan_starts_anchored(&first)) return light(state, view, from);
  for (size_t at = from; (at = find(state, view, at, end)) < end; at++) {
    size_t behind = behind_number(view, at, end);
    if (behind > at) {
      at = behind - 1;
      continue;
    }
    scan_place anchor = place_at(state, view, at);
    if (is_foreign(view, at) || ike_scan_is_anchor(&anchor, state->anchors)) return light(state, view, at);
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

/* The end of what is lit of the view, up to `end`. */
static size_t lit_end(const scan_state *state, const scan_view *view, size_t end) {
  return least(end, index_in(view, later(state->lit_until, state->memory.lit_until)));
}

static void report(scan_state *state, const scan_view *view, const scan_place *place, ikeerr_mention *mention) {
  locate_mention(state, view, mention);
  if (state->observer) ike_scan_show_mention(place, mention);
}

static bool read_lit(scan_state *state, const scan_view *view, size_t end, ikeerr_mention *mention) {
  size_t at = (size_t)(state->position - view->offset), dark;
  scan_place place = place_at(state, view, at);
  bool is_found = false;
  while (!is_found && at < (dark = lit_end(state, view, end))) {
    while (at < dark && !ike_scan_may_start(view->text[at])) at++;
    if (at == dark) break;
    if (view->text[at] == '\n') {
      start_line(state, view->offset + ++at);
      continue;
    }
    move_place(&place, view, at);
    is_found = ike_scan_read(&place, mention, &at) && mention->certainty >= state->options.least;
    if (is_found) report(state, view, &place, mention);
  }
  state->position = state->read_until = view->offset + at;
  return is_found;
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
  if (state->observer) ike_scan_pass(state->observer, view->text, view->offset, state->position);
  return false;
}

/* ---- the buffer ---- */

static scan_view buffer_view(const scan_state *state) {
  return (scan_view){state->buffer, state->held, state->buffer_offset};
}

/* The first index in a view of what is still looked at: the object of a parameter may start many lines in front. */
static size_t first_needed(const scan_state *state, const scan_view *view) {
  return in_front((size_t)(state->position - view->offset), KEPT_BEFORE);
}

/* Drops what is not looked at any more. */
static void compact(scan_state *state) {
  scan_view view = buffer_view(state);
  size_t dropped = first_needed(state, &view);
  count_lines(state, &view, view.offset + dropped);
  if (state->encoding == ENCODING_UTF16) {
    ike_utf16_advance(&state->utf16, state->buffer, view.offset, view.offset + dropped);
  }
  state->held -= dropped;
  memmove(state->buffer, state->buffer + dropped, state->held);
  state->buffer_offset += dropped;
}

/* Looks for the last line among the bytes of the buffer that are new, from an index on. */
static void note_lines(scan_state *state, size_t from) {
  size_t line = line_start(state->buffer, state->held, most(from, in_front(state->held, SCAN_AFTER)));
  if (line > from) state->line_held = state->buffer_offset + line;
}

static void take_bytes(scan_state *state, const char *bytes, size_t length) {
  if (!length) return; /* the end of the text is a chunk that is not there */
  memcpy(state->buffer + state->held, bytes, length);
  state->held += length;
  note_lines(state, state->held - length);
}

static size_t room(const scan_state *state) {
  return IKEERR_SCAN_TAIL - state->held;
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
 * Comes to an end: all that is held has been read but SCAN_AFTER bytes (readable), and compacting keeps no more than
 * KEPT_BEFORE bytes in front of them, so there is always LEAST_ROOM for what is left. */
static bool take_more(scan_state *state) {
  size_t held = state->held, left = state->chunk_length - state->taken;
  if (!left && !state->utf16.pending_count) return false;
  if (room(state) < LEAST_ROOM) {
    compact(state);
    held = state->held;
  }
  const char *from = state->chunk + state->taken;
  if (state->encoding == ENCODING_UTF16) {
    state->taken += ike_utf16_decode(&state->utf16, from, left, state->buffer, &state->held, IKEERR_SCAN_TAIL);
    note_lines(state, held);
    return state->held > held;
  }
  size_t length = least(least(left, room(state)), TAKEN_AT_ONCE);
  take_bytes(state, from, length);
  state->taken += length;
  return true;
}

/* Whether the chunk can be read where it is: nothing in front of it is looked at any more, and it is long enough to be
 * read on from `position`. */
static bool can_read_chunk(const scan_state *state) {
  if (state->is_in_chunk) return true;
  uint64_t chunk_end = state->chunk_offset + state->chunk_length;
  if (state->encoding != ENCODING_BYTES || chunk_end <= state->position + SCAN_AFTER) return false;
  if (state->position < state->chunk_offset) return false;
  scan_view view = buffer_view(state);
  return view.offset + first_needed(state, &view) >= state->chunk_offset;
}

/* Keeps what the chunk leaves undecided. */
static void keep_tail(scan_state *state, const scan_view *view) {
  size_t start = first_needed(state, view);
  count_lines(state, view, view->offset + start);
  state->held = 0;
  state->buffer_offset = view->offset + start;
  take_bytes(state, view->text + start, view->length - start);
  state->taken = view->length;
  state->is_in_chunk = false;
}

static bool read_chunk(scan_state *state, ikeerr_mention *mention) {
  scan_view held = buffer_view(state), view = {state->chunk, state->chunk_length, state->chunk_offset};
  size_t end = least(readable(state, &view), view.length - LOOK_AHEAD);
  if (!state->is_in_chunk) count_lines(state, &held, view.offset);
  state->is_in_chunk = true;
  if (read_view(state, &view, end, mention)) return true;
  keep_tail(state, &view);
  return false;
}

/* Where a character of the text that is read stands in the input; asked for in the order of the text. */
static uint64_t in_input(scan_state *state, uint64_t offset) {
  ike_utf16_advance(&state->utf16, state->buffer, state->buffer_offset, offset);
  return state->utf16.input;
}

/* Mentions in UTF-16 are given at the bytes of the input. */
static void place_mention(scan_state *state, ikeerr_mention *mention) {
  if (state->encoding != ENCODING_UTF16) return;
  if (mention->sign_end) mention->sign_start = in_input(state, mention->sign_start);
  mention->start = in_input(state, mention->start);
  mention->end = in_input(state, mention->end);
  if (mention->sign_end) mention->sign_end = in_input(state, mention->sign_end);
}

static bool read_buffer(scan_state *state, ikeerr_mention *mention) {
  scan_view view = buffer_view(state);
  memset(state->buffer + state->held, '\n', PADDING);
  if (!read_view(state, &view, readable(state, &view), mention)) return false;
  place_mention(state, mention);
  return true;
}

static bool next_in_chunk(scan_state *state, ikeerr_mention *mention) {
  if (!detect(state)) return false;
  for (;;) {
    if (can_read_chunk(state)) {
      if (read_chunk(state, mention)) return true;
      continue;
    }
    if (read_buffer(state, mention)) return true;
    if (!take_more(state)) return false;
  }
}

/* All that matters of a scanner but its buffer, which is most of it; and what is known of a text only where there was
 * something to read. */
static void forget_text(scan_state *state) {
  bool is_known = state->encoding == ENCODING_UTF16 || state->read_until || state->memory.lit_until;
  size_t end = is_known ? offsetof(scan_state, buffer) : offsetof(scan_state, facts);
  memset((char *)state + offsetof(scan_state, encoding), 0, end - offsetof(scan_state, encoding));
}

void ikeerr_scan_text(ikeerr_scanner *scanner, const void *text, size_t length) {
  scan_state *state = state_of(scanner);
  forget_text(state);
  ikeerr_scan_feed(scanner, text, length);
  bool is_utf16 = length >= 2 && ike_utf16_start(&state->utf16, text);
  bool is_short = !is_utf16 && length <= TAKEN_AT_ONCE;
  state->is_last = !is_short;
  if (!is_short) return;
  if (length) memcpy(state->buffer, text, length);
  state->encoding = ENCODING_BYTES;
  state->held = state->taken = length;
  state->is_finished = true;
}

void ike_scan_read_all(ikeerr_scanner *scanner) {
  state_of(scanner)->memory.lit_until = UINT64_MAX;
}

bool ikeerr_scan_next(ikeerr_scanner *scanner, ikeerr_mention *mention) {
  scan_state *state = state_of(scanner);
  if (next_in_chunk(state, mention)) return true;
  if (!state->is_last || state->is_finished) return false;
  ikeerr_scan_finish(scanner);
  return next_in_chunk(state, mention);
}

/* ---- names ---- */

static const char FORMS[IKEERR_FORMS][12] = {"decimal", "hex",       "hresult",  "ntstatus", "bytes", "symbol",
                                             "notify",  "ms-status", "sentence", "words",    "line"};

const char *ikeerr_form_name(ikeerr_form form) {
  return (unsigned)form < IKEERR_FORMS ? FORMS[form] : NULL;
}

static const char CERTAINTIES[][12] = {"possible", "likely", "certain"};

const char *ikeerr_certainty_name(ikeerr_certainty certainty) {
  return (unsigned)certainty <= IKEERR_CERTAIN ? CERTAINTIES[certainty] : NULL;
}
