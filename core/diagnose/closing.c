/* Negotiations that are over: their verdicts, those that wait for others of the same reason, and their slots. */
#include "closing.h"

#include "verdict.h"

/* ---- merging ---- */

static bool is_same_reason(const negotiation *a, const negotiation *b) {
  return a->log == b->log && a->stack == b->stack && a->outcome == b->outcome && a->found.record == b->found.record &&
         a->found.cause == b->found.cause && a->found.decider == b->found.decider &&
         strcmp(a->connection, b->connection) == 0 && strcmp(a->peer, b->peer) == 0;
}

/* What has no time leaves that of the other one. */
static void take_end(negotiation *slot, const negotiation *later) {
  slot->last_line = later->last_line;
  if (!later->last_clock) return;
  slot->last_clock = later->last_clock;
  memcpy(slot->last_time, later->last_time, sizeof slot->last_time);
}

static void take_start(negotiation *slot, const negotiation *earlier) {
  slot->first_line = earlier->first_line;
  if (!earlier->first_clock) return;
  slot->first_clock = earlier->first_clock;
  memcpy(slot->first_time, earlier->first_time, sizeof slot->first_time);
}

/* Adds an attempt to those that wait; true if there are any like it. */
static bool join(diagnosis *state, const negotiation *slot) {
  for (int i = 0; i < IKEERR_DIAGNOSE_OPEN; i++) {
    negotiation *other = &state->slots[i];
    if (other == slot || other->use != SLOT_CLOSED || !is_same_reason(other, slot)) continue;
    other->attempts += slot->attempts;
    other->used = state->clock;
    if (slot->last_line > other->last_line) take_end(other, slot);
    if (slot->first_line < other->first_line) take_start(other, slot); /* it had to make room */
    return true;
  }
  return false;
}

/* Attempts that failed are history once one of the same ends has worked. */
void ike_mark_overcome(diagnosis *state, const negotiation *slot, uint64_t line) {
  for (int i = 0; i < IKEERR_DIAGNOSE_OPEN; i++) {
    negotiation *other = &state->slots[i];
    bool is_same = other->log == slot->log && other->stack == slot->stack && strcmp(other->peer, slot->peer) == 0 &&
                   (!*other->connection || strcmp(other->connection, slot->connection) == 0);
    if (other->use == SLOT_CLOSED && is_same && other->outcome != IKEERR_OUTCOME_ESTABLISHED && !other->works_since)
      other->works_since = line;
  }
}

void ike_close_slot(diagnosis *state, int index) {
  negotiation *slot = &state->slots[index];
  if (slot->is_reported) {
    slot->use = SLOT_ECHO;
    return;
  }
  ike_conclude(slot);
  if (!state->options.merge) {
    ike_give_verdict(state, slot);
    slot->use = SLOT_ECHO;
  } else {
    slot->use = join(state, slot) ? SLOT_ECHO : SLOT_CLOSED;
  }
}

/* Frees a slot that somebody else needs: closes it, or gives what has waited in it. */
static void give_up_slot(diagnosis *state, int index) {
  negotiation *slot = &state->slots[index];
  if (slot->use == SLOT_FOLLOWED) {
    if (!slot->is_reported) {
      ike_conclude(slot);
      if (!state->options.merge || !join(state, slot)) ike_give_verdict(state, slot);
    }
  } else {
    ike_give_verdict(state, slot);
  }
  slot->use = SLOT_FREE;
}

/* ---- slots ---- */

static bool has_waited_longer(const negotiation *slot, const negotiation *other) {
  if (slot->use == SLOT_CLOSED && !slot->found.record != !other->found.record) return !slot->found.record;
  return slot->used < other->used;
}

/* The longest unused; of those that wait for others of their reason one that nothing is wrong with. */
static int find_use(const diagnosis *state, slot_use use) {
  int oldest = NOTHING;
  for (int i = 0; i < IKEERR_DIAGNOSE_OPEN; i++) {
    const negotiation *slot = &state->slots[i];
    if (slot->use != use) continue;
    if (oldest == NOTHING || has_waited_longer(slot, &state->slots[oldest])) oldest = i;
  }
  return oldest;
}

