/* Whether what the finder came upon is an anchor: something that makes its line worth reading. */
#include "names.h"
#include "scan.h"

/* In the order of the buckets in data/scan.toml. */
enum {
  BUCKET_DECIMAL,
  BUCKET_WRAPPED,
  BUCKET_HEX,
  BUCKET_NAME,
  BUCKET_IKE,
  BUCKET_IPSEC,
  BUCKET_LABEL,
  BUCKET_SENTENCE
};

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

static bool ends_braces(const scan_place *place) {
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
    if (is_joined && is_upper(text[start - 1]) && is_upper(text[start + 1]) && text[start + 1] != 'O') return false;
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
  char word[20]; /* in lower case */
  uint8_t bucket;
  uint8_t before; /* how much of it stands in front of the anchor */
} anchor_word;

static const anchor_word WORDS[] = {
    {"ipsec", BUCKET_IPSEC, 1},
    {"isakmp", BUCKET_IPSEC, 1},
    {"ikeext", BUCKET_IPSEC, 0},
    {"rasclient", BUCKET_LABEL, 0},
    {"/event>", BUCKET_LABEL, 0},
    {"(n: ", BUCKET_LABEL, 0},
    {"failurereason", BUCKET_LABEL, 5},
    {"failure reason", BUCKET_LABEL, 6},
    {"errormessage", BUCKET_LABEL, 2},
    {"main mode", BUCKET_SENTENCE, 3},
    {"quick mode", BUCKET_SENTENCE, 4},
    {"transport mode", BUCKET_SENTENCE, 8},
    {"tunnel mode", BUCKET_SENTENCE, 5},
    {"critical payload", BUCKET_SENTENCE, 11},
    {"pending deletion", BUCKET_SENTENCE, 6},
    {"replay check", BUCKET_SENTENCE, 2},
    {"kerberos", BUCKET_SENTENCE, 0},
    {"in queue", BUCKET_SENTENCE, 3},
    {"machine certif", BUCKET_SENTENCE, 8},
    {"certificate did", BUCKET_SENTENCE, 0},
    {"certificate is too", BUCKET_SENTENCE, 0},
    {"certification rev", BUCKET_SENTENCE, 0},
};

static bool is_word_there(const scan_place *place, const char *word, size_t before) {
  if (place->at < place->start + before) return false;
  return slice_starts_with((slice){place->text + place->at - before, place->end - place->at + before}, word);
}

static bool is_word(const scan_place *place, unsigned bucket) {
  for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
    if (WORDS[i].bucket == bucket && is_word_there(place, WORDS[i].word, WORDS[i].before)) return true;
  }
  return false;
}

/* The label of other products' numbers. */
static bool is_error(const scan_place *place) {
  return place->options->neighbours && is_word_there(place, "error", 1);
}

static bool is_anchor_of(const scan_place *place, unsigned bucket) {
  bool is_word_start = !is_word_byte(scan_byte_before(place, place->at, 1));
  char next = scan_byte(place, place->at + 1);
  switch (bucket) {
    case BUCKET_DECIMAL:
    case BUCKET_WRAPPED:
      return is_word_start && is_known_number(place);
    case BUCKET_HEX:
      return next == ' ' || next == ',' ? ends_braces(place) : is_word_start && is_known_number(place);
    case BUCKET_NAME:
      return next == '(' ? is_word_start : is_in_name(place);
    case BUCKET_IKE:
      return !is_letter(scan_byte_before(place, place->at, 1));
    case BUCKET_LABEL:
      return is_error(place) || is_word(place, bucket);
    default:
      return is_word(place, bucket);
  }
}

bool ikeerr_scan_is_anchor(const scan_place *place) {
  unsigned buckets = ikeerr_scan_buckets_at(place->text + place->at);
  for (unsigned bucket = 0; buckets >> bucket; bucket++) {
    if (buckets >> bucket & 1 && is_anchor_of(place, bucket)) return true;
  }
  return false;
}
