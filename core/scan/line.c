/* Log lines of programs, recognised whole: they tell the record, and where they are signs the cause. */
#include "line.h"

#include "context.h"
#include "mention.h"
#include "name.h"
#include "sight.h"
#include "spellings/spellings.h"
#include "version.h"

enum {
  SURE_BYTES = 16 /* fixed ones of a line; fewer are another program's words too, unless IKE is near */
};

static bool shares_record(const ikeerr_mention *mention, const ikeerr_mention *other) {
  for (unsigned i = 0; i < other->record_count; i++) {
    if (table_is_among(mention->records, mention->record_count, other->records[i])) return true;
  }
  return false;
}

/* The name of the line's own notify, where the line has it: that is what is marked. What is learned of the words around
 * it is forgotten again: from in there, not all that is near may be looked at. */
static void take_name_inside(const scan_place *place, size_t end, ikeerr_mention *mention) {
  scan_facts facts = *place->facts;
  scan_place inside = *place;
  inside.facts = &facts;
  for (size_t next; inside.at < end; inside.at = next) {
    ikeerr_mention name;
    next = inside.at + 1;
    bool is_word = is_letter(inside.text[inside.at]) && !scan_follows_word(&inside, inside.at);
    if (!is_word) continue;
    scan_token word = ike_scan_token(ike_scan_word(&inside, inside.at));
    next = inside.at + word.text.length;
    bool is_name = ike_scan_may_be_name(&inside, &word) && ike_scan_name(&inside, &word, &name, &next);
    if (!is_name || !shares_record(mention, &name)) continue;
    if (name.end > mention->sign_end) return;
    mention->start = name.start;
    mention->end = name.end;
    mention->form = name.form;
    return;
  }
}

static const char *cause_of(const table_line_pattern *line) {
  return table_text(ike_table_log_lines[line->line].cause);
}

/* Whether words of somebody else's stand in front of it in the same quotation marks: "WS message parsing failed". */
static bool is_in_other_words(const scan_place *place) {
  enum { FURTHEST = 48 /* bytes */ };
  size_t index = place->at;
  char before = scan_byte_before(place, index, 1);
  while (place->at - index < FURTHEST && (is_word_byte(before) || before == ' '))
    before = scan_byte_before(place, --index, 1);
  return place->at - index > 1 && (before == '"' || before == '\'' || before == '`');
}

static ikeerr_certainty certainty_of(const scan_place *place, const line_match *match) {
  const table_line_pattern *line = match->page;
  if (line->fixed < LINE_LONG && ike_scan_is_of_other_version(place, line)) return IKEERR_POSSIBLE;
  bool is_doubtful = line->fixed < LINE_LONG && is_in_other_words(place);
  if (is_doubtful && !ike_scan_is_near(place, SCAN_IKE | SCAN_VERSION_1 | SCAN_VERSION_2)) return IKEERR_POSSIBLE;
  if (line->is_remark) return IKEERR_POSSIBLE;
  if (match->page_goes_on) return IKEERR_LIKELY;
  if (line->fixed >= SURE_BYTES) return IKEERR_CERTAIN;
  return ike_scan_is_near(place, SCAN_IKE) ? IKEERR_LIKELY : IKEERR_POSSIBLE;
}

/* Whether a stack's line can hold no error: it is not read any further. */
static bool names_nothing(const table_line_pattern *line) {
  return line->role == ROLE_PACKET_RECEIVED || line->role == ROLE_PACKET_SENT || line->role == ROLE_ESTABLISHED ||
         line->role == ROLE_CHILD_ESTABLISHED || line->role == ROLE_RETRANSMITS;
}

/* A line that begins again and again as log lines of several parts do, and is none of them: each costs a look at all
 * that follows. */
static bool has_tried_enough(const scan_place *place) {
  enum { ENOUGH = 1024 };
  scan_memory *memory = place->memory;
  if (memory->tried_on != place->facts->line) memory->tried = 0;
  memory->tried_on = place->facts->line;
  return memory->tried > ENOUGH;
}

bool ike_scan_line(const scan_place *place, ikeerr_mention *mention, size_t *next) {
  line_match match;
  bool with_stacks = ike_scan_wants_stacks(place);
  if (has_tried_enough(place)) return false;
  bool is_found = ike_lines_at(scan_rest_of_line(place), place->at - place->start, with_stacks, &match);
  place->memory->tried += match.tried;
  if (!is_found) return false;
  if (match.stack && place->observer) {
    place->memory->stack_until = place->offset + place->at + match.stack_end;
    ike_scan_show_line(place, &match);
  }
  const table_line_pattern *line = match.page;
  if (!line && match.stack && names_nothing(match.stack)) *next = place->at + match.stack_end;
  if (!line) return false;
  size_t end = place->at + match.page_end;
  *mention = ike_scan_mention(place, place->at, end, IKEERR_FORM_LINE);
  if (!ike_scan_take_line(place, line, mention)) return false;
  mention->certainty = certainty_of(place, &match);
  if (mention->certainty < place->options->least) return false; /* it may hold something that is more certain */
  ike_scan_note_version(place, mention);
  mention->sign_start = mention->start;
  mention->sign_end = mention->end;
  mention->cause = cause_of(line);
  place->memory->page_line = line->line;
  take_name_inside(place, end, mention);
  *next = end;
  return true;
}
