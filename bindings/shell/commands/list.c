/* The command list: the records that pass a filter, or the words that facts draw on. */
#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "output/json.h"
#include "output/record_json.h"
#include "output/text.h"

static void list_record(const command_request *request, const ikeerr_record *record) {
  if (!request->json) {
    print_record_line(&request->style, record, 0);
    return;
  }
  json_start("record");
  json_record_fields(record);
  json_finish();
}

/* ---- the words that facts draw on ---- */

static void list_word(const command_request *request, ikeerr_vocabulary set, size_t index) {
  const char *word = ikeerr_word(set, index), *meaning = ikeerr_word_meaning(set, index);
  if (request->json) {
    json_start("word");
    json_text("word", word);
    json_text("meaning", meaning);
    json_finish();
  } else {
    bool has_color = request->style.has_color;
    printf("%s%s%s%s%s\n", ike_color(COLOR_CYAN, has_color), word, ike_color(COLOR_PLAIN, has_color),
           meaning ? ": " : "", meaning ? meaning : "");
  }
}

static exit_status list_words(const command_request *request) {
  static const struct {
    const char *name;
    ikeerr_vocabulary set;
  } SETS[] = {
      {"domains", IKEERR_DOMAINS}, {"kinds", IKEERR_KINDS}, {"tags", IKEERR_TAGS}, {"relations", IKEERR_RELATIONS}};
  for (size_t i = 0; i < sizeof SETS / sizeof *SETS; i++) {
    if (strcmp(SETS[i].name, request->words) != 0) continue;
    for (size_t word = 0; word < ikeerr_word_count(SETS[i].set); word++) list_word(request, SETS[i].set, word);
    return EXIT_ANSWERED;
  }
  print_complaint("%s is no value of --words: it takes domains, kinds, tags or relations",
                  quoted_text(request->words).text);
  return EXIT_TROUBLE;
}

exit_status list_records(const command_request *request) {
  exit_status status = EXIT_NOT_FOUND;
  if (request->words) return list_words(request);
  if (request->operand_count) {
    print_complaint("'ikeerr list' takes options only, and %s is none; see 'ikeerr list --help'",
                    quoted_text(request->operands[0]).text);
    return EXIT_TROUBLE;
  }
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    const ikeerr_record *record = ikeerr_record_at(i);
    if (!ikeerr_filter_passes(&request->filter, record)) continue;
    list_record(request, record);
    status = EXIT_ANSWERED;
  }
  if (status == EXIT_NOT_FOUND)
    print_complaint("no record has all of that; leave one of --domain, --kind and --tag out");
  return status;
}
