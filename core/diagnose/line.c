/* Lines of stacks, as they come. */
#include "line.h"

#include "attempt.h"
#include "closing.h"
#include "ends.h"
#include "evidence.h"
#include "owner.h"
#include "progress.h"
#include "table.h"

/* Whether an answer is the start of another negotiation than that of its thread. */
static bool is_new_answer(const diagnosis *state, int index, const slice kept[CAPTURES]) {
  if (!is_followed(state, index)) return true;
  const negotiation *slot = &state->slots[index];
  bool is_of_other = *slot->peer && !slice_is_empty(kept[CAPTURE_PEER]) && !slice_is(kept[CAPTURE_PEER], slot->peer);
  return is_of_other || slot->is_settled || ike_is_of_another(slot, kept[CAPTURE_SERIAL]);
}

static void restart(diagnosis *state, unsigned stack) {
  for (int i = 0; i < IKEERR_DIAGNOSE_OPEN; i++) {
    if (state->slots[i].use == SLOT_FOLLOWED && state->slots[i].stack == stack) ike_close_slot(state, i);
  }
  for (int i = 0; i < THREADS; i++) state->threads[i].slot = NOTHING;
}

void ike_take_line(diagnosis *state, const scan_sight *sight) {
  table_role role = (table_role)sight->pattern->role;
  slice kept[CAPTURES];
  table_line_other owner = ike_read_owner(state, sight, kept);
  unsigned stack = owner.stack;
  if (stack == TABLE_NO_STACK) return;
  ike_note_order(state, sight, role);
  int thread = ike_find_thread(state, stack, kept[CAPTURE_THREAD]);
  state->stack = (int16_t)stack;
  if (role == ROLE_RESTARTS) restart(state, stack);
  if (role == ROLE_LISTENS) ike_note_address(state, kept[CAPTURE_LOCAL]);
  if (role_is_of_program(role)) return;
  if (role == ROLE_PACKET_RECEIVED || role == ROLE_INITIATES || role == ROLE_NOT_STARTED)
    ike_close_settled(state, NOTHING);
  const table_exchange *exchange = ike_exchange_of(owner, kept[CAPTURE_EXCHANGE]);
  int slot = role_is_message(role) ? ike_slot_of_message(state, stack, thread, role, exchange, kept)
                                   : ike_slot_of_line(state, stack, thread, role, kept);
  if (role == ROLE_ANSWERS && is_new_answer(state, slot, kept)) slot = ike_start_attempt(state, stack, thread, kept);
  if (role == ROLE_ESTABLISHED && !is_followed(state, slot)) slot = ike_start_attempt(state, stack, thread, kept);
  state->line =
      (line_state){sight->offset + 1, (int16_t)slot, (int16_t)thread, role, sight->start, sight->end, exchange};
  if (slot != NOTHING) ike_close_settled(state, slot);
  if (!is_followed(state, slot)) return;
  negotiation *followed = &state->slots[slot];
  if (role_is_message(role)) {
    if (followed->is_settled && is_up(followed)) ike_report_slot(state, slot);
    ike_take_message(followed, role);
  }
  if (exchange) ike_take_exchange(followed, role, exchange);
  if (!*followed->peer) ike_copy_name(followed->peer, sizeof followed->peer, kept[CAPTURE_PEER]);
  if (!*followed->local) ike_copy_name(followed->local, sizeof followed->local, kept[CAPTURE_LOCAL]);
  ike_note_line(state, followed, sight);
  ike_apply(state, slot, role, kept);
  state->has_settled = state->has_settled || followed->is_settled;
  if (role == ROLE_PACKET_SENT) ike_close_if_settled(state, slot); /* whoever waits for the verdict has it at once */
}

void ike_end_waiting(diagnosis *state) {
  for (int i = 0; i < IKEERR_DIAGNOSE_OPEN; i++) {
    negotiation *slot = &state->slots[i];
    if (slot->use == SLOT_FOLLOWED && slot->is_retransmitting && !is_up(slot)) ike_take_silence(slot);
  }
}
