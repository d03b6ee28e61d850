/* Names: the symbols of Windows, and the names of Notify types in the frames of the stacks that print them. */
#include "name.h"

#include "beside.h"
#include "context.h"
#include "mention.h"
#include "spellings/spellings.h"
#include "value.h"
#include "version.h"

enum { NO_KINDS = 0, LONGEST_NUMBER = 12 };

/* ---- numbers beside names ---- */

/* Reads "(number)", blanks in front allowed; *index moves behind it. */
static bool read_parenthesised(const scan_place *place, size_t *index, uint32_t *value) {
  size_t at = *index;
  if (scan_byte(place, at) == ' ') at++;
  if (scan_byte(place, at) != '(') return false;
  size_t start = ++at;
  if (scan_byte(place, at) == '-') at++;
  at += ike_scan_word(place, at).length;
  slice digits = {place->text + start, at - start};
  if (scan_byte(place, at) != ')' || digits.length > LONGEST_NUMBER || !ike_scan_value(digits, value)) return false;
  *index = at + 1;
  return true;
}

size_t ike_scan_end_with_code(const scan_place *place, size_t end, const ikeerr_mention *mention) {
  uint32_t code;
  size_t behind = end;
  if (!read_parenthesised(place, &behind, &code)) return end;
  for (unsigned i = 0; i < mention->record_count; i++) {
    if (mention->records[i]->code == code) return behind;
  }
  return end;
}

/* ---- names ---- */

typedef struct {
  const table_spelling *spelling; /* NULL: no name */
  slice text;
  size_t span; /* bytes of the text that it takes: more than its own where it is escaped */
  unsigned kinds;
} scan_found_name;

static scan_found_name find_name(slice text) {
  folded_name folded = ike_fold(text.start, text.length);
  const table_spelling *spelling = ike_find_spelling(&folded);
  unsigned kinds = spelling ? ike_table_scan_spellings[spelling - ike_table_spellings] : NO_KINDS;
  return (scan_found_name){spelling, text, text.length, kinds};
}

/* The run of word bytes and hyphens, without hyphens at its end. */
static slice hyphenated_word(const scan_place *place, size_t index) {
  size_t end = index;
  while (end < place->end && (is_word_byte(place->text[end]) || place->text[end] == '-')) end++;
  while (end > index && place->text[end - 1] == '-') end--;
  return (slice){place->text + index, end - index};
}

static bool has_byte(slice text, char byte) {
  return memchr(text.start, byte, text.length) != NULL;
}

/* A name of several words, written as one word, is none; neither is a single word that is not in capitals. */
static bool is_written_out(const scan_found_name *name) {
  const ikeerr_record *record = table_record(name->spelling->records, 0);
  if (has_byte(name->text, '_') || has_byte(name->text, '-')) return true;
  const char *official = ikeerr_record_text(record, IKEERR_NAME);
  return !slice_has_lower(name->text) && !strchr(official, '_') && !strchr(official, '-');
}

static table_range current_records(const scan_found_name *name) {
  return (table_range){name->spelling->records.first, name->spelling->current};
}

static bool take_symbol(const scan_place *place, const scan_found_name *name, ikeerr_mention *mention, size_t *next) {
  *next = place->at + name->span;
  *mention = ike_scan_mention(place, place->at, *next, IKEERR_FORM_SYMBOL);
  mention->certainty = IKEERR_CERTAIN;
  for (size_t i = 0; i < name->spelling->current; i++) {
    const ikeerr_record *record = table_record(name->spelling->records, i);
    if (domain_is_in(ike_table_domain_sets.symbols, record->domain)) ike_scan_add_record(place, record, mention);
  }
  scan_assigned assigned = ike_scan_assigned(place, *next, mention);
  if (assigned == ASSIGNED_CODE) mention->certainty = IKEERR_POSSIBLE;
  return mention->record_count > 0 && assigned != ASSIGNED_COUNT;
}

/* | 43 | TEMPORARY_FAILURE |, 43: TEMPORARY_FAILURE, TEMPORARY_FAILURE (43). */
static bool has_own_number(const scan_place *place, const scan_found_name *name) {
  uint32_t before = 0, behind = 0, code = table_record(name->spelling->records, 0)->code;
  size_t index = place->at, end = place->at + name->span;
  while (index > place->start && strchr(" \t|`*\"':=-", place->text[index - 1]) && place->text[index - 1]) index--;
  ike_scan_value(ike_scan_word_before(place, index), &before);
  return (code > 1 && before == code && index < place->at) ||
         (read_parenthesised(place, &end, &behind) && behind == code);
}

static ikeerr_certainty certainty_of_name(const scan_place *place, const scan_found_name *name) {
  if (ike_scan_is_disputed(place)) return IKEERR_LIKELY;
  enum {
    ABOUT_IKE = SCAN_IKE | SCAN_VERSION_1 | SCAN_VERSION_1_WORDING | SCAN_VERSION_1_HINT | SCAN_VERSION_2 |
                SCAN_VERSION_2_WORDING | SCAN_VERSION_2_HINT
  };
  if (name->kinds & SCAN_NAME_PREFIXED || ike_scan_is_near(place, ABOUT_IKE)) return IKEERR_CERTAIN;
  bool is_expected = scan_is_named(place, table_record(name->spelling->records, 0)) ||
                     place->offset + place->at < place->memory->notify_until;
  if (is_expected || ike_scan_is_near(place, SCAN_NOTIFY | SCAN_PORT) || has_own_number(place, name))
    return IKEERR_LIKELY;
  return name->kinds & SCAN_NAME_ORDINARY ? IKEERR_POSSIBLE : IKEERR_LIKELY;
}

