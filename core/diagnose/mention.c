/* Mentions, as they come: what each says of the negotiation that its line is of. */
#include "mention.h"

#include "attempt.h"
#include "closing.h"
#include "evidence.h"
#include "finding.h"
#include "owner.h"
#include "progress.h"
#include "table.h"

/* ---- what it says ---- */

/* The record of the version of IKE that the negotiation is of. A sign that stands on a page of the other version is one
 * of what IKEv1 has for it, or of a condition. */
static const ikeerr_record *record_of(const negotiation *slot, const ikeerr_mention *mention, uint16_t page_line) {
  for (unsigned i = 0; i < mention->record_count; i++) {
    if (ike_is_of_version(mention->records[i], slot->version)) return mention->records[i];
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
  return role_is_message(role) || role == ROLE_TOLD || role == ROLE_REFUSES;
}

static const char *side_of(uint16_t page_line) {
  return page_line == TABLE_NO_LINE ? "" : ikeerr_word(IKEERR_SIDES, ike_table_log_lines[page_line].side);
}

static finding_weight weigh(const scan_sight *sight, table_role role, const ikeerr_record *record) {
  const char *side = side_of(sight->page_line);
  bool is_sided = strcmp(side, "told") == 0 || strcmp(side, "deciding") == 0;
  if (ike_is_ending(record)) return sight->mention->cause || is_sided ? WEIGHT_ENDED : WEIGHT_NONE;
  if (!ike_is_failure(record)) return WEIGHT_NONE;
  bool is_silent = ike_is_silence(record) && !(sight->mention->cause && strcmp(side, "deciding") == 0);
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
  if (ike_is_silence(record) && !is_deciding) return IKEERR_DECIDED_BY_NONE;
  if (is_of_peer(record)) return IKEERR_DECIDED_BY_PEER;
  if (role_is_received(role) || role == ROLE_TOLD) return IKEERR_DECIDED_BY_PEER;
  return strcmp(side_of(sight->page_line), "told") == 0 ? IKEERR_DECIDED_BY_PEER : IKEERR_DECIDED_BY_THIS;
}

/* ---- of which negotiation ---- */

/* Where a line of another program, or one that no role has, belongs. */
static void place_line(diagnosis *state, const scan_sight *sight) {
  slice kept[CAPTURES] = {{NULL, 0}};
  int stack = ike_stack_of_mention(state, sight, kept);
  state->line = (line_state){.offset = sight->offset + 1, .slot = NOTHING, .thread = NOTHING};
  if (stack == NOTHING) return;
  int thread = ike_find_thread(state, (unsigned)stack, kept[CAPTURE_THREAD]);
  state->line.thread = (int16_t)thread;
  state->line.slot = (int16_t)ike_slot_of_kept(state, (unsigned)stack, thread, kept);
}

static bool takes_down(const ikeerr_record *record) {
  const char *effect = ikeerr_record_text(record, IKEERR_EFFECT);
  return effect && strcmp(effect, "sa-removed") == 0 && !ike_is_silence(record);
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
  int stack = ike_stack_of_mention(state, sight, kept), thread = state->line.thread;
  if (stack == NOTHING || thread == NOTHING || !is_refusal(sight, role)) return NOTHING;
  bool is_of_peer = sight->mention->cause && !slice_is_empty(kept[CAPTURE_PEER]); /* who was turned away at once */
  if (state->has_any && (state->line.role != ROLE_NONE || !is_of_peer)) return NOTHING;
  int slot = ike_start_attempt(state, (unsigned)stack, thread, kept);
  state->line.slot = (int16_t)slot;
  if (role != ROLE_NONE) ike_take_message(&state->slots[slot], role);
  if (role != ROLE_NONE && state->line.exchange) ike_take_exchange(&state->slots[slot], role, state->line.exchange);
  return slot;
}

/* ---- what follows ---- */

/* A message that the peer has refused is the last of its negotiation, unless the IKE SA is up. */
static void settle_told(diagnosis *state, int index, table_role role) {
  negotiation *slot = &state->slots[index];
  bool is_told = slot->found.decider == IKEERR_DECIDED_BY_PEER && role == ROLE_NONE;
  bool is_last = is_told || role == ROLE_TOLD || role == ROLE_REFUSES;
  if (!is_last || !ike_is_refused(slot) || (is_up(slot) && !slot->has_notify)) return;
  slot->is_settled = state->has_settled = true;
  if (!is_up(slot)) ike_close_slot(state, index);
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
  finding found = ike_finding_of(slot, record, weight, decider_of(sight, role, record));
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
