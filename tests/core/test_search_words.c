/* How the search reads words, and what it takes an unknown one for: against the whole dictionary, and by the plain
 * rules that the index makes fast. */
#include <stdio.h>
#include <string.h>

#include "cmocka_setup.h"
#include "search/spelling.h"
#include "search/terms.h"
#include "search/words.h"

/* ---- the characters of words ---- */

typedef enum { SEPARATES, JOINS, STANDS_ALONE } character_kind;

/* Of Latin letters, those that are no letter of English with a mark; x and : of arithmetic lie among them. */
static bool has_no_base(uint32_t point) {
  static const uint32_t POINTS[] = {0xD7, 0xF7, 0x126, 0x127, 0x138, 0x13F, 0x140, 0x149, 0x14A, 0x14B, 0x166, 0x167};
  for (size_t i = 0; i < sizeof POINTS / sizeof *POINTS; i++) {
    if (POINTS[i] == point) return true;
  }
  return false;
}

/* Latin letters are words with their marks folded, other scripts as they are; those that set no blanks are cut off from
 * what is beside them. Marks, punctuation, symbols and full-width forms separate. */
static character_kind kind_of(uint32_t point) {
  bool is_latin = point >= 0xC0 && point <= 0x17F && !has_no_base(point);
  bool is_script = point >= 0x370 && !(point >= 0x2000 && point <= 0x20FF) && !(point >= 0x3000 && point <= 0x303F) &&
                   !(point >= 0xFF00 && point <= 0xFFFF);
  if (is_script && point >= 0x2E80) return STANDS_ALONE;
  return is_latin || is_script ? JOINS : SEPARATES;
}

static size_t encode(uint32_t point, char *bytes) {
  if (point < 0x800) {
    bytes[0] = (char)(0xC0 | point >> 6), bytes[1] = (char)(0x80 | (point & 0x3F));
    return 2;
  }
  if (point < 0x10000) {
    bytes[0] = (char)(0xE0 | point >> 12), bytes[1] = (char)(0x80 | (point >> 6 & 0x3F));
    bytes[2] = (char)(0x80 | (point & 0x3F));
    return 3;
  }
  bytes[0] = (char)(0xF0 | point >> 18), bytes[1] = (char)(0x80 | (point >> 12 & 0x3F));
  bytes[2] = (char)(0x80 | (point >> 6 & 0x3F)), bytes[3] = (char)(0x80 | (point & 0x3F));
  return 4;
}

static size_t read_words(slice text, search_token *tokens, size_t most) {
  size_t count = 0, position = 0;
  while (count < most && ike_search_next(text, &position, &tokens[count])) count++;
  return count;
}

static void test_every_character_between_two_letters(void **state) {
  (void)state;
  for (uint32_t point = 0x80; point <= 0x10FFFF; point++) {
    if (point >= 0xD800 && point <= 0xDFFF) continue;
    char bytes[8] = "a";
    size_t length = 1 + encode(point, bytes + 1);
    bytes[length++] = 'b';
    search_token tokens[4];
    size_t count = read_words((slice){bytes, length}, tokens, 4);
    static const size_t COUNTS[] = {[SEPARATES] = 2, [JOINS] = 1, [STANDS_ALONE] = 3};
    if (count != COUNTS[kind_of(point)]) fail_msg("U+%04X makes %zu words of its neighbours", (unsigned)point, count);
    assert_int_equal(count == 3, tokens[count / 2].is_unbroken);
    assert_ptr_equal(bytes, tokens[0].raw.start);
    assert_ptr_equal(bytes + length, tokens[count - 1].raw.start + tokens[count - 1].raw.length);
  }
}

static void check_text(const char *text, const char *expected) {
  search_token token;
  size_t position = 0;
  assert_true(ike_search_next((slice){text, strlen(text)}, &position, &token));
  assert_string_equal(expected, token.text);
  assert_int_equal(strlen(expected), token.length);
  assert_int_equal(strlen(text), position);
}

