/* Explains three codes from a Windows event log, searches, and walks to the other side's log. */
#include <ikeerr.h>
#include <stdio.h>

static void explain(const char *key) {
  ikeerr_answer answer;
  if (ikeerr_lookup(key, IKEERR_TO_NUL, IKEERR_ANY_DOMAIN, &answer) != IKEERR_FOUND) return;
  char line[512];
  ikeerr_line(answer.candidates[0], line, sizeof line);
  printf("%s\n    %s\n", line, ikeerr_record_text(answer.candidates[0], IKEERR_SUMMARY));
}

static void search(const char *query) {
  ikeerr_filter everything = IKEERR_EVERYTHING;
  ikeerr_hit hits[3];
  size_t count = ikeerr_search(query, IKEERR_TO_NUL, &everything, hits, 3);
  for (size_t i = 0; i < count; i++)
    printf("%6.2f  %s\n", hits[i].score, ikeerr_record_text(hits[i].record, IKEERR_NAME));
}

static void walk(const ikeerr_record *start) {
  uint32_t kinds = UINT32_C(1) << ikeerr_word_index(IKEERR_RELATIONS, "equivalent", IKEERR_TO_NUL);
  ikeerr_walk walk;
  ikeerr_step step;
  ikeerr_walk_start(&walk, start, kinds, 1);
  while (ikeerr_walk_next(&walk, &step)) {
    printf("%s %s %s\n", step.relation.kind, ikeerr_record_text(step.record, IKEERR_ID), step.relation.note);
  }
}

int main(void) {
  explain("13885");
  explain("0x363E");
  explain("ERROR_IPSEC_IKE_INVALID_MM_FOR_QM");
  search("peer stopped responding");
  walk(ikeerr_by_code(IKEERR_WIN32, 13868, NULL));
  return 0;
}
