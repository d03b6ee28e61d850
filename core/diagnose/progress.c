/* What the lines of a stack do to a negotiation. */
#include "progress.h"

#include "attempt.h"
#include "closing.h"
#include "evidence.h"
#include "finding.h"
#include "lists.h"
#include "table.h"

/* ---- messages ---- */

void ike_take_message(negotiation *slot, table_role role) {
  slot->messages++;
  slot->is_last_received = role_is_received(role);
  if (role_is_received(role)) slot->is_retransmitting = slot->has_chosen = false;
  if (role == ROLE_RESPONSE_RECEIVED || (role_is_received(role) && slot->has_sent_response)) slot->is_begun = true;
  if (role == ROLE_RESPONSE_SENT) slot->has_sent_response = slot->is_begun = true;
}

/* What needs an IKE SA says that there is one, where the log has not told of it. */
static void take_within(negotiation *slot) {
  if (slot->outcome == IKEERR_OUTCOME_OPEN) slot->outcome = IKEERR_OUTCOME_ESTABLISHED;
}

/* What was found while the version of IKE was not known yet is of this one. */
static void take_version(negotiation *slot, unsigned version) {
  finding *found = &slot->found;
  slot->version = (uint8_t)version;
  if (!found->record || ike_is_of_version(found->record, version) || found->record->twin == TABLE_NO_RECORD) return;
  found->record = record_at(found->record->twin);
  const table_cause *cause = ike_cause_of_line(found->record, found->page_line);
  found->cause = cause ? table_text(cause->id) : NULL;
}

void ike_take_exchange(negotiation *slot, table_role role, const table_exchange *exchange) {
  take_version(slot, exchange->version);
  if (role == ROLE_REQUEST_SENT) slot->asked = exchange->word ? table_text(exchange->word) : NULL;
  if (!exchange->word) return;
  slot->exchange = table_text(exchange->word);
  slot->is_beginning = exchange->begins;
  if (exchange->is_within) take_within(slot);
}

/* ---- children ---- */

/* The last one where there is no room for another. */
static child_state *add_child(negotiation *slot, slice name) {
  if (slot->child_count == IKEERR_MAX_CHILDREN) return &slot->children[IKEERR_MAX_CHILDREN - 1];
  child_state *child = &slot->children[slot->child_count++];
  *child->name = '\0';
  ike_copy_name(child->name, sizeof child->name, name);
  return child;
}

static child_state *child_called(negotiation *slot, slice name) {
  for (unsigned i = 0; i < slot->child_count; i++) {
    child_state *child = &slot->children[i];
    if (slice_is(name, child->name)) return child;
  }
  return add_child(slot, name);
}

static void end_children(negotiation *slot) {
  slot->alive = 0;
  for (unsigned i = 0; i < slot->child_count; i++) {
    if (slot->children[i].outcome == IKEERR_OUTCOME_ESTABLISHED) slot->children[i].outcome = IKEERR_OUTCOME_ENDED;
  }
}

static void take_established(negotiation *slot) {
  if (slot->found.message < slot->messages || !slot->found.record) slot->found = (finding){.page_line = TABLE_NO_LINE};
  slot->outcome = IKEERR_OUTCOME_ESTABLISHED;
  slot->asked = NULL;
  slot->is_retransmitting = slot->is_settled = slot->is_reported = false;
}

static void take_child_established(negotiation *slot, slice name) {
  child_state *child = child_called(slot, name);
  take_within(slot);
  child->outcome = IKEERR_OUTCOME_ESTABLISHED;
  slot->alive++;
  slot->found = (finding){.page_line = TABLE_NO_LINE};
  slot->is_settled = slot->child_is_refused = slot->is_reported = false;
}

/* ---- silence ---- */

/* What it means that nobody answers at this point. */
static const ikeerr_record *silence_record(const negotiation *slot) {
  if (!is_up(slot) && slot->is_begun) return record_at(ike_table_silent_states[SILENT_BEGUN]);
  const char *awaited = is_up(slot) ? slot->asked : slot->exchange;
  for (const table_silence *silence = ike_table_silences; silence->exchange; silence++) {
    if (awaited && strcmp(table_text(silence->exchange), awaited) == 0) return record_at(silence->record);
  }
  return record_at(ike_table_silent_states[is_up(slot) ? SILENT_ESTABLISHED : SILENT_OTHERWISE]);
}

/* A Child SA that is negotiated by itself gets no answer: the IKE SA stays. */
static void take_silence_of_child(negotiation *slot) {
  const ikeerr_record *record = record_at(ike_table_silent_states[SILENT_OTHERWISE]);
  finding silence = ike_finding_of(slot, record, WEIGHT_SILENCE, IKEERR_DECIDED_BY_NONE);
  ike_take_finding(slot, &silence);
  slot->is_retransmitting = false;
  if (!ike_is_refused(slot)) add_child(slot, (slice){"", 0})->outcome = IKEERR_OUTCOME_NO_ANSWER;
}

void ike_take_silence(negotiation *slot) {
  finding silence = ike_finding_of(slot, silence_record(slot), WEIGHT_SILENCE, IKEERR_DECIDED_BY_NONE);
  ike_take_finding(slot, &silence);
  slot->is_settled = true;
  slot->is_retransmitting = false;
  if (ike_is_refused(slot) && (slot->has_notify || slot->found.decider == IKEERR_DECIDED_BY_PEER)) return;
  end_children(slot);
  slot->outcome = IKEERR_OUTCOME_NO_ANSWER;
}

/* ---- ends ---- */

/* The refusal of its Child SA has been told, and it never had another one: that it goes away follows from that. */
static bool is_left_over(const negotiation *slot) {
  return slot->is_reported && !slot->child_count;
}

