/* The sentences that Windows shows, and other products' words for a Notify type. */
#include "sentence.h"

#include "beside.h"
#include "context.h"
#include "mention.h"
#include "name.h"
#include "spellings/spellings.h"
#include "value.h"
#include "version.h"

enum {
  SHORT_SENTENCE = 4,      /* words, at most: too common to count by itself */
  SHORT_ORDINARY = 7,      /* the same of those that other programs print as well */
  SHORT_IN_CHARACTERS = 48 /* bytes of a sentence whose words are single characters of three */
};

/* ---- what stands beside it ---- */

/* Whether no word of the same sentence stands directly in front of the place. */
static bool starts_a_sentence(const scan_place *place) {
  size_t index = place->at, start;
  while (scan_byte_before(place, index, 1) == ' ' || scan_byte_before(place, index, 1) == '\t') index--;
  return !ike_scan_is_word_before(place, index, &start);
}

/* Whether another field of the line starts at an index: a few words and a colon or an equals sign. */
static bool is_field_at(const scan_place *place, size_t index) {
  enum { MOST_WORDS = 4 };
  for (unsigned words = 0; words < MOST_WORDS; words++) {
    slice word = ike_scan_word(place, index);
    if (!word.length) return false;
    index += word.length;
    if (scan_byte(place, index) == ':' || scan_byte(place, index) == '=') return true;
    if (scan_byte(place, index++) != ' ') return false;
  }
  return false;
}

static bool ends_a_sentence(const scan_place *place, size_t end) {
  size_t index = end;
  while (scan_byte(place, index) == ' ' || scan_byte(place, index) == '\t') index++;
  slice text = {place->text, place->end};
  char next = scan_byte(place, index);
  if (!is_word_byte(next) && !(is_wide(next) && ike_letter_at(text, index).kind)) return true;
  bool is_apart = index - end > 1 || scan_byte(place, end) == '\t';
  return is_apart || is_field_at(place, index);
}

/* Whether a word that announces an error stands in front, and more than a blank between. */
static bool is_labelled(const scan_place *place, unsigned labels) {
  size_t index = place->at;
  while (index > place->start && place->text[index - 1] &&
         (strchr(" \t\"'`*[(\\", place->text[index - 1]) || scan_is_escape_letter(place, index - 1)))
    index = scan_step_back(place, index);
  char sign = scan_byte_before(place, index, 1);
  /* Among them the last bytes of the dashes of print, and of the wide colon. */
  bool is_apart = sign && strchr(":=>-\x93\x94\x9A", sign);
  return is_apart && ike_scan_roles_before(place, place->at, labels);
}

/* Whether it begins its line in a capital, signs of Markdown aside, and somebody else's words say where that was:
 * "Policy match error on ...". */
static bool is_title(const scan_place *place, size_t end) {
  size_t start = place->at;
  while (start > place->start && place->text[start - 1] && strchr("# *>-", place->text[start - 1])) start--;
  bool is_first = is_upper(place->text[place->at]) && scan_byte_before(place, start, 1) == '\n';
  return is_first && scan_byte(place, end) == ' ' && ike_scan_roles_among(ike_scan_word(place, end + 1), SCAN_FILLER);
}

/* Whether the number of one of the records stands in front, signs aside: "Error 629: The port was disconnected ...". */
static bool is_numbered(const scan_place *place, table_range records) {
  size_t end = place->at;
  while (end > place->start && place->text[end - 1] && strchr(" \t:.>|-\"'*", place->text[end - 1])) end--;
  uint32_t value;
  if (!ike_scan_value(ike_scan_word_before(place, end), &value)) return false;
  for (size_t i = 0; i < records.count; i++) {
    if (table_record(records, i)->code == value) return true;
  }
  return false;
}

/* ---- sentences ---- */

static bool is_confirmed(const scan_place *place, table_range records) {
  for (size_t i = 0; i < records.count; i++) {
    if (ike_scan_is_said(place, table_record(records, i), true)) return true;
  }
  return false;
}

static bool is_ordinary(const table_sentence *sentence) {
  return ike_table_scan_ordinary_sentences[sentence - ike_table_sentences];
}

static bool is_short(const scan_place *place, const table_sentence *sentence, size_t end) {
  return sentence->words <= (is_ordinary(sentence) ? SHORT_ORDINARY : SHORT_SENTENCE) ||
         (is_wide(place->text[place->at]) && end - place->at < SHORT_IN_CHARACTERS);
}

/* Whether it is alone on its line, soon after the client of Windows was spoken of. */
static bool is_alone_beneath(const scan_place *place, size_t end) {
  size_t start = place->at;
  while (scan_byte_before(place, start, 1) == ' ' || scan_byte_before(place, start, 1) == '\t') start--;
  while (scan_byte(place, end) && strchr(". \t\r", scan_byte(place, end))) end++;
  bool is_alone = scan_byte_before(place, start, 1) == '\n' && scan_byte(place, end) == '\n';
  return is_alone && place->offset + place->at < place->memory->windows_until;
}

