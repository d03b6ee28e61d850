/* Whether what the finder came upon is an anchor: something that makes its line worth reading. */
#include "names.h"
#include "scan.h"

/* In the order of the buckets in data/scan.toml. */
enum {
  BUCKET_DECIMAL,
  BUCKET_WRAPPED,
  BUCKET_SIGNED,
  BUCKET_HEX,
  BUCKET_UNDERSCORE,
  BUCKET_HYPHEN,
  BUCKET_FRAME,
  BUCKET_BYTES,
  BUCKET_IKE,
  BUCKET_WORDS, /* from here on */
  BUCKET_ERROR = 15
};

unsigned ikeerr_scan_buckets(const ikeerr_scan_options *options) {
  return options->neighbours ? 0xFFFFu : 0xFFFFu & ~(1u << BUCKET_ERROR);
}

/* ---- numbers ---- */

static bool is_known_number(const scan_place *place) {
  enum { MICROSOFT_NOTIFY = 12345 };
  size_t sign = place->text[place->at] == '-';
  slice digits = ikeerr_scan_word(place, place->at + sign);
  while (digits.length && strchr("LlUu", digits.start[digits.length - 1])) digits.length--;
  uint32_t value;
  digits = (slice){digits.start - sign, digits.length + sign};
  return ikeerr_scan_value(digits, &value) && (value == MICROSOFT_NOTIFY || ikeerr_scan_windows_record(value));
}

static bool is_number(const scan_place *place) {
  return !is_word_byte(scan_byte_before(place, place->at, 1)) && is_known_number(place);
}

static bool ends_braces(const scan_place *place) {
  size_t index = place->at;
  while (index > place->start &&
         (is_digit(place->text[index]) || place->text[index] == ' ' || place->text[index] == ',') &&
         place->at - index < 24) {
    index--;
  }
  return place->text[index] == '{';
}

/* ---- names ---- */

static bool is_name_byte(char c) {
  return is_word_byte(c) || c == '-';
}

static bool is_name(slice text) {
  folded_name folded = ikeerr_fold(text.start, text.length);
  const table_spelling *spelling = ikeerr_find_spelling(&folded);
  return spelling && ikeerr_table_scan_spellings[spelling - ikeerr_table_spellings];
}

/* Whether the run of name bytes around the place is a name or has one between its hyphens. Only its first pair of
 * capitals answers: the others would say the same. */
static bool is_in_name(const scan_place *place) {
  const char *text = place->text;
  size_t start = place->at;
  for (; start > place->start && is_name_byte(text[start - 1]) && place->at - start < NAMES_LONGEST; start--) {
    bool is_joined = text[start] == '_' || text[start] == '-';
    if (is_joined && is_upper(text[start - 1]) && is_upper(text[start + 1])) return false;
  }
  size_t end = place->at, part = start;
  for (; end < place->end && is_name_byte(text[end]) && end - place->at < NAMES_LONGEST; end++) {
    if (text[end] != '-') continue;
    if (is_name((slice){text + part, end - part})) return true;
    part = end + 1;
  }
  return is_name((slice){text + start, end - start}) || is_name((slice){text + part, end - part});
}

/* ---- words ---- */

typedef struct {
  char word[16]; /* in lower case */
  uint8_t bucket;
  uint8_t before; /* how much of it stands in front of the anchor */
} anchor_word;

static const anchor_word WORDS[] = {
    {"ipsec", 9, 1},
    {"isakmp", 9, 1},
    {"[ike", 9, 0},
    {"_ike", 9, 0},
    {"rasclient", 10, 0},
    {"/event>", 10, 0},
    {"(n: ", 10, 0},
    {"failurereason", 11, 5},
    {"failure reason", 11, 6},
    {"errormessage", 12, 2},
    {"pending deletion", 12, 6},
    {"main mode", 13, 3},
    {"quick mode", 13, 4},
    {"transport mode", 13, 8},
    {"tunnel mode", 13, 5},
    {"kerberos", 14, 0},
    {"certifica", 14, 0},
    {"queue ", 14, 0},
    {"error", 15, 1},
};

static bool is_word_there(const scan_place *place, const anchor_word *anchor) {
  if (place->at < place->start + anchor->before) return false;
  slice text = {place->text + place->at - anchor->before, place->end - place->at + anchor->before};
  return slice_starts_with(text, anchor->word);
}

static bool is_word(const scan_place *place, unsigned bucket) {
  for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
    if (WORDS[i].bucket == bucket && is_word_there(place, &WORDS[i])) return true;
  }
  return false;
}

/* IKE, IKEv2, ike_sa, ikeext; not "liked" and not "Mike". */
static bool is_ike(const scan_place *place, size_t behind) {
  char after = scan_byte(place, behind);
  return !is_letter(after) || ascii_lower(after) == 'v' || is_upper(after) || ascii_lower(after) == 'e';
}

static bool is_anchor_of(const scan_place *place, unsigned bucket) {
  switch (bucket) {
    case BUCKET_DECIMAL:
    case BUCKET_WRAPPED:
    case BUCKET_SIGNED:
    case BUCKET_HEX:
      return is_number(place);
    case BUCKET_UNDERSCORE:
    case BUCKET_HYPHEN:
      return is_in_name(place);
    case BUCKET_FRAME:
      return !is_word_byte(scan_byte_before(place, place->at, 1));
    case BUCKET_BYTES:
      return ends_braces(place);
    case BUCKET_IKE:
      return is_ike(place, place->at + SCAN_PLACES);
    default:
      return is_word(place, bucket);
  }
}

bool ikeerr_scan_is_anchor(const scan_place *place, unsigned buckets) {
  const unsigned char *bytes = (const unsigned char *)place->text + place->at;
  for (size_t i = 0; i < SCAN_PLACES; i++) buckets &= ikeerr_table_scan_classes[i][bytes[i]];
  for (unsigned bucket = 0; buckets >> bucket; bucket++) {
    if (buckets >> bucket & 1 && is_anchor_of(place, bucket)) return true;
  }
  return false;
}