static void take_end(negotiation *slot, ikeerr_decider decider) {
  if (slot->outcome != IKEERR_OUTCOME_ESTABLISHED) return;
  if (is_left_over(slot)) {
    slot->outcome = IKEERR_OUTCOME_ENDED;
    return;
  }
  const ikeerr_record *record = record_at(ike_table_endings[decider - IKEERR_DECIDED_BY_THIS]);
  finding end = ike_finding_of(slot, record, WEIGHT_ENDED, decider);
  ike_take_finding(slot, &end);
  if (!ike_is_refused(slot)) slot->outcome = IKEERR_OUTCOME_ENDED;
  end_children(slot);
  slot->is_settled = true;
}

static void take_child_end(negotiation *slot, slice name) {
  child_state *child = child_called(slot, name);
  if (slot->alive) slot->alive--;
  if (slot->alive) return;
  child->outcome = IKEERR_OUTCOME_ENDED;
  finding end = ike_finding_of(slot, record_at(ike_table_endings[0]), WEIGHT_ENDED, IKEERR_DECIDED_BY_THIS);
  ike_take_finding(slot, &end);
}

/* What the peer asked for is refused; what this end wanted has not begun. */
static uint8_t outcome_of_no_start(const slice kept[CAPTURES]) {
  bool is_theirs = !slice_is_empty(kept[CAPTURE_PEER]) || !slice_is_empty(kept[CAPTURE_EXCHANGE]);
  return is_theirs ? IKEERR_OUTCOME_REFUSED : IKEERR_OUTCOME_NONE;
}

/* ---- by role ---- */

/* Proposals for a Child SA are of an IKE SA that is up. */
static void take_list(diagnosis *state, negotiation *slot, offer_list *list, slice proposals) {
  ike_keep_list(state, list, proposals);
  if (ike_list_is_of_child(list->text)) take_within(slot);
}

void ike_apply(diagnosis *state, int index, table_role role, const slice kept[CAPTURES]) {
  negotiation *slot = &state->slots[index];
  switch (role) {
    case ROLE_INITIATES:
      slot->is_initiator = true;
      break;
    case ROLE_ANSWERS:
      ike_copy_name(slot->peer, sizeof slot->peer, kept[CAPTURE_PEER]);
      if (!slice_is_empty(kept[CAPTURE_PROPOSALS])) ike_keep_list(state, &slot->texts->theirs, kept[CAPTURE_PROPOSALS]);
      break;
    case ROLE_ESTABLISHED:
      ike_name_slot(slot, kept);
      take_established(slot);
      break;
    case ROLE_CHILD_ESTABLISHED:
      take_child_established(slot, kept[CAPTURE_CHILD]);
      ike_mark_overcome(state, slot, state->lines + 1);
      break;
    case ROLE_REKEYED:
      ike_name_slot(slot, kept);
      break;
    case ROLE_CHILD_REFUSED:
      slot->child_is_refused = true;
      take_within(slot);
      slot->is_settled = slot->is_settled || (slot->is_last_received && slot->found.decider == IKEERR_DECIDED_BY_PEER);
      break;
    case ROLE_RETRANSMITS:
      slot->is_retransmitting = true;
      break;
    case ROLE_GIVES_UP:
      if (is_up(slot) && ike_is_of_another(slot, kept[CAPTURE_SERIAL])) {
        take_silence_of_child(slot);
      } else {
        ike_take_silence(slot);
      }
      break;
    case ROLE_DELETES:
      take_end(slot, IKEERR_DECIDED_BY_THIS);
      break;
    case ROLE_PEER_DELETES:
      take_end(slot, IKEERR_DECIDED_BY_PEER);
      break;
    case ROLE_CHILD_ENDED:
      take_child_end(slot, kept[CAPTURE_CHILD]);
      break;
    case ROLE_OFFERS_THEIRS:
      take_list(state, slot, &slot->texts->theirs, kept[CAPTURE_PROPOSALS]);
      break;
    case ROLE_OFFERS_OURS:
      take_list(state, slot, &slot->texts->ours, kept[CAPTURE_PROPOSALS]);
      break;
    case ROLE_LIST_THEIRS:
    case ROLE_LIST_OURS:
      slot->listing = (uint8_t)role;
      (role == ROLE_LIST_OURS ? &slot->texts->ours : &slot->texts->theirs)->line = 0;
      break;
    case ROLE_LIST_PROPOSAL:
    case ROLE_LIST_ITEM:
      ike_add_to_list(state, slot, role, kept[CAPTURE_PROPOSALS]);
      break;
    case ROLE_LIST_ENDS:
      slot->listing = 0;
      break;
    case ROLE_CHOOSES:
      slot->has_chosen = true;
      if (slot->found.is_of_list) slot->found = (finding){.page_line = TABLE_NO_LINE};
      break;
    case ROLE_SELECTORS_THEIRS:
      ike_keep_list(state, &slot->texts->theirs, kept[CAPTURE_TS]);
      break;
    case ROLE_BY_KEY:
    case ROLE_BY_CERTIFICATE:
    case ROLE_BY_EAP:
      slot->method = (uint8_t)(1u << (role - ROLE_BY_KEY));
      slot->methods |= slot->method;
      break;
    case ROLE_NOT_STARTED:
      slot->outcome = outcome_of_no_start(kept);
      slot->is_settled = true;
      break;
    case ROLE_PACKET_SENT:
      slot->is_settled = slot->is_settled || (ike_is_refused(slot) && (slot->has_notify || !slot->is_retransmitting) &&
                                              (!is_up(slot) || slot->has_notify));
      break;
    default:
      break;
  }
}
