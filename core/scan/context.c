/* What the text around a place says: the words of its line, and the label in front of a number. */
#include "context.h"

#include "spellings/spellings.h"
#include "value.h"

enum { IDEOGRAPHS = 0xE3 /* their first bytes in UTF-8, and those of kana and Hangul, are no smaller */ };
enum { LABEL_WORDS = 8, LABEL_BYTES = 160, PHRASE_GAP = 4, LABEL_GAP = 1, MOST_PHRASE = 3 };

/* So what a word of the line means is the same for every place that it is near. */
_Static_assert(SCAN_BEFORE - SCAN_NEAR > SCAN_LONGEST_WORD + MOST_PHRASE * PHRASE_GAP, "a phrase may be cut in front");
_Static_assert(SCAN_AFTER - SCAN_NEAR > SCAN_LONGEST_WORD, "a word may be cut behind");

/* ---- words ---- */

slice ike_scan_next_word(const scan_place *place, size_t index) {
  for (size_t behind; index < place->end && place->text[index] != '\n'; index = behind) {
    behind = scan_behind_escape(place, index);
    if (behind == index && is_word_byte(place->text[index])) break;
    if (behind == index) behind++;
  }
  return ike_scan_word(place, index);
}

static bool ends_with(slice text, slice ending) {
  if (text.length < ending.length) return false;
  const char *start = text.start + text.length - ending.length;
  for (size_t i = 0; i < ending.length; i++) {
    if (ascii_lower(start[i]) != ending.start[i]) return false;
  }
  return true;
}

static unsigned roles_of_key(const char *key, size_t length) {
  int entry = ike_hash_entry(&ike_table_scan_word_hash, 0, key, length);
  if (entry < 0) return 0;
  const scan_word *word = &ike_table_scan_words[entry];
  return slice_is((slice){key, length}, table_text(word->word)) ? word->roles : 0;
}

unsigned ike_scan_own_roles(slice word) {
  char key[SCAN_LONGEST_WORD];
  return roles_of_key(key, ike_fold_word(word, key, sizeof key));
}

static unsigned roles_of(slice word) {
  return ike_scan_roles_among(word, ~0u);
}

/* ---- the facts of a line ---- */

static unsigned read_prefixes(slice word) {
  unsigned roles = 0;
  for (const scan_word *prefix = ike_table_scan_prefixes; prefix->word; prefix++) {
    if (*table_text(prefix->word) == ascii_lower(word.start[0]) && slice_starts_with(word, table_text(prefix->word)))
      roles |= prefix->roles;
  }
  return roles;
}

static inline unsigned roles_of_prefix(slice word) {
  bool may_have_one = table_is_in(ike_table_scan_prefix_starts, (unsigned char)ascii_lower(word.start[0]));
  return may_have_one ? read_prefixes(word) : 0;
}

/* The roles of the phrases of two and three words that end with a word, with so many signs between them at most: joined
 * by single blanks, as the table has them. */
static unsigned roles_of_phrases(const scan_place *place, slice last, size_t most_gap) {
  char key[SCAN_LONGEST_WORD];
  size_t start = sizeof key;
  unsigned roles = 0;
  slice word = last;
  for (unsigned words = 1; word.length && word.length <= start; words++) {
    start -= word.length;
    for (size_t i = 0; i < word.length; i++) key[start + i] = ascii_lower(word.start[i]);
    if (words > 1) roles |= roles_of_key(key + start, sizeof key - start);
    if (words == MOST_PHRASE || !start) break;
    key[--start] = ' ';
    size_t gap = 0, index = (size_t)(word.start - place->text);
    while (gap < most_gap && index > place->start && !scan_follows_word(place, index) &&
           place->text[index - 1] != '\n') {
      index = scan_step_back(place, index), gap++;
    }
    word = ike_scan_word_before(place, index);
  }
  return roles;
}

