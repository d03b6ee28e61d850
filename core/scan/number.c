/* Windows codes as numbers: decimal, hexadecimal, wrapped into an HRESULT or NTSTATUS, or as bytes. */
#include "number.h"

#include "beside.h"
#include "context.h"
#include "mention.h"
#include "spellings/spellings.h"
#include "value.h"
#include "version.h"

enum {
  DATA_FOLLOWS_WITHIN = 512, /* bytes */
  EVENT_ENDS_WITHIN = 4096   /* bytes */
};

static ikeerr_form form_of(slice digits, uint32_t value) {
  switch (value >> 16) {
    case 0x8007:
    case 0xD036:
      return IKEERR_FORM_HRESULT;
    case 0xC007:
    case 0xC036:
      return IKEERR_FORM_NTSTATUS;
    default:
      return slice_starts_with(digits, "0x") ? IKEERR_FORM_HEX : IKEERR_FORM_DECIMAL;
  }
}

static void take_record(const ikeerr_record *record, ikeerr_mention *mention) {
  mention->records[0] = record;
  mention->record_count = 1;
}

/* ---- what stands directly beside a number ---- */

static const ikeerr_record *record_of_number(slice word) {
  uint32_t value;
  return ike_scan_value(word, &value) ? ike_scan_code_record(value) : NULL;
}

bool ike_scan_starts_freely(const scan_place *place) {
  size_t start = ike_scan_before_colors(place, place->at);
  char before = scan_byte_before(place, start, 1);
  switch (before) {
    case '-':
      return is_letter(scan_byte_before(place, start, 2));
    case '/': {
      bool is_spaced = is_blank(scan_byte_before(place, start, 2));
      slice word = ike_scan_word_before(place, start - 1);
      return is_spaced || record_of_number(word) || ike_scan_roles_among(word, SCAN_ERROR);
    }
    case '.': /* no.13868 */
      return is_letter(scan_byte_before(place, place->at, 2)) &&
             ike_scan_roles_among(ike_scan_word_before(place, place->at - 1), SCAN_FILLER);
    case '~':
      return scan_byte_before(place, place->at, 2) == '~';
    case '+':
    case '@':
    case '$':
    case '\\':
    case '%':
    case '&':
    case '?':
      return false;
    default:
      return start < place->at || !scan_follows_word(place, place->at);
  }
}

static bool ends_freely(const scan_place *place, size_t end) {
  char after = scan_byte(place, end), next = scan_byte(place, end + 1);
  if (is_word_byte(after) || after == '%' || after == '@') return false;
  if (after == '.' || after == '-') return !is_word_byte(next);
  if (after == ':') return !is_digit(next);
  if (after == '/') return !is_word_byte(next) || record_of_number(ike_scan_word(place, end + 1));
  return true;
}

static bool is_quantity(const scan_place *place, size_t end) {
  if (is_wide(scan_byte(place, end)) || is_wide(scan_byte(place, end + 1)))
    return ike_scan_label_roles_behind(place, end) == SCAN_UNIT;
  while (scan_byte(place, end) == ' ') end++;
  return ike_scan_roles_among(ike_scan_word(place, end), SCAN_UNIT);
}

/* An address in a listing of machine code, alone in front of its instruction: "0x8007362C: nop". */
static bool is_address(const scan_place *place, size_t end) {
  enum { LONGEST_MNEMONIC = 6 };
  if (scan_byte(place, place->at + 1) != 'x' || scan_byte(place, end) != ':') return false;
  size_t index = place->at;
  while (index > place->start && !is_word_byte(place->text[index - 1]) && place->text[index - 1] != '\n') index--;
  if (scan_byte_before(place, index, 1) != '\n') return false;
  for (end++; scan_byte(place, end) == ' ' || scan_byte(place, end) == '\t'; end++) continue;
  slice mnemonic = ike_scan_word(place, end);
  if (!mnemonic.length || mnemonic.length > LONGEST_MNEMONIC || is_upper(*mnemonic.start)) return false;
  char next = scan_byte(place, end + mnemonic.length), after = scan_byte(place, end + mnemonic.length + 1);
  bool is_apart = next == '\t' || next == '\n' || next == '\r' || (next == ' ' && after == ' ');
  return is_apart && !ike_scan_roles_among(mnemonic, SCAN_ERROR | SCAN_FAILURE);
}

