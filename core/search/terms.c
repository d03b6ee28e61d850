/* The terms that a query's words stand for, unknown, joined and CamelCase words among them, and expressions of several
 * words. */
#include "terms.h"

#include "spelling.h"
#include "text/text.h"

/* ---- words ---- */

static bool has_word(const search_query *query, const search_meaning *meaning) {
  for (size_t i = 0; i < query->count && meaning->count == 1; i++) {
    if (query->words[i].count == 1 && query->words[i].literal == meaning->literal) return true;
  }
  return false;
}

static void add_meaning(search_query *query, const search_meaning *meaning) {
  bool is_long = query->count >= SEARCH_MOST_REPEATED_WORDS;
  if (is_long && has_word(query, meaning)) return;
  if (query->count < SEARCH_MOST_WORDS) query->words[query->count++] = *meaning;
}

/* A script that sets no blanks is cut into the longest words that the index has. The context of the last that has one.
 */
static uint8_t read_unbroken(search_query *query, const search_token *token) {
  slice text = token->raw;
  size_t at = 0, longest = ike_table_search_counts.longest_unbroken;
  uint8_t context = 0;
  while (at < text.length) {
    search_meaning meaning;
    size_t end = text.length - at > longest ? at + longest : text.length;
    while (end > at && ((end < text.length && is_utf8_continuation(text.start[end])) ||
                        !ike_search_find(text.start + at, end - at, &meaning))) {
      end--;
    }
    if (end > at) add_meaning(query, &meaning);
    if (end > at && meaning.context) context = meaning.context;
    at = end > at ? end : at + 1;
    while (at < text.length && is_utf8_continuation(text.start[at])) at++;
  }
  return context;
}

static bool read_parts(search_query *query, slice word, size_t cut) {
  search_meaning first, second;
  slice left = {word.start, cut}, right = slice_from(word, cut);
  if (!ike_search_find(left.start, left.length, &first) || !ike_search_find(right.start, right.length, &second))
    return false;
  add_meaning(query, &first);
  add_meaning(query, &second);
  return true;
}

/* Two words written together: policymatch. */
static bool read_joined(search_query *query, const search_token *token) {
  slice word = {token->text, token->length};
  for (size_t cut = SEARCH_SHORTEST_PART; cut + SEARCH_SHORTEST_PART <= word.length; cut++) {
    if (read_parts(query, word, cut)) return true;
  }
  return false;
}

static bool starts_part(slice word, size_t at) {
  char before = word.start[at - 1], c = word.start[at];
  bool is_capital = c >= 'A' && c <= 'Z', was_small = before >= 'a' && before <= 'z';
  return (is_capital && (was_small || is_digit(before))) || (is_digit(c) != is_digit(before));
}

static uint8_t read_unknown(search_query *query, const search_token *token);

static void read_part(search_query *query, slice word) {
  search_token part;
  search_meaning meaning;
  size_t position = 0;
  ike_search_next(word, &position, &part);
  if (ike_search_find(part.text, part.length, &meaning)) {
    add_meaning(query, &meaning);
  } else {
    read_unknown(query, &part);
  }
}

/* The parts of CamelCase and of letters joined to digits; false if there is only one. */
static bool read_camel(search_query *query, const search_token *token) {
  slice word = token->raw;
  if (word.length != token->length) return false;
  size_t start = 0;
  for (size_t end = 1; end <= word.length; end++) {
    bool is_end = end == word.length;
    if (!is_end && !starts_part(word, end)) continue;
    if (is_end && !start) return false;
    read_part(query, (slice){word.start + start, end - start});
    start = end;
  }
  return true;
}

static bool correct(search_query *query, const search_token *token, unsigned edits, search_meaning *meaning) {
  size_t shortest = edits > 1 ? SEARCH_SHORTEST_TWO_EDITS : SEARCH_SHORTEST_ONE_EDIT;
  if (token->length < shortest || query->corrections >= SEARCH_MOST_CORRECTIONS) return false;
  query->corrections++;
  return ike_search_correct(token, edits, meaning);
}

/* Whether an unknown word says what a query is about: no number, address or the like does. */
static bool is_telling(const search_token *token) {
  return token->length >= SEARCH_SHORTEST_COMPLETED && slice_is_alphabetic((slice){token->text, token->length});
}

/* A word that the dictionary does not have; the context of a word in it. */
static uint8_t read_unknown(search_query *query, const search_token *token) {
  search_meaning meaning;
  if (token->is_unbroken) {
    query->is_unbroken = true;
    return read_unbroken(query, token);
  }
  if (read_camel(query, token)) return 0;
  if (ike_search_complete(token, &meaning) || correct(query, token, 1, &meaning)) {
    add_meaning(query, &meaning);
  } else if (read_joined(query, token)) {
    return 0;
  } else if (correct(query, token, 2, &meaning)) {
    add_meaning(query, &meaning);
  } else {
    query->unknown += is_telling(token);
  }
  return 0;
}

uint8_t ike_search_add_word(const search_token *token, const search_meaning *meaning, search_query *query) {
  if (meaning) {
    query->pasted_words += !token->is_unbroken;
    query->is_unbroken = query->is_unbroken || (token->is_unbroken && meaning->count == 1);
    add_meaning(query, meaning);
    return meaning->context;
  }
  bool is_read = (token->length || token->is_unbroken) && query->count < SEARCH_MOST_WORDS;
  return is_read ? read_unknown(query, token) : 0;
}