int ike_take_slot(diagnosis *state, unsigned stack) {
  int slot = find_use(state, SLOT_FREE);
  if (slot == NOTHING) slot = find_use(state, SLOT_ECHO);
  if (slot == NOTHING) {
    int followed = find_use(state, SLOT_FOLLOWED);
    slot = find_use(state, SLOT_CLOSED);
    if (slot == NOTHING || (followed != NOTHING && state->slots[followed].used < state->slots[slot].used))
      slot = followed;
    give_up_slot(state, slot);
  }
  for (int i = 0; i < THREADS; i++) {
    if (state->threads[i].slot == slot) state->threads[i].slot = NOTHING;
  }
  negotiation *taken = &state->slots[slot];
  *taken = (negotiation){.texts = &state->texts[slot]};
  taken->texts->theirs.line = taken->texts->ours.line = 0;
  taken->use = SLOT_FOLLOWED;
  taken->stack = (uint8_t)stack;
  taken->log = state->log;
  taken->outcome = IKEERR_OUTCOME_OPEN;
  taken->attempts = 1;
  taken->order = state->clock;
  taken->used = state->clock;
  taken->found.page_line = TABLE_NO_LINE;
  return slot;
}

/* A copy is closed; what it told is forgotten of the SA that lives on. */
void ike_report_slot(diagnosis *state, int index) {
  negotiation *slot = &state->slots[index];
  slot->used = state->clock; /* it is not the one that makes room */
  int copy = ike_take_slot(state, slot->stack);
  state->slots[copy] = *slot;
  state->slots[copy].texts = &state->texts[copy];
  state->texts[copy] = *slot->texts;
  ike_close_slot(state, copy);
  if (state->slots[copy].use == SLOT_ECHO) state->slots[copy].use = SLOT_FREE;
  slot->found = (finding){.page_line = TABLE_NO_LINE};
  slot->evidence_count = 0;
  slot->texts->theirs.line = slot->texts->ours.line = 0;
  slot->is_settled = slot->child_is_refused = slot->has_notify = false;
  slot->is_reported = true;
}

/* ---- what is decided ---- */

void ike_close_if_settled(diagnosis *state, int index) {
  const negotiation *slot = &state->slots[index];
  if (slot->use != SLOT_FOLLOWED || !slot->is_settled) return;
  if (is_up(slot)) {
    ike_report_slot(state, index);
  } else {
    ike_close_slot(state, index);
  }
}

void ike_close_settled(diagnosis *state, int but) {
  if (!state->has_settled) return;
  for (int i = 0; i < IKEERR_DIAGNOSE_OPEN; i++) {
    if (i != but) ike_close_if_settled(state, i);
  }
  state->has_settled = but != NOTHING && state->slots[but].is_settled;
}

/* ---- the end ---- */

static bool comes_before(const negotiation *slot, const negotiation *other) {
  return slot->log != other->log ? slot->log < other->log : slot->first_line < other->first_line;
}

static int first_of(const diagnosis *state, slot_use use) {
  int first = NOTHING;
  for (int i = 0; i < IKEERR_DIAGNOSE_OPEN; i++) {
    const negotiation *slot = &state->slots[i];
    if (slot->use != use) continue;
    if (first == NOTHING || comes_before(slot, &state->slots[first])) first = i;
  }
  return first;
}

void ike_close_log(diagnosis *state) {
  for (int i; (i = first_of(state, SLOT_FOLLOWED)) != NOTHING;) ike_close_slot(state, i);
  for (int i = 0; i < IKEERR_DIAGNOSE_OPEN; i++) {
    negotiation *slot = &state->slots[i];
    if (slot->use == SLOT_ECHO) slot->use = SLOT_FREE;
    if (slot->log == state->log) slot->is_newest_first = state->earlier > state->later;
  }
}

void ike_give_all(diagnosis *state) {
  for (int i; (i = first_of(state, SLOT_CLOSED)) != NOTHING;) give_up_slot(state, i);
}
