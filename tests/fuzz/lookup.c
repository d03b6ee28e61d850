/* Keys: any bytes, in any domain. The first byte is the domain, the second the room for the explanation. */
#include "check.h"

typedef struct {
  const char *key;
  size_t length;
  const ikeerr_answer *answer;
} explained;

static size_t explain(const void *context, char *out, size_t size) {
  const explained *what = context;
  return ikeerr_explain(what->key, what->length, what->answer, out, size);
}

static void check_identity(const ikeerr_record *record) {
  ikeerr_answer again;
  CHECK(ikeerr_lookup(ikeerr_record_text(record, IKEERR_ID), IKEERR_TO_NUL, IKEERR_ANY_DOMAIN, &again) == IKEERR_FOUND);
  CHECK(again.candidates[0] == record);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  fuzz_input input = {data, size};
  ikeerr_domain domain = (ikeerr_domain)((int)(take_byte(&input) % (IKEERR_DOMAIN_COUNT + 1)) - 1);
  size_t room = take_byte(&input);
  char *key = copy_of(input.data, input.size);
  ikeerr_answer answer, again;
  CHECK(ikeerr_lookup(key, input.size, domain, &answer) == answer.status);
  check_answer(&answer);
  check_written(explain, &(explained){key, input.size, &answer}, room);
  for (unsigned i = 0; i < answer.candidate_count; i++) {
    check_identity(answer.candidates[i]);
    CHECK(domain == IKEERR_ANY_DOMAIN || ikeerr_record_domain(answer.candidates[i]) == domain);
  }
  if (answer.has_number) {
    ikeerr_lookup_number((int64_t)answer.number, answer.domain, &again);
    check_answer(&again);
  }
  free(key);
  return 0;
}
