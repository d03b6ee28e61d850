/* Which causes are left: those that apply in the exchange, and to the products that are seen. */
#include "causes_left.h"

static bool is_word(const char *word, const char *other) {
  return other && strcmp(word, other) == 0;
}

static bool is_exchange(const char *word) {
  return is_upper(*word);
}

/* A way to prove who one is, as the bit that a negotiation has for it; 0: the word is none. */
static unsigned method_of(const char *word) {
  for (unsigned i = 0; i <= ROLE_BY_EAP - ROLE_BY_KEY; i++) {
    if (is_word(word, table_text(ike_table_methods[i]))) return 1u << i;
  }
  return 0;
}

/* The ways to prove who one is that it names. */
static unsigned methods_of(const table_cause *cause) {
  unsigned methods = 0;
  for (size_t i = 0; i < cause->when.count; i++)
    methods |= method_of(table_text(ike_table_list_items[cause->when.first + i]));
  return methods;
}

/* Whether a line of the page is one that the end which starts a negotiation prints, and no other. */
static bool is_of_initiator(const table_log_line *line) {
  return strcmp(ikeerr_word(IKEERR_SIDES, line->side), "initiator") == 0;
}

/* A peer that answers shows nothing that initiators alone print. */
static bool is_other_ends(const negotiation *slot, const table_log_line *line) {
  return slot->is_initiator && slot->found.decider == IKEERR_DECIDED_BY_PEER && is_of_initiator(line);
}

/* Whether every sign of a cause is of the end that did not decide. */
static bool has_other_ends_signs(const table_cause *cause, const negotiation *slot) {
  for (size_t i = 0; i < cause->signs.count; i++) {
    if (!is_other_ends(slot, &ike_table_log_lines[ike_table_line_numbers[cause->signs.first + i]])) return false;
  }
  return cause->signs.count > 0;
}

/* Whether it applies: of the exchanges that it names one must be there, and of the ways to prove who one is. */
static bool applies(const table_cause *cause, const negotiation *slot) {
  bool names_exchange = false, has_exchange = false;
  unsigned methods = methods_of(cause);
  for (size_t i = 0; i < cause->when.count; i++) {
    const char *word = table_text(ike_table_list_items[cause->when.first + i]);
    names_exchange = names_exchange || is_exchange(word);
    has_exchange = has_exchange || is_word(word, slot->found.exchange);
  }
  bool is_in_exchange = has_exchange || !names_exchange || !slot->found.exchange;
  if (!is_in_exchange || has_other_ends_signs(cause, slot)) return false;
  return !methods || !slot->methods || (methods & slot->methods);
}

static bool has_product(const table_cause *cause, const char *product) {
  for (size_t i = 0; i < cause->when.count; i++) {
    if (is_word(table_text(ike_table_list_items[cause->when.first + i]), product)) return true;
  }
  return false;
}

/* First the causes of the way that was tried last; behind those that any product may have, those of other products. */
enum { LIKELIEST, LIKELY, FOREIGN, LIKELIHOODS };

static unsigned likelihood(const table_cause *cause, const negotiation *slot, const char *stack) {
  if (cause->is_of_product && !has_product(cause, stack)) return FOREIGN;
  return methods_of(cause) & slot->method ? LIKELIEST : LIKELY;
}

static void add_causes(const negotiation *slot, ikeerr_verdict *verdict, unsigned likely) {
  table_range causes = slot->found.record->causes;
  for (size_t i = 0; i < causes.count && ALWAYS(verdict->left_count < IKEERR_MAX_CAUSES_LEFT); i++) { /* compiled so */
    const table_cause *cause = &ike_table_causes[causes.first + i];
    if (likelihood(cause, slot, verdict->stack) == likely && applies(cause, slot))
      verdict->left[verdict->left_count++] = cause;
  }
}

/* ---- the log that decides ---- */

static bool is_telling(const table_log_line *line, unsigned product) {
  const char *side = ikeerr_word(IKEERR_SIDES, line->side);
  return line->product == product && !line->level && strcmp(side, "told") != 0;
}

static void look_for(ikeerr_verdict *verdict, table_string line) {
  if (verdict->look_for_count < IKEERR_MAX_LOOK_FOR) verdict->look_for[verdict->look_for_count++] = table_text(line);
}

/* A line that shows the lists, then a sign of each of the first causes. */
static void add_lines(const negotiation *slot, ikeerr_verdict *verdict, unsigned product) {
  table_range lines = slot->found.record->lines;
  for (size_t i = lines.count; i-- > 0 && !verdict->look_for_count;) {
    const table_log_line *line = &ike_table_log_lines[ike_table_line_numbers[lines.first + i]];
    if (!line->cause && is_telling(line, product) && strstr(table_text(line->line), "{proposals}"))
      look_for(verdict, line->line);
  }
  for (size_t i = 0; i < verdict->left_count; i++) {
    const table_cause *cause = verdict->left[i];
    for (size_t j = 0; j < cause->signs.count; j++) {
      const table_log_line *line = &ike_table_log_lines[ike_table_line_numbers[cause->signs.first + j]];
      if (!is_telling(line, product) || is_other_ends(slot, line)) continue;
      look_for(verdict, line->line);
      break;
    }
  }
}

void ike_list_causes_left(const negotiation *slot, ikeerr_verdict *verdict) {
  for (unsigned likely = 0; likely < LIKELIHOODS; likely++) add_causes(slot, verdict, likely);
  if (slot->found.decider == IKEERR_DECIDED_BY_THIS) return;
  unsigned product = ike_table_stacks[slot->stack].product;
  verdict->look_in = table_text(ike_table_product_logs[product]);
  add_lines(slot, verdict, product);
}
