/* What a verdict says. */
#include "verdict.h"

#include "causes_left.h"
#include "finding.h"
#include "lists.h"

/* ---- causes ---- */

static const table_cause *cause_called(const ikeerr_record *record, const char *id) {
  for (size_t i = 0; id && ALWAYS(i < record->causes.count); i++) { /* the id was found there */
    const table_cause *cause = &ike_table_causes[record->causes.first + i];
    if (strcmp(table_text(cause->id), id) == 0) return cause;
  }
  return NULL;
}

static bool is_condition(const ikeerr_record *record) {
  return record->domain == ike_table_diagnose_domains[DIAGNOSE_CONDITION];
}

/* An initiator that gives up behind the first answer sends no code: its sign speaks of a condition, if there is one
 * that has it as a sign. */
static void name_condition(negotiation *slot) {
  finding *found = &slot->found;
  if (!found->record || slot->has_notify || is_condition(found->record)) return;
  if (!slot->is_initiator || !slot->is_beginning || found->decider != IKEERR_DECIDED_BY_THIS) return;
  const ikeerr_record *record = ike_record_of_line(DIAGNOSE_CONDITION, found->page_line);
  if (!record) return;
  found->record = record;
  found->cause = table_text(ike_cause_of_line(record, found->page_line)->id);
}

/* The cause that two lists without a common proposal show. */
static void name_cause_of_lists(negotiation *slot, unsigned differences) {
  finding *found = &slot->found;
  if (!found->record || !differences || found->decider != IKEERR_DECIDED_BY_THIS) return;
  uint16_t number = (uint16_t)(found->record - ike_table_records);
  for (const table_list_cause *row = ike_table_list_causes; row->record != TABLE_NO_RECORD; row++) {
    if (row->record != number) continue;
    bool is_ike = ike_list_is_of_ike(slot->texts->theirs.text);
    bool is_group = !is_ike && differences == 1u << TRANSFORM_GROUP;
    bool is_less = found->cause && strcmp(found->cause, table_text(row->child)) == 0; /* the lists say more */
    if (found->cause && !(is_group && is_less)) return;
    found->cause = table_text(is_ike ? row->ike : is_group ? row->group : row->child);
  }
}

/* The cause that a line shows, for nothing else was seen that the line could be of. */
static void name_cause_of_line(negotiation *slot) {
  finding *found = &slot->found;
  if (!found->record || found->cause) return;
  for (const table_line_cause *row = ike_table_line_causes; row->line != TABLE_NO_LINE; row++) {
    if (row->line == found->page_line && !(row->without & slot->methods)) found->cause = table_text(row->cause);
  }
}

static unsigned differences_of(const negotiation *slot) {
  if (!slot->texts->theirs.line || !slot->texts->ours.line) return 0;
  return ike_differences(&ike_table_stacks[slot->stack], slot->texts->theirs.text, slot->texts->ours.text);
}

/* ---- what became of it ---- */

static void add_child(negotiation *slot, ikeerr_outcome outcome) {
  if (slot->child_count == IKEERR_MAX_CHILDREN) return;
  child_state *child = &slot->children[slot->child_count++];
  *child->name = '\0';
  child->outcome = (uint8_t)outcome;
}

static void forget_finding(negotiation *slot) {
  slot->found = (finding){.page_line = TABLE_NO_LINE};
}

static bool is_silent(const negotiation *slot) {
  return slot->outcome == IKEERR_OUTCOME_NO_ANSWER;
}

/* What a refusal, if there is one, means for the SAs. */
static void settle_outcome(negotiation *slot) {
  const finding *found = &slot->found;
  bool was_up = is_up(slot);
  if (was_up && (ike_is_provisional(slot) || (found->weight == WEIGHT_ENDED && slot->alive))) forget_finding(slot);
  if (!found->record || found->weight < WEIGHT_NOTIFY) return;
  if (!was_up) {
    if (!is_silent(slot) && slot->outcome != IKEERR_OUTCOME_NONE) slot->outcome = IKEERR_OUTCOME_REFUSED;
  } else if (found->decider == IKEERR_DECIDED_BY_PEER && ike_is_of_ike_sa(found->record)) {
    slot->outcome = IKEERR_OUTCOME_REFUSED;
    slot->child_count = 0;
  } else if (slot->child_is_refused || slot->has_notify || !slot->child_count) {
    add_child(slot, IKEERR_OUTCOME_REFUSED);
  }
}

/* ---- building ---- */

static const char *text_or_null(const char *text) {
  return *text ? text : NULL;
}

static void show_differences(unsigned differences, ikeerr_verdict *verdict) {
  for (unsigned kind = 0; kind < TRANSFORMS; kind++) {
    if (differences >> kind & 1) verdict->differ[verdict->differ_count++] = ike_transform_name(kind);
  }
}

