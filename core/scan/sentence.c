/* The sentences that Windows shows, and other products' words for a Notify type. */
#include "sentence.h"

#include "context.h"
#include "mention.h"
#include "name.h"
#include "spellings/spellings.h"
#include "version.h"

enum { SHORT_SENTENCE = 4 /* words, at most: too common to count by itself */ };

/* ---- what stands beside it ---- */

static size_t skip_back(const scan_place *place, size_t index) {
  while (index > place->start && !is_word_byte(place->text[index - 1]) && place->text[index - 1] != '\n') index--;
  return index;
}

/* The roles of the word in front of an index, and of the two words there. */
static unsigned roles_before(const scan_place *place, size_t index) {
  char key[2 * SCAN_LONGEST_WORD];
  slice last = ike_scan_word_before(place, skip_back(place, index));
  slice first = ike_scan_word_before(place, skip_back(place, (size_t)(last.start - place->text)));
  unsigned roles = ike_scan_roles(last);
  if (first.length + 1 + last.length > sizeof key) return roles;
  memcpy(key, first.start, first.length);
  key[first.length] = ' ';
  memcpy(key + first.length + 1, last.start, last.length);
  return roles | ike_scan_roles((slice){key, first.length + 1 + last.length});
}

/* Whether no word of the same sentence stands directly in front of the place. */
static bool starts_a_sentence(const scan_place *place) {
  size_t index = place->at;
  while (scan_byte_before(place, index, 1) == ' ' || scan_byte_before(place, index, 1) == '\t') index--;
  return !is_word_byte(scan_byte_before(place, index, 1));
}

static bool ends_a_sentence(const scan_place *place, size_t end) {
  while (scan_byte(place, end) == ' ' || scan_byte(place, end) == '\t') end++;
  return !is_word_byte(scan_byte(place, end));
}

/* ---- sentences ---- */

enum { NO_MENTION = -1 };

/* A sentence counts where the line has nothing else that says which error it is. */
static int certainty_of_sentence(const scan_place *place, unsigned words, size_t end) {
  if (ike_scan_is_near(place, SCAN_CODE)) return NO_MENTION;
  if (roles_before(place, place->at) & SCAN_FIELD) return ends_a_sentence(place, end) ? IKEERR_CERTAIN : NO_MENTION;
  bool is_about_ike = ike_scan_is_near(place, SCAN_IKE);
  if (words > SHORT_SENTENCE) return is_about_ike ? IKEERR_CERTAIN : IKEERR_LIKELY;
  bool is_alone = starts_a_sentence(place) && ends_a_sentence(place, end);
  if (!is_alone) return NO_MENTION;
  return is_about_ike ? IKEERR_LIKELY : IKEERR_POSSIBLE;
}

static bool take_sentence(const scan_place *place, slice text, ikeerr_mention *mention, size_t *next) {
  size_t length;
  const table_sentence *sentence = ike_sentence_at(text, &length);
  if (!sentence) return false;
  size_t end = place->at + length;
  int certainty = certainty_of_sentence(place, sentence->words, end);
  if (certainty == NO_MENTION) return false;
  *mention = ike_scan_mention(place, place->at, end, IKEERR_FORM_SENTENCE);
  mention->certainty = (ikeerr_certainty)certainty;
  for (size_t i = 0; i < sentence->records.count && i < IKEERR_MAX_CANDIDATES; i++) {
    mention->records[mention->record_count++] = table_record(sentence->records, i);
  }
  *next = end;
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
  while (print.words < SCAN_MOST_PHRASE_WORDS && ike_print_next_word(text, &position, &print)) {
    const scan_phrase *phrase = find_phrase(&print);
    if (!phrase) continue;
    longest = phrase;
    *length = position;
  }
  return longest;
}

static bool take_phrase(const scan_place *place, slice text, ikeerr_mention *mention, size_t *next) {
  enum { LABELS = SCAN_ERROR | SCAN_WEAK | SCAN_NOTIFY | SCAN_FAILURE };
  size_t length;
  const scan_phrase *phrase = phrase_at(text, &length);
  if (!phrase || !ike_scan_is_near(place, SCAN_IKE) || ike_scan_is_near(place, SCAN_CODE)) return false;
  size_t end = place->at + length;
  bool is_labelled = roles_before(place, place->at) & LABELS && ends_a_sentence(place, end);
  if (phrase->is_ordinary && !is_labelled) return false;
  *mention = ike_scan_mention(place, place->at, end, IKEERR_FORM_WORDS);
  if (!ike_scan_take_notify(place, phrase->records, false, false, mention)) return false;
  mention->certainty = IKEERR_LIKELY;
  *next = ike_scan_end_with_code(place, end, mention);
  mention->end = place->offset + *next;
  return true;
}

bool ike_scan_sentence(const scan_place *place, ikeerr_mention *mention, size_t *next) {
  if (!ike_may_start_sentence((slice){place->text + place->at, place->end - place->at})) return false;
  slice text = scan_rest_of_line(place);
  return take_sentence(place, text, mention, next) || take_phrase(place, text, mention, next);
}
