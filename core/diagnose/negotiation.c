/* What lines and mentions do to negotiations. */
#include "negotiation.h"

#include "closing.h"
#include "ends.h"
#include "evidence.h"
#include "finding.h"
#include "lists.h"
#include "prefix.h"
#include "table.h"

/* ---- which negotiation ---- */

static const table_stack *stack_at(unsigned stack) {
  return &ike_table_stacks[stack];
}

static bool has_prefix(unsigned stack) {
  return stack_at(stack)->prefixes.count + stack_at(stack)->fields.count > 0;
}

static bool is_empty(slice text) {
  return text.length == 0;
}

static bool is_followed(const diagnosis *state, int slot) {
  return slot != NOTHING && state->slots[slot].use == SLOT_FOLLOWED;
}

static bool is_up(const negotiation *slot) {
  return slot->outcome == IKEERR_OUTCOME_ESTABLISHED;
}

static void name_slot(negotiation *slot, const slice kept[CAPTURES]) {
  ike_copy_name(slot->connection, sizeof slot->connection, kept[CAPTURE_CONNECTION]);
  ike_copy_name(slot->serial, sizeof slot->serial, kept[CAPTURE_SERIAL]);
  ike_copy_name(slot->peer, sizeof slot->peer, kept[CAPTURE_PEER]);
}

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

/* That of the number, else that of the thread, of the peer; else the only one there is. */
static int find_slot(diagnosis *state, unsigned stack, int thread, const slice kept[CAPTURES]) {
  thread_state *own = &state->threads[thread];
  int slot;
  if (!is_empty(kept[CAPTURE_SERIAL])) {
    slot = ike_find_serial(state, stack, kept[CAPTURE_SERIAL], kept[CAPTURE_CONNECTION]);
    if (slot == NOTHING && stack_at(stack)->children_are_numbered && !is_empty(kept[CAPTURE_CONNECTION]))
      return ike_find_connection(state, stack, kept[CAPTURE_CONNECTION]);
    if (slot == NOTHING) slot = slot_to_number(state, stack, thread);
    if (slot != NOTHING) own->slot = (int16_t)slot;
    return slot;
  }
  slot = slot_of_thread(state, stack, thread);
  if (slot == NOTHING && !is_empty(kept[CAPTURE_PEER])) slot = ike_find_peer(state, stack, kept[CAPTURE_PEER]);
  return slot == NOTHING && !*own->peer ? only_slot(state, stack) : slot;
}

/* ---- attempts ---- */

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

static int start_attempt(diagnosis *state, unsigned stack, int thread, const slice kept[CAPTURES]) {
  int slot = ike_take_slot(state, stack);
  negotiation *fresh = &state->slots[slot];
  state->has_any = true;
  if (*state->threads[thread].peer && is_empty(kept[CAPTURE_PEER]))
    ike_copy_name(fresh->peer, sizeof fresh->peer, peer_of(state, thread));
  name_slot(fresh, kept);
  state->threads[thread].slot = (int16_t)slot;
  supersede(state, slot);
  return slot;
}

/* ---- closing ---- */

static void close_if_settled(diagnosis *state, int index) {
  const negotiation *slot = &state->slots[index];
  if (slot->use != SLOT_FOLLOWED || !slot->is_settled) return;
  if (is_up(slot)) {
    ike_report_slot(state, index);
  } else {
    ike_close_slot(state, index);
  }
}

/* Closes what is decided, unless it is what the line at hand still tells of. */
static void close_settled(diagnosis *state, int but) {
  if (!state->has_settled) return;
  for (int i = 0; i < IKEERR_DIAGNOSE_OPEN; i++) {
    if (i != but) close_if_settled(state, i);
  }
  state->has_settled = but != NOTHING && state->slots[but].is_settled;
}

