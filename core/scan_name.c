/* Names: the symbols of Windows, and the names of Notify types in the frames of the stacks that print them. */
#include "lookup.h"
#include "names.h"
#include "scan.h"

enum { NO_KINDS = 0, LONGEST_NUMBER = 12 };

/* ---- which records ---- */

typedef enum { VERSION_OPEN, VERSION_1, VERSION_2 } scan_version;

/* What the words of the line say; a stack's own words before those that only suggest a version. */
static scan_version version_near(const scan_place *place) {
  static const unsigned WORDS[][2] = {{SCAN_IKEV1, SCAN_IKEV2}, {SCAN_IKEV1_HINT, SCAN_IKEV2_HINT}};
  for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
    bool is_1 = ikeerr_scan_is_near(place, WORDS[i][0]), is_2 = ikeerr_scan_is_near(place, WORDS[i][1]);
    if (is_1 != is_2) return is_1 ? VERSION_1 : VERSION_2;
  }
  return VERSION_OPEN;
}

/* Microsoft's status notifies carry an error, although their numbers are those of statuses. */
static bool is_reported(const scan_place *place, const ikeerr_record *record) {
  bool is_status = strcmp(ikeerr_record_text(record, IKEERR_KIND), "status") == 0;
  bool carries_error =
      record->domain == IKEERR_IKEV1 && (record->code == MS_STATUS_IKEV1 || record->code == MS_STATUS_AUTHIP);
  return place->options->statuses || !is_status || carries_error;
}

static void add_record(const scan_place *place, const ikeerr_record *record, ikeerr_mention *mention) {
  if (!record || !is_reported(place, record) || mention->record_count == IKEERR_MAX_CANDIDATES) return;
  unsigned index = mention->record_count;
  while (index && mention->records[index - 1] > record) index--;
  if (index && mention->records[index - 1] == record) return;
  for (unsigned i = mention->record_count++; i > index; i--) mention->records[i] = mention->records[i - 1];
  mention->records[index] = record;
}

static bool has_domain(table_range records, ikeerr_domain domain) {
  for (size_t i = 0; i < records.count; i++) {
    if (table_record(records, i)->domain == domain) return true;
  }
  return false;
}

/* The IKEv1 type with the number of an IKEv2 type: stacks that print both versions have one table of names. */
static const ikeerr_record *twin_of(const ikeerr_record *record) {
  if (ikeerr_record_text(record, IKEERR_VENDOR)) return NULL;
  const ikeerr_record *twin = ikeerr_by_code(IKEERR_IKEV1, record->code, NULL);
  return twin && !ikeerr_record_text(twin, IKEERR_VENDOR) ? twin : NULL;
}

bool ikeerr_scan_take_notify(const scan_place *place, table_range records, bool is_shared, bool is_hyphenated,
                             ikeerr_mention *mention) {
  scan_version version = version_near(place);
  if (version == VERSION_OPEN && is_hyphenated) version = VERSION_1;
  if (version == VERSION_OPEN && ikeerr_scan_is_near(place, SCAN_SPELLED)) version = VERSION_2;
  bool has_1 = has_domain(records, IKEERR_IKEV1), has_2 = has_domain(records, IKEERR_IKEV2);
  for (size_t i = 0; i < records.count; i++) {
    const ikeerr_record *record = table_record(records, i);
    if (record->domain == IKEERR_WIN32) continue;
    const ikeerr_record *twin = has_1 || version == VERSION_2 ? NULL : twin_of(record);
    bool is_other = (version == VERSION_1 && record->domain == IKEERR_IKEV2 && (has_1 || twin)) ||
                    (version == VERSION_2 && record->domain == IKEERR_IKEV1 && has_2);
    if (!is_other) add_record(place, record, mention);
    if (version == VERSION_1 || is_shared) add_record(place, twin, mention);
  }
  return mention->record_count > 0;
}

/* ---- numbers beside names ---- */

/* Reads "(number)", blanks in front allowed; *index moves behind it. */
static bool read_parenthesised(const scan_place *place, size_t *index, uint32_t *value) {
  size_t at = *index;
  if (scan_byte(place, at) == ' ') at++;
  if (scan_byte(place, at) != '(') return false;
  size_t start = ++at;
  if (scan_byte(place, at) == '-') at++;
  at += ikeerr_scan_word(place, at).length;
  slice digits = {place->text + start, at - start};
  if (scan_byte(place, at) != ')' || digits.length > LONGEST_NUMBER || !ikeerr_scan_value(digits, value)) return false;
  *index = at + 1;
  return true;
}

size_t ikeerr_scan_end_with_code(const scan_place *place, size_t end, const ikeerr_mention *mention) {
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
  unsigned kinds;
} scan_found_name;