/* Whether blanks, quotes or parentheses stand around a number: as in prose, and unlike a process or a port. */
static bool is_plain(const scan_place *place, size_t end) {
  size_t start = ike_scan_before_colors(place, place->at);
  char before = scan_byte_before(place, start, 1), after = scan_byte(place, end);
  if (before == '[' && after == ']' && scan_byte(place, end + 1) == '(') return true; /* a link */
  if (before == '~' && after == '~') return true;                                     /* struck through */
  bool is_colored = start < place->at, is_marked_up = ike_scan_markup_start(place, place->at) < place->at;
  if (is_marked_up && after && strchr("[{&", after)) return true;
  bool is_opened = is_colored || is_marked_up || scan_is_escape_letter(place, place->at - 1) || is_blank(before) ||
                   strchr("\"'(|`*,/>", before) || (before & 0x80);
  bool is_closed =
      after == COLOR_ESCAPE || after == '\\' || is_blank(after) || strchr("\"')|`*,.;!?:(/<", after) || (after & 0x80);
  return before && after && is_opened && is_closed;
}

static bool ends_in_front(const scan_place *place, size_t index, const char *text) {
  size_t length = strlen(text);
  return index >= place->start + length && memcmp(place->text + index - length, text, length) == 0;
}

static bool is_in_event(const scan_place *place) {
  uint64_t provider = place->memory->provider;
  return provider && place->offset + place->at - provider < EVENT_ENDS_WITHIN;
}

/* <Data>13801</Data> in an event of a provider that does not name its elements; as it is, or as text in markup. */
static bool is_data_of_provider(const scan_place *place) {
  static const char *const SIGNS[][2] = {{"<", ">"}, {"&lt;", "&gt;"}};
  for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS && is_in_event(place); i++) {
    if (!ends_in_front(place, place->at, SIGNS[i][1])) continue;
    slice name = ike_scan_word_before(place, place->at - strlen(SIGNS[i][1]));
    size_t start = (size_t)(name.start - place->text);
    return ends_in_front(place, start, SIGNS[i][0]) && ike_scan_roles_among(name, SCAN_PARAMETER);
  }
  return false;
}

/* What the element is called whose value starts at an index, without the digits and all but the last part of it:
 * "winlog_event_data_param4". */
static slice parameter_before(const scan_place *place, size_t index) {
  slice word = ike_scan_word_before(place, index);
  while (word.length && is_digit(word.start[word.length - 1])) word.length--;
  for (size_t i = word.length; i; i--) {
    if (word.start[i - 1] == '_') return slice_from(word, i);
  }
  return word;
}

static size_t skip_back(const scan_place *place, size_t index, const char *signs) {
  while (index > place->start && place->text[index - 1] && strchr(signs, place->text[index - 1])) index--;
  return index;
}

/* The roles of the key of the object around an index that starts so many bytes in front of it at most. */
static unsigned roles_of_object(const scan_place *place, size_t index, size_t furthest, bool is_of_line) {
  size_t end = index;
  for (unsigned depth = 0; index > place->start && end - index < furthest; index--) {
    char c = place->text[index - 1];
    if ((c == '\n' && is_of_line) || (c == '{' && !depth)) break;
    if (c == '}') depth++;
    if (c == '{') depth--;
  }
  if (scan_byte_before(place, index, 1) != '{') return 0;
  slice key = ike_scan_word_before(place, skip_back(place, index - 1, "\": [\\"));
  return ike_scan_roles_among(key, SCAN_NOTIFY | SCAN_PARAMETER);
}

/* "param4":"13868" and ["Office","13868"]: an element of an event that a shipper of logs has made JSON of. */
static bool is_parameter(const scan_place *place) {
  size_t index = skip_back(place, place->at, "\"\\ ");
  char sign = scan_byte_before(place, index, 1);
  if (sign == ',' || sign == '[') return index < place->at;
  if (sign != ':' && sign != '=') return false;
  index = skip_back(place, index - 1, "\"\\ ");
  return ike_scan_roles_among(parameter_before(place, index), SCAN_PARAMETER);
}

static bool is_parameter_of_provider(const scan_place *place) {
  return is_parameter(place) && (is_in_event(place) || ike_scan_is_near(place, SCAN_PROVIDER));
}

/* "event_data": {"param4": "13868"}, a line for each key: where they are sorted, the provider stands behind. */
static bool is_parameter_of_event(const scan_place *place) {
  static const char PROVIDER[] = "provider";
  if (!is_parameter(place) || roles_of_object(place, place->at, SCAN_BEFORE, true)) return false;
  if (!(roles_of_object(place, place->at, SCAN_BEFORE, false) & SCAN_PARAMETER)) return false;
  for (size_t at = place->start; at < place->at; at++) {
    if (slice_starts_with((slice){place->text + at, place->at - at}, PROVIDER)) return false;
  }
  return true;
}