static bool is_refused(const negotiation *slot) {
  return slot->found.record && slot->found.weight >= WEIGHT_NOTIFY && !ike_is_provisional(slot);
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

/* ---- findings that lines imply ---- */

static const ikeerr_record *record_at(uint16_t number) {
  return &ike_table_records[number];
}

static finding finding_of(const negotiation *slot, const ikeerr_record *record, finding_weight weight,
                          ikeerr_decider decider) {
  bool is_of_exchange = weight >= WEIGHT_NOTIFY || !is_up(slot);
  return (finding){.record = record,
                   .exchange = is_of_exchange ? slot->exchange : NULL,
                   .message = slot->messages,
                   .page_line = TABLE_NO_LINE,
                   .weight = (uint8_t)weight,
                   .decider = (uint8_t)decider,
                   .was_up = is_up(slot)};
}

/* What it means that nobody answers at this point. */
static const ikeerr_record *silence_record(const negotiation *slot) {
  if (!is_up(slot) && slot->is_begun) return record_at(ike_table_silent_states[SILENT_BEGUN]);
  const char *awaited = is_up(slot) ? slot->asked : slot->exchange;
  for (const table_silence *silence = ike_table_silences; silence->exchange; silence++) {
    if (awaited && strcmp(table_text(silence->exchange), awaited) == 0) return record_at(silence->record);
  }
  return record_at(ike_table_silent_states[is_up(slot) ? SILENT_ESTABLISHED : SILENT_OTHERWISE]);
}

static bool is_silence(const ikeerr_record *record) {
  uint16_t number = (uint16_t)(record - ike_table_records);
  for (unsigned i = 0; i < SILENT_STATES; i++) {
    if (ike_table_silent_states[i] == number) return true;
  }
  for (const table_silence *silence = ike_table_silences; silence->exchange; silence++) {
    if (silence->record == number) return true;
  }
  return false;
}

/* ---- lines ---- */

static const table_exchange *exchange_called(unsigned stack, slice name) {
  table_range range = stack_at(stack)->exchanges;
  for (size_t i = 0; i < range.count; i++) {
    const table_exchange *exchange = &ike_table_exchanges[range.first + i];
    if (slice_is(name, table_text(exchange->name))) return exchange;
  }
  return NULL;
}

/* Whether the line is of the program, not of one of its negotiations, and may lack what stands in front of theirs. */
static bool is_of_program(table_role role) {
  return role == ROLE_RESTARTS || role == ROLE_LISTENS;
}

/* Whose line it is. Of several stacks that print it the one whose prefix is there; where that says nothing, the one
 * whose log this is so far. What the prefix keeps is added. TABLE_NO_STACK: another program's. */
static table_line_other read_owner(const diagnosis *state, const scan_sight *sight, slice kept[CAPTURES]) {
  const table_line_pattern *line = sight->pattern;
  table_line_other owner = {TABLE_NO_STACK, 0}, next = {line->stack, line->exchange};
  slice found[CAPTURES];
  for (const table_line_other *other = &ike_table_line_others[line->others]; next.stack != TABLE_NO_STACK;
       next = *other++) {
    memcpy(found, sight->kept, sizeof found);
    bool is_its = ike_read_prefix(stack_at(next.stack), sight->line, sight->start, found) ||
                  is_of_program((table_role)line->role);
    bool is_sure = has_prefix(next.stack);
    if (!is_its || (owner.stack != TABLE_NO_STACK && !is_sure && next.stack != state->stack)) continue;
    owner = next;
    memcpy(kept, found, sizeof found);
    if (is_sure) break;
  }
  return owner;
}

/* The exchange that a line is of, or names. */
static const table_exchange *exchange_of(table_line_other owner, slice name) {
  if (!owner.exchange) return exchange_called(owner.stack, name);
  return &ike_table_exchanges[stack_at(owner.stack)->exchanges.first + owner.exchange - 1u];
}

static bool is_received(table_role role) {
  return role == ROLE_REQUEST_RECEIVED || role == ROLE_RESPONSE_RECEIVED;
}

/* The name of a message: which exchange goes on. */
static void take_message(negotiation *slot, table_role role) {
  slot->messages++;
  slot->is_last_received = is_received(role);
  if (is_received(role)) slot->is_retransmitting = slot->has_chosen = false;
  if (role == ROLE_RESPONSE_RECEIVED || (is_received(role) && slot->has_sent_response)) slot->is_begun = true;
  if (role == ROLE_RESPONSE_SENT) slot->has_sent_response = slot->is_begun = true;
}

static bool is_of_version(const ikeerr_record *record, unsigned version) {
  bool is_1 = record->domain == ike_table_diagnose_domains[DIAGNOSE_VERSION_1];
  bool is_2 = record->domain == ike_table_diagnose_domains[DIAGNOSE_VERSION_2];
  return !(version == 1 ? is_2 : version == 2 && is_1);
}

/* What needs an IKE SA says that there is one, where the log has not told of it. */
static void take_within(negotiation *slot) {
  if (slot->outcome == IKEERR_OUTCOME_OPEN) slot->outcome = IKEERR_OUTCOME_ESTABLISHED;
}

/* What was found while the version of IKE was not known yet is of this one. */
static void take_version(negotiation *slot, unsigned version) {
  finding *found = &slot->found;
  slot->version = (uint8_t)version;
  if (!found->record || is_of_version(found->record, version) || found->record->twin == TABLE_NO_RECORD) return;
  found->record = record_at(found->record->twin);
  const table_cause *cause = ike_cause_of_line(found->record, found->page_line);
  found->cause = cause ? table_text(cause->id) : NULL;
}

static void take_exchange(negotiation *slot, table_role role, const table_exchange *exchange) {
  take_version(slot, exchange->version);
  if (role == ROLE_REQUEST_SENT) slot->asked = exchange->word ? table_text(exchange->word) : NULL;
  if (!exchange->word) return;
  slot->exchange = table_text(exchange->word);
  slot->is_beginning = exchange->begins;
  if (exchange->is_within) take_within(slot);
}

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

/* A log may begin in the middle of a negotiation: any message but those that say nothing of an exchange starts one. */
static int slot_of_message(diagnosis *state, unsigned stack, int thread, table_role role,
                           const table_exchange *exchange, const slice kept[CAPTURES]) {
  int slot = find_slot(state, stack, thread, kept);
  bool is_first = exchange && exchange->starts && role == ROLE_REQUEST_RECEIVED;
  if (slot != NOTHING && !is_first) {
    if (is_followed(state, slot) && exchange && exchange->word) slot = slot_of_rekeying(state, slot, exchange);
    state->threads[thread].slot = (int16_t)slot;
    if (is_followed(state, slot) || !is_beginning(role, exchange)) return slot;
  }
  return exchange && exchange->word ? start_attempt(state, stack, thread, kept) : NOTHING;
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

/* A Child SA that is negotiated by itself gets no answer: the IKE SA stays. */
static void take_silence_of_child(negotiation *slot) {
  const ikeerr_record *record = record_at(ike_table_silent_states[SILENT_OTHERWISE]);
  finding silence = finding_of(slot, record, WEIGHT_SILENCE, IKEERR_DECIDED_BY_NONE);
  ike_take_finding(slot, &silence);
  slot->is_retransmitting = false;
  if (!is_refused(slot)) add_child(slot, (slice){"", 0})->outcome = IKEERR_OUTCOME_NO_ANSWER;
}

/* Where negotiations are numbered, Child SAs among them, another number is another one. */
static bool is_of_another(const negotiation *slot, slice serial) {
  return stack_at(slot->stack)->children_are_numbered && !is_empty(serial) && !slice_is(serial, slot->serial);
}

static void take_silence(negotiation *slot) {
  finding silence = finding_of(slot, silence_record(slot), WEIGHT_SILENCE, IKEERR_DECIDED_BY_NONE);
  ike_take_finding(slot, &silence);
  slot->is_settled = true;
  slot->is_retransmitting = false;
  if (is_refused(slot) && (slot->has_notify || slot->found.decider == IKEERR_DECIDED_BY_PEER)) return;
  end_children(slot);
  slot->outcome = IKEERR_OUTCOME_NO_ANSWER;
}

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
  finding end = finding_of(slot, record, WEIGHT_ENDED, decider);
  ike_take_finding(slot, &end);
  if (!is_refused(slot)) slot->outcome = IKEERR_OUTCOME_ENDED;
  end_children(slot);
  slot->is_settled = true;
}

static void take_child_end(negotiation *slot, slice name) {
  child_state *child = child_called(slot, name);
  if (slot->alive) slot->alive--;
  if (slot->alive) return;
  child->outcome = IKEERR_OUTCOME_ENDED;
  finding end = finding_of(slot, record_at(ike_table_endings[0]), WEIGHT_ENDED, IKEERR_DECIDED_BY_THIS);
  ike_take_finding(slot, &end);
}

/* The negotiation that an answer is missing in. */
static int waiting_slot(diagnosis *state, unsigned stack, int thread, const slice kept[CAPTURES]) {
  if (!is_empty(kept[CAPTURE_SERIAL])) return find_slot(state, stack, thread, kept);
  if (!is_empty(kept[CAPTURE_PEER])) return ike_find_peer(state, stack, kept[CAPTURE_PEER]);
  int waiting = ike_find_waiting(state, stack, thread);
  return waiting == NOTHING ? find_slot(state, stack, thread, kept) : waiting;
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
  return !state->has_any || (!is_empty(kept[CAPTURE_PEER]) && !has_closed(state, kept[CAPTURE_PEER]));
}

static int slot_of_line(diagnosis *state, unsigned stack, int thread, table_role role, const slice kept[CAPTURES]) {
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
      return start_attempt(state, stack, thread, kept);
    case ROLE_RETRANSMITS: /* a timer's thread may have worked on another one before: the packet tells the peer */
      own->has_retransmitted = true;
      return is_empty(kept[CAPTURE_SERIAL]) && is_empty(kept[CAPTURE_PEER]) ? NOTHING
                                                                            : find_slot(state, stack, thread, kept);
    case ROLE_GIVES_UP: {
      int waiting = waiting_slot(state, stack, thread, kept);
      return is_first_of(state, waiting, kept) ? start_attempt(state, stack, thread, kept) : waiting;
    }
    case ROLE_TOLD:
    case ROLE_REFUSES:
    case ROLE_OFFERS_THEIRS:
    case ROLE_OFFERS_OURS:
    case ROLE_CHOOSES:
    case ROLE_SELECTORS_THEIRS:
    case ROLE_CHILD_ESTABLISHED:
    case ROLE_CHILD_REFUSED: {
      int known = find_slot(state, stack, thread, kept);
      return is_first_of(state, known, kept) ? start_attempt(state, stack, thread, kept) : known;
    }
    case ROLE_CHILD_ENDED:
      return ike_find_child(state, stack, kept[CAPTURE_CHILD], find_slot(state, stack, thread, kept));
    case ROLE_REKEYED:
      return slot_of_thread(state, stack, thread);
    default:
      return find_slot(state, stack, thread, kept);
  }
}

