/* Whether what the finder came upon is an anchor: something that makes its line worth reading. */
#include "anchor.h"

#include "finder.h"
#include "number.h"
#include "spellings/spellings.h"

/* In the order of the anchors in data/scan.toml. */
enum { KIND_DECIMAL, KIND_WRAPPED, KIND_NAME, KIND_IKE, KIND_IPSEC, KIND_VPN, KIND_FIELD, KIND_SENTENCE };

/* ---- numbers ---- */

static bool is_in_braces(const scan_place *place) {
  enum { LONGEST = 24 };
  size_t index = place->at;
  while (is_digit(scan_byte(place, index)) || scan_byte(place, index) == ' ' || scan_byte(place, index) == ',') {
    if (index == place->start || place->at - index == LONGEST) return false;
    index--;
  }
  return place->text[index] == '{';
}

/* ---- names ---- */

static bool is_name_byte(char c) {
  return is_word_byte(c) || c == '-';
}

static bool is_name(slice text) {
  folded_name folded = ike_fold(text.start, text.length);
  const table_spelling *spelling = ike_find_spelling(&folded);
  return spelling && ike_table_scan_spellings[spelling - ike_table_spellings];
}

/* Whether the run of name bytes around the place is a name or has one between its hyphens. Only its first pair of
 * capitals answers: the others would say the same. */
static bool is_in_name(const scan_place *place) {
  const char *text = place->text;
  size_t start = place->at;
  for (; start > place->start && is_name_byte(text[start - 1]) && place->at - start < FOLD_LONGEST; start--) {
    if (scan_is_escape_letter(place, start - 1)) break;
    bool is_joined = text[start] == '_' || text[start] == '-';
    if (is_joined && is_upper(text[start - 1]) && is_upper(text[start + 1]) && text[start + 1] != 'O') return false;
  }
  size_t end = start, part = start;
  for (; end < place->end && is_name_byte(text[end]) && end - start < 2 * (size_t)FOLD_LONGEST; end++) {
    if (text[end] != '-') continue;
    if (is_name((slice){text + part, end - part})) return true;
    part = end + 1;
  }
  return is_name((slice){text + start, end - start}) || is_name((slice){text + part, end - part});
}

/* ---- words ---- */

typedef struct {
  char word[20]; /* in lower case; empty after the last */
  int8_t before; /* how much of it stands in front of the anchor; -1: it starts behind its first byte */
} anchor_word;

static const anchor_word PRODUCTS[] = {{"ipsec", 1},        {"isakmp", 2}, {"rasclient", 1}, {"rasdial", 1},
                                       {"rasexception", 1}, {"vpn", -1},   {"vpn", 0},       {"l2tp", 0},
                                       {"pptp", 0},         {"sstp", 0},   {"", 0}};
static const anchor_word FIELDS[] = {{"failurereason", 6}, {"failure reason", 7}, {"(n: ", 0}, {"", 0}};
static const anchor_word SENTENCE_WORDS[] = {
    {"main mode", 3}, {"quick mode", 4}, {"transport mode", 8}, {"tunnel mode", 5}, {"ikeext", 1}, {"", 0},
};

static bool is_word_there(const scan_place *place, const char *word, int before) {
  size_t index = (size_t)((ptrdiff_t)place->at - before);
  for (; *word && ascii_lower(scan_byte(place, index)) == *word; word++) index++;
  return !*word;
}

static bool is_one_of(const scan_place *place, const anchor_word *words) {
  while (*words->word && !is_word_there(place, words->word, words->before)) words++;
  return *words->word;
}

/* The label of other products' numbers. */
static bool is_error(const scan_place *place) {
  return place->options->neighbours && is_word_there(place, "error", 1);
}

static bool is_anchor_of(const scan_place *place, unsigned kind) {
  bool is_word_start = !scan_follows_word(place, place->at);
  char next = scan_byte(place, place->at + 1);
  switch (kind) {
    case KIND_DECIMAL:
      if (!is_word_start) return ike_scan_is_glued_code(place);
      return ike_scan_may_be_code(place);
    case KIND_WRAPPED:
      if (next == ',') return is_in_braces(place);
      return next == '/' ? is_word_there(place, "</event>", 0) : is_word_start && ike_scan_may_be_code(place);
    case KIND_NAME:
      return next == '(' ? is_word_start : is_in_name(place);
    case KIND_IKE:
      return !is_letter(scan_byte_before(place, place->at, 1)) || is_word_start;
    case KIND_IPSEC:
    case KIND_VPN:
      return is_one_of(place, PRODUCTS);
    case KIND_FIELD:
      return is_one_of(place, FIELDS);
    default:
      return is_error(place) || is_one_of(place, SENTENCE_WORDS);
  }
}

bool ike_scan_starts_anchored(const scan_place *place) {
  const anchor_word *product = PRODUCTS;
  if (!is_letter(scan_byte(place, place->at))) return false;
  while (*product->word && !is_word_there(place, product->word, 0)) product++;
  return *product->word;
}

bool ike_scan_is_anchor(const scan_place *place, const scan_anchors *anchors) {
  slice around = {place->text + place->start, place->end - place->start};
  bool may_be_gram = ike_scan_may_be_gram(ike_scan_grams_of(anchors), place->text + place->at);
  if (may_be_gram && ike_is_line_part(around, place->at - place->start, anchors->has_stacks)) return true;
  unsigned kinds = ike_scan_kinds_at(anchors, place->text + place->at);
  for (unsigned kind = 0; kinds >> kind; kind++) {
    if (kinds >> kind & 1 && is_anchor_of(place, kind)) return true;
  }
  return false;
}