/* Whether what stands beside a number says that it is the record, without any label. */
static bool is_said_beside(const scan_place *place, size_t behind, const ikeerr_record *record) {
  return is_data_of_provider(place) || ike_scan_is_named_beside(place, behind, record);
}

/* The index behind the blanks and signs from an index on. */
static size_t skip_signs(const scan_place *place, size_t index) {
  while (scan_byte(place, index) && strchr(" \t:,;()[]-|\"'`*", scan_byte(place, index))) index++;
  return index;
}

/* ---- how certain ---- */

enum { NO_MENTION = -1 };

static bool is_about_windows(const scan_place *place) {
  bool is_wrapped = place->offset + place->at < place->memory->dialed_until && ike_scan_wrapped_line(place);
  return is_wrapped || ike_scan_is_near(place, SCAN_IKE | SCAN_WINDOWS | SCAN_NOTIFY);
}

/* Whether the text says that the number is the record: its name or sentence, on the line. */
static bool is_confirmed(const scan_place *place, size_t end, const ikeerr_record *record) {
  return is_said_beside(place, end, record) || ike_scan_is_said(place, record, false) ||
         ike_scan_is_told(place, record) || is_parameter_of_provider(place);
}

/* "- 13801: ...", "`13801` =>", "| 13801 |": what a list explains. Not the number of a line in front of its text. */
static bool is_explained(const scan_place *place, size_t end) {
  size_t start = skip_back(place, place->at, "\"'`* "), behind = end;
  while (scan_byte(place, behind) && strchr("\"'`* ", scan_byte(place, behind))) behind++;
  char before = scan_byte_before(place, start, 1), after = scan_byte(place, behind);
  if (scan_byte_before(place, place->at, 1) == '[' && scan_byte(place, end) == ']')
    return scan_byte(place, end + 1) == '(';
  bool is_marked = start < place->at && (before != '\n' || scan_byte_before(place, place->at, 1) != ' ');
  bool is_item = is_marked && (before == '\n' || strchr("|-(,{[>", before));
  bool is_arrow = (after == '=' || after == '-') && scan_byte(place, behind + 1) == '>';
  return is_item && (is_arrow || after == '|' || (after == ':' && scan_byte(place, behind + 1) == ' '));
}

/* 812 | The connection was prevented ...: the first cell of a row without a sign in front. */
static bool is_first_cell(const scan_place *place, size_t end) {
  size_t behind = end;
  while (scan_byte(place, behind) == ' ') behind++;
  return scan_byte_before(place, place->at, 1) == '\n' && scan_byte(place, behind) == '|';
}

/* 13801 (0x35E9) on a line by itself, soon after something about IKE: a list of codes and their names. */
static bool is_in_list(const scan_place *place, size_t end, const ikeerr_record *record) {
  bool is_alone = scan_byte_before(place, skip_back(place, place->at, " \t"), 1) == '\n';
  bool is_about_ike = place->offset + place->at < place->memory->ike_until;
  return is_alone && is_about_ike && ike_scan_is_repeated(place, end, record);
}

static int certainty_without_label(const scan_place *place, size_t end, const ikeerr_record *record) {
  if (is_in_list(place, end, record) || scan_is_named(place, record)) return IKEERR_LIKELY;
  if (is_parameter_of_event(place)) return IKEERR_LIKELY;
  if (!is_plain(place, end)) return NO_MENTION;
  bool is_hex = scan_byte(place, place->at + 1) == 'x' || scan_byte(place, place->at + 1) == 'X';
  bool is_about_errors = is_hex || is_explained(place, end) || ike_scan_is_near(place, SCAN_FAILURE | SCAN_FOREIGN);
  bool is_likely = ike_scan_is_near(place, SCAN_SYMBOL) || (is_about_errors && is_about_windows(place));
  return is_likely ? IKEERR_LIKELY : IKEERR_POSSIBLE;
}

/* "I get 789 error code", "809错误": unlike what is counted, in the singular. */
static bool is_labelled_behind(const scan_place *place, size_t end) {
  unsigned roles = ike_scan_label_roles_behind(place, end);
  return roles & SCAN_ERROR && !(roles & SCAN_UNIT) && (roles & SCAN_FOREIGN || is_plain(place, end));
}

/* 691→61: from so many to so many. */
static bool is_arrow(const scan_place *place, size_t end) {
  return scan_byte(place, end) == '\xE2' && scan_byte(place, end + 1) == '\x86';
}

