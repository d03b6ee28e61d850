/* One pass over the words of a query, each of which may begin a sentence, be a code, or be a term of the index. */
#include "read.h"

#include "exact.h"
#include "phrase.h"
#include "spellings/spellings.h"
#include "terms.h"

/* What a word says about the whole query. */
static void read_subject(const search_context *context, search_query *query) {
  query->is_ipsec = query->is_ipsec || context->is_ours;
  query->is_ours = query->is_ours || context->is_ours || context->is_vpn;
  query->is_of_other_vpns = query->is_of_other_vpns || context->is_of_other_vpns;
  query->is_of_others = query->is_of_others || context->is_of_others;
  query->names_notifies = query->names_notifies || context->is_of_notifies;
  query->names_codes = query->names_codes || context->is_of_codes;
}

/* A sentence may begin at a word, and within a run of ideographs or kana, each a word by itself, at any of them. */
static void read_starts(exact_reader *exact, slice word) {
  ike_search_read_start(exact, word.start);
  for (size_t at = 0; at < word.length && is_wide(word.start[at]);) {
    word_letter letter = ike_letter_at(word, at);
    if (letter.kind != LETTER_ALONE) return;
    if (at) ike_search_read_start(exact, word.start + at);
    at += letter.length;
  }
}

static void read_token(exact_reader *exact, const search_token *token, search_query *query) {
  search_meaning meaning;
  bool is_known = token->length && ike_search_find(token->text, token->length, &meaning);
  read_starts(exact, token->raw);
  ike_search_read_name(exact, token->raw);
  ike_search_read_code(exact, token->raw);
  uint8_t context = ike_search_add_word(token, is_known ? &meaning : NULL, query);
  ike_search_read_context(exact, &ike_table_search_contexts[context], is_known && !meaning.count && !context);
  if (context) read_subject(&ike_table_search_contexts[context], query);
}

void ike_search_read(slice text, search_query *query) {
  slice names[SEARCH_MOST_NAMES];
  exact_reader exact = {.query = query, .text = text, .domain = IKEERR_ANY_DOMAIN, .names = names};
  search_token token;
  size_t position = 0;
  query->count = query->corrections = query->unknown = query->pasted_words = query->exact.count = query->hints.count =
      query->phrase_count = 0;
  query->is_foreign = query->is_unbroken = query->is_ours = query->is_ipsec = query->is_of_others =
      query->is_of_other_vpns = query->names_notifies = query->names_codes = false;
  exact.is_key = ike_search_read_key(text, query);
  while (ike_search_next(text, &position, &token)) read_token(&exact, &token, query);
  if (ike_search_has_numbers_of_others(query)) ike_search_drop_codes(query);
  ike_search_find_names(&exact);
  ike_search_read_phrases(text, query);
  ike_search_join_words(query);
}