static unsigned roles_of_number(slice word, const ikeerr_record **record) {
  uint32_t value;
  if (word.length <= 4 || !ike_scan_value(word, &value)) return 0;
  *record = ike_scan_code_record(value);
  return *record && !ike_scan_is_common(value, *record) ? SCAN_CODE : 0;
}

static const ikeerr_record *symbol_of(slice word) {
  folded_name folded = ike_fold(word.start, word.length);
  const table_spelling *spelling = ike_find_spelling(&folded);
  return spelling && spelling->current ? table_record(spelling->records, 0) : NULL;
}

/* Keeps the last codes that the line names. */
static void keep_code(scan_facts *facts, const ikeerr_record *record, uint64_t seen, bool is_symbol) {
  if (record) facts->codes[facts->said++ % SCAN_MOST_SAID] = (scan_said){record, seen, is_symbol};
}

/* A name of a connection, as in "office" #3 or <office|3>, only suggests what its version is. */
static bool is_connection(const scan_place *place, slice word) {
  size_t start = (size_t)(word.start - place->text), end = start + word.length, furthest = end + SCAN_LONGEST_WORD;
  while (end < furthest && (is_word_byte(scan_byte(place, end)) || scan_byte(place, end) == '-')) end++;
  char next = scan_byte(place, end + 1);
  if (scan_byte(place, end) == '|') return is_digit(next);
  return scan_byte(place, end) == '"' && (next == '[' || (next == ' ' && scan_byte(place, end + 2) == '#'));
}

static unsigned roles_in_connection(unsigned roles) {
  unsigned hints =
      (roles & SCAN_VERSION_1 ? SCAN_VERSION_1_HINT : 0) | (roles & SCAN_VERSION_2 ? SCAN_VERSION_2_HINT : 0);
  return (roles & ~(unsigned)(SCAN_VERSION_1 | SCAN_VERSION_2)) | hints;
}

/* 192.0.2.1:500, 192.0.2.1/500, [500]: a port. */
static bool is_port(const scan_place *place, slice word) {
  size_t start = (size_t)(word.start - place->text);
  char before = scan_byte_before(place, start, 2);
  return scan_byte_before(place, start, 1) == '[' ||
         ((is_digit(before) || before == ']') && strchr(":/", scan_byte_before(place, start, 1)));
}

static bool has_text(slice word, const char *text) {
  size_t length = strlen(text);
  for (size_t at = 0; at + length <= word.length; at++) {
    if (memcmp(word.start + at, text, length) == 0) return true;
  }
  return false;
}

/* The roles of the labels anywhere in a run of letters of a script that sets no blanks. */
static unsigned roles_within(slice word) {
  unsigned roles = 0;
  if ((unsigned char)*word.start < IDEOGRAPHS) return roles;
  for (const scan_word *label = ike_table_scan_suffixes; label->word; label++) {
    const char *known = table_text(label->word);
    if (is_wide(*known) && has_text(word, known)) roles |= label->roles;
  }
  return roles;
}

static void learn(const scan_place *place, slice word) {
  bool is_number = is_digit(word.start[0]);
  const ikeerr_record *record = NULL;
  unsigned own = roles_of(word) | roles_within(word),
           roles = is_number ? roles_of_number(word, &record) : own | roles_of_prefix(word);
  if (own & SCAN_PHRASE_END) roles |= roles_of_phrases(place, word, PHRASE_GAP);
  if (is_number && own & SCAN_PORT && is_port(place, word)) roles |= SCAN_PORT;
  if (!roles) return;
  uint64_t seen = place->offset + (uint64_t)(word.start - place->text) + 1;
  if (roles & SCAN_SYMBOL) record = symbol_of(word);
  if (roles & SCAN_CODE) keep_code(place->facts, record, seen, roles & SCAN_SYMBOL);
  if (roles & (SCAN_VERSION_1 | SCAN_VERSION_2) && is_connection(place, word)) roles = roles_in_connection(roles);
  roles &= (1u << SCAN_ROLES) - 1;
  place->facts->roles |= roles;
  for (; roles; roles &= roles - 1) place->facts->seen[lowest_bit(roles)] = seen;
}