static bool is_listed(const uint16_t *numbers, const ikeerr_record *record) {
  while (*numbers && *numbers != record->code) numbers++;
  return *numbers;
}

static bool is_familiar_beside(slice word, const ikeerr_record *record) {
  const ikeerr_record *other = record_of_number(word);
  if (!other) return false;
  return is_listed(other == record ? ike_table_scan_familiar : ike_table_scan_familiar_in_lists, other);
}

/* Whether a number of the client that is familiar stands beside it in a list: "789, 809", "error 789 / error 812". */
static bool is_listed_with_familiar(const scan_place *place, size_t end, const ikeerr_record *record) {
  enum { FURTHEST = 48 /* bytes */ };
  slice before = ike_scan_word_before(place, skip_back(place, place->at, ", /"));
  if (before.length && is_familiar_beside(before, record)) return true;
  for (size_t index = end; index < end + FURTHEST && scan_byte(place, index) != '\n'; index++) {
    if (!is_digit(scan_byte(place, index)) || is_word_byte(scan_byte_before(place, index, 1))) continue;
    if (is_familiar_beside(ike_scan_word(place, index), record)) return true;
  }
  return false;
}

/* Hundreds are sizes and models more often than errors. */
static bool is_round(const ikeerr_record *record) {
  enum { HUNDRED = 100 };
  return record->code % HUNDRED == 0;
}

/* "VPN 809", "VPN 800/809": how certain it is. */
static int certainty_of_clients(const scan_place *place, size_t end, const ikeerr_record *record) {
  bool is_bare = is_plain(place, end) && !is_quantity(place, end) && !is_arrow(place, end);
  if (!is_bare || !ike_scan_is_behind_client(place)) return NO_MENTION;
  return is_round(record) && !is_listed_with_familiar(place, end, record) ? IKEERR_POSSIBLE : IKEERR_LIKELY;
}

/* Whether somebody else's words say what a labelled number stands for: `error 651 ("Unnecessary ...`, "[Error : 651 :
 * no nodes]", "Error 628 The key name was not found". */
static bool is_said_by_others(const scan_place *place, size_t end) {
  size_t words = skip_signs(place, end);
  slice signs = {place->text + end, words - end};
  char first = scan_byte(place, words);
  bool is_bracketed = memchr(signs.start, ']', signs.length);
  if (!is_letter(first) && !(is_wide(first) && is_bracketed)) return false;
  if (!signs.length || is_bracketed) return is_bracketed;
  char last = signs.start[signs.length - 1], before = signs.length > 1 ? signs.start[signs.length - 2] : '\n';
  if (last == ' ') return is_upper(first) || memchr(signs.start, ':', signs.length);
  return (last == '"' && before == ' ') || (last == '(' && ike_scan_has_remark(place, end)) ||
         (last == '"' && before == '(');
}

/* Whether another product's name stands in front of the label, in capitals that are no start: "SQLite error 787". */
static bool is_of_product(const scan_place *place) {
  size_t label = skip_back(place, place->at, " :");
  slice word = ike_scan_word_before(place, label);
  if (!ike_scan_roles_among(word, SCAN_ERROR)) return false;
  size_t index = label - word.length;
  slice product = ike_scan_word_before(place, scan_byte_before(place, index, 1) == ' ' ? index - 1 : index);
  bool has_small = false, has_inner = false;
  for (size_t i = 0; i < product.length; i++) {
    has_small = has_small || (is_letter(product.start[i]) && !is_upper(product.start[i]));
    has_inner = has_inner || (i && is_upper(product.start[i])) || (!i && is_digit(product.start[i]));
  }
  return has_inner && (has_small || is_digit(product.start[0]));
}

static bool is_of_others(const scan_place *place, size_t end) {
  return !ike_scan_is_near(place, SCAN_CONNECTION) && (is_said_by_others(place, end) || is_of_product(place));
}

/* Whether a number with a word for error right beside it is the client's, whatever else the line says. */
static bool is_familiar(const scan_place *place, size_t end, const ikeerr_record *record) {
  if (!is_plain(place, end) || is_quantity(place, end) || is_arrow(place, end)) return false;
  unsigned roles = ike_scan_label_roles_before(place) | ike_scan_label_roles_behind(place, end);
  bool is_known = is_listed(ike_table_scan_familiar, record);
  if (roles & SCAN_FOREIGN) return is_listed(ike_table_scan_familiar_abroad, record);
  return roles & SCAN_ERROR && is_known && !is_of_others(place, end);
}

