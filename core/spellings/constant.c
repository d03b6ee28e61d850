/* An identifier is cut into its parts; those in front of a name and behind it only say what kind of name it is. */
#include "constant.h"

#include "name.h"

enum {
  MOST_PARTS = 16, /* SSH_IKE_NOTIFY_MESSAGE_INVALID_ID_INFORMATION has seven */
  LEAST_PARTS = 2  /* of a name: single words, such as COOKIE, are parts of many constants */
};

typedef struct {
  folded_name name;
  size_t count;
  size_t starts[MOST_PARTS + 1]; /* in the folded name, its end included */
} constant_parts;

/* ---- parts ---- */

static bool is_small(char c) {
  return is_letter(c) && !is_upper(c);
}

/* Of words that are written together: errNo|Proposal, IKE|Auth. */
static bool starts_word(slice text, size_t at) {
  char before = text.start[at - 1];
  bool is_last_capital = is_upper(before) && at + 1 < text.length && is_small(text.start[at + 1]);
  return is_upper(text.start[at]) && (!is_upper(before) || is_last_capital);
}

/* False if there are too many. */
static bool cut(slice text, constant_parts *parts) {
  parts->count = parts->name.length = 0;
  for (size_t i = 0; i < text.length; i++) {
    bool is_separator = !is_letter_or_digit(text.start[i]);
    bool is_start = !i || !is_letter_or_digit(text.start[i - 1]) || starts_word(text, i);
    if (is_separator) continue;
    if (is_start && parts->count == MOST_PARTS) return false;
    if (is_start) parts->starts[parts->count++] = parts->name.length;
    parts->name.text[parts->name.length++] = ascii_lower(text.start[i]);
  }
  parts->starts[parts->count] = parts->name.length;
  return true;
}

/* ---- what stands around a name ---- */

static const table_part *find_part(const constant_parts *parts, size_t number) {
  size_t start = parts->starts[number];
  slice word = {parts->name.text + start, parts->starts[number + 1] - start};
  for (const table_part *part = ike_table_parts; part->word; part++) {
    if (slice_is(word, table_text(part->word))) return part;
  }
  return NULL;
}

static size_t count_in_front(const constant_parts *parts) {
  size_t count = 0;
  while (count < parts->count && find_part(parts, count)) count++;
  return count;
}

static size_t count_behind(const constant_parts *parts) {
  size_t count = 0;
  while (count < parts->count && find_part(parts, parts->count - count - 1)) count++;
  return count;
}

static const table_spelling *spelling_of(const constant_parts *parts, size_t first, size_t end) {
  folded_name name;
  name.length = parts->starts[end] - parts->starts[first];
  memcpy(name.text, parts->name.text + parts->starts[first], name.length);
  name.text[name.length] = '\0';
  return ike_find_spelling(&name);
}

static domain_set domains_around(const constant_parts *parts, size_t first, size_t end) {
  domain_set domains = ike_table_domain_sets.notifies;
  for (size_t i = 0; i < parts->count; i++) {
    const table_part *part = i < first || i >= end ? find_part(parts, i) : NULL;
    if (part && part->domain != TABLE_NO_DOMAIN) domains &= domains_of((ikeerr_domain)part->domain);
  }
  return domains;
}

/* ---- the identifier ---- */

/* Whether it starts as symbols of Windows do of which a part is missing or stands elsewhere: ERROR_IKE_..., without
 * IPSEC. */
static bool may_be_symbol(slice identifier) {
  folded_name name = ike_fold(identifier.start, identifier.length);
  if (ike_find_spelling(&name)) return false; /* nothing is missing */
  for (const scan_word *prefix = ike_table_scan_prefixes; prefix->word; prefix++) {
    if (prefix->roles & SCAN_CODE && slice_starts_with(identifier, table_text(prefix->word))) return true;
  }
  return false;
}

/* An identifier that is the name is one of a constant if its words are joined: in texts, pre-shared is none. */
static bool is_joined(slice identifier) {
  return !memchr(identifier.start, '_', identifier.length) && !memchr(identifier.start, '-', identifier.length);
}

bool ike_read_constant(slice identifier, constant_name *name) {
  constant_parts parts;
  if (identifier.length > FOLD_LONGEST || !cut(identifier, &parts)) return false;
  size_t in_front = count_in_front(&parts), behind = count_behind(&parts);
  bool may_be_whole = is_joined(identifier);
  name->may_be_symbol = may_be_symbol(identifier);
  for (size_t first = 0; first <= in_front; first++) {
    for (size_t end = parts.count; end >= first + LEAST_PARTS && end + behind >= parts.count; end--) {
      bool is_part = first || end < parts.count;
      name->spelling = is_part || may_be_whole ? spelling_of(&parts, first, end) : NULL;
      name->domains = domains_around(&parts, first, end);
      if (name->spelling) return true;
    }
  }
  return false;
}
