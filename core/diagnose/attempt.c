/* The negotiation that a line is of, by its number, its thread or its peer; and the attempt that it starts. */
#include "attempt.h"

#include "closing.h"
#include "finding.h"
#include "table.h"

/* ---- which one ---- */

/* The peer whose packet the thread works on. */
static slice peer_of(const diagnosis *state, int thread) {
  const char *peer = state->threads[thread].peer;
  return (slice){peer, strlen(peer)};
}

/* The only one that is followed; of several the only one that is not up; NOTHING if there are more. */
static int only_slot(const diagnosis *state, unsigned stack) {
  int only = NOTHING, unfinished = NOTHING;
  unsigned count = 0, open = 0;
  for (int i = 0; i < IKEERR_DIAGNOSE_OPEN; i++) {
    const negotiation *slot = &state->slots[i];
    if (slot->use != SLOT_FOLLOWED || slot->stack != stack) continue;
    count++;
    only = i;
    if (is_up(slot)) continue;
    open++;
    unfinished = i;
  }
  if (count == 1) return only;
  return open == 1 ? unfinished : NOTHING;
}

static int slot_of_thread(diagnosis *state, unsigned stack, int thread) {
  thread_state *own = &state->threads[thread];
  if (own->slot == NOTHING && *own->peer) own->slot = (int16_t)ike_find_peer(state, stack, peer_of(state, thread));
  return own->slot;
}

/* Where a number is not known: it is that of the thread's negotiation, if that has none yet. */
static int slot_to_number(diagnosis *state, unsigned stack, int thread) {
  int slot = slot_of_thread(state, stack, thread);
  return slot != NOTHING && !*state->slots[slot].serial ? slot : NOTHING;
}

int ike_slot_of_kept(diagnosis *state, unsigned stack, int thread, const slice kept[CAPTURES]) {
  thread_state *own = &state->threads[thread];
  int slot;
  if (!slice_is_empty(kept[CAPTURE_SERIAL])) {
    slot = ike_find_serial(state, stack, kept[CAPTURE_SERIAL], kept[CAPTURE_CONNECTION]);
    if (slot == NOTHING && stack_at(stack)->children_are_numbered && !slice_is_empty(kept[CAPTURE_CONNECTION]))
      return ike_find_connection(state, stack, kept[CAPTURE_CONNECTION]);
    if (slot == NOTHING) slot = slot_to_number(state, stack, thread);
    if (slot != NOTHING) own->slot = (int16_t)slot;
    return slot;
  }
  slot = slot_of_thread(state, stack, thread);
  if (slot == NOTHING && !slice_is_empty(kept[CAPTURE_PEER])) slot = ike_find_peer(state, stack, kept[CAPTURE_PEER]);
  return slot == NOTHING && !*own->peer ? only_slot(state, stack) : slot;
}

/* ---- a new one ---- */

void ike_name_slot(negotiation *slot, const slice kept[CAPTURES]) {
  ike_copy_name(slot->connection, sizeof slot->connection, kept[CAPTURE_CONNECTION]);
  ike_copy_name(slot->serial, sizeof slot->serial, kept[CAPTURE_SERIAL]);
  ike_copy_name(slot->peer, sizeof slot->peer, kept[CAPTURE_PEER]);
}

/* Of an attempt that is not up: it came to nothing of its own, the peer was asked for another try, or its message was
 * lost. */
static bool is_superseded(const negotiation *slot) {
  return (!slot->found.record || ike_is_provisional(slot)) && !slot->is_settled;
}

/* Whether a slot is of the same two ends. */
static bool is_same_pair(const negotiation *a, const negotiation *b) {
  if (a->stack != b->stack) return false;
  if (*a->peer && *b->peer && strcmp(a->peer, b->peer) != 0) return false;
  return !(*a->connection && *b->connection && strcmp(a->connection, b->connection) != 0);
}

