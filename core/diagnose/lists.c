/* Each proposal becomes its transforms by kind; two meet if they share one of every kind that either has. */
#include "lists.h"

enum { MOST_TRANSFORMS = 48, MOST_PROPOSALS = 32 };

typedef struct {
  slice name;
  unsigned kind;
} transform;

typedef struct {
  transform transforms[MOST_TRANSFORMS];
  unsigned count;
} proposal;

const char *ike_transform_name(unsigned kind) {
  static const char NAMES[TRANSFORMS][12] = {"encryption", "integrity", "PRF", "group", "ESN"};
  return NAMES[kind];
}

bool ike_list_is_of_ike(const char *list) {
  return strstr(list, "IKE") || strstr(list, "ISAKMP");
}

bool ike_list_is_of_child(const char *list) {
  return strstr(list, "ESP:") || strstr(list, "AH:");
}

/* The kind whose longest start a name has; TRANSFORMS: none. */
static unsigned kind_of(const table_stack *stack, slice name) {
  unsigned kind = TRANSFORMS;
  size_t longest = 0;
  for (size_t i = 0; i < stack->transforms.count; i++) {
    const table_transform *known = &ike_table_transforms[stack->transforms.first + i];
    const char *start = table_text(known->start);
    size_t length = strlen(start);
    if (length <= longest || length > name.length || memcmp(start, name.start, length) != 0) continue;
    longest = length;
    kind = known->kind;
  }
  return kind;
}

/* Takes what stands in front of a separator, or all, off a text. false: nothing is left. */
static bool take_item(slice *text, const char *separator, slice *item) {
  if (!text->length) return false;
  size_t length = separator ? strlen(separator) : 0, at = 0;
  while (length && at + length <= text->length && memcmp(text->start + at, separator, length) != 0) at++;
  bool is_last = !length || at + length > text->length;
  *item = (slice){text->start, is_last ? text->length : at};
  *text = is_last ? (slice){text->start + text->length, 0} : slice_from(*text, at + length);
  return true;
}

static void add_transform(const table_stack *stack, proposal *all, slice name, unsigned kind) {
  if (kind == TRANSFORMS) kind = kind_of(stack, name);
  if (kind == TRANSFORMS || all->count == MOST_TRANSFORMS) return;
  all->transforms[all->count++] = (transform){name, kind};
}

/* Without the protocol, and without what numbers the proposal in front of that. */
static slice without_protocol(const table_stack *stack, slice text) {
  const char *separator = table_text(stack->protocol);
  for (size_t i = text.length; separator && i-- > 0;) {
    if (text.start[i] == *separator) return slice_from(text, i + 1);
  }
  return text;
}

static void read_proposal(const table_stack *stack, slice text, proposal *all) {
  slice item, rest = without_protocol(stack, text);
  all->count = 0;
  while (take_item(&rest, table_text(stack->transform), &item)) {
    const char *equals = memchr(item.start, '=', item.length);
    unsigned kind = TRANSFORMS;
    if (equals) {
      size_t length = (size_t)(equals - item.start);
      kind = kind_of(stack, (slice){item.start, length + 1});
      item = slice_from(item, length + 1);
    }
    const char *bracket = memchr(item.start, '[', item.length);
    if (bracket) item.length = (size_t)(bracket - item.start);
    slice name;
    while (take_item(&item, table_text(stack->alternative), &name)) add_transform(stack, all, name, kind);
  }
}

static bool is_same(slice a, slice b) {
  return a.length == b.length && memcmp(a.start, b.start, a.length) == 0;
}

/* The kinds of which one has transforms and no two are the same. */
static unsigned difference(const proposal *a, const proposal *b) {
  unsigned has = 0, common = 0;
  for (unsigned i = 0; i < a->count; i++) has |= 1u << a->transforms[i].kind;
  for (unsigned i = 0; i < b->count; i++) has |= 1u << b->transforms[i].kind;
  for (unsigned i = 0; i < a->count; i++) {
    for (unsigned j = 0; j < b->count; j++) {
      if (is_same(a->transforms[i].name, b->transforms[j].name)) common |= 1u << a->transforms[i].kind;
    }
  }
  return has & ~common;
}

static unsigned count_bits(unsigned bits) {
  unsigned count = 0;
  for (; bits; bits &= bits - 1) count++;
  return count;
}

unsigned ike_differences(const table_stack *stack, const char *theirs, const char *ours) {
  unsigned best = 0, least = TRANSFORMS + 1;
  slice first, second, of_theirs = {theirs, strlen(theirs)};
  for (unsigned i = 0; i < MOST_PROPOSALS && take_item(&of_theirs, table_text(stack->proposal), &first); i++) {
    proposal one;
    read_proposal(stack, first, &one);
    slice of_ours = {ours, strlen(ours)};
    for (unsigned j = 0; j < MOST_PROPOSALS && take_item(&of_ours, table_text(stack->proposal), &second); j++) {
      proposal other;
      read_proposal(stack, second, &other);
      if (!one.count || !other.count) continue;
      unsigned bits = difference(&one, &other);
      if (count_bits(bits) >= least) continue;
      least = count_bits(bits);
      best = bits;
    }
  }
  return best;
}