static void test_letters_lose_case_and_marks(void **state) {
  (void)state;
  check_text("AZaz09", "azaz09");
  check_text("\xC3\x80\xC3\xA9\xC5\xBD\xC5\xBE", "aezz"); /* À é Ž ž */
  check_text(
      "stra\xC3\x9F"
      "e",
      "strasse");                      /* ß */
  check_text("\xC3\x84rger", "arger"); /* Ä */
  check_text("\xD0\x9E\xD0\xA8\xD0\x98\xD0\x91\xD0\x9A\xD0\x90", "\xD0\xBE\xD1\x88\xD0\xB8\xD0\xB1\xD0\xBA\xD0\xB0");
  check_text("\xCE\xBB\xCF\x8C\xCE\xB3\xCE\xBF\xCF\x82", "\xCE\xBB\xCF\x8C\xCE\xB3\xCE\xBF\xCF\x82");
}

static void test_small_letters_of_cyrillic(void **state) {
  (void)state;
  for (uint32_t point = 0x400; point < 0x460; point++) {
    char capital[4] = "", small[4] = "";
    capital[encode(point, capital)] = '\0';
    uint32_t lower = point < 0x410 ? point + 0x50 : point < 0x430 ? point + 0x20 : point;
    small[encode(lower, small)] = '\0';
    check_text(capital, small);
  }
}

static void test_bytes_that_are_no_text_separate(void **state) {
  (void)state;
  static const char *const BROKEN[] = {
      "a\xFF"
      "b",
      "a\x80"
      "b",
      "a\xC3"
      "b",
      "a\xE8\xAF"
      "b",
      "a\xED\xA0\x80"
      "b"};
  for (size_t i = 0; i < sizeof BROKEN / sizeof *BROKEN; i++) {
    search_token tokens[4];
    assert_int_equal(2, read_words((slice){BROKEN[i], strlen(BROKEN[i])}, tokens, 4));
    assert_string_equal("a", tokens[0].text);
    assert_string_equal("b", tokens[1].text);
  }
}

/* A word that is longer than any of the index is still one word, which is not in it. */
static void test_long_words(void **state) {
  (void)state;
  for (size_t length = 1; length < 3 * SEARCH_LONGEST_WORD; length++) {
    for (int is_wide = 0; is_wide < 2; is_wide++) {
      char text[3 * SEARCH_LONGEST_WORD + 8];
      memset(text, 'x', length);
      memcpy(text + length, is_wide ? "\xD0\xBE" : "x\0", 2);
      size_t bytes = length + (is_wide ? 2 : 1);
      memcpy(text + bytes, " next", 6);
      search_token tokens[3];
      assert_int_equal(2, read_words((slice){text, bytes + 5}, tokens, 3));
      assert_int_equal(bytes, tokens[0].raw.length);
      assert_int_equal(bytes <= SEARCH_LONGEST_WORD ? bytes : 0, tokens[0].length);
      assert_string_equal("next", tokens[1].text);
    }
  }
}

/* ---- the dictionary ---- */

static const search_word *word_at(size_t index) {
  return &ike_table_search_words[index];
}

static search_token token_of(const char *text, size_t length) {
  search_token token = {.length = (uint8_t)length};
  memcpy(token.text, text, length);
  token.text[length] = '\0';
  token.raw = (slice){text, length};
  return token;
}

static void test_every_word_is_found(void **state) {
  (void)state;
  search_meaning meaning;
  for (size_t i = 0; i < ike_table_search_counts.surfaces; i++) {
    const search_word *word = word_at(i);
    const char *text = table_text(word->text);
    assert_int_equal(strlen(text), word->length);
    assert_true(ike_search_find(text, word->length, &meaning));
    assert_int_equal(word->meanings, meaning.count);
    assert_int_equal(word->context, meaning.context);
    assert_int_equal(SEARCH_ALL, meaning.share);
    assert_false(meaning.is_guess || meaning.is_alternative);
    for (size_t j = 0; j < meaning.count; j++) {
      assert_int_equal(ike_table_search_meanings[word->meaning + j], meaning.terms[j]);
    }
    if (meaning.count) assert_int_equal(meaning.count == 1 ? meaning.terms[0] : SEARCH_NO_TERM, meaning.literal);
    if (i) assert_true(strcmp(table_text(word_at(i - 1)->text), text) < 0);
  }
}