/* Those that the new one takes the place of go away without a word; one that is still undecided is over. */
static void supersede(diagnosis *state, int slot) {
  negotiation *fresh = &state->slots[slot];
  for (int i = 0; i < IKEERR_DIAGNOSE_OPEN; i++) {
    negotiation *other = &state->slots[i];
    if (i == slot || other->use != SLOT_FOLLOWED || is_up(other) || !is_same_pair(other, fresh)) continue;
    bool are_named = *other->connection && strcmp(other->connection, fresh->connection) == 0;
    if (!are_named && (!*other->peer || !*fresh->peer)) continue;
    if (!is_superseded(other)) {
      ike_close_slot(state, i);
    } else if (!other->is_retransmitting) {
      other->use = SLOT_FREE;
    }
  }
}

int ike_start_attempt(diagnosis *state, unsigned stack, int thread, const slice kept[CAPTURES]) {
  int slot = ike_take_slot(state, stack);
  negotiation *fresh = &state->slots[slot];
  state->has_any = true;
  if (*state->threads[thread].peer && slice_is_empty(kept[CAPTURE_PEER]))
    ike_copy_name(fresh->peer, sizeof fresh->peer, peer_of(state, thread));
  ike_name_slot(fresh, kept);
  state->threads[thread].slot = (int16_t)slot;
  supersede(state, slot);
  return slot;
}

/* ---- messages ---- */

/* The IKE SA that a negotiation within it is of, where that has begun as if it were another. */
static int slot_of_rekeying(diagnosis *state, int slot, const table_exchange *exchange) {
  negotiation *fresh = &state->slots[slot];
  if (fresh->messages || exchange->begins) return slot;
  for (int i = 0; i < IKEERR_DIAGNOSE_OPEN; i++) {
    const negotiation *other = &state->slots[i];
    if (i == slot || other->use != SLOT_FOLLOWED || !is_up(other) || !is_same_pair(other, fresh)) continue;
    fresh->use = SLOT_FREE;
    return i;
  }
  return slot;
}

/* Whether a message is the first of another negotiation, where the one before is over. */
static bool is_beginning(table_role role, const table_exchange *exchange) {
  if (!exchange) return false;
  return role == ROLE_REQUEST_RECEIVED ? exchange->begins : role == ROLE_REQUEST_SENT && exchange->starts;
}

int ike_slot_of_message(diagnosis *state, unsigned stack, int thread, table_role role, const table_exchange *exchange,
                        const slice kept[CAPTURES]) {
  int slot = ike_slot_of_kept(state, stack, thread, kept);
  bool is_first = exchange && exchange->starts && role == ROLE_REQUEST_RECEIVED;
  if (slot != NOTHING && !is_first) {
    if (is_followed(state, slot) && exchange && exchange->word) slot = slot_of_rekeying(state, slot, exchange);
    state->threads[thread].slot = (int16_t)slot;
    if (is_followed(state, slot) || !is_beginning(role, exchange)) return slot;
  }
  return exchange && exchange->word ? ike_start_attempt(state, stack, thread, kept) : NOTHING;
}

/* ---- other lines ---- */

/* The negotiation that an answer is missing in. */
static int waiting_slot(diagnosis *state, unsigned stack, int thread, const slice kept[CAPTURES]) {
  if (!slice_is_empty(kept[CAPTURE_SERIAL])) return ike_slot_of_kept(state, stack, thread, kept);
  if (!slice_is_empty(kept[CAPTURE_PEER])) return ike_find_peer(state, stack, kept[CAPTURE_PEER]);
  int waiting = ike_find_waiting(state, stack, thread);
  return waiting == NOTHING ? ike_slot_of_kept(state, stack, thread, kept) : waiting;
}

/* Whether what the thread has worked on is another one's than a packet's to this peer. */
static bool is_of_another_peer(const diagnosis *state, const thread_state *own, slice peer) {
  const char *known = own->slot == NOTHING ? "" : state->slots[own->slot].peer;
  if (own->slot == NOTHING || (!*known && own->has_retransmitted)) return true;
  return *known && strncmp(known, peer.start, peer.length) != 0;
}