/* The offset from which on words are near the place: on its line, and not too far in front of it. */
static uint64_t near_from(const scan_place *place) {
  uint64_t here = place->offset + place->at, furthest = here > SCAN_NEAR ? here - SCAN_NEAR : 0;
  return furthest > place->facts->line ? furthest : place->facts->line;
}

/* The letters beyond ASCII from an index on. */
static slice wide_letters(const scan_place *place, size_t index) {
  slice text = {place->text, place->end};
  size_t end = index;
  while (end < place->end && is_wide(place->text[end]) && end - index < SCAN_LONGEST_WORD) {
    word_letter here = ike_letter_at(text, end);
    if (here.kind == LETTER_NONE) break;
    end += here.length;
  }
  return (slice){place->text + index, end - index};
}

/* The word of any script at an index. */
static slice any_word_at(const scan_place *place, size_t index) {
  size_t end = index;
  for (size_t length = 1; length && end - index < SCAN_LONGEST_WORD; end += length) {
    length = ike_scan_word(place, end).length;
    if (!length && end < place->end) length = wide_letters(place, end).length;
  }
  return (slice){place->text + index, end - index};
}

static bool may_be_word(char c) {
  return is_word_byte(c) || is_wide(c);
}

/* Reads the words that start near the place, but for those that have been read for a place in front of it. */
static void learn_nearby(const scan_place *place) {
  scan_facts *facts = place->facts;
  uint64_t first = near_from(place), until = place->offset + place->at + SCAN_NEAR;
  if (facts->read_until < first) {
    facts->read_until = first;
    facts->roles = 0;
  }
  if (facts->read_until >= until) return;
  size_t index = (size_t)(facts->read_until - place->offset), end = (size_t)(until - place->offset);
  slice text = {place->text, place->end};
  if (end > place->end) end = place->end;
  if (scan_follows_word(place, index)) index += ike_scan_word(place, index).length;
  while (index < end && place->text[index] != '\n') {
    size_t behind = index + 1, behind_escape = scan_behind_escape(place, index);
    bool is_color = scan_byte_before(place, index, 1) == '[' && ike_color_ends(text, place->start, &behind);
    if (is_color || behind_escape > index) { /* which may be all that there is */
      index = is_color ? behind : behind_escape;
      continue;
    }
    slice word = is_wide(place->text[index]) ? wide_letters(place, index) : ike_scan_word(place, index);
    if (word.length) learn(place, word);
    index += word.length ? word.length : is_wide(place->text[index]);
    while (index < end && !may_be_word(place->text[index]) && place->text[index] != '\n') index++;
  }
  facts->read_until = place->offset + index;
}

bool ike_scan_is_near(const scan_place *place, unsigned roles) {
  learn_nearby(place);
  uint64_t first = near_from(place);
  roles &= place->facts->roles;
  for (; roles; roles &= roles - 1) {
    if (place->facts->seen[lowest_bit(roles)] > first) return true;
  }
  return false;
}

bool ike_scan_is_said(const scan_place *place, const ikeerr_record *record, bool numbers_count) {
  learn_nearby(place);
  uint64_t first = near_from(place);
  for (unsigned i = 0; i < SCAN_MOST_SAID; i++) {
    const scan_said *said = &place->facts->codes[i];
    if (said->record == record && said->seen > first && (said->is_symbol || numbers_count)) return true;
  }
  return false;
}

bool ike_scan_is_told(const scan_place *place, const ikeerr_record *record) {
  const scan_memory *memory = place->memory;
  if (!memory->sentence || memory->sentence_end <= near_from(place)) return false;
  for (size_t i = 0; i < memory->sentence->records.count; i++) {
    if (table_record(memory->sentence->records, i) == record) return true;
  }
  return false;
}

/* ---- words in front of a place, of any script ---- */

