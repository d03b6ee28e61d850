/* What stands directly beside a number, a name or a sentence. */
#include "beside.h"

#include "context.h"
#include "spellings/spellings.h"
#include "value.h"

enum { MOST_WORDS_BETWEEN = 3 /* between a number and what confirms it */, LONGEST_TAG = 48 /* bytes */ };

static size_t skip_blanks(const scan_place *place, size_t index) {
  while (scan_byte(place, index) == ' ' || scan_byte(place, index) == '\t') index++;
  return index;
}

static size_t skip_blanks_back(const scan_place *place, size_t index) {
  while (scan_byte_before(place, index, 1) == ' ' || scan_byte_before(place, index, 1) == '\t') index--;
  return index;
}

static bool is_among(char c, const char *set) {
  return c && strchr(set, c);
}

/* ---- names ---- */

/* The index behind an underscore of a name that is escaped, as in "POLICY\_MATCH", with a blank on each side of it
 * where a machine has translated the page; 0: there is none. */
static size_t behind_escape(const scan_place *place, size_t index) {
  bool is_apart = scan_byte(place, index) == ' ';
  index += is_apart;
  if (scan_byte(place, index) != '\\' || scan_byte(place, index + 1) != '_') return 0;
  if (!is_apart) return index + 2;
  return scan_byte(place, index + 2) == ' ' ? index + 3 : 0;
}

scan_written_name ike_scan_written_name(const scan_place *place, size_t index) {
  scan_written_name name;
  name.length = 0;
  name.is_escaped = false;
  for (name.end = index;;) {
    size_t escape = behind_escape(place, name.end);
    char c = escape ? '_' : scan_byte(place, name.end);
    if (!is_word_byte(c)) return name;
    if (name.length == sizeof name.text) {
      name.length = 0;
      return name;
    }
    name.text[name.length++] = c;
    name.is_escaped |= escape > 0;
    name.end = escape ? escape : name.end + 1;
  }
}

bool ike_scan_spells(slice word, const ikeerr_record *record) {
  folded_name name = ike_fold(word.start, word.length);
  const table_spelling *spelling = ike_find_spelling(&name);
  for (size_t i = 0; spelling && i < spelling->records.count; i++) {
    if (record == table_record(spelling->records, i)) return true;
  }
  return false;
}

/* ---- what confirms a number ---- */

/* The index behind a tag of markup, or the index itself. */
static size_t skip_tag(const scan_place *place, size_t index) {
  size_t end = index + 1;
  if (scan_byte(place, index) != '<') return index;
  if (scan_byte(place, end) == '/') end++;
  if (!is_letter(scan_byte(place, end))) return index;
  while (end - index < LONGEST_TAG && scan_byte(place, end) != '\n' && scan_byte(place, end) != '>') end++;
  return scan_byte(place, end) == '>' ? end + 1 : index;
}

static bool is_sentence_of(const scan_place *place, size_t index, const ikeerr_record *record) {
  scan_place there = *place;
  there.at = index;
  slice text = scan_rest_of_line(&there);
  size_t length;
  const table_sentence *sentence = ike_sentence_at(text, &length);
  for (size_t i = 0; sentence && i < sentence->records.count; i++) {
    if (table_record(sentence->records, i) == record) return true;
  }
  return false;
}

static bool is_own_number(const scan_place *place, slice word, const ikeerr_record *record) {
  uint32_t value;
  bool is_repeated = place->end - place->at >= word.length &&
                     memcmp(word.start, place->text + place->at, word.length) == 0 &&
                     !is_word_byte(scan_byte(place, place->at + word.length));
  if (is_repeated) return true;
  return ike_scan_value(word, &value) && ike_scan_code_record(value) == record;
}

bool ike_scan_is_repeated(const scan_place *place, size_t end, const ikeerr_record *record) {
  size_t index = skip_blanks(place, end);
  if (scan_byte(place, index) == '(') index++;
  slice word = ike_scan_word(place, index);
  return word.length && is_digit(word.start[0]) && is_own_number(place, word, record);
}

/* Whether a word may stand between a number and its name, as the number itself may: what a field is called. */
static bool is_passed(slice word) {
  return ike_scan_roles_among(word, SCAN_FIELD | SCAN_FILLER);
}

enum { MOST_NAME_WORDS = 4 };