static scan_found_name find_name(slice text) {
  folded_name folded = ikeerr_fold(text.start, text.length);
  const table_spelling *spelling = ikeerr_find_spelling(&folded);
  unsigned kinds = spelling ? ikeerr_table_scan_spellings[spelling - ikeerr_table_spellings] : NO_KINDS;
  return (scan_found_name){spelling, text, kinds};
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

static bool has_lower(slice text) {
  for (size_t i = 0; i < text.length; i++) {
    if (is_letter(text.start[i]) && !is_upper(text.start[i])) return true;
  }
  return false;
}

/* A name of several words, written as one word, is none; neither is a single word that is not in capitals. */
static bool is_written_out(const scan_found_name *name) {
  const ikeerr_record *record = table_record(name->spelling->records, 0);
  if (has_byte(name->text, '_') || has_byte(name->text, '-')) return true;
  const char *official = ikeerr_record_text(record, IKEERR_NAME);
  return !has_lower(name->text) && !strchr(official, '_') && !strchr(official, '-');
}

static table_range current_records(const scan_found_name *name) {
  return (table_range){name->spelling->records.first, name->spelling->current};
}

static bool take_symbol(const scan_place *place, const scan_found_name *name, ikeerr_mention *mention, size_t *next) {
  *next = place->at + name->text.length;
  *mention = ikeerr_scan_mention(place, place->at, *next, IKEERR_FORM_SYMBOL);
  mention->certainty = IKEERR_CERTAIN;
  for (size_t i = 0; i < name->spelling->current; i++) {
    const ikeerr_record *record = table_record(name->spelling->records, i);
    if (record->domain == IKEERR_WIN32) add_record(place, record, mention);
  }
  return mention->record_count > 0;
}

static ikeerr_certainty certainty_of_name(const scan_place *place, const scan_found_name *name) {
  enum { ABOUT_IKE = SCAN_IKE | SCAN_IKEV1 | SCAN_IKEV1_HINT | SCAN_IKEV2 | SCAN_IKEV2_HINT };
  if (name->kinds & SCAN_NAME_PREFIXED || ikeerr_scan_is_near(place, ABOUT_IKE)) return IKEERR_CERTAIN;
  if (ikeerr_scan_is_near(place, SCAN_NOTIFY)) return IKEERR_LIKELY;
  return name->kinds & SCAN_NAME_ORDINARY ? IKEERR_POSSIBLE : IKEERR_LIKELY;
}

static bool take_notify(const scan_place *place, const scan_found_name *name, ikeerr_mention *mention, size_t *next) {
  *mention = ikeerr_scan_mention(place, place->at, place->at + name->text.length, IKEERR_FORM_NOTIFY);
  bool is_hyphenated = has_byte(name->text, '-');
  if (!ikeerr_scan_take_notify(place, current_records(name), false, is_hyphenated, mention)) return false;
  mention->certainty = certainty_of_name(place, name);
  *next = ikeerr_scan_end_with_code(place, place->at + name->text.length, mention);
  mention->end = place->offset + *next;
  return true;
}

static bool take_name(const scan_place *place, slice text, ikeerr_mention *mention, size_t *next) {
  if (!has_byte(text, '_') && !has_byte(text, '-') && has_lower(text)) return false;
  scan_found_name name = find_name(text);
  if (name.kinds & SCAN_NAME_SYMBOL) return take_symbol(place, &name, mention, next);
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
  *mention = ikeerr_scan_mention(place, index, end, IKEERR_FORM_MS_STATUS);
  mention->certainty = IKEERR_CERTAIN;
  add_record(place, ikeerr_scan_windows_record(value), mention);
  return mention->record_count || ikeerr_scan_take_neighbour(place, value, mention);
}

/* N((14)): a type whose name the stack does not know. */
static bool take_number(const scan_place *place, ikeerr_mention *mention, size_t *next) {
  size_t index = place->at + 2;
  uint32_t code;
  if (!read_parenthesised(place, &index, &code) || scan_byte(place, index) != ')') return false;
  *next = index + 1;
  *mention = ikeerr_scan_mention(place, place->at, *next, IKEERR_FORM_NOTIFY);
  mention->certainty = IKEERR_CERTAIN;
  scan_version version = version_near(place);
  if (version != VERSION_1) add_record(place, ikeerr_by_code(IKEERR_IKEV2, code, NULL), mention);
  if (version != VERSION_2) add_record(place, ikeerr_by_code(IKEERR_IKEV1, code, NULL), mention);
  return mention->record_count > 0;
}

static bool take_framed_name(const scan_place *place, ikeerr_mention *mention, size_t *next) {
  size_t start = place->at + 2;
  scan_found_name name = find_name(ikeerr_scan_word(place, start));
  size_t end = start + name.text.length;
  if (scan_byte(place, end) != ')') return false;
  *next = end;
  if (!(name.kinds & (SCAN_NAME_NOTIFY | SCAN_NAME_SHORT | SCAN_NAME_PREFIXED))) return false;
  *mention = ikeerr_scan_mention(place, start, end, IKEERR_FORM_NOTIFY);
  mention->certainty = IKEERR_CERTAIN;
  return ikeerr_scan_take_notify(place, current_records(&name), true, false, mention);
}

static bool is_frame(const scan_place *place, slice word) {
  return word.length == 1 && word.start[0] == 'N' && scan_byte(place, place->at + 1) == '(';
}

static bool take_frame(const scan_place *place, ikeerr_mention *mention, size_t *next) {
  return take_status(place, ikeerr_scan_word(place, place->at + 2), mention, next) ||
         take_number(place, mention, next) || take_framed_name(place, mention, next);
}

bool ikeerr_scan_name(const scan_place *place, ikeerr_mention *mention, size_t *next) {
  slice word = ikeerr_scan_word(place, place->at);
  *next = place->at + word.length;
  if (is_frame(place, word)) return take_frame(place, mention, next);
  if (take_status(place, word, mention, next)) return true;
  slice hyphenated = hyphenated_word(place, place->at);
  if (hyphenated.length > word.length && take_name(place, hyphenated, mention, next)) return true;
  return take_name(place, word, mention, next);
}
