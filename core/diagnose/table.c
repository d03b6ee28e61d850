/* Negotiations are found by the number that their stack gives them, by the thread that works on them, by their peer. */
#include "table.h"

/* Verdicts are UTF-8 and have no NUL: a byte that is no part of a character becomes a question mark. */
static void make_valid(char *text, size_t length) {
  for (size_t at = 0; at < length;) {
    size_t character = text[at] ? ike_utf8_length((slice){text + at, length - at}) : 0;
    if (!character) text[at] = '?';
    at += character ? character : 1;
  }
}

void ike_copy_name(char *room, size_t size, slice name) {
  size_t length = name.length < size - 1 ? name.length : size - 1;
  if (!length) return;
  memcpy(room, name.start, length);
  room[length] = '\0';
  make_valid(room, length);
}

/* ---- threads ---- */

static uint32_t key_of(unsigned stack, slice name) {
  uint32_t key = 2166136261u ^ stack;
  for (size_t i = 0; i < name.length; i++) key = (key ^ (unsigned char)name.start[i]) * 16777619u;
  return key | 1; /* 0: unused */
}

int ike_find_thread(diagnosis *state, unsigned stack, slice name) {
  uint32_t key = key_of(stack, name);
  int oldest = 0;
  if (state->threads[state->last_thread].key == key) return state->last_thread;
  for (int i = 0; i < THREADS; i++) {
    if (state->threads[i].key == key) {
      state->threads[i].used = state->clock;
      return state->last_thread = i;
    }
    if (state->threads[i].used < state->threads[oldest].used) oldest = i;
  }
  state->threads[oldest] = (thread_state){.key = key, .slot = NOTHING, .used = state->clock};
  return state->last_thread = oldest;
}

/* ---- negotiations ---- */

static bool is_known(const negotiation *slot, unsigned stack) {
  return (slot->use == SLOT_FOLLOWED || slot->use == SLOT_ECHO) && slot->stack == stack;
}

int ike_find_serial(diagnosis *state, unsigned stack, slice serial, slice connection) {
  int found = NOTHING;
  for (int i = 0; i < IKEERR_DIAGNOSE_OPEN; i++) {
    const negotiation *slot = &state->slots[i];
    if (!is_known(slot, stack) || !slice_is(serial, slot->serial)) continue;
    if (*slot->connection && connection.length && !slice_is(connection, slot->connection)) continue;
    if (found == NOTHING || slot->used > state->slots[found].used) found = i;
  }
  return found;
}

/* One that is followed comes in front of echoes, then the last that was heard of. */
static bool comes_in_front(const negotiation *slot, const negotiation *other) {
  return slot->use != other->use ? slot->use < other->use : slot->used > other->used;
}

int ike_find_connection(diagnosis *state, unsigned stack, slice connection) {
  int found = NOTHING;
  for (int i = 0; i < IKEERR_DIAGNOSE_OPEN; i++) {
    const negotiation *slot = &state->slots[i];
    if (!is_known(slot, stack) || !slice_is(connection, slot->connection)) continue;
    if (found == NOTHING || comes_in_front(slot, &state->slots[found])) found = i;
  }
  return found;
}

int ike_find_peer(diagnosis *state, unsigned stack, slice peer) {
  int found = NOTHING;
  for (int i = 0; i < IKEERR_DIAGNOSE_OPEN; i++) {
    const negotiation *slot = &state->slots[i];
    if (!is_known(slot, stack) || !slice_is(peer, slot->peer)) continue;
    if (found == NOTHING || comes_in_front(slot, &state->slots[found])) found = i;
  }
  return found;
}

static bool has_child(const negotiation *slot, slice name) {
  for (unsigned i = 0; i < slot->child_count; i++) {
    if (slice_is(name, slot->children[i].name)) return true;
  }
  return false;
}

int ike_find_child(const diagnosis *state, unsigned stack, slice name, int own) {
  if (own != NOTHING && (state->slots[own].use != SLOT_FOLLOWED || has_child(&state->slots[own], name))) return own;
  int found = own;
  for (int i = 0; i < IKEERR_DIAGNOSE_OPEN; i++) {
    const negotiation *slot = &state->slots[i];
    if (slot->use != SLOT_FOLLOWED || slot->stack != stack || !has_child(slot, name)) continue;
    if (found == own || slot->used > state->slots[found].used) found = i;
  }
  return found;
}

int ike_find_waiting(diagnosis *state, unsigned stack, int thread) {
  int found = NOTHING, own = state->threads[thread].slot;
  for (int i = 0; i < IKEERR_DIAGNOSE_OPEN; i++) {
    const negotiation *slot = &state->slots[i];
    if (slot->use != SLOT_FOLLOWED || slot->stack != stack || !slot->is_retransmitting) continue;
    if (i == own) return i;
    if (found == NOTHING || slot->used < state->slots[found].used) found = i; /* who waits longest gives up first */
  }
  return found;
}