/* Whether a few words from an index are the name without what Windows puts in front of it: "policy match". */
static bool is_spelled_out_at(const scan_place *place, size_t index, const ikeerr_record *record) {
  size_t end = index;
  for (unsigned words = 0; words < MOST_NAME_WORDS; words++) {
    end += ike_scan_word(place, end).length;
    if (end - index > TABLE_LONGEST_NAME) return false;
    if (words && ike_scan_spells((slice){place->text + index, end - index}, record)) return true;
    if (scan_byte(place, end) != ' ' || !is_letter(scan_byte(place, end + 1))) return false;
    end++;
  }
  return false;
}

static bool is_name_at(const scan_place *place, size_t index, slice word, const ikeerr_record *record) {
  return ike_scan_spells(word, record) || is_sentence_of(place, index, record) ||
         is_spelled_out_at(place, index, record);
}

/* The index behind a byte, or behind the letters beyond ASCII that start there. */
static size_t behind_wide_letters(const scan_place *place, size_t index) {
  slice text = {place->text, place->end};
  size_t end = index + 1;
  while (is_wide(place->text[index]) && end < place->end) {
    word_letter here = ike_letter_at(text, index);
    end = index + here.length;
    if (!here.kind || end >= place->end || !is_wide(place->text[end])) break;
    index = end;
  }
  return end;
}

static bool is_named_behind(const scan_place *place, size_t index, const ikeerr_record *record) {
  unsigned words = 0;
  while (index < place->end && place->text[index] != '\n') {
    size_t tag = skip_tag(place, index);
    if (tag > index) {
      index = tag;
      continue;
    }
    if (is_wide(place->text[index]) && is_sentence_of(place, index, record)) return true;
    if (!is_word_byte(place->text[index])) {
      index = behind_wide_letters(place, index);
      continue;
    }
    if (is_digit(place->text[index])) {
      slice number = ike_scan_word(place, index);
      if (words++ == MOST_WORDS_BETWEEN || !is_own_number(place, number, record)) return false;
      index += number.length;
      continue;
    }
    scan_written_name name = ike_scan_written_name(place, index);
    slice word = {name.text, name.length};
    if (!word.length) return false;
    if (is_name_at(place, index, word, record)) return true;
    if (words++ == MOST_WORDS_BETWEEN || !is_passed(word)) return false;
    index = name.end;
  }
  return false;
}

static bool is_escaped_name_before(const scan_place *place, size_t end, const ikeerr_record *record) {
  size_t start = end;
  while (start > place->start && (is_word_byte(place->text[start - 1]) || place->text[start - 1] == '\\')) start--;
  while (start < end && place->text[start] == '\\') start++;
  if (!memchr(place->text + start, '\\', end - start)) return false;
  scan_written_name name = ike_scan_written_name(place, start);
  return name.length && name.end == end && ike_scan_spells((slice){name.text, name.length}, record);
}

/* The words in front of the place, across a few signs: "invalid payload <13843", "INVALID_PAYLOAD (13843". */
static bool is_named_in_front(const scan_place *place, const ikeerr_record *record) {
  enum { MOST_SIGNS = 4 };
  size_t end = place->at;
  for (unsigned signs = 0; signs < MOST_SIGNS && end > place->start && !is_word_byte(place->text[end - 1]); signs++)
    end--;
  if (is_escaped_name_before(place, end, record)) return true;
  size_t start = end;
  for (unsigned words = 0; words < MOST_NAME_WORDS; words++) {
    slice word = ike_scan_word_before(place, start);
    start -= word.length;
    if (!word.length || end - start > TABLE_LONGEST_NAME || is_digit(word.start[0])) return false;
    if (ike_scan_spells((slice){place->text + start, end - start}, record)) return true;
    if (scan_byte_before(place, start, 1) != ' ') return false;
    start--;
  }
  return false;
}

bool ike_scan_is_named_beside(const scan_place *place, size_t behind, const ikeerr_record *record) {
  return is_named_behind(place, behind, record) || is_named_in_front(place, record);
}

/* ---- quotation marks ---- */

