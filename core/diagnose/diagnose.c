/* The diagnosis: a scan whose observer follows negotiations. */
#include "closing.h"
#include "ends.h"
#include "held_line.h"
#include "line.h"

_Static_assert(sizeof(diagnosis) <= sizeof(ikeerr_diagnoser), "the diagnoser is too small for its state");

static diagnosis *state_of(ikeerr_diagnoser *diagnoser) {
  return (diagnosis *)(void *)diagnoser;
}

static void passed(scan_observer *observer, slice text) {
  ike_hold_text((diagnosis *)(void *)observer, text);
}

static void saw(scan_observer *observer, const scan_sight *sight) {
  ike_hold_sight((diagnosis *)(void *)observer, sight);
}

/* What is known of the log that is read. */
static void start_log(diagnosis *state) {
  static const ikeerr_scan_options SCAN = {.least = IKEERR_LIKELY};
  state->log++;
  state->lines = 0;
  state->stack = NOTHING;
  state->has_any = false;
  state->line = (line_state){0};
  state->later = state->earlier = 0;
  state->last_clock_time = 0;
  state->last_role = ROLE_NONE;
  state->clock_line = 0;
  memset(state->threads, 0, sizeof state->threads);
  for (int i = 0; i < THREADS; i++) state->threads[i].slot = NOTHING;
  state->held.offset = state->held.length = state->held.count = 0;
  state->observer = (scan_observer){.passed = passed, .saw = saw};
  ike_scan_observe(&state->scanner, &SCAN, &state->observer);
}

void ikeerr_diagnose_start(ikeerr_diagnoser *diagnoser, const ikeerr_diagnose_options *options,
                           ikeerr_verdict_taker take, void *context) {
  diagnosis *state = state_of(diagnoser);
  memset(state, 0, sizeof *state);
  state->options = options ? *options : (ikeerr_diagnose_options)IKEERR_DIAGNOSE_DEFAULT;
  state->take = take;
  state->context = context;
  start_log(state);
}

static void scan_all(diagnosis *state) {
  ikeerr_mention mention;
  while (ikeerr_scan_next(&state->scanner, &mention)) {
  }
}

void ikeerr_diagnose_feed(ikeerr_diagnoser *diagnoser, const void *chunk, size_t length) {
  diagnosis *state = state_of(diagnoser);
  ikeerr_scan_feed(&state->scanner, chunk, length);
  scan_all(state);
}

static void end_log(diagnosis *state) {
  ikeerr_scan_finish(&state->scanner);
  scan_all(state);
  ike_release_line(state);
  ike_end_waiting(state);
  ike_close_log(state);
}

void ikeerr_diagnose_next_log(ikeerr_diagnoser *diagnoser) {
  diagnosis *state = state_of(diagnoser);
  end_log(state);
  start_log(state);
}

void ikeerr_diagnose_finish(ikeerr_diagnoser *diagnoser) {
  diagnosis *state = state_of(diagnoser);
  end_log(state);
  ike_join_ends(state);
  ike_give_all(state);
}