/* The first record of some domains that is related in a way. */
static const ikeerr_record *related(const ikeerr_record *record, unsigned kind, domain_set domains) {
  for (size_t i = 0; i < record->relations.count; i++) {
    const table_relation *relation = &ike_table_relations[record->relations.first + i];
    const ikeerr_record *target = &ike_table_records[relation->target];
    if (relation->kind == kind && domain_is_in(domains, target->domain)) return target;
  }
  return NULL;
}

/* What the screen of the other end shows: for a code of Windows the notify, for all else the code. */
static const ikeerr_record *elsewhere(const ikeerr_record *record) {
  bool is_code = domain_is_in(ike_table_domain_sets.codes, record->domain);
  domain_set domains = is_code ? ike_table_domain_sets.notifies : ike_table_domain_sets.codes;
  table_range kinds = ike_table_screens[is_code ? SCREEN_OF_CODES : SCREEN_OF_OTHERS];
  for (size_t i = 0; i < kinds.count; i++) {
    const ikeerr_record *found = related(record, ike_table_screen_kinds[kinds.first + i], domains);
    if (found) return found;
  }
  return NULL;
}

static void show_evidence(negotiation *slot, ikeerr_verdict *verdict) {
  for (unsigned i = 0; i < slot->evidence_count; i++) {
    const evidence_line *line = &slot->texts->evidence[i];
    verdict->evidence[verdict->evidence_count++] = (ikeerr_evidence){line->line, line->start, line->end, line->text};
  }
}

static void show_record(negotiation *slot, ikeerr_verdict *verdict) {
  const finding *found = &slot->found;
  verdict->record = found->record;
  verdict->is_wrong = ike_is_failure(found->record) && !slot->works_since;
  verdict->works_since = slot->works_since;
  verdict->cause = cause_called(found->record, found->cause);
  verdict->reason = verdict->cause ? found->cause : ikeerr_record_text(found->record, IKEERR_ID);
  verdict->exchange = found->exchange;
  verdict->elsewhere = elsewhere(found->record);
  if (!verdict->cause) ike_list_causes_left(slot, verdict);
}

static ikeerr_verdict build(const diagnosis *state, negotiation *slot) {
  unsigned differences = differences_of(slot);
  ikeerr_verdict verdict = {
      .stack = ikeerr_word(IKEERR_PRODUCTS, ike_table_stacks[slot->stack].product),
      .connection = text_or_null(slot->connection),
      .peer = text_or_null(slot->peer),
      .outcome = ikeerr_outcome_name((ikeerr_outcome)slot->outcome),
      .decided_by = ikeerr_decider_name(slot->found.record ? (ikeerr_decider)slot->found.decider : 0),
      .first_time = text_or_null(slot->first_time),
      .last_time = text_or_null(slot->last_time),
      .first_line = slot->first_line,
      .last_line = slot->last_line,
      .attempts = slot->attempts,
      .child_count = slot->child_count,
      .is_newest_first = slot->is_newest_first || (slot->log == state->log && state->earlier > state->later),
      .log = slot->log,
      .cause_log = slot->cause_log,
      .cause_line = slot->cause_line,
  };
  for (unsigned i = 0; i < slot->child_count; i++) {
    const child_state *child = &slot->children[i];
    verdict.children[i] =
        (ikeerr_child){text_or_null(child->name), ikeerr_outcome_name((ikeerr_outcome)child->outcome)};
  }
  if (!slot->found.record) return verdict;
  show_record(slot, &verdict);
  show_evidence(slot, &verdict);
  if (slot->texts->theirs.line) verdict.theirs = slot->texts->theirs.text;
  if (slot->texts->ours.line) verdict.ours = slot->texts->ours.text;
  verdict.theirs_line = slot->texts->theirs.line;
  verdict.ours_line = slot->texts->ours.line;
  show_differences(differences, &verdict);
  return verdict;
}

void ike_give_verdict(diagnosis *state, negotiation *slot) {
  ikeerr_verdict verdict = build(state, slot);
  state->take(state->context, &verdict);
}

/* Lists are printed of proposals that agree, too: by themselves they speak against nothing. */
static bool is_agreement(const negotiation *slot) {
  return slot->found.is_of_list && slot->texts->theirs.line && slot->texts->ours.line && !differences_of(slot);
}

void ike_conclude(negotiation *slot) {
  if (is_agreement(slot)) forget_finding(slot);
  settle_outcome(slot);
  name_cause_of_lists(slot, differences_of(slot));
  name_cause_of_line(slot);
  name_condition(slot);
}