/* A packet that goes out tells whose retransmission it was that the line in front spoke of. */
static int take_packet_sent(diagnosis *state, unsigned stack, int thread, const slice kept[CAPTURES]) {
  thread_state *own = &state->threads[thread];
  bool is_other = is_of_another_peer(state, own, kept[CAPTURE_PEER]);
  int slot = is_other ? ike_find_peer(state, stack, kept[CAPTURE_PEER]) : own->slot;
  if (own->has_retransmitted && is_followed(state, slot)) state->slots[slot].is_retransmitting = true;
  own->has_retransmitted = false;
  if (slot != NOTHING) own->slot = (int16_t)slot;
  return slot;
}

/* Whether a negotiation with a peer is over in this log. */
static bool has_closed(const diagnosis *state, slice peer) {
  for (int i = 0; i < IKEERR_DIAGNOSE_OPEN; i++) {
    const negotiation *slot = &state->slots[i];
    if (slot->use == SLOT_CLOSED && slot->log == state->log && slice_is(peer, slot->peer)) return true;
  }
  return false;
}

/* Whether a line is the first that the log has of its negotiation, which began before the log did: nothing in front of
 * it told of any, or of one with this peer. */
static bool is_first_of(const diagnosis *state, int slot, const slice kept[CAPTURES]) {
  if (slot != NOTHING) return false;
  return !state->has_any || (!slice_is_empty(kept[CAPTURE_PEER]) && !has_closed(state, kept[CAPTURE_PEER]));
}

int ike_slot_of_line(diagnosis *state, unsigned stack, int thread, table_role role, const slice kept[CAPTURES]) {
  thread_state *own = &state->threads[thread];
  switch (role) {
    case ROLE_PACKET_RECEIVED:
      own->slot = NOTHING;
      own->has_retransmitted = false;
      ike_copy_name(own->peer, sizeof own->peer, kept[CAPTURE_PEER]);
      return NOTHING;
    case ROLE_PACKET_SENT:
      return take_packet_sent(state, stack, thread, kept);
    case ROLE_INITIATES:
    case ROLE_NOT_STARTED: /* whom the thread has worked for before is another one */
      *own->peer = '\0';
      return ike_start_attempt(state, stack, thread, kept);
    case ROLE_RETRANSMITS: /* a timer's thread may have worked on another one before: the packet tells the peer */
      own->has_retransmitted = true;
      return slice_is_empty(kept[CAPTURE_SERIAL]) && slice_is_empty(kept[CAPTURE_PEER])
                 ? NOTHING
                 : ike_slot_of_kept(state, stack, thread, kept);
    case ROLE_GIVES_UP: {
      int waiting = waiting_slot(state, stack, thread, kept);
      return is_first_of(state, waiting, kept) ? ike_start_attempt(state, stack, thread, kept) : waiting;
    }
    case ROLE_TOLD:
    case ROLE_REFUSES:
    case ROLE_OFFERS_THEIRS:
    case ROLE_OFFERS_OURS:
    case ROLE_CHOOSES:
    case ROLE_SELECTORS_THEIRS:
    case ROLE_CHILD_ESTABLISHED:
    case ROLE_CHILD_REFUSED: {
      int known = ike_slot_of_kept(state, stack, thread, kept);
      return is_first_of(state, known, kept) ? ike_start_attempt(state, stack, thread, kept) : known;
    }
    case ROLE_CHILD_ENDED:
      return ike_find_child(state, stack, kept[CAPTURE_CHILD], ike_slot_of_kept(state, stack, thread, kept));
    case ROLE_REKEYED:
      return slot_of_thread(state, stack, thread);
    default:
      return ike_slot_of_kept(state, stack, thread, kept);
  }
}

bool ike_is_of_another(const negotiation *slot, slice serial) {
  return stack_at(slot->stack)->children_are_numbered && !slice_is_empty(serial) && !slice_is(serial, slot->serial);
}