/* ---- expressions ---- */

/* The first two terms of an expression as one number, by which the expressions are in order. */
static uint32_t first_two(uint16_t first, uint16_t second) {
  return (uint32_t)first << 16 | second;
}

/* The first expression that begins with two words, or one behind it. */
static const search_expression *find_expressions(uint32_t start) {
  size_t low = 0, high = ike_table_search_counts.expressions;
  while (low < high) {
    size_t middle = (low + high) / 2;
    const uint16_t *terms = ike_table_search_expressions[middle].terms;
    if (first_two(terms[0], terms[1]) < start) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return &ike_table_search_expressions[low];
}

static bool is_term(const search_meaning *word) {
  return word->literal != SEARCH_NO_TERM;
}

/* How many words an expression has, if they are the next ones; 0: they are not. */
static size_t words_of(const search_expression *expression, const search_meaning *words, size_t count) {
  size_t length = 2;
  while (length < SEARCH_LONGEST_EXPRESSION && expression->terms[length]) {
    if (length == count || words[length].literal + 1 != expression->terms[length]) return 0;
    length++;
  }
  return length;
}

/* A word that is no term, as one that stands for several, is part of no expression. */
static size_t longest_expression(const search_meaning *words, size_t count, const search_expression **expression) {
  if (count < 2 || !is_term(words) || !is_term(words + 1) || !ike_table_search_terms[words->literal].expression)
    return 0;
  uint32_t start = first_two((uint16_t)(words[0].literal + 1), (uint16_t)(words[1].literal + 1));
  const search_expression *end = &ike_table_search_expressions[ike_table_search_counts.expressions];
  size_t longest = 0;
  for (const search_expression *at = find_expressions(start); at < end; at++) {
    if (first_two(at->terms[0], at->terms[1]) != start) break;
    size_t length = words_of(at, words, count);
    if (length > longest) *expression = at;
    if (length > longest) longest = length;
  }
  return longest;
}

/* What a query in another language may still mean: words that records are called by, and parts of expressions. */
static bool is_sure(const search_meaning *word) {
  bool is_part = is_term(word) && (!word->count || word->is_foreign);
  return is_part || (!word->is_guess && word->count && word->terms[0] < ike_table_search_counts.head_terms);
}

static void drop_guesses(search_query *query) {
  size_t foreign = 0, count = 0;
  for (size_t i = 0; i < query->count; i++) foreign += query->words[i].is_foreign;
  bool is_pasted = query->pasted_words >= SEARCH_LEAST_PASTED_WORDS;
  query->is_foreign = foreign >= SEARCH_LEAST_FOREIGN_WORDS || (query->is_unbroken && !is_pasted);
  if (!query->is_foreign) return;
  for (size_t i = 0; i < query->count; i++) {
    if (!is_sure(&query->words[i])) continue;
    query->words[count++] = query->words[i];
  }
  query->count = count;
}

/* Replaces expressions by what they mean, and drops the words that say nothing; whether words are side by side now that
 * were not. */
static bool join_expressions(search_query *query) {
  size_t count = 0;
  bool is_changed = false;
  for (size_t at = 0; at < query->count;) {
    const search_expression *expression;
    size_t length = longest_expression(&query->words[at], query->count - at, &expression);
    search_meaning *joined = &query->words[count];
    if (length) {
      uint16_t share = SEARCH_ALL;
      for (size_t i = 0; i < length; i++)
        share = query->words[at + i].share < share ? query->words[at + i].share : share;
      *joined = (search_meaning){.literal = expression->meaning, .count = 1, .share = share};
      joined->terms[0] = expression->meaning;
    } else if (joined != &query->words[at]) {
      *joined = query->words[at];
    }
    is_changed = is_changed || length || (!joined->count && count);
    if (joined->count) count++;
    at += length ? length : 1;
  }
  query->count = count;
  return is_changed && count > 1;
}

/* Whether it takes several words of ours to say what a word stands for, or it stands for several. */
static bool is_expression(const search_meaning *word) {
  if (word->count > 1) return true;
  for (size_t i = 0; i < ike_table_search_counts.surfaces; i++) {
    const search_word *own = &ike_table_search_words[i];
    bool is_same = own->meanings == 1 && own->meaning == word->terms[0];
    if (is_same && !own->is_foreign && !is_wide(*table_text(own->text))) return false;
  }
  return word->count > 0;
}

/* One word is everywhere, but not what several of ours together stand for: "no internet". */
static bool is_understood(const search_query *query) {
  if (query->count >= SEARCH_LEAST_UNDERSTOOD_WORDS) return true;
  return query->count && is_expression(&query->words[0]);
}

/* That it is about IPsec says little beside the little that is understood; as a part of an expression it says all. */
static void play_down_ours(search_query *query) {
  for (size_t i = 0; i < query->count; i++) {
    const search_context *context = &ike_table_search_contexts[query->words[i].context];
    if (context->is_ours || context->is_vpn) query->words[i].share /= 4;
  }
}

void ike_search_join_words(search_query *query) {
  drop_guesses(query);
  if (join_expressions(query)) join_expressions(query); /* "cannot even ping" as well as "cannot ping" */
  if (!query->is_foreign) return;
  play_down_ours(query);
  if (!is_understood(query)) query->count = 0;
}