/* The start of the character that ends at an index; a byte that ends none is taken for one. */
static size_t character_before(const scan_place *place, size_t index) {
  size_t start = index - 1;
  while (start > place->start && index - start < 4 && is_utf8_continuation(place->text[start])) start--;
  return (unsigned char)place->text[start] >= 0xC0 ? start : index - 1;
}

bool ike_scan_is_word_before(const scan_place *place, size_t index, size_t *start) {
  if (index <= place->start) return false;
  *start = index - 1;
  char c = place->text[index - 1];
  if (is_word_byte(c)) return scan_follows_word(place, index);
  if (!is_wide(c)) return false;
  *start = character_before(place, index);
  return ike_letter_at((slice){place->text, index}, *start).kind != LETTER_NONE;
}

/* The word of any script that ends at an index. */
static slice any_word_before(const scan_place *place, size_t index) {
  bool is_cut = index - place->start > SCAN_LONGEST_WORD;
  size_t first = word_start(place->text, index, is_cut ? index - SCAN_LONGEST_WORD : place->start), start;
  while (index - first < SCAN_LONGEST_WORD) {
    bool is_ascii = first > place->start && scan_follows_word(place, first);
    if (!is_ascii && !ike_scan_is_word_before(place, first, &start)) break;
    first = is_ascii ? first - 1 : start;
  }
  return (slice){place->text + first, index - first};
}

/* A real one, or one that is written as in JSON. */
static bool is_line_feed_before(const scan_place *place, size_t index) {
  char c = place->text[index - 1];
  return c == '\n' || ((c == 'n' || c == '2') && scan_is_escape_letter(place, index - 1));
}

unsigned ike_scan_roles_before(const scan_place *place, size_t index, unsigned roles) {
  size_t start;
  while (index > place->start && !scan_follows_word(place, index) && !is_line_feed_before(place, index) &&
         !(is_wide(place->text[index - 1]) && ike_scan_is_word_before(place, index, &start)))
    index = scan_step_back(place, index);
  slice word = ike_scan_word_before(place, index);
  if (is_wide(scan_byte_before(place, index - word.length, 1))) word = any_word_before(place, index);
  unsigned possible = ike_scan_possible_roles(word);
  if (!(possible & roles)) return 0;
  unsigned of_phrases = possible & SCAN_PHRASE_END ? roles_of_phrases(place, word, LABEL_GAP) : 0;
  return (of_phrases | ike_scan_own_roles(word)) & roles;
}

/* ---- labels ---- */

/* "lastErrorCode" ends with the word "errorcode", "terrorcode" does not. */
static bool starts_a_part(slice word, size_t start) {
  if (start == 0 || (unsigned char)word.start[start] & 0x80) return true;
  char before = word.start[start - 1];
  if (is_upper(word.start[start])) return !is_upper(before);
  return !is_letter(before);
}

static unsigned roles_of_suffix(slice word) {
  for (const scan_word *suffix = ike_table_scan_suffixes; suffix->word; suffix++) {
    slice ending = {table_text(suffix->word), strlen(table_text(suffix->word))};
    if (ends_with(word, ending) && starts_a_part(word, word.length - ending.length)) return suffix->roles;
  }
  return 0;
}

static unsigned label_roles(slice word) {
  uint32_t value;
  if (is_digit(word.start[0])) {
    return ike_scan_value(word, &value) && ike_scan_code_record(value) ? SCAN_FILLER : 0;
  }
  if (roles_of_prefix(word) & SCAN_CODE) return SCAN_ERROR;
  unsigned roles = ike_scan_roles_among(word, SCAN_ERROR | SCAN_FOREIGN | SCAN_WEAK | SCAN_FILLER | SCAN_NOT);
  return roles ? roles : roles_of_suffix(word);
}

/* Whether a sentence, a statement or the line ends in front of an index. */
static bool is_barrier(const scan_place *place, size_t index, size_t line) {
  char c = place->text[index - 1];
  if (c == '\n') return index != line && !(index + 1 == line && place->text[index] == '\n');
  if (c == ';' || c == '@' || c == '$') return true;
  return c == '.' && is_blank(scan_byte(place, index));
}

