/* Notifies of Microsoft: two bytes of type, one of room, then the data. Every third type is one of theirs. */
#include "check.h"

typedef struct {
  uint32_t type;
  const char *data;
  size_t length;
  const ikeerr_answer *answer;
} explained;

static size_t explain(const void *context, char *out, size_t size) {
  const explained *what = context;
  return ikeerr_explain_notify(what->type, what->data, what->length, what->answer, out, size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const uint32_t THEIRS[] = {12345, 40003, 40020};
  fuzz_input input = {data, size};
  uint32_t type = take_number(&input);
  if (type % 3 == 0) type = THEIRS[type / 3 % 3];
  size_t room = take_byte(&input);
  char *bytes = copy_of(input.data, input.size);
  ikeerr_answer answer;
  CHECK(ikeerr_decode_notify(type, bytes, input.size, &answer) == answer.status);
  check_answer(&answer);
  check_written(explain, &(explained){type, bytes, input.size, &answer}, room);
  free(bytes);
  return 0;
}