/* What the peer asked for is refused; what this end wanted has not begun. */
static uint8_t outcome_of_no_start(const slice kept[CAPTURES]) {
  bool is_theirs = !is_empty(kept[CAPTURE_PEER]) || !is_empty(kept[CAPTURE_EXCHANGE]);
  return is_theirs ? IKEERR_OUTCOME_REFUSED : IKEERR_OUTCOME_NONE;
}

/* Proposals for a Child SA are of an IKE SA that is up. */
static void take_list(diagnosis *state, negotiation *slot, offer_list *list, slice proposals) {
  ike_keep_list(state, list, proposals);
  if (ike_list_is_of_child(list->text)) take_within(slot);
}

static void apply(diagnosis *state, int index, table_role role, const slice kept[CAPTURES]) {
  negotiation *slot = &state->slots[index];
  switch (role) {
    case ROLE_INITIATES:
      slot->is_initiator = true;
      break;
    case ROLE_ANSWERS:
      ike_copy_name(slot->peer, sizeof slot->peer, kept[CAPTURE_PEER]);
      if (!is_empty(kept[CAPTURE_PROPOSALS])) ike_keep_list(state, &slot->texts->theirs, kept[CAPTURE_PROPOSALS]);
      break;
    case ROLE_ESTABLISHED:
      name_slot(slot, kept);
      take_established(slot);
      break;
    case ROLE_CHILD_ESTABLISHED:
      take_child_established(slot, kept[CAPTURE_CHILD]);
      ike_mark_overcome(state, slot, state->lines + 1);
      break;
    case ROLE_REKEYED:
      name_slot(slot, kept);
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
      if (is_up(slot) && is_of_another(slot, kept[CAPTURE_SERIAL])) {
        take_silence_of_child(slot);
      } else {
        take_silence(slot);
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
      slot->is_settled = slot->is_settled || (is_refused(slot) && (slot->has_notify || !slot->is_retransmitting) &&
                                              (!is_up(slot) || slot->has_notify));
      break;
    default:
      break;
  }
}

/* Whether an answer is the start of another negotiation than that of its thread. */
static bool is_new_answer(const diagnosis *state, int index, const slice kept[CAPTURES]) {
  if (!is_followed(state, index)) return true;
  const negotiation *slot = &state->slots[index];
  bool is_of_other = *slot->peer && !is_empty(kept[CAPTURE_PEER]) && !slice_is(kept[CAPTURE_PEER], slot->peer);
  return is_of_other || slot->is_settled || is_of_another(slot, kept[CAPTURE_SERIAL]);
}

static bool is_message(table_role role) {
  return role >= ROLE_REQUEST_RECEIVED && role <= ROLE_RESPONSE_SENT;
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
  table_line_other owner = read_owner(state, sight, kept);
  unsigned stack = owner.stack;
  if (stack == TABLE_NO_STACK) return;
  ike_note_order(state, sight, role);
  int thread = ike_find_thread(state, stack, kept[CAPTURE_THREAD]);
  state->stack = (int16_t)stack;
  if (role == ROLE_RESTARTS) restart(state, stack);
  if (role == ROLE_LISTENS) ike_note_address(state, kept[CAPTURE_LOCAL]);
  if (is_of_program(role)) return;
  if (role == ROLE_PACKET_RECEIVED || role == ROLE_INITIATES || role == ROLE_NOT_STARTED) close_settled(state, NOTHING);
  const table_exchange *exchange = exchange_of(owner, kept[CAPTURE_EXCHANGE]);
  int slot = is_message(role) ? slot_of_message(state, stack, thread, role, exchange, kept)
                              : slot_of_line(state, stack, thread, role, kept);
  if (role == ROLE_ANSWERS && is_new_answer(state, slot, kept)) slot = start_attempt(state, stack, thread, kept);
  if (role == ROLE_ESTABLISHED && !is_followed(state, slot)) slot = start_attempt(state, stack, thread, kept);
  state->line =
      (line_state){sight->offset + 1, (int16_t)slot, (int16_t)thread, role, sight->start, sight->end, exchange};
  if (slot != NOTHING) close_settled(state, slot);
  if (!is_followed(state, slot)) return;
  negotiation *followed = &state->slots[slot];
  if (is_message(role)) {
    if (followed->is_settled && is_up(followed)) ike_report_slot(state, slot);
    take_message(followed, role);
  }
  if (exchange) take_exchange(followed, role, exchange);
  if (!*followed->peer) ike_copy_name(followed->peer, sizeof followed->peer, kept[CAPTURE_PEER]);
  if (!*followed->local) ike_copy_name(followed->local, sizeof followed->local, kept[CAPTURE_LOCAL]);
  ike_note_line(state, followed, sight);
  apply(state, slot, role, kept);
  state->has_settled = state->has_settled || followed->is_settled;
  if (role == ROLE_PACKET_SENT) close_if_settled(state, slot); /* whoever waits for the verdict has it at once */
}

/* ---- mentions ---- */

/* Whose line a mention stands on, with what its prefix keeps: the last stack that was recognised where its prefix is
 * there; else that of the product whose page has the line, else the last one all the same. */
static int stack_of(const diagnosis *state, const scan_sight *sight, slice kept[CAPTURES]) {
  if (state->stack != NOTHING && ike_read_prefix(stack_at((unsigned)state->stack), sight->line, sight->start, kept) &&
      has_prefix((unsigned)state->stack))
    return state->stack;
  for (int i = 0; sight->page_line != TABLE_NO_LINE && i < ike_table_stack_count; i++) {
    if (ike_table_stacks[i].product != ike_table_log_lines[sight->page_line].product) continue;
    ike_read_prefix(stack_at((unsigned)i), sight->line, sight->start, kept);
    return i;
  }
  return state->stack;
}

/* Where a line of another program, or one that no role has, belongs. */
static void place_line(diagnosis *state, const scan_sight *sight) {
  slice kept[CAPTURES] = {{NULL, 0}};
  int stack = stack_of(state, sight, kept);
  state->line = (line_state){.offset = sight->offset + 1, .slot = NOTHING, .thread = NOTHING};
  if (stack == NOTHING) return;
  int thread = ike_find_thread(state, (unsigned)stack, kept[CAPTURE_THREAD]);
  state->line.thread = (int16_t)thread;
  state->line.slot = (int16_t)find_slot(state, (unsigned)stack, thread, kept);
}

/* The record of the version of IKE that the negotiation is of. A sign that stands on a page of the other version is one
 * of what IKEv1 has for it, or of a condition. */
static const ikeerr_record *record_of(const negotiation *slot, const ikeerr_mention *mention, uint16_t page_line) {
  for (unsigned i = 0; i < mention->record_count; i++) {
    if (is_of_version(mention->records[i], slot->version)) return mention->records[i];
  }
  const ikeerr_record *record = mention->records[0];
  const ikeerr_record *twin = record->twin == TABLE_NO_RECORD ? NULL : record_at(record->twin);
  if (slot->version != 1 || !mention->cause) return twin ? twin : record;
  if (twin && ike_cause_of_line(twin, page_line)) return twin;
  const ikeerr_record *other = ike_record_of_line(DIAGNOSE_VERSION_1, page_line);
  if (!other) other = ike_record_of_line(DIAGNOSE_CONDITION, page_line);
  return other ? other : twin ? twin : record;
}

/* Whether the line is about a message that may carry one. */
static bool is_notify(table_role role) {
  return is_message(role) || role == ROLE_TOLD || role == ROLE_REFUSES;
}

static const char *side_of(uint16_t page_line) {
  return page_line == TABLE_NO_LINE ? "" : ikeerr_word(IKEERR_SIDES, ike_table_log_lines[page_line].side);
}

static finding_weight weigh(const scan_sight *sight, table_role role, const ikeerr_record *record) {
  const char *side = side_of(sight->page_line);
  bool is_sided = strcmp(side, "told") == 0 || strcmp(side, "deciding") == 0;
  if (ike_is_ending(record)) return sight->mention->cause || is_sided ? WEIGHT_ENDED : WEIGHT_NONE;
  if (!ike_is_failure(record)) return WEIGHT_NONE;
  bool is_silent = is_silence(record) && !(sight->mention->cause && strcmp(side, "deciding") == 0);
  if (is_silent) return sight->mention->cause || role == ROLE_GIVES_UP ? WEIGHT_SILENCE : WEIGHT_NONE;
  if (sight->mention->cause) return WEIGHT_SIGN;
  if (is_notify(role)) return WEIGHT_NOTIFY;
  return is_sided ? WEIGHT_NOTIFY : WEIGHT_NONE;
}

static bool is_of_peer(const ikeerr_record *record) {
  for (const uint16_t *number = ike_table_peers_doings; *number != TABLE_NO_RECORD; number++) {
    if (record == record_at(*number)) return true;
  }
  return false;
}

static ikeerr_decider decider_of(const scan_sight *sight, table_role role, const ikeerr_record *record) {
  bool is_deciding = strcmp(side_of(sight->page_line), "deciding") == 0;
  if (is_silence(record) && !is_deciding) return IKEERR_DECIDED_BY_NONE;
  if (is_of_peer(record)) return IKEERR_DECIDED_BY_PEER;
  if (is_received(role) || role == ROLE_TOLD) return IKEERR_DECIDED_BY_PEER;
  return strcmp(side_of(sight->page_line), "told") == 0 ? IKEERR_DECIDED_BY_PEER : IKEERR_DECIDED_BY_THIS;
}

/* A message that the peer has refused is the last of its negotiation, unless the IKE SA is up. */
static void settle_told(diagnosis *state, int index, table_role role) {
  negotiation *slot = &state->slots[index];
  bool is_told = slot->found.decider == IKEERR_DECIDED_BY_PEER && role == ROLE_NONE;
  bool is_last = is_told || role == ROLE_TOLD || role == ROLE_REFUSES;
  if (!is_last || !is_refused(slot) || (is_up(slot) && !slot->has_notify)) return;
  slot->is_settled = state->has_settled = true;
  if (!is_up(slot)) ike_close_slot(state, index);
}

static bool takes_down(const ikeerr_record *record) {
  const char *effect = ikeerr_record_text(record, IKEERR_EFFECT);
  return effect && strcmp(effect, "sa-removed") == 0 && !is_silence(record);
}

/* While one is negotiated, what takes down an SA that was up is said of the one before. */
static int slot_of_old_sa(const diagnosis *state, int index, const ikeerr_record *record) {
  const negotiation *slot = &state->slots[index];
  if (is_up(slot) || !takes_down(record)) return index;
  int found = index;
  for (int i = 0; i < IKEERR_DIAGNOSE_OPEN; i++) {
    const negotiation *other = &state->slots[i];
    if (other->use != SLOT_FOLLOWED || !is_up(other) || other->stack != slot->stack) continue;
    if (found != index && other->used < state->slots[found].used) continue;
    found = i;
  }
  return found;
}

/* Whether it says that a negotiation has failed, by a sign or a notify. */
static bool is_refusal(const scan_sight *sight, table_role role) {
  const ikeerr_mention *mention = sight->mention;
  if (weigh(sight, role, mention->records[0]) < WEIGHT_NOTIFY) return false;
  const char *effect = ikeerr_record_text(mention->records[0], IKEERR_EFFECT);
  return effect && strcmp(effect, "negotiation-fails") == 0;
}

/* A negotiation that the line at hand is the first to tell of, by its refusal; NOTHING: it does not tell of any. */
static int start_refused(diagnosis *state, const scan_sight *sight, table_role role) {
  slice kept[CAPTURES] = {{NULL, 0}};
  int stack = stack_of(state, sight, kept), thread = state->line.thread;
  if (stack == NOTHING || thread == NOTHING || !is_refusal(sight, role)) return NOTHING;
  bool is_of_peer = sight->mention->cause && !is_empty(kept[CAPTURE_PEER]); /* who was turned away at once */
  if (state->has_any && (state->line.role != ROLE_NONE || !is_of_peer)) return NOTHING;
  int slot = start_attempt(state, (unsigned)stack, thread, kept);
  state->line.slot = (int16_t)slot;
  if (role != ROLE_NONE) take_message(&state->slots[slot], role);
  if (role != ROLE_NONE && state->line.exchange) take_exchange(&state->slots[slot], role, state->line.exchange);
  return slot;
}

void ike_take_mention(diagnosis *state, const scan_sight *sight) {
  if (NEVER(!sight->mention->record_count)) return; /* numbers of other products are not asked for */
  if (state->line.offset != sight->offset + 1) place_line(state, sight);
  int index = state->line.slot;
  bool is_inside = ALWAYS(sight->start >= state->line.start) && sight->end <= state->line.end; /* they are in order */
  table_role role = is_inside ? state->line.role : ROLE_NONE; /* what stands beside a message is not part of it */
  if (!is_followed(state, index)) index = start_refused(state, sight, role);
  if (index == NOTHING) return;
  negotiation *slot = &state->slots[index];
  const ikeerr_record *record = record_of(slot, sight->mention, sight->page_line);
  finding_weight weight = weigh(sight, role, record);
  if (weight == WEIGHT_NONE) return;
  index = slot_of_old_sa(state, index, record);
  slot = &state->slots[index];
  bool is_of_sa = weight == WEIGHT_ENDED || (weight == WEIGHT_SIGN && takes_down(record));
  if (is_of_sa && !is_up(slot)) return; /* of one that is not in this log */
  finding found = finding_of(slot, record, weight, decider_of(sight, role, record));
  found.page_line = sight->page_line;
  found.is_of_list = role == ROLE_OFFERS_THEIRS || role == ROLE_OFFERS_OURS;
  const table_cause *cause = sight->mention->cause ? ike_cause_of_line(record, sight->page_line) : NULL;
  found.cause = cause ? table_text(cause->id) : NULL;
  if (is_notify(role) && weight == WEIGHT_NOTIFY) slot->has_notify = true;
  ike_note_line(state, slot, sight);
  ike_keep_evidence(state, slot, sight, weight);
  if (!found.is_of_list || !slot->has_chosen) ike_take_finding(slot, &found);
  settle_told(state, index, role);
}

void ike_end_waiting(diagnosis *state) {
  for (int i = 0; i < IKEERR_DIAGNOSE_OPEN; i++) {
    negotiation *slot = &state->slots[i];
    if (slot->use == SLOT_FOLLOWED && slot->is_retransmitting && !is_up(slot)) take_silence(slot);
  }
}
