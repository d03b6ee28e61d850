#include <xapian.h>

#include <string>

#include "core_search_peers.h"

namespace {

const Xapian::Stem english("en");
constexpr int kNameWeight = 5;
constexpr int kHits = 10;
constexpr int kSnippetLength = 160;  // bytes, as ours

/* The in-memory backend has no spelling dictionary: that one lives in a temporary database of the other kind. */
struct Index {
  Xapian::WritableDatabase memory{"", Xapian::DB_BACKEND_INMEMORY};
  Xapian::WritableDatabase spelling{"benchmark_search_spelling", Xapian::DB_CREATE_OR_OVERWRITE};
  Xapian::QueryParser parser;

  Index() {
    parser.set_stemmer(english);
    parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
    parser.set_database(memory);
    parser.set_default_op(Xapian::Query::OP_OR);
  }
};

Index &index() {
  static Index one;
  return one;
}

size_t snippet_lengths(const Xapian::MSet &found) {
  size_t lengths = 0;
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    lengths += found.snippet(hit.get_document().get_data(), kSnippetLength, english).size();
  }
  return lengths;
}

size_t best_ten(const Xapian::Query &query, int with_snippets) {
  Xapian::Enquire enquire(index().memory);
  enquire.set_query(query);
  const Xapian::MSet found = enquire.get_mset(0, kHits);
  return with_snippets && !snippet_lengths(found) ? 0 : found.size();
}

}  // namespace

void xapian_add(const char *name, const char *rest) {
  Xapian::TermGenerator generator;
  Xapian::Document document;
  generator.set_stemmer(english);
  generator.set_document(document);
  generator.index_text(name, kNameWeight);
  generator.index_text(rest);
  document.set_data(std::string(name) + "\n" + rest);
  index().memory.add_document(document);
  generator.set_database(index().spelling);
  generator.set_flags(Xapian::TermGenerator::FLAG_SPELLING);
  generator.index_text(rest);
}

size_t xapian_search(const char *query, int is_partial, int with_snippets) {
  const unsigned flags = Xapian::QueryParser::FLAG_DEFAULT | (is_partial ? Xapian::QueryParser::FLAG_PARTIAL : 0);
  return best_ten(index().parser.parse_query(query, flags), with_snippets);
}

size_t xapian_correct(const char *word, int with_snippets) {
  const std::string meant = index().spelling.get_spelling_suggestion(word);
  return best_ten(index().parser.parse_query(meant), with_snippets);
}
