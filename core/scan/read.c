/* Reading lit text: what starts at a place goes to the recognisers of its kind. */
#include "read.h"

#include "context.h"
#include "line.h"
#include "name.h"
#include "number.h"
#include "sentence.h"

enum { CAPTURE_LINES = 512 /* bytes */ };

/* Word bytes, line feeds, braces and hyphens, and what is beyond ASCII. */
const bool ike_scan_starts[256] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
};

static bool ends_event(const scan_place *place, slice word) {
  return word.length == strlen("Event") && scan_byte_before(place, place->at, 1) == '/' &&
         scan_byte_before(place, place->at, 2) == '<' && slice_starts_with(word, "event");
}

static void remember(const scan_place *place, const scan_token *word) {
  enum { REMEMBERED = SCAN_PROVIDER | SCAN_CAPTURE | SCAN_WINDOWS | SCAN_IKE | SCAN_VERSION_1 | SCAN_VERSION_2 };
  if (ends_event(place, word->text)) place->memory->provider = 0;
  if (!(word->roles & REMEMBERED)) return;
  unsigned roles = ike_scan_own_roles(word->text) & REMEMBERED;
  if (roles & SCAN_IKE) place->memory->ike_until = place->offset + place->at + SCAN_NEAR;
  if (roles & SCAN_VERSION_1) place->memory->version_1_until = place->offset + place->at + SCAN_NEAR;
  if (roles & SCAN_VERSION_2) place->memory->version_1_until = 0;
  if (roles & SCAN_PROVIDER) place->memory->provider = place->offset + place->at + 1;
  if (roles & SCAN_WINDOWS) ike_scan_go_on_about_windows(place);
  if (roles & SCAN_CAPTURE) place->memory->lit_until = place->offset + place->at + CAPTURE_LINES;
  if (roles & SCAN_CAPTURE && roles & SCAN_WINDOWS) place->memory->dialed_until = place->memory->lit_until;
}

static bool read_word(const scan_place *place, ikeerr_mention *mention, size_t *next) {
  size_t behind = *next;
  if (ike_scan_may_be_line(place) && ike_scan_line(place, mention, next)) return true;
  if (*next != behind) return false;
  if (ike_scan_awaits_data(place) && ike_scan_bytes(place, mention, next)) return true;
  scan_token word = ike_scan_token(ike_scan_word(place, place->at));
  *next = place->at + word.text.length;
  if (ike_scan_may_be_name(place, &word) && ike_scan_name(place, &word, mention, next)) return true;
  remember(place, &word);
  slice digits = ike_scan_glued_digits(word.text);
  if (digits.length) {
    scan_place number = *place;
    number.at += word.text.length - digits.length;
    return ike_scan_number(&number, mention, next);
  }
  return ike_scan_may_be_sentence(place, &word) && ike_scan_sentence(place, mention, next);
}

/* Whether the letter at the place goes on with a word: ideographs and kana never do. */
static bool is_inside_word(const scan_place *place, letter_kind kind) {
  size_t before;
  if (kind == LETTER_ALONE || !ike_scan_is_word_before(place, place->at, &before)) return false;
  slice text = {place->text + place->start, place->at - place->start};
  return !is_wide(place->text[before]) || ike_letter_at(text, before - place->start).kind == LETTER_OF_WORD;
}

/* What starts beyond ASCII can only be a sentence. */
static bool read_wide_word(const scan_place *place, ikeerr_mention *mention, size_t *next) {
  slice text = {place->text, place->end};
  word_letter first = ike_letter_at(text, place->at), rest = first;
  scan_token word = {{place->text + place->at, first.length}, 0, false};
  *next = place->at + first.length;
  if (first.kind == LETTER_NONE) return false;
  bool may_be_sentence = !is_inside_word(place, first.kind) && ike_scan_may_be_sentence(place, &word);
  if (may_be_sentence && ike_scan_sentence(place, mention, next)) return true;
  while (rest.kind == LETTER_OF_WORD && is_wide(scan_byte(place, *next))) {
    rest = ike_letter_at(text, *next);
    *next += rest.length;
  }
  return false;
}

static bool read_number(const scan_place *place, ikeerr_mention *mention, size_t *next) {
  if (ike_scan_awaits_data(place) && ike_scan_bytes(place, mention, next)) return true;
  if (ike_scan_starts_freely(place) && ike_scan_number(place, mention, next)) return true;
  if (is_word_byte(scan_byte(place, *next))) *next += ike_scan_word(place, *next).length;
  return false;
}

/* Whether the place is in the middle of something: a color, a blank that is written out, or a word; *next is then
 * behind it. */
static bool is_within(const scan_place *place, char before, size_t *next) {
  if (before == ' ') return false; /* most */
  size_t behind_escape = scan_behind_escape(place, place->at);
  if (behind_escape > place->at) {
    *next = behind_escape;
    return true;
  }
  if (!is_word_byte(place->text[place->at]) || !scan_follows_word(place, place->at)) return false;
  *next = place->at + ike_scan_word(place, place->at).length;
  return true;
}

static bool read_any(const scan_place *place, ikeerr_mention *mention, size_t *next) {
  char c = place->text[place->at], before = scan_byte_before(place, place->at, 1);
  *next = place->at + 1;
  if (before == '[' && ike_color_ends((slice){place->text, place->end}, place->start, next)) return false;
  if (ike_scan_may_go_on(place) && ike_scan_rest_of_sentence(place, mention, next)) return true;
  if (is_within(place, before, next)) return false;
  if (c == '{') return ike_scan_bytes(place, mention, next);
  bool is_signed = c == '-' && is_digit(scan_byte(place, place->at + 1)) && !is_word_byte(before);
  if (is_digit(c) || is_signed) return read_number(place, mention, next);
  if (is_wide(c)) return read_wide_word(place, mention, next);
  return is_word_byte(c) && read_word(place, mention, next);
}

/* grep -q 'no proposal chosen' log: whether a command looks for what is at the place. */
static bool is_searched(const scan_place *place) {
  enum { MOST_OPTIONS = 4 };
  size_t index = place->at;
  for (unsigned options = 0; options <= MOST_OPTIONS; options++) {
    while (index > place->start && place->text[index - 1] && strchr(" \"'`^", place->text[index - 1])) index--;
    slice word = ike_scan_word_before(place, index);
    index -= word.length;
    if (scan_byte_before(place, index, 1) != '-') return ike_scan_roles_among(word, SCAN_SEARCH);
    while (scan_byte_before(place, index, 1) == '-') index--;
  }
  return false;
}

bool ike_scan_read(const scan_place *place, ikeerr_mention *mention, size_t *next) {
  enum { AGAIN_WITHIN = 64 /* bytes */ };
  if (!read_any(place, mention, next)) return false;
  if (mention->certainty > IKEERR_POSSIBLE && is_searched(place)) mention->certainty = IKEERR_POSSIBLE;
  bool is_notify = mention->form == IKEERR_FORM_NOTIFY;
  bool is_name = (is_notify || mention->form == IKEERR_FORM_SYMBOL) && mention->record_count;
  if (!is_name || mention->certainty == IKEERR_POSSIBLE) return true;
  place->memory->named = mention->records[0];
  place->memory->named_until = place->offset + *next + AGAIN_WITHIN;
  if (is_notify) place->memory->notify_until = place->offset + *next + SCAN_NEAR;
  return true;
}
