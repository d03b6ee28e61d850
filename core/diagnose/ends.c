/* Two negotiations of two logs are one if addresses and times show it, and if the one end was told what the other one
 * decided. */
#include "ends.h"

#include "table.h"

enum { CLOCKS_APART = 60 /* seconds that the clocks of two ends may differ by */ };

/* ---- addresses ---- */

void ike_note_address(diagnosis *state, slice address) {
  own_address *own = &state->addresses[state->address_count++ % ADDRESSES];
  own->log = state->log;
  ike_copy_name(own->address, sizeof own->address, address);
}

typedef enum { IS_NOT_KNOWN, IS_OTHER, IS_SAME } comparison;

/* Whether an address is that of the end whose negotiation it is. */
static comparison compare_address(const diagnosis *state, const negotiation *slot, const char *address) {
  if (!*address) return IS_NOT_KNOWN;
  if (*slot->local) return strcmp(slot->local, address) == 0 ? IS_SAME : IS_OTHER;
  comparison found = IS_NOT_KNOWN;
  for (unsigned i = 0; i < ADDRESSES && i < state->address_count; i++) {
    const own_address *own = &state->addresses[i];
    if (own->log != slot->log) continue;
    if (strcmp(own->address, address) == 0) return IS_SAME;
    found = IS_OTHER;
  }
  return found;
}

/* Each is the peer of the other one, as far as the logs have addresses; one of the two at least they must have. */
static bool are_peers(const diagnosis *state, const negotiation *a, const negotiation *b) {
  comparison first = compare_address(state, a, b->peer), second = compare_address(state, b, a->peer);
  return first != IS_OTHER && second != IS_OTHER && (first == IS_SAME || second == IS_SAME);
}

/* ---- times ---- */

/* Seconds between the times of two; 0 where they overlap, or where a log has no times. */
static uint32_t distance(const negotiation *a, const negotiation *b) {
  if (!a->first_clock || !b->first_clock) return 0;
  if (a->last_clock < b->first_clock) return b->first_clock - a->last_clock;
  return b->last_clock < a->first_clock ? a->first_clock - b->last_clock : 0;
}

/* ---- joining ---- */

/* Whether somebody else's decision is all that is known of it. */
static bool is_told(const negotiation *slot) {
  return slot->use == SLOT_CLOSED && slot->found.record && slot->found.decider != IKEERR_DECIDED_BY_THIS &&
         (slot->found.decider == IKEERR_DECIDED_BY_NONE || !slot->found.cause);
}

static bool has_decided(const negotiation *slot) {
  return slot->use == SLOT_CLOSED && slot->found.cause && slot->found.decider == IKEERR_DECIDED_BY_THIS;
}

/* Whether the one may have been told by the other: of the same record, or of nothing at all. */
static bool fits(const diagnosis *state, const negotiation *told, const negotiation *deciding) {
  bool is_silent = told->found.decider == IKEERR_DECIDED_BY_NONE;
  if (told->log == deciding->log || (told->is_initiator && deciding->is_initiator)) return false;
  if (is_silent ? deciding->has_notify : told->found.record != deciding->found.record) return false;
  return are_peers(state, told, deciding) && distance(told, deciding) <= CLOCKS_APART;
}

/* The one whose decision it was: the nearest in time; NULL: nobody's, or that of several for different causes. */
static const negotiation *find_deciding(const diagnosis *state, const negotiation *told) {
  const negotiation *found = NULL;
  bool is_open = false;
  for (int i = 0; i < IKEERR_DIAGNOSE_OPEN; i++) {
    const negotiation *slot = &state->slots[i];
    if (!has_decided(slot) || !fits(state, told, slot)) continue;
    if (found && distance(told, slot) > distance(told, found)) continue;
    is_open = found && distance(told, slot) == distance(told, found) && slot->found.cause != found->found.cause;
    found = slot;
  }
  return is_open ? NULL : found;
}

/* The line that says most. There is one: what shows a cause is kept. */
static uint64_t best_line(const negotiation *slot) {
  const evidence_line *best = slot->texts->evidence;
  for (unsigned i = 1; i < slot->evidence_count; i++) {
    if (slot->texts->evidence[i].weight > best->weight) best = &slot->texts->evidence[i];
  }
  return best->line;
}

void ike_join_ends(diagnosis *state) {
  for (int i = 0; i < IKEERR_DIAGNOSE_OPEN; i++) {
    negotiation *told = &state->slots[i];
    const negotiation *deciding = is_told(told) ? find_deciding(state, told) : NULL;
    if (!deciding) continue;
    told->found.record = deciding->found.record;
    told->found.cause = deciding->found.cause;
    told->found.decider = IKEERR_DECIDED_BY_PEER;
    told->cause_log = deciding->log;
    told->cause_line = best_line(deciding);
  }
}
