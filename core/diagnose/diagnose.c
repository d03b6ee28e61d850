/* The diagnosis: a scan whose observer follows negotiations. */
#include "closing.h"
#include "held_line.h"
#include "negotiation.h"

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

void ikeerr_diagnose_start(ikeerr_diagnoser *diagnoser, const ikeerr_diagnose_options *options,
                           ikeerr_verdict_taker take, void *context) {
  static const ikeerr_scan_options SCAN = {.least = IKEERR_LIKELY};
  diagnosis *state = state_of(diagnoser);
  memset(state, 0, sizeof *state);
  state->options = options ? *options : (ikeerr_diagnose_options)IKEERR_DIAGNOSE_DEFAULT;
  state->take = take;
  state->context = context;
  state->stack = NOTHING;
  for (int i = 0; i < THREADS; i++) state->threads[i].slot = NOTHING;
  state->observer.passed = passed;
  state->observer.saw = saw;
  ike_scan_observe(&state->scanner, &SCAN, &state->observer);
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

void ikeerr_diagnose_finish(ikeerr_diagnoser *diagnoser) {
  diagnosis *state = state_of(diagnoser);
  ikeerr_scan_finish(&state->scanner);
  scan_all(state);
  ike_release_line(state);
  ike_end_waiting(state);
  ike_close_all(state);
}