static bool take_notify(const scan_place *place, const scan_found_name *name, ikeerr_mention *mention, size_t *next) {
  *mention = ike_scan_mention(place, place->at, place->at + name->span, IKEERR_FORM_NOTIFY);
  bool is_hyphenated = has_byte(name->text, '-');
  if (!ike_scan_take_notify(place, current_records(name), false, is_hyphenated, mention)) return false;
  *next = place->at + name->span;
  scan_assigned assigned = ike_scan_assigned(place, *next, mention);
  if (assigned == ASSIGNED_COUNT) return false;
  mention->certainty = assigned == ASSIGNED_CODE ? IKEERR_POSSIBLE : certainty_of_name(place, name);
  *next = ike_scan_end_with_code(place, *next, mention);
  mention->end = place->offset + *next;
  return true;
}

/* A symbol to which its own number is glued, without it. */
static scan_found_name find_glued(slice text) {
  slice name = text;
  while (name.length && is_digit(name.start[name.length - 1])) name.length--;
  const scan_found_name none = {.text = text};
  uint32_t code;
  if (!ike_scan_value(slice_from(text, name.length), &code) || !ike_scan_code_record(code)) return none;
  scan_found_name found = find_name(name);
  bool is_own =
      found.kinds & SCAN_NAME_SYMBOL && has_byte(name, '_') && table_record(found.spelling->records, 0)->code == code;
  return is_own ? found : none;
}

/* Whether a word is joined of several, or in capitals as a name of one word. */
static bool may_be_alone(const scan_token *word) {
  return word->is_joined || (word->roles & SCAN_NAME_ALONE && !slice_has_lower(word->text));
}

static bool take_name(const scan_place *place, slice text, size_t span, ikeerr_mention *mention, size_t *next) {
  scan_found_name name = find_name(text);
  if (!name.spelling && is_digit(text.start[text.length - 1])) name = find_glued(text);
  if (name.span == text.length) name.span = span;
  /* A word by itself, such as PENDING, is an ordinary one. */
  if (name.kinds & SCAN_NAME_SYMBOL && has_byte(text, '_')) return take_symbol(place, &name, mention, next);
  if (!(name.kinds & (SCAN_NAME_NOTIFY | SCAN_NAME_PREFIXED)) || !is_written_out(&name)) return false;
  return take_notify(place, &name, mention, next);
}

/* ---- N(...) and MS_STATUS(...) ---- */

/* MS_STATUS(13868), from an index: the Windows error that a notify carries. */
static bool take_status(const scan_place *place, slice word, ikeerr_mention *mention, size_t *next) {
  enum { WORD = 9 };
  size_t index = (size_t)(word.start - place->text), end = index + WORD;
  uint32_t value;
  if (word.length != WORD || !slice_starts_with(word, "ms_status") || !read_parenthesised(place, &end, &value)) {
    return false;
  }
  *next = end;
  *mention = ike_scan_mention(place, index, end, IKEERR_FORM_MS_STATUS);
  mention->certainty = IKEERR_CERTAIN;
  ike_scan_add_record(place, ike_scan_record_in(ike_carried_domains(), value), mention);
  return mention->record_count || ike_scan_take_neighbour(place, value, mention);
}

/* N((14)): a type whose name the stack does not know. */
static bool take_number(const scan_place *place, ikeerr_mention *mention, size_t *next) {
  size_t index = place->at + 2;
  uint32_t code;
  if (!read_parenthesised(place, &index, &code) || scan_byte(place, index) != ')') return false;
  *next = index + 1;
  *mention = ike_scan_mention(place, place->at, *next, IKEERR_FORM_NOTIFY);
  mention->certainty = IKEERR_CERTAIN;
  return ike_scan_take_type(place, code, 0, mention);
}

static bool take_framed_name(const scan_place *place, ikeerr_mention *mention, size_t *next) {
  size_t start = place->at + 2;
  scan_found_name name = find_name(ike_scan_word(place, start));
  size_t end = start + name.text.length;
  if (scan_byte(place, end) != ')') return false;
  *next = end;
  if (!(name.kinds & (SCAN_NAME_NOTIFY | SCAN_NAME_SHORT | SCAN_NAME_PREFIXED))) return false;
  *mention = ike_scan_mention(place, start, end, IKEERR_FORM_NOTIFY);
  mention->certainty = IKEERR_CERTAIN;
  return ike_scan_take_notify(place, current_records(&name), true, false, mention);
}

static bool is_frame(const scan_place *place, slice word) {
  return word.length == 1 && word.start[0] == 'N' && scan_byte(place, place->at + 1) == '(';
}

static bool take_frame(const scan_place *place, ikeerr_mention *mention, size_t *next) {
  return take_status(place, ike_scan_word(place, place->at + 2), mention, next) || take_number(place, mention, next) ||
         take_framed_name(place, mention, next);
}

bool ike_scan_name(const scan_place *place, const scan_token *token, ikeerr_mention *mention, size_t *next) {
  slice word = token->text;
  *next = place->at + word.length;
  if (is_frame(place, word)) return take_frame(place, mention, next);
  if (take_status(place, word, mention, next)) return true;
  char behind = scan_byte(place, place->at + word.length);
  slice hyphenated = behind == '-' ? hyphenated_word(place, place->at) : word;
  if (hyphenated.length > word.length && take_name(place, hyphenated, hyphenated.length, mention, next)) return true;
  if (behind == '\\' || (behind == ' ' && scan_byte(place, place->at + word.length + 1) == '\\')) {
    scan_written_name written = ike_scan_written_name(place, place->at);
    slice meant = {written.text, written.length};
    if (written.is_escaped && meant.length && take_name(place, meant, written.end - place->at, mention, next))
      return true;
  }
  return may_be_alone(token) && take_name(place, word, word.length, mention, next);
}