static ikeerr_certainty certainty_of_sentence(const scan_place *place, const table_sentence *sentence, size_t end) {
  enum { LABELS = SCAN_ERROR | SCAN_WEAK | SCAN_FAILURE };
  bool is_ended = ends_a_sentence(place, end), is_about_ike = ike_scan_is_near(place, SCAN_IKE);
  if (is_confirmed(place, sentence->records) || is_numbered(place, sentence->records)) return IKEERR_CERTAIN;
  if (is_ended && ike_scan_roles_before(place, place->at, SCAN_FIELD)) return IKEERR_CERTAIN;
  if (!is_short(place, sentence, end)) return is_about_ike ? IKEERR_CERTAIN : IKEERR_LIKELY;
  bool is_common = is_ordinary(sentence);
  bool is_capital = is_upper(place->text[place->at]) ||
                    is_wide(place->text[place->at]); /* as Windows writes it, within a sentence of somebody else's */
  if (is_about_ike || (!is_common && ike_scan_is_near(place, SCAN_WINDOWS))) {
    if (!is_common && is_title(place, end)) return IKEERR_LIKELY;
    return is_ended && (is_capital || starts_a_sentence(place)) ? IKEERR_LIKELY : IKEERR_POSSIBLE;
  }
  bool is_marked =
      is_alone_beneath(place, end) || ike_scan_is_quoted(place, end) || (is_ended && is_labelled(place, LABELS));
  return is_marked && !is_common ? IKEERR_LIKELY : IKEERR_POSSIBLE;
}

/* The records of a sentence; where the line names one of them, that one. */
static void take_records(const scan_place *place, table_range records, ikeerr_mention *mention) {
  for (size_t i = 0; i < records.count && ALWAYS(i < IKEERR_MAX_CANDIDATES); i++) { /* compiled so */
    const ikeerr_record *record = table_record(records, i);
    bool is_said = ike_scan_is_said(place, record, true);
    if (is_said) mention->record_count = 0;
    mention->records[mention->record_count++] = record;
    if (is_said) return;
  }
}

/* A sentence from the place to an index. */
static void take_sentence_to(const scan_place *place, const table_sentence *sentence, size_t end,
                             ikeerr_mention *mention) {
  *mention = ike_scan_mention(place, place->at, end, IKEERR_FORM_SENTENCE);
  mention->certainty = certainty_of_sentence(place, sentence, end);
  take_records(place, sentence->records, mention);
  place->memory->sentence = sentence;
  place->memory->sentence_end = mention->end + 1;
}

/* ---- sentences of several lines ---- */

enum { LONGEST_START = SCAN_NEAR /* bytes on the lines before */ };

/* Remembers a sentence that may go on on the next line, which is read then. */
static void note_unfinished(const scan_place *place) {
  scan_memory *memory = place->memory;
  uint64_t here = place->offset + place->at;
  if (memory->unfinished > place->facts->line) return;
  memory->unfinished = here + 1;
  if (memory->lit_until < here + LONGEST_START) memory->lit_until = here + LONGEST_START;
}

static bool is_first_on_line(const scan_place *place) {
  size_t index = place->at, start;
  while (index > place->start && place->text[index - 1] != '\n' && !ike_scan_is_word_before(place, index, &start))
    index--;
  return index > place->start && place->text[index - 1] == '\n';
}

bool ike_scan_rest_of_sentence(const scan_place *place, ikeerr_mention *mention, size_t *next) {
  uint64_t from = place->memory->unfinished - 1;
  if (from < place->offset + place->start || !is_first_on_line(place)) return false;
  size_t start = (size_t)(from - place->offset), length;
  slice rest = scan_rest_of_line(place);
  slice text = {place->text + start, place->at + rest.length - start};
  const table_sentence *sentence = ike_sentence_at(text, &length);
  if (!sentence || start + length <= place->at) return false;
  place->memory->unfinished = 0;
  *next = start + length;
  take_sentence_to(place, sentence, *next, mention);
  return true;
}

static bool take_sentence(const scan_place *place, slice text, ikeerr_mention *mention, size_t *next) {
  size_t length;
  bool is_cut;
  const table_sentence *sentence = ike_sentence_or_cut(text, &length, &is_cut);
  if (!sentence && is_cut) note_unfinished(place);
  if (!sentence) return false;
  *next = place->at + length;
  take_sentence_to(place, sentence, *next, mention);
  return true;
}

/* ---- phrases ---- */

static const scan_phrase *find_phrase(const sentence_print *print) {
  for (size_t i = 0; i < ike_table_scan_phrase_count; i++) {
    const scan_phrase *phrase = &ike_table_scan_phrases[i];
    if (phrase->whole == print->hash && phrase->words == print->words) return phrase;
  }
  return NULL;
}

