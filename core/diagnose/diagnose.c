/* The diagnosis: a scan whose observer follows negotiations. */
#include "held_line.h"
#include "negotiation.h"
#include "verdict.h"

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
  static const ikeerr_scan_options SCAN = {IKEERR_LIKELY, false, false};
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

/* ---- names ---- */

const char *ikeerr_outcome_name(ikeerr_outcome outcome) {
  static const char NAMES[IKEERR_OUTCOMES][12] = {"none", "open", "established", "refused", "no-answer", "ended"};
  return (unsigned)outcome < IKEERR_OUTCOMES ? NAMES[outcome] : NULL;
}

const char *ikeerr_decider_name(ikeerr_decider decider) {
  static const char NAMES[IKEERR_DECIDERS][5] = {"none", "this", "peer"};
  return (unsigned)decider < IKEERR_DECIDERS ? NAMES[decider] : NULL;
}

size_t ikeerr_stack_count(void) {
  return ike_table_stack_count;
}

const char *ikeerr_stack_at(size_t index) {
  return index < ike_table_stack_count ? ikeerr_word(IKEERR_PRODUCTS, ike_table_stacks[index].product) : NULL;
}