static void test_what_is_no_word_is_not_found(void **state) {
  (void)state;
  search_meaning meaning;
  assert_false(ike_search_find("xqzzy", 5, &meaning));
  assert_false(ike_search_find("certificat\0", 11, &meaning));
  assert_false(ike_search_find("certificatex", 12, &meaning));
  assert_true(ike_search_find("certificatex", 11, &meaning));
}

static void test_every_expression_is_one_meaning(void **state) {
  (void)state;
  for (size_t i = 0; i < ike_table_search_counts.expressions; i++) {
    const search_expression *expression = &ike_table_search_expressions[i];
    static search_query query;
    memset(&query, 0, sizeof query);
    for (size_t j = 0; j < SEARCH_LONGEST_EXPRESSION && expression->terms[j]; j++) {
      uint16_t term = (uint16_t)(expression->terms[j] - 1);
      search_meaning word = {.literal = term, .count = 1, .share = (uint16_t)(SEARCH_ALL - j), .terms = {term}};
      query.words[query.count++] = word;
    }
    size_t count = query.count;
    ike_search_join_words(&query);
    assert_true(count > 1);
    assert_int_equal(1, query.count);
    assert_int_equal(expression->meaning, query.words[0].literal);
    assert_int_equal(expression->meaning, query.words[0].terms[0]);
    assert_int_equal(SEARCH_ALL - (count - 1), query.words[0].share); /* no more than its weakest word */
  }
}

/* ---- beginnings ---- */

enum { SHORTEST_BEGINNING = 3, WORDS_TRIED = 64 };

static bool starts_with(const search_word *word, const search_token *token) {
  return word->length >= token->length && memcmp(table_text(word->text), token->text, token->length) == 0;
}

static bool has_term(const search_meaning *meaning, uint16_t term) {
  for (size_t i = 0; i < meaning->count; i++) {
    if (meaning->terms[i] == term) return true;
  }
  return false;
}

/* The meanings of the first words that begin so, those left out that have several or none. */
static search_meaning completed_plainly(const search_token *token) {
  search_meaning meaning = {.count = 0};
  size_t tried = 0;
  for (size_t i = 0; i < ike_table_search_counts.surfaces && tried < WORDS_TRIED; i++) {
    const search_word *word = word_at(i);
    if (!starts_with(word, token)) continue;
    tried++;
    if (word->meanings != 1 || has_term(&meaning, word->meaning)) continue;
    if (meaning.count == SEARCH_MOST_ALTERNATIVES) break;
    meaning.terms[meaning.count++] = word->meaning;
  }
  return meaning;
}

static void check_guess(const search_meaning *expected, const search_meaning *meaning) {
  assert_int_equal(expected->count, meaning->count);
  assert_memory_equal(expected->terms, meaning->terms, expected->count * sizeof *expected->terms);
  assert_int_equal(expected->count > 1, meaning->is_alternative);
  assert_true(meaning->is_guess);
  assert_true(meaning->share < SEARCH_ALL && meaning->share > SEARCH_ALL / 2);
  assert_int_equal(expected->count ? expected->terms[0] : SEARCH_NO_TERM, meaning->literal);
}

static void test_a_beginning_stands_for_the_words_that_begin_so(void **state) {
  (void)state;
  for (size_t i = 0; i < ike_table_search_counts.surfaces; i += 31) {
    const search_word *word = word_at(i);
    for (size_t length = SHORTEST_BEGINNING; length <= word->length; length += 1 + length / 4) {
      search_token token = token_of(table_text(word->text), length);
      search_meaning expected = completed_plainly(&token), meaning;
      assert_int_equal(expected.count > 0, ike_search_complete(&token, &meaning));
      check_guess(&expected, &meaning);
    }
  }
}

static void test_fewer_than_three_letters_begin_nothing(void **state) {
  (void)state;
  for (char first = 'a'; first <= 'z'; first++) {
    for (char second = 'a'; second <= 'z'; second++) {
      char text[] = {first, second};
      search_meaning meaning;
      search_token token = token_of(text, 2), letter = token_of(text, 1);
      assert_false(ike_search_complete(&token, &meaning) || meaning.count);
      assert_false(ike_search_complete(&letter, &meaning) || meaning.count);
    }
  }
}

