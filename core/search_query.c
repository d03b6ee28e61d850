#include "search_query.h"

#include "search_meaning.h"
#include "search_names.h"
#include "search_phrase.h"

static void read_token(search_names *names, const search_token *token, search_query *query) {
  search_meaning meaning;
  bool is_known = token->length && ikeerr_search_find(token->text, token->length, &meaning);
  ikeerr_search_read_sentence(names, token->raw.start);
  ikeerr_search_read_code(names, token->raw);
  ikeerr_search_read_context(names, is_known ? meaning.context : 0);
  ikeerr_search_add_word(token, is_known ? &meaning : NULL, query);
}

void ikeerr_search_read(slice text, search_query *query) {
  search_names names = {.query = query, .text = text, .domain = IKEERR_ANY_DOMAIN};
  search_token token;
  size_t position = 0;
  query->count = query->corrections = query->exact_count = query->hint_count = query->phrase_count = 0;
  query->is_foreign = false;
  ikeerr_search_read_key(text, query);
  while (ikeerr_search_next(text, &position, &token)) read_token(&names, &token, query);
  ikeerr_search_read_phrases(text, query);
  ikeerr_search_join_words(query);
}