/* Whether nothing but the end of a statement follows the number at the place: "13801.", "13801 (0x35E9)". */
static bool ends_statement(const scan_place *place) {
  size_t index = place->at + 1 + ike_scan_word(place, place->at + 1).length;
  char c = scan_byte(place, index);
  if (c && strchr(".,;)\"'", c)) return true;
  if ((c == '`' || c == '*') && scan_byte_before(place, place->at, 1) == c) return true;
  if (is_wide(c)) return ike_letter_at((slice){place->text, place->end}, index).kind == LETTER_NONE;
  while (scan_byte(place, index) == ' ' || scan_byte(place, index) == '\r') index++;
  return scan_byte(place, index) == '\n' || scan_byte(place, index) == '(';
}

/* Whether a line that ends at an index leaves something to be said: "... on failure is", "ErrorCode:". */
static bool is_unfinished(const scan_place *place, size_t end) {
  while (end > place->start && place->text[end - 1] && strchr(" \r\n*`", place->text[end - 1])) end--;
  char last = scan_byte_before(place, end, 1);
  if (last == ':' || last == '=') return true;
  size_t colon = strlen(SCAN_WIDE_COLON), start;
  if (end - place->start > colon && memcmp(place->text + end - colon, SCAN_WIDE_COLON, colon) == 0) return true;
  bool is_bracketed = last == ']'; /* [ErrorCode] */
  end -= is_bracketed;
  if (!ike_scan_is_word_before(place, end, &start)) return false;
  unsigned unfinished = is_bracketed ? SCAN_ERROR : is_wide(last) ? SCAN_ERROR | SCAN_FILLER : SCAN_FILLER;
  return label_roles(any_word_before(place, end)) & unfinished;
}

size_t ike_scan_wrapped_line(const scan_place *place) {
  size_t start = place->at;
  if (scan_byte_before(place, start, 1) == ' ') { /* is 13868 */
    slice filler = ike_scan_word_before(place, start - 1);
    if (ike_scan_roles_among(filler, SCAN_FILLER)) start -= filler.length + 1;
  }
  while (start > place->start && place->text[start - 1] && strchr(" \t>#/*`|", place->text[start - 1])) start--;
  bool is_first = start > place->start && place->text[start - 1] == '\n' && place->at - start < LABEL_BYTES;
  if (!is_first || !ends_statement(place)) return 0;
  return start < place->at || is_unfinished(place, start - 1) ? start : 0;
}

size_t ike_scan_markup_start(const scan_place *place, size_t index) {
  enum { LONGEST = 32 /* bytes */ };
  static const char ENDS[] = "]}>;", STARTS[] = "[{<&";
  char last = scan_byte_before(place, index, 1);
  const char *end = last ? strchr(ENDS, last) : NULL;
  if (!end) return index;
  for (size_t start = index - 1; start > place->start && index - start < LONGEST; start--) {
    char c = place->text[start - 1];
    if (is_blank(c)) break;
    if (c != STARTS[end - ENDS]) continue;
    if (c == '<' && scan_byte(place, start) != '/') break; /* the name of a field says what is in it */
    slice word = ike_scan_word(place, start);
    return word.length && label_roles(word) ? index : start - 1;
  }
  return index;
}

/* The nearest word in front of *index, which moves to its start. false: none before a barrier. `line`: a line break
 * in front of it is none. */
static bool step_back(const scan_place *place, size_t *index, slice *word, size_t line) {
  size_t end = ike_scan_before_colors(place, *index), start;
  while (end = ike_scan_markup_start(place, end), !ike_scan_is_word_before(place, end, &start)) {
    if (end <= place->start || place->at - end > LABEL_BYTES || is_barrier(place, end, line)) return false;
    end = is_wide(place->text[end - 1]) ? start : scan_step_back(place, end);
    end = ike_scan_before_colors(place, end);
  }
  if (place->at - end > LABEL_BYTES) return false;
  *word = any_word_before(place, end);
  *index = end - word->length;
  size_t behind = *index + 1;
  slice text = {place->text, end};
  if (scan_byte_before(place, *index, 1) == '[' && ike_color_ends(text, place->start, &behind)) {
    *word = slice_from(*word, behind - *index); /* the color right in front is no part of it */
    *index = behind;
  }
  return true;
}