static const scan_phrase *phrase_at(slice text, size_t *length) {
  const scan_phrase *longest = NULL;
  sentence_print print = SENTENCE_EMPTY;
  size_t position = 0;
  while (print.words < SCAN_MOST_PHRASE_WORDS && ike_print_next_length(text, &position, &print)) {
    const scan_phrase *phrase = find_phrase(&print);
    if (!phrase) continue;
    longest = phrase;
    *length = position;
  }
  return longest;
}

/* Words of a product count where they are called a Notify type. Those that are ordinary ones elsewhere count behind a
 * label on a line about IKE; the others count there anyway, and elsewhere where nothing else is said with them. */
static bool is_phrase_meant(const scan_place *place, const scan_phrase *phrase, size_t end) {
  enum {
    LABELS = SCAN_ERROR | SCAN_WEAK | SCAN_NOTIFY | SCAN_FAILURE,
    ABOUT = SCAN_PORT | SCAN_NOTIFY | SCAN_VERSION_1_HINT | SCAN_VERSION_2_HINT | SCAN_WINDOWS | SCAN_CONNECTION
  };
  if (is_labelled(place, SCAN_TYPE)) return true;
  bool is_ended = ends_a_sentence(place, end);
  bool is_quoted = ike_scan_is_quoted(place, end), is_marked = is_quoted || is_labelled(place, LABELS);
  bool is_apart = (is_ended && starts_a_sentence(place)) || is_quoted;
  if (phrase->is_ordinary) {
    if (is_apart && ike_scan_is_near(place, SCAN_PORT)) return true;
    return ike_scan_is_near(place, SCAN_IKE) && is_ended && ike_scan_roles_before(place, place->at, LABELS);
  }
  if (ike_scan_is_near(place, SCAN_IKE)) return true;
  bool is_in_capitals = !slice_has_lower((slice){place->text + place->at, end - place->at}); /* as names of types are */
  bool is_named = is_quoted || is_labelled(place, SCAN_WEAK | SCAN_NOTIFY) || is_in_capitals;
  if (phrase->is_own && (is_named || ike_scan_is_near(place, ABOUT))) return true;
  return is_apart && (phrase->words + is_marked > SHORT_SENTENCE || ike_scan_is_near(place, ABOUT));
}

static bool take_phrase(const scan_place *place, slice text, ikeerr_mention *mention, size_t *next) {
  size_t length;
  const scan_phrase *phrase = phrase_at(text, &length);
  size_t end = place->at + (phrase ? length : 0);
  if (!phrase || ike_scan_is_near(place, SCAN_CODE)) return false;
  bool is_meant = is_phrase_meant(place, phrase, end);
  if (!is_meant && scan_byte(place, end + 1) != '(') return false;
  *mention = ike_scan_mention(place, place->at, end, IKEERR_FORM_WORDS);
  if (!ike_scan_take_notify(place, phrase->records, false, false, mention)) return false;
  mention->certainty = IKEERR_LIKELY;
  *next = ike_scan_end_with_code(place, end, mention);
  if (!is_meant && *next == end) return false; /* its own number would say so as well */
  mention->end = place->offset + *next;
  return true;
}

/* ---- what may be either ---- */

/* The fingerprint of the word at the place, and the index behind it. Most words have been read behind another. */
static sentence_print first_print(const scan_place *place, size_t *behind) {
  const scan_printed *known = &place->memory->printed;
  if (known->start == place->offset + place->at + 1) {
    *behind = place->at + known->length;
    return (sentence_print){known->hash, 1, 0};
  }
  sentence_print print = SENTENCE_EMPTY;
  *behind = place->at;
  ike_print_next_word((slice){place->text, place->end}, behind, &print);
  return print;
}

/* Keeps the fingerprint of a word, unless what may be looked at ends in the middle of it. */
static void keep_print(const scan_place *place, slice word, const sentence_print *print) {
  enum { LONGEST_LETTER = 4 };
  size_t start = (size_t)(word.start - place->text);
  if (start + word.length + LONGEST_LETTER > place->end) return;
  place->memory->printed = (scan_printed){place->offset + start + 1, print->hash, word.length};
}

bool ike_scan_begins_sentence(const scan_place *place) {
  size_t behind;
  sentence_print words = first_print(place, &behind), second;
  slice word = ike_print_next_alone((slice){place->text, place->end}, &behind, &words, &second);
  if (!word.length) return false;
  keep_print(place, word, &second);
  return ike_begins_sentence(&words);
}

bool ike_scan_sentence(const scan_place *place, ikeerr_mention *mention, size_t *next) {
  slice text = scan_rest_of_line(place);
  return take_sentence(place, text, mention, next) || take_phrase(place, text, mention, next);
}
