/* The number of edits between two words, against the whole table of distances. */
#include <string.h>

#include "cmocka_setup.h"
#include "text/edits.h"

enum { LONGEST = 9, ROUNDS = 60000, MOST = 4 };

static unsigned least(unsigned a, unsigned b) {
  return a < b ? a : b;
}

static unsigned edits_by_table(slice word, slice other) {
  unsigned table[LONGEST + 1][LONGEST + 1];
  for (size_t i = 0; i <= word.length; i++) {
    for (size_t j = 0; j <= other.length; j++) {
      if (!i || !j) {
        table[i][j] = (unsigned)(i + j);
        continue;
      }
      bool is_same = word.start[i - 1] == other.start[j - 1];
      unsigned cost = least(table[i - 1][j - 1] + !is_same, least(table[i - 1][j], table[i][j - 1]) + 1);
      bool is_swap =
          i > 1 && j > 1 && word.start[i - 1] == other.start[j - 2] && word.start[i - 2] == other.start[j - 1];
      table[i][j] = is_swap ? least(cost, table[i - 2][j - 2] + 1) : cost;
    }
  }
  return table[word.length][other.length];
}

static unsigned next(unsigned *seed) {
  *seed = *seed * 1103515245u + 12345u;
  return *seed >> 16;
}

static slice random_word(char *letters, unsigned *seed) {
  size_t length = next(seed) % (LONGEST + 1);
  for (size_t i = 0; i < length; i++) letters[i] = (char)('a' + next(seed) % 3);
  return (slice){letters, length};
}

static void test_edits_are_those_of_the_whole_table(void **state) {
  (void)state;
  unsigned seed = 3;
  for (int round = 0; round < ROUNDS; round++) {
    char letters[LONGEST], others[LONGEST];
    slice word = random_word(letters, &seed), other = random_word(others, &seed);
    unsigned most = next(&seed) % (MOST + 1), expected = edits_by_table(word, other);
    assert_int_equal(least(expected, most + 1), ike_edits(word, other, most));
  }
}

static void test_long_words_are_compared_or_too_far(void **state) {
  (void)state;
  char word[EDITS_LONGEST + 1], other[EDITS_LONGEST + 1];
  memset(word, 'a', sizeof word);
  memset(other, 'a', sizeof other);
  other[7] = 'b';
  assert_int_equal(1, ike_edits((slice){word, EDITS_LONGEST}, (slice){other, EDITS_LONGEST}, 2));
  assert_int_equal(3, ike_edits((slice){word, EDITS_LONGEST + 1}, (slice){word, EDITS_LONGEST + 1}, 2));
  assert_int_equal(3, ike_edits((slice){word, EDITS_LONGEST}, (slice){word, EDITS_LONGEST + 1}, 2));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_edits_are_those_of_the_whole_table),
      cmocka_unit_test(test_long_words_are_compared_or_too_far),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