/* Marks beyond ASCII, opening and closing: “ ” „ ‘ ’ « » 「 」 『 』. */
static bool is_wide_mark(const scan_place *place, size_t index) {
  static const char *const MARKS[] = {"\xE2\x80\x98", "\xE2\x80\x99", "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E",
                                      "\xE3\x80\x8C", "\xE3\x80\x8D", "\xE3\x80\x8E", "\xE3\x80\x8F"};
  for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
    size_t byte = 0;
    while (byte < 3 && scan_byte(place, index + byte) == MARKS[i][byte]) byte++;
    if (byte == 3) return true;
  }
  char second = scan_byte(place, index + 1);
  return scan_byte(place, index) == '\xC2' && (second == '\xAB' || second == '\xBB');
}

static bool is_wide_mark_before(const scan_place *place, size_t index) {
  for (size_t length = 2; length <= 3; length++) {
    if (index >= place->start + length && is_wide_mark(place, index - length)) return true;
  }
  return false;
}

/* One blank, or one that breaks no line, as French sets them within its marks. */
static size_t behind_space(const scan_place *place, size_t index) {
  if (scan_byte(place, index) == ' ') return index + 1;
  return scan_byte(place, index) == '\xC2' && scan_byte(place, index + 1) == '\xA0' ? index + 2 : index;
}

static size_t in_front_of_space(const scan_place *place, size_t index) {
  if (scan_byte_before(place, index, 1) == ' ') return index - 1;
  bool is_wide_space = scan_byte_before(place, index, 2) == '\xC2' && scan_byte_before(place, index, 1) == '\xA0';
  return is_wide_space ? index - 2 : index;
}

/* The literal of a call in source code: reject('...'), assert(size && "..."); */
static bool is_argument(const scan_place *place, size_t start, size_t end) {
  bool is_called = scan_byte_before(place, start, 2) == '(' && is_word_byte(scan_byte_before(place, start, 3));
  char after = scan_byte(place, end + 1);
  bool is_statement = after == ')' && scan_byte(place, end + 2) == ';';
  return is_statement || (is_called && (after == ')' || after == ','));
}

bool ike_scan_is_quoted(const scan_place *place, size_t end) {
  while (is_among(scan_byte(place, end), ".,!?")) end++;
  char before = scan_byte_before(place, place->at, 1), after = scan_byte(place, end);
  if (is_among(before, "\"'") && (after == before || after == '\\')) return !is_argument(place, place->at, end);
  if (is_among(before, "`*_") && after == before) return true;
  if (before == '>' && after == '<') return true; /* between tags, as below */
  if ((before == '}' && after == '{') || (before == ']' && after == '[')) return true;
  if (before == '{' && after == '}') return scan_byte_before(place, place->at, 2) == '{';
  if (before == '[' && after == ']' && scan_byte(place, end + 1) == '(') return true; /* a link */
  if (before == ';' && after == '&') return true;                                     /* &quot; */
  if (is_wide_mark_before(place, in_front_of_space(place, place->at)) && is_wide_mark(place, behind_space(place, end)))
    return true;
  bool is_cell = scan_byte_before(place, skip_blanks_back(place, place->at), 1) == '|';
  return is_cell && scan_byte(place, skip_blanks(place, end)) == '|';
}

/* ---- source code and statistics ---- */

static bool is_word_before(const scan_place *place, size_t index, const char *expected) {
  slice word = ike_scan_word_before(place, skip_blanks_back(place, index));
  return word.length == strlen(expected) && slice_starts_with(word, expected);
}

static bool is_define_before(const scan_place *place, size_t index) {
  return is_word_before(place, index, "define");
}

static bool is_name_of(slice word, const ikeerr_record *record) {
  return word.length && word.length <= TABLE_LONGEST_NAME && ike_scan_spells(word, record);
}

static bool is_in_type(char c) {
  return is_word_byte(c) || c == '.';
}

bool ike_scan_is_defined(const scan_place *place, const ikeerr_record *record) {
  size_t index = skip_blanks_back(place, place->at);
  while (scan_byte_before(place, index, 1) == '(') index--;
  index = skip_blanks_back(place, index);
  bool is_assigned = scan_byte_before(place, index, 1) == '=';
  if (is_assigned) index = skip_blanks_back(place, index - 1);
  slice word = ike_scan_word_before(place, index);
  if (is_name_of(word, record)) return is_assigned || is_define_before(place, index - word.length);
  if (!is_assigned) return false;
  while (is_in_type(scan_byte_before(place, index, 1))) index--;
  index = skip_blanks_back(place, index);
  if (scan_byte_before(place, index, 1) == ':') index--;
  return is_name_of(ike_scan_word_before(place, index), record);
}

