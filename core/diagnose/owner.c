/* Whose a line is: the stack's, and the exchange's. */
#include "owner.h"

#include "prefix.h"

static bool has_prefix(unsigned stack) {
  return stack_at(stack)->prefixes.count + stack_at(stack)->fields.count > 0;
}

table_line_other ike_read_owner(const diagnosis *state, const scan_sight *sight, slice kept[CAPTURES]) {
  const table_line_pattern *line = sight->pattern;
  table_line_other owner = {TABLE_NO_STACK, 0}, next = {line->stack, line->exchange};
  slice found[CAPTURES];
  for (const table_line_other *other = &ike_table_line_others[line->others]; next.stack != TABLE_NO_STACK;
       next = *other++) {
    memcpy(found, sight->kept, sizeof found);
    bool is_its = ike_read_prefix(stack_at(next.stack), sight->line, sight->start, found) ||
                  role_is_of_program((table_role)line->role);
    bool is_sure = has_prefix(next.stack);
    if (!is_its || (owner.stack != TABLE_NO_STACK && !is_sure && next.stack != state->stack)) continue;
    owner = next;
    memcpy(kept, found, sizeof found);
    if (is_sure) break;
  }
  return owner;
}

static const table_exchange *exchange_called(unsigned stack, slice name) {
  table_range range = stack_at(stack)->exchanges;
  for (size_t i = 0; i < range.count; i++) {
    const table_exchange *exchange = &ike_table_exchanges[range.first + i];
    if (slice_is(name, table_text(exchange->name))) return exchange;
  }
  return NULL;
}

const table_exchange *ike_exchange_of(table_line_other owner, slice name) {
  if (!owner.exchange) return exchange_called(owner.stack, name);
  return &ike_table_exchanges[stack_at(owner.stack)->exchanges.first + owner.exchange - 1u];
}

int ike_stack_of_mention(const diagnosis *state, const scan_sight *sight, slice kept[CAPTURES]) {
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