/* With a word for error in front. */
static int certainty_of_labelled(const scan_place *place, size_t end, const ikeerr_record *record) {
  if (is_about_windows(place) || is_said_beside(place, end, record)) return IKEERR_CERTAIN;
  if (is_listed_with_familiar(place, end, record)) return IKEERR_LIKELY;
  if (is_familiar(place, end, record) && !is_of_product(place)) return IKEERR_LIKELY;
  if (place->offset + place->at < place->memory->windows_until) return IKEERR_LIKELY;
  if (is_plain(place, end) && !is_round(record) && ike_scan_is_near(place, SCAN_CONNECTION)) return IKEERR_LIKELY;
  bool may_be = is_listed(ike_table_scan_familiar, record) || !is_of_others(place, end);
  return may_be ? IKEERR_POSSIBLE : NO_MENTION;
}

/* "E=691 R=0 C=...": how a server refuses in MS-CHAP; people quote the number alone too. */
static bool is_mschap(const scan_place *place, size_t end) {
  static const char NEXT[] = " R=";
  char sign = scan_byte_before(place, place->at, 1), label = scan_byte_before(place, place->at, 2);
  bool is_field = sign == '=' && ascii_lower(label) == 'e' && !is_word_byte(scan_byte_before(place, place->at, 3));
  if (!is_field) return false;
  bool is_whole = place->end - end > sizeof NEXT && memcmp(place->text + end, NEXT, sizeof NEXT - 1) == 0;
  return is_whole || ike_scan_is_near(place, SCAN_CONNECTION | SCAN_WINDOWS);
}

/* A number that is a code only where the text says so. */
static int certainty_of_common(const scan_place *place, size_t end, const ikeerr_record *record) {
  scan_label label = ike_scan_label(place);
  if (label >= LABEL_WEAK && ike_scan_is_told(place, record)) return IKEERR_CERTAIN;
  if (label == LABEL_ERROR) return certainty_of_labelled(place, end, record);
  bool is_about_client = is_about_windows(place) || ike_scan_is_near(place, SCAN_CONNECTION);
  if (is_labelled_behind(place, end) && (is_about_client || is_familiar(place, end, record))) return IKEERR_LIKELY;
  if (is_mschap(place, end)) return IKEERR_LIKELY;
  bool is_foreign = is_wide(scan_byte_before(place, place->at, 1)) || is_wide(scan_byte_before(place, place->at, 2));
  bool is_code = is_listed(ike_table_scan_familiar_in_lists, record) &&
                 ike_scan_is_near(place, is_foreign ? SCAN_WINDOWS | SCAN_CONNECTION : SCAN_WINDOWS);
  if (is_code && label == LABEL_WEAK && is_plain(place, end)) return IKEERR_LIKELY;
  if (is_code && label == LABEL_NONE && (is_explained(place, end) || is_first_cell(place, end))) return IKEERR_LIKELY;
  if (is_said_beside(place, end, record) || is_parameter_of_provider(place)) return IKEERR_CERTAIN;
  bool may_be = is_foreign && label == LABEL_WEAK && is_listed(ike_table_scan_familiar, record);
  int certainty = certainty_of_clients(place, end, record);
  return certainty == NO_MENTION && may_be ? IKEERR_POSSIBLE : certainty;
}

/* Other products have numbers in this range too. */
static bool is_ambiguous(const ikeerr_record *record) {
  const scan_range *range = ike_table_scan_ambiguous;
  while (range->last && (record->code < range->first || record->code > range->last)) range++;
  return range->last;
}

static int certainty_by_label(const scan_place *place, size_t end, scan_label label, const ikeerr_record *record) {
  switch (label) {
    case LABEL_ERROR:
      if (is_about_windows(place)) return IKEERR_CERTAIN;
      return ike_scan_has_remark(place, end) ? IKEERR_POSSIBLE : IKEERR_LIKELY;
    case LABEL_WEAK:
      return is_about_windows(place) ? IKEERR_LIKELY : IKEERR_POSSIBLE;
    default:
      return certainty_without_label(place, end, record);
  }
}

/* The index behind the wide colon of print, if that is at an index. */
static size_t behind_wide_colon(const scan_place *place, size_t end) {
  for (size_t i = 0; SCAN_WIDE_COLON[i]; i++) {
    if (scan_byte(place, end + i) != SCAN_WIDE_COLON[i]) return end;
  }
  return end + strlen(SCAN_WIDE_COLON);
}