/* ---- misspellings ---- */

enum { MOST_MEANT = 3, LETTERS = 26 };

/* The first words, by length, that are so many edits away; none once one of them says nothing. *says_nothing: that was
 * so. */
static search_meaning corrected_plainly(const search_token *token, unsigned edits, bool *says_nothing) {
  search_meaning meaning = {.count = 0};
  size_t end = ike_table_search_spelling_starts[SEARCH_LONGEST_WORD + 1];
  *says_nothing = false;
  for (size_t i = ike_table_search_spelling_starts[0]; i < end && meaning.count < MOST_MEANT && !*says_nothing; i++) {
    const search_word *word = word_at(ike_table_search_spellings[i]);
    slice text = {table_text(word->text), word->length};
    if (ike_edits((slice){token->text, token->length}, text, edits) > edits) continue;
    *says_nothing = !word->meanings;
    if (word->meanings == 1 && !has_term(&meaning, word->meaning)) meaning.terms[meaning.count++] = word->meaning;
  }
  return meaning;
}

static unsigned next(unsigned *seed) {
  *seed = *seed * 1103515245u + 12345u;
  return *seed >> 16;
}

/* Replaces, doubles, drops or swaps a letter. */
static void misspell(search_token *token, unsigned *seed) {
  size_t at = next(seed) % token->length;
  char *letter = token->text + at;
  switch (next(seed) % 4) {
    case 0:
      *letter = (char)('a' + next(seed) % LETTERS);
      break;
    case 1:
      memmove(letter + 1, letter, token->length - at + 1u);
      token->length++;
      break;
    case 2:
      memmove(letter, letter + 1, token->length - at);
      token->length--;
      break;
    default:
      if (at) letter[0] ^= letter[-1], letter[-1] ^= letter[0], letter[0] ^= letter[-1];
  }
}

static void test_a_misspelling_stands_for_the_words_around_it(void **state) {
  (void)state;
  unsigned seed = 1;
  for (size_t i = 0; i < ike_table_search_counts.surfaces; i += 5) {
    const search_word *word = word_at(i);
    if (word->length < 6 || word->length >= SEARCH_LONGEST_WORD - 2) continue;
    for (unsigned edits = 1; edits <= 2; edits++) {
      search_token token = token_of(table_text(word->text), word->length);
      for (unsigned j = 0; j < edits; j++) misspell(&token, &seed);
      if (!slice_is_alphabetic((slice){token.text, token.length})) continue;
      bool says_nothing;
      search_meaning expected = corrected_plainly(&token, edits, &says_nothing), meaning;
      assert_int_equal(expected.count || says_nothing, ike_search_correct(&token, edits, &meaning));
      check_guess(&expected, &meaning);
    }
  }
}

/* The more has to be corrected, the less the word counts. */
static void test_two_typos_count_less_than_one(void **state) {
  (void)state;
  static const char *const WORDS[][3] = {{"authentication", "authentciation", "authnetciation"},
                                         {"certificate", "certifciate", "cretifciate"},
                                         {"negotiation", "negotaition", "negtaoition"}};
  for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
    ikeerr_hit hits[3];
    for (size_t typos = 0; typos < 3; typos++) {
      char query[64];
      snprintf(query, sizeof query, "%s kerberos", WORDS[i][typos]);
      assert_int_equal(1, ikeerr_search(query, IKEERR_TO_NUL, NULL, &hits[typos], 1));
      if (typos) assert_true(hits[typos].score < hits[typos - 1].score);
    }
  }
}

/* A word with typos is one that it may have been meant for, and only that. */
static void test_words_with_typos_are_guesses(void **state) {
  (void)state;
  static const char *const WORDS[] = {"authentciation", "authnetciation", "certifciate", "cretifciate"};
  for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
    static search_query query;
    search_token token = token_of(WORDS[i], strlen(WORDS[i]));
    memset(&query, 0, sizeof query);
    ike_search_add_word(&token, NULL, &query);
    assert_int_equal(1, query.count);
    assert_true(query.words[0].is_guess && query.words[0].count > 0);
  }
}