scan_label ike_scan_label(const scan_place *place) {
  scan_label label = LABEL_NONE;
  size_t index = place->at, line = ike_scan_wrapped_line(place);
  slice word, last = {NULL, 0};
  unsigned roles = 0;
  for (unsigned words = 0; words < LABEL_WORDS && step_back(place, &index, &word, line); words++) {
    bool is_repeated = words && word.length == last.length && memcmp(word.start, last.start, word.length) == 0;
    if (!is_repeated) roles = label_roles(word);
    last = word;
    char before = scan_byte_before(place, index, 1);
    if (roles & SCAN_ERROR) return before == '@' ? label : LABEL_ERROR;
    if (roles & SCAN_NOT) return label == LABEL_NONE ? LABEL_NOT : label;
    if (roles & SCAN_WEAK) label = LABEL_WEAK;
    if (!(roles & (SCAN_WEAK | SCAN_FILLER))) break;
  }
  return label;
}

unsigned ike_scan_label_roles_before(const scan_place *place) {
  size_t index = place->at;
  slice word;
  return step_back(place, &index, &word, 0) ? label_roles(word) : 0;
}

bool ike_scan_is_behind_client(const scan_place *place) {
  size_t index = place->at;
  slice word;
  for (unsigned words = 0; words < LABEL_WORDS && step_back(place, &index, &word, 0); words++) {
    if (label_roles(word) == SCAN_FILLER && is_digit(word.start[0])) continue;
    bool is_mixed = is_wide(*word.start); /* an ASCII word to which a script is glued that sets no blanks */
    return ike_scan_roles_among(is_mixed ? ike_scan_word_before(place, index + word.length) : word, SCAN_CLIENT) ||
           ike_scan_roles_among(word, SCAN_CLIENT);
  }
  return false;
}

/* Whether a word of a script that sets no blanks starts with a label. */
static unsigned roles_of_wide_start(slice word) {
  for (const scan_word *label = ike_table_scan_suffixes; label->word; label++) {
    const char *known = table_text(label->word);
    if (is_wide(*known) && slice_starts_with(word, known)) return label->roles;
  }
  return 0;
}

unsigned ike_scan_run_roles(const scan_place *place, size_t index) {
  slice run = index < place->end ? wide_letters(place, index) : (slice){place->text, 0};
  return run.length ? roles_within(run) : 0;
}

/* The index behind the color of a terminal that starts at an index; the index itself if none does. */
static size_t behind_color(const scan_place *place, size_t index) {
  size_t behind = index + strlen("\033[") + 1;
  slice text = {place->text, place->end};
  bool is_escape = scan_byte(place, index) == COLOR_ESCAPE && scan_byte(place, index + 1) == '[';
  return is_escape && ike_color_ends(text, place->start, &behind) ? behind : index;
}

unsigned ike_scan_label_roles_behind(const scan_place *place, size_t end) {
  end = behind_color(place, end);
  size_t start = scan_byte(place, end) == ' ' ? end + 1 : end;
  slice word = start < place->end ? any_word_at(place, start) : (slice){place->text, 0};
  if (!word.length || (start == end && !is_wide(*word.start))) return 0;
  enum { LABELS = SCAN_ERROR | SCAN_FOREIGN | SCAN_UNIT };
  unsigned roles = ike_scan_roles_among(word, LABELS) | ike_scan_roles_among(ike_scan_word(place, start), LABELS);
  return roles || !is_wide(*word.start) ? roles : roles_of_wide_start(word);
}