static int certainty_of_code(const scan_place *place, size_t end, const ikeerr_record *record) {
  scan_label label = ike_scan_label(place);
  if (label == LABEL_NOT) return NO_MENTION;
  bool is_foreign = ike_scan_run_roles(place, behind_wide_colon(place, end)) & SCAN_FOREIGN;
  if (label == LABEL_NONE && is_foreign) label = LABEL_ERROR;
  if (ike_scan_is_defined(place, record)) return IKEERR_POSSIBLE;
  if (is_confirmed(place, end, record)) return IKEERR_CERTAIN;
  bool is_about_ike = ike_scan_is_near(place, SCAN_IKE | SCAN_SYMBOL);
  if (!is_about_ike && ike_scan_is_near(place, SCAN_OTHER)) return NO_MENTION;
  int certainty = certainty_by_label(place, end, label, record);
  bool needs_more = certainty > IKEERR_POSSIBLE && !is_about_ike && is_ambiguous(record);
  return needs_more ? IKEERR_POSSIBLE : certainty;
}

static int certainty_of_wrapped(const scan_place *place, size_t end, const ikeerr_record *record) {
  bool is_bare_decimal = is_digit(place->text[place->at]) && is_digit(scan_byte(place, place->at + 1));
  if (is_bare_decimal) return certainty_of_code(place, end, record);
  return ike_scan_label(place) == LABEL_NOT ? NO_MENTION : IKEERR_CERTAIN;
}

static int certainty_of_number(const scan_place *place, size_t end, uint32_t value, const ikeerr_record *record) {
  if (value > UINT16_MAX) return certainty_of_wrapped(place, end, record);
  bool is_common = ike_scan_is_common(value, record);
  return is_common ? certainty_of_common(place, end, record) : certainty_of_code(place, end, record);
}

/* ---- numbers ---- */

/* The end of a number, or of the L behind it: codes are signed longs in C, unlike addresses. */
static size_t end_of_suffix(const scan_place *place, size_t end) {
  return ascii_lower(scan_byte(place, end)) == 'l' ? end + 1 : end;
}

static size_t end_of_digits(const scan_place *place) {
  size_t at = place->at;
  if (place->text[at] == '-') at++;
  bool is_hex = scan_byte(place, at) == '0' && ascii_lower(scan_byte(place, at + 1)) == 'x';
  if (is_hex) at += 2;
  while (at < place->end && (is_digit(place->text[at]) || (is_hex && hex_value(place->text[at]) < 16))) at++;
  return at;
}

static bool take_windows_code(const scan_place *place, slice digits, uint32_t value, ikeerr_mention *mention) {
  const ikeerr_record *record = ike_scan_code_record(value);
  size_t end = place->at + digits.length;
  if (!record || (digits.start[0] == '-' && value >> 31 == 0)) return false;
  int certainty = certainty_of_number(place, end, value, record);
  if (certainty == NO_MENTION) return false;
  *mention = ike_scan_mention(place, place->at, end, form_of(digits, value));
  mention->certainty = (ikeerr_certainty)certainty;
  take_record(record, mention);
  if (certainty > IKEERR_POSSIBLE) ike_scan_go_on_about_windows(place);
  return true;
}

/* ---- numbers of Notify types ---- */

static bool is_framed_by(const scan_place *place, size_t end, const char *before, const char *after) {
  if (!ends_in_front(place, place->at, before)) return false;
  for (size_t i = 0; after[i]; i++) {
    if (scan_byte(place, end + i) != after[i]) return false;
  }
  return true;
}

/* {"notify": {"protocol": 1, "type": 24}}: the type of an object that is called after a notify. */
static bool is_type_of_object(const scan_place *place) {
  enum { LONGEST_OBJECT = 160 /* bytes in front of the type */ };
  size_t index = place->at;
  for (char c; (c = scan_byte_before(place, index, 1)) == '"' || c == ':' || c == ' ';) index--;
  if (ascii_lower(scan_byte_before(place, index, 1)) != 'e') return false; /* most */
  slice key = ike_scan_word_before(place, index);
  if (key.length != strlen("type") || !slice_starts_with(key, "type") || index == place->at) return false;
  return roles_of_object(place, index, LONGEST_OBJECT, true) & SCAN_NOTIFY;
}

/* show="14" in an element of PDML that is called after a type, and does not say its name as well. */
static bool is_shown(const scan_place *place, size_t end) {
  static const char NAME[] = "showname=";
  if (!is_framed_by(place, end, " show=\"", "\"") || !ike_scan_is_near(place, SCAN_TYPE)) return false;
  for (size_t i = place->at; i > place->start && place->text[i] != '<' && place->text[i] != '\n'; i--) {
    if (place->end - i > sizeof NAME && memcmp(place->text + i, NAME, sizeof NAME - 1) == 0) return false;
  }
  return true;
}