/* A mark on a letter makes its word longer in bytes, and no other word. */
static void test_a_typo_among_letters_with_marks(void **state) {
  (void)state;
  ikeerr_hit plain, marked;
  assert_int_equal(1, ikeerr_search("authenticatoin", IKEERR_TO_NUL, NULL, &plain, 1));
  assert_int_equal(1, ikeerr_search("authentic\xC3\xA1toin", IKEERR_TO_NUL, NULL, &marked, 1));
  assert_ptr_equal(plain.record, marked.record);
}

static void test_only_letters_are_corrected(void **state) {
  (void)state;
  search_meaning meaning;
  search_token token = token_of("certif1cate", 11);
  assert_false(ike_search_correct(&token, 1, &meaning));
  assert_int_equal(0, meaning.count);
}

/* ---- words without blanks ---- */

static void check_same_hits(const char *query, const char *other) {
  enum { HITS = 5 };
  ikeerr_hit hits[HITS], others[HITS];
  size_t count = ikeerr_search(query, IKEERR_TO_NUL, NULL, hits, HITS);
  assert_int_equal(count, ikeerr_search(other, IKEERR_TO_NUL, NULL, others, HITS));
  assert_true(count > 0);
  for (size_t i = 0; i < count; i++) {
    assert_ptr_equal(hits[i].record, others[i].record);
    assert_true(hits[i].score == others[i].score);
  }
}

/* Behind the last word of the list, near the first, and as long as the longest may be, there is none. */
static void test_words_beyond_the_list(void **state) {
  (void)state;
  static const char *const WORDS[] = {"zzzz", "zzzzzzzzzz", "aaaaaaaaaa",
                                      "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq",
                                      "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq"};
  ikeerr_hit hit;
  for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
    assert_int_equal(0, ikeerr_search(WORDS[i], IKEERR_TO_NUL, NULL, &hit, 1));
}

static void test_words_written_together_are_those_words(void **state) {
  (void)state;
  check_same_hits("CertificateRevocationKerberos", "certificate revocation kerberos");
  check_same_hits("certificateRevocation", "certificate revocation");
  check_same_hits("kerberosmobike", "kerberos mobike");
  check_same_hits("kerberos13mobike", "kerberos 13 mobike");
  check_same_hits("13kerberos", "13 kerberos");
  check_same_hits("Kerberos13Mobike7", "kerberos 13 mobike 7");
  check_same_hits("kerberosKerbreos", "kerberos kerbreos"); /* a part may be misspelt */
  check_same_hits("kerberosMobik", "kerberos mobik");       /* or begin a word */
}

#define CERTIFICATE "\xE8\xAF\x81\xE4\xB9\xA6"
#define DRAGONS "\xE9\xBE\x98"

/* So many times the word for certificates, and nothing else, is what the index has of a text. */
static void check_certificates(const char *text, size_t times) {
  static search_query query;
  search_meaning certificate;
  search_token token;
  size_t position = 0;
  memset(&query, 0, sizeof query);
  assert_true(ike_search_find(CERTIFICATE, strlen(CERTIFICATE), &certificate));
  assert_true(ike_search_next((slice){text, strlen(text)}, &position, &token));
  assert_int_equal(strlen(text), position);
  ike_search_add_word(&token, NULL, &query);
  assert_int_equal(times, query.count);
  for (size_t i = 0; i < times; i++) assert_int_equal(certificate.literal, query.words[i].literal);
}

/* Scripts without blanks are cut into the words that the index has; a character that begins none is left out. */
static void test_words_of_scripts_without_blanks(void **state) {
  (void)state;
  check_certificates(CERTIFICATE, 1);
  check_certificates(CERTIFICATE CERTIFICATE, 2);
  check_certificates(CERTIFICATE DRAGONS, 1);
  check_certificates(DRAGONS CERTIFICATE, 1);
  check_certificates(CERTIFICATE DRAGONS DRAGONS CERTIFICATE, 2);
  check_certificates(DRAGONS, 0);
  check_certificates(DRAGONS DRAGONS DRAGONS DRAGONS DRAGONS DRAGONS DRAGONS DRAGONS DRAGONS CERTIFICATE, 1);
}