static bool has_code(const ikeerr_mention *mention, uint32_t code) {
  for (unsigned i = 0; i < mention->record_count; i++) {
    if (mention->records[i]->code == code) return true;
  }
  return false;
}

/* The number behind "=" or ":", alone up to a blank or a sign that ends it. */
static bool read_assigned(const scan_place *place, size_t end, char *sign, uint32_t *value) {
  size_t index = skip_blanks(place, is_among(scan_byte(place, end), "\"'") ? end + 1 : end);
  *sign = scan_byte(place, index);
  if (*sign != '=' && *sign != ':') return false;
  index = skip_blanks(place, index + 1);
  slice digits = ike_scan_word(place, index);
  if (digits.length && ascii_lower(digits.start[digits.length - 1]) == 'l') digits.length--;
  char behind = scan_byte(place, index + digits.length), next = scan_byte(place, index + digits.length + 1);
  bool is_address = is_among(behind, ".:-/") && is_word_byte(next);
  return !is_address && ike_scan_value(digits, value);
}

/* ERROR_IPSEC_IKE_DECRYPT syscall.Errno = 13867, ERROR_IPSEC_IKE_DECRYPT: DWORD = 13867: its own number is assigned to
 * the name, with a type between. */
static bool is_typed_constant(const scan_place *place, size_t end, const ikeerr_mention *mention) {
  size_t index = skip_blanks(place, scan_byte(place, end) == ':' ? end + 1 : end);
  char sign;
  uint32_t value;
  if (index == end || !is_letter(scan_byte(place, index))) return false;
  while (is_in_type(scan_byte(place, index))) index++;
  return read_assigned(place, index, &sign, &value) && sign == '=' && has_code(mention, value);
}

/* INVALID_SPI 0 alone on its line, errors_total{type="INVALID_SPI"} 0: a counter. */
static bool is_counted(const scan_place *place, size_t end, const ikeerr_mention *mention) {
  bool is_label = scan_byte(place, end) == '"' && scan_byte(place, end + 1) == '}';
  size_t start = skip_blanks_back(place, place->at), index = skip_blanks(place, is_label ? end + 2 : end);
  slice digits = ike_scan_word(place, index);
  uint32_t value;
  bool is_first = is_label || scan_byte_before(place, start, 1) == '\n';
  bool is_last = is_among(scan_byte(place, index + digits.length), "\r\n");
  return is_first && is_last && index > end && ike_scan_value(digits, &value) && !has_code(mention, value);
}

/* Whether the line is an item of a list of names. */
static bool is_listed(const scan_place *place, size_t end) {
  size_t start = skip_blanks_back(place, place->at), behind = skip_blanks(place, end + 1);
  bool is_first = scan_byte_before(place, start, 1) == '\n' || start == place->start;
  return is_first && scan_byte(place, end) == ',' &&
         (scan_byte(place, behind) == '\n' || scan_byte(place, behind) == '\r');
}

scan_assigned ike_scan_assigned(const scan_place *place, size_t end, const ikeerr_mention *mention) {
  char sign;
  uint32_t value;
  bool is_case = scan_byte(place, end) == ':' && is_word_before(place, place->at, "case");
  bool is_constant = is_case || is_define_before(place, place->at) || is_typed_constant(place, end, mention);
  if (is_constant || is_listed(place, end)) return ASSIGNED_CODE;
  if (is_counted(place, end, mention)) return ASSIGNED_COUNT;
  if (!read_assigned(place, end, &sign, &value)) return ASSIGNED_NOTHING;
  if (!has_code(mention, value)) return ASSIGNED_COUNT;
  return sign == '=' ? ASSIGNED_CODE : ASSIGNED_NOTHING;
}

bool ike_scan_has_remark(const scan_place *place, size_t end) {
  if (scan_byte(place, end) == ' ') end++;
  if (scan_byte(place, end) != '(' || !is_letter(scan_byte(place, end + 1))) return false;
  slice first = ike_scan_word(place, end + 1);
  slice next = ike_scan_next_word(place, end + 1 + first.length);
  return next.length && is_letter(next.start[0]) && scan_byte(place, end + 1 + first.length) == ' ';
}