static bool is_android_type(const scan_place *place, size_t end) {
  return is_framed_by(place, end, "Notify(", ")");
}

static bool is_strongswan_type(const scan_place *place, size_t end) {
  return is_framed_by(place, end, "received (", ") error notify") || is_framed_by(place, end, "received (", ") notify");
}

static bool is_type(uint32_t value) {
  return value <= UINT16_MAX && ike_scan_record_in(ike_table_domain_sets.notifies, value);
}

/* Whether what is in front of a number says that it is a Notify type: isakmp.notify.msgtype: 14, Notify(24), received
 * (29) error notify. */
static bool is_labelled_type(const scan_place *place, size_t end) {
  size_t line = ike_scan_wrapped_line(place);
  if (ike_scan_roles_before(place, line ? line - 1 : place->at, SCAN_TYPE)) return true;
  switch (scan_byte_before(place, place->at, 1)) {
    case '(':
      return is_android_type(place, end) || is_strongswan_type(place, end);
    case '"':
      return is_type_of_object(place) || is_shown(place, end);
    case ':':
    case ' ':
      return is_type_of_object(place);
    default:
      return false;
  }
}

/* A type whose name is not given. */
static bool take_type(const scan_place *place, slice digits, uint32_t value, ikeerr_mention *mention) {
  enum { ANDROID_VERSION = 2 /* the only one that its client speaks */ };
  size_t end = place->at + digits.length;
  bool has_data = value == DECODE_NOTIFY_VERSION_2; /* which tell more than the type */
  if (!is_type(value) || has_data || !is_labelled_type(place, end)) return false;
  *mention = ike_scan_mention(place, place->at, end, IKEERR_FORM_NOTIFY);
  mention->certainty = ike_scan_is_disputed(place) ? IKEERR_LIKELY : IKEERR_CERTAIN;
  return ike_scan_take_type(place, value, is_android_type(place, end) ? ANDROID_VERSION : 0, mention);
}

/* ---- numbers of other products ---- */

static bool take_other_code(const scan_place *place, slice digits, uint32_t value, ikeerr_mention *mention) {
  if (!place->options->neighbours || !value || ike_scan_code_record(value)) return false;
  *mention = ike_scan_mention(place, place->at, place->at + digits.length, form_of(digits, value));
  return ike_scan_take_neighbour(place, value, mention) && ike_scan_label(place) == LABEL_ERROR;
}

/* The number that is glued to its label, "Error13868", in the word at the place; `length` 0: there is none. */
slice ike_scan_digits_of_label(slice word) {
  enum { LEAST_DIGITS = 5 };
  size_t digits = word.length;
  while (digits && is_digit(word.start[digits - 1])) digits--;
  bool is_label = word.length - digits == LEAST_DIGITS && ike_scan_roles_among((slice){word.start, digits}, SCAN_ERROR);
  return is_label ? slice_from(word, digits) : (slice){word.start, 0};
}

/* Whether the record's name or sentence is glued to the end of its number. */
static bool is_glued_to_name(const scan_place *place, size_t end, uint32_t value) {
  const ikeerr_record *record = is_letter(scan_byte(place, end)) ? ike_scan_code_record(value) : NULL;
  return record && value <= UINT16_MAX && ike_scan_is_named_beside(place, end, record);
}

bool ike_scan_is_glued_code(const scan_place *place) {
  if (!scan_follows_word(place, place->at)) return false;
  slice before = ike_scan_word_before(place, place->at);
  return ike_scan_glued_digits(ike_scan_word(place, place->at - before.length)).length;
}

bool ike_scan_may_be_code(const scan_place *place) {
  size_t end = end_of_digits(place), behind = end_of_suffix(place, end);
  uint32_t value;
  if (!ike_scan_value((slice){place->text + place->at, end - place->at}, &value)) return false;
  const ikeerr_record *record = ike_scan_code_record(value);
  if (!record || !ike_scan_starts_freely(place) || !ends_freely(place, behind)) return value == DECODE_NOTIFY_VERSION_2;
  scan_label label = ike_scan_label(place);
  if (ike_scan_is_common(value, record)) return label == LABEL_ERROR || is_said_beside(place, behind, record);
  if (label != LABEL_NONE) return label != LABEL_NOT;
  return value > UINT16_MAX || is_plain(place, end) || is_said_beside(place, behind, record);
}

/* Most numbers are none of ours, nor said to be a type. */
static bool may_be_taken(const scan_place *place, size_t end, uint32_t value) {
  if (place->options->neighbours || ike_scan_code_record(value)) return true;
  return is_type(value) && is_labelled_type(place, end);
}