/* A word of the dictionary that is long enough to be one of two written together. */
static bool take_part(size_t index, char *text) {
  const search_word *word = word_at(index % ike_table_search_counts.surfaces);
  bool is_part = word->length >= SEARCH_SHORTEST_PART && word->length <= SEARCH_LONGEST_WORD / 2 &&
                 slice_is_alphabetic((slice){table_text(word->text), word->length});
  if (is_part) strcat(text, table_text(word->text));
  return is_part;
}

/* The meanings of the first two words that a word can be cut into; 0: it cannot. */
static size_t parted_plainly(const search_token *token, search_meaning parts[2]) {
  for (size_t cut = SEARCH_SHORTEST_PART; cut + SEARCH_SHORTEST_PART <= token->length; cut++) {
    if (ike_search_find(token->text, cut, &parts[0]) &&
        ike_search_find(token->text + cut, token->length - cut, &parts[1])) {
      return 2;
    }
  }
  return 0;
}

/* Whether a word is known, begins one or has one typo: then nobody asks for its parts. */
static bool is_understood(const search_token *token) {
  search_meaning meaning;
  return ike_search_find(token->text, token->length, &meaning) || ike_search_complete(token, &meaning) ||
         ike_search_correct(token, 1, &meaning);
}

/* Two words and nothing else, even where a word can be cut in other ways or is two typos away from another one. */
static void test_a_word_is_cut_in_two_once(void **state) {
  (void)state;
  unsigned seed = 3;
  size_t words = 0;
  for (size_t round = 0; round < 4000; round++) {
    char text[SEARCH_LONGEST_WORD + 1] = "";
    if (!take_part(next(&seed) * 7u, text) || !take_part(next(&seed) * 7u, text)) continue;
    search_token token = token_of(text, strlen(text));
    static search_query query;
    search_meaning parts[2];
    if (is_understood(&token)) continue;
    memset(&query, 0, sizeof query);
    ike_search_add_word(&token, NULL, &query);
    assert_int_equal(parted_plainly(&token, parts), query.count);
    for (size_t i = 0; i < query.count; i++) assert_int_equal(parts[i].literal, query.words[i].literal);
    words++;
  }
  assert_true(words > 100);
}

static size_t words_of(const char *word, size_t times) {
  static search_query query;
  search_meaning meaning;
  search_token token = token_of(word, strlen(word));
  memset(&query, 0, sizeof query);
  assert_true(ike_search_find(word, strlen(word), &meaning));
  for (size_t i = 0; i < times; i++) ike_search_add_word(&token, &meaning, &query);
  return query.count;
}

/* Repetitions count in a short query, and take no room once it has 48 words. */
static void test_repetitions_of_a_word(void **state) {
  (void)state;
  for (size_t times = 0; times <= 2 * SEARCH_MOST_WORDS; times++) {
    size_t most = SEARCH_MOST_REPEATED_WORDS;
    assert_int_equal(times < most ? times : most, words_of("kerberos", times));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_every_character_between_two_letters),
      cmocka_unit_test(test_letters_lose_case_and_marks),
      cmocka_unit_test(test_small_letters_of_cyrillic),
      cmocka_unit_test(test_bytes_that_are_no_text_separate),
      cmocka_unit_test(test_long_words),
      cmocka_unit_test(test_every_word_is_found),
      cmocka_unit_test(test_what_is_no_word_is_not_found),
      cmocka_unit_test(test_every_expression_is_one_meaning),
      cmocka_unit_test(test_a_beginning_stands_for_the_words_that_begin_so),
      cmocka_unit_test(test_fewer_than_three_letters_begin_nothing),
      cmocka_unit_test(test_a_misspelling_stands_for_the_words_around_it),
      cmocka_unit_test(test_two_typos_count_less_than_one),
      cmocka_unit_test(test_words_with_typos_are_guesses),
      cmocka_unit_test(test_a_typo_among_letters_with_marks),
      cmocka_unit_test(test_only_letters_are_corrected),
      cmocka_unit_test(test_words_beyond_the_list),
      cmocka_unit_test(test_words_written_together_are_those_words),
      cmocka_unit_test(test_words_of_scripts_without_blanks),
      cmocka_unit_test(test_a_word_is_cut_in_two_once),
      cmocka_unit_test(test_repetitions_of_a_word),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
