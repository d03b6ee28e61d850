#include <ikeerr.h>
#include <stdio.h>

int main(void) {
  ikeerr_answer answer;
  if (ikeerr_lookup("0x8007363E", IKEERR_TO_NUL, IKEERR_WIN32, &answer) != IKEERR_FOUND) return 1;
  puts(ikeerr_record_text(answer.candidates[0], IKEERR_ID));
  return 0;
}
