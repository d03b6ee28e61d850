/* Queries: any bytes. In front of them a byte each for the limit, the domain, the kind, the tag and the score. */
#include "check.h"

static ikeerr_filter take_filter(fuzz_input *input) {
  ikeerr_filter filter = IKEERR_EVERYTHING;
  uint32_t domain = take_byte(input), kind = take_byte(input), tag = take_byte(input), score = take_byte(input);
  if (domain < IKEERR_DOMAIN_COUNT) filter.domain = (ikeerr_domain)domain;
  if (kind < ikeerr_word_count(IKEERR_KINDS)) filter.kind = (int)kind;
  if (tag < ikeerr_word_count(IKEERR_TAGS)) filter.tag = (int)tag;
  if (score < 128) filter.min_score = score / 100.0; /* above 1 too */
  return filter;
}

static void check_snippet(const ikeerr_hit *hit) {
  ikeerr_snippet snippet = ikeerr_hit_snippet(hit);
  size_t end = 0;
  CHECK(snippet.field < IKEERR_HIT_FIELDS && snippet.span_count <= IKEERR_MAX_SPANS);
  CHECK(ike_is_text((slice){snippet.text, snippet.length}));
  for (size_t i = 0; i < snippet.span_count; i++) {
    CHECK(snippet.spans[i].start >= end && snippet.spans[i].start < snippet.spans[i].end);
    end = snippet.spans[i].end;
  }
  CHECK(end <= snippet.length);
}

static void check_hits(const ikeerr_hit *hits, size_t count, const ikeerr_filter *filter) {
  for (size_t i = 0; i < count; i++) {
    CHECK(hits[i].score > 0 && hits[i].term_count <= IKEERR_MAX_TERMS);
    CHECK(ikeerr_filter_passes(filter, hits[i].record));
    CHECK(!i || hits[i].score <= hits[i - 1].score);
    for (size_t j = 0; j < i; j++) CHECK(hits[i].record != hits[j].record);
    check_snippet(&hits[i]);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static ikeerr_hit hits[IKEERR_MAX_RECORDS], fewer[IKEERR_MAX_RECORDS];
  fuzz_input input = {data, size};
  size_t limit = take_byte(&input);
  ikeerr_filter filter = take_filter(&input);
  char *query = copy_of(input.data, input.size);
  size_t count = ikeerr_search(query, input.size, &filter, hits, IKEERR_MAX_RECORDS);
  CHECK(count <= ikeerr_record_count());
  check_hits(hits, count, &filter);
  size_t few = ikeerr_search(query, input.size, &filter, fewer, limit);
  CHECK(few == (count < limit ? count : limit)); /* the same, from the best on */
  for (size_t i = 0; i < few; i++) CHECK(fewer[i].record == hits[i].record);
  free(query);
  return 0;
}
