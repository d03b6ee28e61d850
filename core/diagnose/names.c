/* The names of outcomes and deciders, and of the stacks that are known. */
#include "tables/tables.h"

const char *ikeerr_outcome_name(ikeerr_outcome outcome) {
  static const char NAMES[IKEERR_OUTCOMES][12] = {"none", "open", "established", "refused", "no-answer", "ended"};
  return (unsigned)outcome < IKEERR_OUTCOMES ? NAMES[outcome] : NULL;
}

const char *ikeerr_decider_name(ikeerr_decider decider) {
  static const char NAMES[IKEERR_DECIDERS][5] = {"none", "this", "peer"};
  return (unsigned)decider < IKEERR_DECIDERS ? NAMES[decider] : NULL;
}

size_t ikeerr_stack_count(void) {
  return ike_table_stack_count;
}

const char *ikeerr_stack_at(size_t index) {
  return index < ike_table_stack_count ? ikeerr_word(IKEERR_PRODUCTS, ike_table_stacks[index].product) : NULL;
}