bool ike_scan_number(const scan_place *place, ikeerr_mention *mention, size_t *next) {
  size_t end = end_of_digits(place), behind = end_of_suffix(place, end);
  *next = behind > place->at + 1 ? behind : place->at + 1;
  slice digits = {place->text + place->at, end - place->at};
  uint32_t value;
  bool ends = ends_freely(place, behind);
  if ((!ends && !is_letter(scan_byte(place, behind))) || !ike_scan_value(digits, &value)) return false;
  if (!ends && !is_glued_to_name(place, behind, value)) return false;
  if (value == DECODE_NOTIFY_VERSION_2 && ike_scan_is_near(place, SCAN_NOTIFY | SCAN_IKE | SCAN_VERSION_2)) {
    place->memory->data_until = place->memory->lit_until = place->offset + place->at + DATA_FOLLOWS_WITHIN;
  }
  if (!may_be_taken(place, end, value) || is_quantity(place, behind) || is_address(place, end)) return false;
  if (take_type(place, digits, value, mention)) return true;
  return take_windows_code(place, digits, value, mention) || take_other_code(place, digits, value, mention);
}

/* ---- bytes ---- */

/* A decimal byte at *index, which moves behind it and behind a comma and blanks. */
static bool read_byte(const scan_place *place, size_t *index, uint32_t *byte) {
  size_t digits = *index;
  for (*byte = 0; is_digit(scan_byte(place, *index)) && *byte <= UINT8_MAX; (*index)++) {
    *byte = *byte * 10 + hex_value(place->text[*index]);
  }
  if (*index == digits || *byte > UINT8_MAX) return false;
  while (scan_byte(place, *index) == ',' || scan_byte(place, *index) == ' ') (*index)++;
  return true;
}

/* {233, 53, 0, 0}: the data of an event, the lowest byte first. */
static bool take_braces(const scan_place *place, ikeerr_mention *mention, size_t *next) {
  size_t index = place->at + 1;
  uint32_t value = 0, byte;
  for (unsigned i = 0; i < 4; i++) {
    if (!read_byte(place, &index, &byte)) return false;
    value |= byte << (8 * i);
  }
  const ikeerr_record *record = ike_scan_code_record(value);
  if (!record || scan_byte(place, index) != '}') return false;
  scan_label label = ike_scan_label(place);
  if (ike_scan_is_common(value, record) && label != LABEL_ERROR) return false;
  *mention = ike_scan_mention(place, place->at, index + 1, IKEERR_FORM_BYTES);
  mention->certainty = label == LABEL_NOT ? IKEERR_POSSIBLE : IKEERR_LIKELY;
  take_record(record, mention);
  *next = index + 1;
  return true;
}

static bool is_labelled_data(const scan_place *place) {
  size_t index = skip_back(place, place->at, " :=(\"'<>\t");
  slice word = ike_scan_word_before(place, index);
  bool is_line_start = !word.length && scan_byte_before(place, index, 1) == '\n';
  return is_line_start || (word.length == 4 && slice_starts_with(word, "data"));
}

/* 0000362c, 00 00 36 2c or 00:00:36:2c: the data of a notify, the highest byte first. */
static bool take_network_order(const scan_place *place, ikeerr_mention *mention, size_t *next) {
  size_t index = place->at;
  uint32_t value = 0;
  for (unsigned digits = 0; digits < 8; digits++) {
    bool is_between = digits && digits % 2 == 0;
    if (is_between && (scan_byte(place, index) == ' ' || scan_byte(place, index) == ':')) index++;
    unsigned digit = hex_value(scan_byte(place, index));
    if (digit > 15) return false;
    value = value << 4 | digit;
    index++;
  }
  if (is_word_byte(scan_byte(place, index)) || !is_labelled_data(place)) return false;
  *mention = ike_scan_mention(place, place->at, index, IKEERR_FORM_BYTES);
  mention->certainty = IKEERR_CERTAIN;
  const ikeerr_record *record = ike_scan_record_in(ike_carried_domains(), value);
  if (record) take_record(record, mention);
  if (!record && !ike_scan_take_neighbour(place, value, mention)) return false;
  place->memory->data_until = 0;
  *next = index;
  return true;
}

bool ike_scan_bytes(const scan_place *place, ikeerr_mention *mention, size_t *next) {
  if (place->text[place->at] == '{') return take_braces(place, mention, next);
  return ike_scan_awaits_data(place) && take_network_order(place, mention, next);
}
