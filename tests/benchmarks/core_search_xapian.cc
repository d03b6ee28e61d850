#include <xapian.h>

#include <string>

#include "core_search_peers.h"

namespace {

const Xapian::Stem english("en");
constexpr int kNameWeight = 5;
constexpr int kHits = 10;

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

size_t best_ten(const Xapian::Query &query) {
  Xapian::Enquire enquire(index().memory);
  enquire.set_query(query);
  return enquire.get_mset(0, kHits).size();
}

}  // namespace

void xapian_add(const char *name, const char *rest) {
  Xapian::TermGenerator generator;
  Xapian::Document document;
  generator.set_stemmer(english);
  generator.set_document(document);
  generator.index_text(name, kNameWeight);
  generator.index_text(rest);
  index().memory.add_document(document);
  generator.set_database(index().spelling);
  generator.set_flags(Xapian::TermGenerator::FLAG_SPELLING);
  generator.index_text(rest);
}

size_t xapian_search(const char *query, int is_partial) {
  const unsigned flags = Xapian::QueryParser::FLAG_DEFAULT | (is_partial ? Xapian::QueryParser::FLAG_PARTIAL : 0);
  return best_ten(index().parser.parse_query(query, flags));
}

size_t xapian_correct(const char *word) {
  const std::string meant = index().spelling.get_spelling_suggestion(word);
  return best_ten(index().parser.parse_query(meant));
}
