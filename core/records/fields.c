/* The table of fields: the one place that says of which fields a record consists, and where each lies. */
#include <string.h>

#include "tables/tables.h"

/* How a field lies in a row of the tables. */
typedef enum {
  STORED_STRING,        /* table_string; 0: absent */
  STORED_CODE,          /* uint16_t */
  STORED_NUMBER,        /* uint32_t; 0: absent */
  STORED_CITED_CODE,    /* int32_t; below 0: absent */
  STORED_HRESULT,       /* nowhere: it follows from domain and code */
  STORED_URL,           /* in a table of its own */
  STORED_FLAG,          /* bool */
  STORED_WORD,          /* uint8_t, a word of the field's vocabulary */
  STORED_RECORD,        /* uint16_t; TABLE_NO_RECORD: absent */
  STORED_MEMORY_TEXT,   /* const char *; NULL: absent. From here on, in the structs of a verdict */
  STORED_MEMORY_NUMBER, /* uint64_t; 0: absent where that is allowed */
  STORED_MEMORY_COUNT,  /* uint32_t */
  STORED_MEMORY_RECORD, /* const ikeerr_record *; NULL: absent */
  STORED_MEMORY_CAUSE,  /* const table_cause *; NULL: absent */
  STORED_MEMORY_LIST,   /* an array whose uint16_t count stands elsewhere */
  STORED_RANGE          /* table_range of list_items, or of rows of a struct; TABLE_UNDOCUMENTED: absent */
} storage;

/* Texts stand in the rows, so that nothing has to be relocated: their lengths are those of the longest. */
typedef struct {
  char name[25];
  char meaning[80];
  uint8_t type;
  uint8_t item;
  uint8_t structure;
  uint8_t words; /* an ikeerr_vocabulary */
  uint8_t absence;
  uint8_t stored;
  uint16_t offset; /* in the row */
  uint16_t count;  /* of STORED_MEMORY_LIST: the offset of the count */
} field_row;

#define ROW(name, type, item, structure, words, absence, stored, row, place, meaning)                          \
  {                                                                                                            \
    name, meaning, IKEERR_TYPE_##type, IKEERR_TYPE_##item, IKEERR_STRUCT_##structure, words, IKEERR_##absence, \
        STORED_##stored, offsetof(row, place), 0                                                               \
  }
#define FIELD(name, type, absence, stored, row, place, meaning) \
  ROW(name, type, NOTHING, RECORD, IKEERR_VOCABULARIES, absence, stored, row, place, meaning)
#define WORD(name, words, absence, stored, row, place, meaning) \
  ROW(name, WORD, NOTHING, RECORD, words, absence, stored, row, place, meaning)
#define STRUCTS(name, structure, row, place, meaning) \
  ROW(name, LIST, STRUCT, structure, IKEERR_VOCABULARIES, NEVER_ABSENT, RANGE, row, place, meaning)

#define RECORD_TEXT(name, type, which, meaning) \
  FIELD(name, type, NEVER_ABSENT, STRING, ikeerr_record, text[which], meaning)
#define RECORD_WORD(name, words, which, absence, meaning) \
  WORD(name, words, absence, STRING, ikeerr_record, text[which], meaning)
#define RECORD_PROSE(name, which, absence, meaning) \
  FIELD(name, MARKDOWN, absence, STRING, ikeerr_record, text[which], meaning)
#define RECORD_WORDS(name, words, which, absence, meaning) \
  ROW(name, LIST, WORD, RECORD, words, absence, RANGE, ikeerr_record, list[which], meaning)

static const field_row RECORD_FIELDS[] = {
    RECORD_TEXT("id", TEXT, IKEERR_ID, "the identity: domain:code, or domain:code@vendor of a private-use number"),
    RECORD_WORD("domain", IKEERR_DOMAINS, IKEERR_DOMAIN, NEVER_ABSENT, "whose numbers the code is one of"),
    FIELD("code", NUMBER, NEVER_ABSENT, CODE, ikeerr_record, code,
          "1 to 65535; means something together with the domain only"),
    RECORD_WORD("vendor", IKEERR_VENDORS, IKEERR_VENDOR, ABSENT_NONE, "who assigned a private-use number"),
    RECORD_WORD("name", IKEERR_VOCABULARIES, IKEERR_NAME, NEVER_ABSENT, "the official spelling"),
    RECORD_TEXT("hex", TEXT, IKEERR_HEX, "the code in at least four upper-case digits: 0x362C"),
    RECORD_TEXT("message", TEXT, IKEERR_MESSAGE, "what happened: at most 100 characters, no final period"),
    RECORD_WORD("kind", IKEERR_KINDS, IKEERR_KIND, NEVER_ABSENT, "what it reports"),
    RECORD_WORD("evidence", IKEERR_EVIDENCES, IKEERR_EVIDENCE, NEVER_ABSENT, "how well it is founded"),
    RECORD_WORDS("tags", IKEERR_TAGS, IKEERR_RECORD_TAGS, NEVER_ABSENT, "what it has to do with"),
    RECORD_WORD("updated", IKEERR_VOCABULARIES, IKEERR_UPDATED, NEVER_ABSENT,
                "ISO date of the last change of the page"),
    FIELD("url", TEXT, ABSENT_NONE, URL, ikeerr_record, code, "the address of its page, if the build names a site"),
    FIELD("hresult", NUMBER, ABSENT_NONE, HRESULT, ikeerr_record, code, "the code as an unsigned HRESULT"),
    FIELD("ntstatus", NUMBER, ABSENT_NONE, NUMBER, ikeerr_record, ntstatus, "the unsigned NTSTATUS twin"),
    RECORD_WORDS("modules", IKEERR_MODULES, IKEERR_RECORD_MODULES, ABSENT_UNKNOWN, "keying modules that can raise it"),
    RECORD_WORDS("phase", IKEERR_PHASES, IKEERR_RECORD_PHASES, ABSENT_UNKNOWN, "phases in which it occurs"),
    RECORD_WORD("role", IKEERR_ROLES, IKEERR_ROLE, ABSENT_UNKNOWN, "who raises it"),
    RECORD_WORD("rejected", IKEERR_REJECTIONS, IKEERR_REJECTED, ABSENT_UNKNOWN, "whose input it refuses"),
    RECORD_WORD("on_wire", IKEERR_WIRE_SIGNS, IKEERR_ON_WIRE, ABSENT_UNKNOWN, "what the other side gets"),
    RECORD_WORD("effect", IKEERR_EFFECTS, IKEERR_EFFECT, ABSENT_UNKNOWN, "what is lost"),
    RECORD_WORD("retry", IKEERR_RETRIES, IKEERR_RETRY, ABSENT_UNKNOWN, "whether repeating it helps"),
    STRUCTS("aliases", ALIAS, ikeerr_record, aliases, "other spellings of the name"),
    STRUCTS("sources", SOURCE, ikeerr_record, sources, "where the facts come from"),
    STRUCTS("seen_in", SIGHTING, ikeerr_record, sightings, "where the code, name or sentence shows up"),
    RECORD_PROSE("technical_meaning", IKEERR_TECHNICAL_MEANING, NEVER_ABSENT, "what it means in the protocol"),
    RECORD_PROSE("error_details", IKEERR_ERROR_DETAILS, ABSENT_NONE, "how it comes about, and what goes with it"),
    RECORD_PROSE("usage_context", IKEERR_USAGE_CONTEXT, ABSENT_NONE, "who meets it, and where"),
    RECORD_PROSE("developer_interpretation", IKEERR_DEVELOPER_INTERPRETATION, ABSENT_NONE,
                 "how a program should treat it"),
    STRUCTS("causes", CAUSE, ikeerr_record, causes, "what leads to it, the likeliest first"),
    STRUCTS("log_lines", LOG_LINE, ikeerr_record, lines, "what products print: signs of its causes, then other lines"),
    STRUCTS("faq", QUESTION, ikeerr_record, questions, "questions that people ask, with their answers"),
    RECORD_PROSE("summary", IKEERR_SUMMARY, NEVER_ABSENT, "the page in a few sentences"),
    STRUCTS("related", RELATION, ikeerr_record, relations, "related records: by kind of relation, then in their order"),
    STRUCTS("citations", CITATION, ikeerr_record, citations,
            "how published pages refer to errors from this one, in the order of the page"),
};

static const field_row ALIAS_FIELDS[] = {
    FIELD("name", TEXT, NEVER_ABSENT, STRING, table_alias, name, "the spelling"),
    WORD("origin", IKEERR_ORIGINS, NEVER_ABSENT, WORD, table_alias, origin, "where it is spelled so"),
    FIELD("historic", FLAG, NEVER_ABSENT, FLAG, table_alias, historic,
          "whether it is another record's official name today"),
};

static const field_row SOURCE_FIELDS[] = {
    FIELD("title", WORD, NEVER_ABSENT, STRING, table_source, title, "of the document"),
    FIELD("section", TEXT, ABSENT_NONE, STRING, table_source, section, "where in it, unless all of it is meant"),
};

static const field_row SIGHTING_FIELDS[] = {
    FIELD("surface", WORD, NEVER_ABSENT, STRING, table_surface, surface, "event channel, API, command or log"),
    FIELD("event", WORD, NEVER_ABSENT, STRING, table_surface, event, "event id, function or command line"),
    FIELD("field", WORD, ABSENT_NONE, STRING, table_surface, field, "which field carries it, unless it is free text"),
    FIELD("form", WORD, NEVER_ABSENT, STRING, table_surface, form, "how it is written there"),
};

static const field_row QUESTION_FIELDS[] = {
    FIELD("question", TEXT, NEVER_ABSENT, STRING, table_question, question, "what people ask"),
    FIELD("answer", MARKDOWN, NEVER_ABSENT, STRING, table_question, answer, "what there is to say"),
};

static const field_row RELATION_FIELDS[] = {
    FIELD("target", RECORD, NEVER_ABSENT, RECORD, table_relation, target, "the other record"),
    WORD("kind", IKEERR_RELATIONS, NEVER_ABSENT, WORD, table_relation, kind, "what the target is to the record"),
    FIELD("note", TEXT, NEVER_ABSENT, STRING, table_relation, note,
          "why: at most 200 characters, true read from either side"),
    WORD("basis", IKEERR_BASES, NEVER_ABSENT, WORD, table_relation, basis, "what the relation rests on"),
};

static const field_row CITATION_FIELDS[] = {
    FIELD("name", TEXT, NEVER_ABSENT, STRING, table_citation, name, "as published"),
    FIELD("code", NUMBER, ABSENT_NONE, CITED_CODE, table_citation, code, "as published"),
    FIELD("hex", TEXT, ABSENT_NONE, STRING, table_citation, hex, "as published"),
    FIELD("meant", RECORD, ABSENT_NONE, RECORD, table_citation, meant, "the real record that must have been meant"),
    FIELD("fault", TEXT, NEVER_ABSENT, STRING, table_citation, fault, "what is wrong with it"),
};

#define CAUSE_TEXTS(name, item, place, meaning) \
  ROW(name, LIST, item, RECORD, IKEERR_VOCABULARIES, NEVER_ABSENT, RANGE, table_cause, place, meaning)

static const field_row CAUSE_FIELDS[] = {
    FIELD("id", TEXT, NEVER_ABSENT, STRING, table_cause, id, "the record and a word for the cause, which stay"),
    FIELD("title", MARKDOWN, NEVER_ABSENT, STRING, table_cause, title, "what was wrong, as a statement"),
    FIELD("text", MARKDOWN, ABSENT_NONE, STRING, table_cause, text, "why"),
    CAUSE_TEXTS("when", WORD, when, "under what it applies: a way to authenticate, an exchange, a product"),
    WORD("basis", IKEERR_EVIDENCES, NEVER_ABSENT, STRING, table_cause, basis, "how well it is founded"),
    FIELD("source", TEXT, NEVER_ABSENT, STRING, table_cause, source, "where it is said, or from what it follows"),
    STRUCTS("signs", LOG_LINE, table_cause, signs, "lines that imply it"),
    CAUSE_TEXTS("checks", MARKDOWN, checks, "what to look at, and what it shows if this is the cause"),
    CAUSE_TEXTS("fixes", MARKDOWN, fixes, "what to change"),
    FIELD("ignore", MARKDOWN, ABSENT_NONE, STRING, table_cause, ignore, "when it is harmless"),
};

static const field_row LOG_LINE_FIELDS[] = {
    WORD("product", IKEERR_PRODUCTS, NEVER_ABSENT, WORD, table_log_line, product, "who prints it"),
    FIELD("versions", TEXT, ABSENT_NONE, STRING, table_log_line, versions, "which of its versions, unless all do"),
    WORD("side", IKEERR_SIDES, NEVER_ABSENT, WORD, table_log_line, side, "whose log has it"),
    FIELD("level", NUMBER, ABSENT_NONE, NUMBER, table_log_line, level, "from which level on, unless by default"),
    FIELD("line", TEXT, NEVER_ABSENT, STRING, table_log_line, line, "the whole message behind the product's prefix"),
    FIELD("says", MARKDOWN, NEVER_ABSENT, STRING, table_log_line, says, "what it means"),
    FIELD("cause", TEXT, ABSENT_NONE, STRING, table_log_line, cause, "the id of the cause that it implies, if it does"),
};

#define MEMORY(name, type, absence, stored, place, meaning) \
  FIELD(name, type, absence, MEMORY_##stored, ikeerr_verdict, place, meaning)
#define MEMORY_LIST(name, item, structure, place, count, meaning)                                                 \
  {                                                                                                               \
    name, meaning, IKEERR_TYPE_LIST, IKEERR_TYPE_##item, IKEERR_STRUCT_##structure, IKEERR_VOCABULARIES,          \
        IKEERR_NEVER_ABSENT, STORED_MEMORY_LIST, offsetof(ikeerr_verdict, place), offsetof(ikeerr_verdict, count) \
  }

static const field_row VERDICT_FIELDS[] = {
    WORD("stack", IKEERR_PRODUCTS, NEVER_ABSENT, MEMORY_TEXT, ikeerr_verdict, stack, "whose log it is"),
    MEMORY("connection", TEXT, ABSENT_UNKNOWN, TEXT, connection, "its name in the configuration"),
    MEMORY("peer", TEXT, ABSENT_UNKNOWN, TEXT, peer, "the address of the other end"),
    MEMORY("outcome", WORD, NEVER_ABSENT, TEXT, outcome, "what became of the IKE SA"),
    MEMORY_LIST("children", STRUCT, CHILD, children, child_count, "its Child SAs, and what became of them"),
    MEMORY("exchange", WORD, ABSENT_UNKNOWN, TEXT, exchange, "in which it failed"),
    MEMORY("decided_by", WORD, NEVER_ABSENT, TEXT, decided_by, "this end, the peer or none"),
    FIELD("is_wrong", FLAG, NEVER_ABSENT, FLAG, ikeerr_verdict, is_wrong, "whether anything is wrong"),
    MEMORY("record", RECORD, ABSENT_NONE, RECORD, record, "what went wrong, or how it ended"),
    ROW("cause", STRUCT, NOTHING, CAUSE, IKEERR_VOCABULARIES, ABSENT_UNKNOWN, MEMORY_CAUSE, ikeerr_verdict, cause,
        "why, where the log has a sign of it"),
    MEMORY("reason", TEXT, ABSENT_NONE, TEXT, reason, "the id of the cause, else the record's"),
    MEMORY("elsewhere", RECORD, ABSENT_NONE, RECORD, elsewhere, "what the screen of the other end shows for it"),
    MEMORY("theirs", TEXT, ABSENT_UNKNOWN, TEXT, theirs, "the peer's proposals or selectors that did not fit"),
    MEMORY("theirs_line", NUMBER, ABSENT_UNKNOWN, NUMBER, theirs_line, "the number of their line"),
    MEMORY("ours", TEXT, ABSENT_UNKNOWN, TEXT, ours, "those of this end"),
    MEMORY("ours_line", NUMBER, ABSENT_UNKNOWN, NUMBER, ours_line, "the number of their line"),
    MEMORY_LIST("differ", WORD, RECORD, differ, differ_count, "what the two lists differ in"),
    MEMORY_LIST("left", STRUCT, CAUSE, left, left_count, "without a cause: those that are left, the likeliest first"),
    MEMORY("look_in", MARKDOWN, ABSENT_NONE, TEXT, look_in, "how to get the log of the other end, which decides"),
    MEMORY_LIST("look_for", TEXT, RECORD, look_for, look_for_count, "lines of that log that tell the causes apart"),
    MEMORY_LIST("evidence", STRUCT, EVIDENCE, evidence, evidence_count, "the lines that it rests on"),
    MEMORY("attempts", NUMBER, NEVER_ABSENT, COUNT, attempts, "how often; a retransmission is none"),
    MEMORY("first_line", NUMBER, NEVER_ABSENT, NUMBER, first_line, "the number of its first line"),
    MEMORY("last_line", NUMBER, NEVER_ABSENT, NUMBER, last_line, "the number of its last line"),
    MEMORY("first_time", TEXT, ABSENT_UNKNOWN, TEXT, first_time, "the time of its first line as printed"),
    MEMORY("last_time", TEXT, ABSENT_UNKNOWN, TEXT, last_time, "the time of its last line as printed"),
    MEMORY("log", NUMBER, NEVER_ABSENT, NUMBER, log, "of several logs: the number of its own, from 1"),
    MEMORY("cause_log", NUMBER, ABSENT_NONE, NUMBER, cause_log,
           "the number of the other end's log, if it shows the cause"),
    MEMORY("cause_line", NUMBER, ABSENT_NONE, NUMBER, cause_line, "the number of the line there"),
    MEMORY("works_since", NUMBER, ABSENT_NONE, NUMBER, works_since, "the line where a later attempt worked"),
    FIELD("is_newest_first", FLAG, NEVER_ABSENT, FLAG, ikeerr_verdict, is_newest_first,
          "whether the log runs backwards"),
};

static const field_row CHILD_FIELDS[] = {
    FIELD("name", TEXT, ABSENT_UNKNOWN, MEMORY_TEXT, ikeerr_child, name, "its name in the configuration"),
    FIELD("outcome", WORD, NEVER_ABSENT, MEMORY_TEXT, ikeerr_child, outcome, "what became of it"),
};

static const field_row EVIDENCE_FIELDS[] = {
    FIELD("line", NUMBER, NEVER_ABSENT, MEMORY_NUMBER, ikeerr_evidence, line, "its number, from 1"),
    FIELD("start", NUMBER, NEVER_ABSENT, MEMORY_NUMBER, ikeerr_evidence, start, "bytes in front of it"),
    FIELD("end", NUMBER, NEVER_ABSENT, MEMORY_NUMBER, ikeerr_evidence, end, "bytes up to its end"),
    FIELD("text", TEXT, NEVER_ABSENT, MEMORY_TEXT, ikeerr_evidence, text, "it, as far as 160 bytes"),
};

static const struct {
  char name[13];
  char meaning[58];
} STRUCTURES[IKEERR_STRUCTS] = {
    [IKEERR_STRUCT_RECORD] = {"Record", "What is known about one error or notify"},
    [IKEERR_STRUCT_ALIAS] = {"Alias", "Another spelling of a record's name"},
    [IKEERR_STRUCT_SOURCE] = {"Source", "A document that facts come from"},
    [IKEERR_STRUCT_SIGHTING] = {"Sighting", "A place where a record's code, name or sentence shows up"},
    [IKEERR_STRUCT_QUESTION] = {"Question", "A question that people ask about an error"},
    [IKEERR_STRUCT_RELATION] = {"Relation", "How a record is related to another"},
    [IKEERR_STRUCT_CITATION] = {"Citation", "How a published page refers to an error, however wrong"},
    [IKEERR_STRUCT_CAUSE] = {"Cause", "What led to an error, what to check and what to change"},
    [IKEERR_STRUCT_LOG_LINE] = {"LogLine", "A line that a product prints"},
    [IKEERR_STRUCT_VERDICT] = {"Verdict", "What became of a negotiation, and why"},
    [IKEERR_STRUCT_CHILD] = {"ChildSa", "What became of a Child SA"},
    [IKEERR_STRUCT_EVIDENCE] = {"EvidenceLine", "A line of the log that a verdict rests on"},
};

/* ---- the tables ---- */

typedef struct {
  const field_row *rows;
  size_t count;
} field_rows;

#define ROWS(array) ((field_rows){array, sizeof array / sizeof *array})

static field_rows rows_of(ikeerr_struct structure) {
  switch (structure) {
    case IKEERR_STRUCT_RECORD:
      return ROWS(RECORD_FIELDS);
    case IKEERR_STRUCT_ALIAS:
      return ROWS(ALIAS_FIELDS);
    case IKEERR_STRUCT_SOURCE:
      return ROWS(SOURCE_FIELDS);
    case IKEERR_STRUCT_SIGHTING:
      return ROWS(SIGHTING_FIELDS);
    case IKEERR_STRUCT_QUESTION:
      return ROWS(QUESTION_FIELDS);
    case IKEERR_STRUCT_RELATION:
      return ROWS(RELATION_FIELDS);
    case IKEERR_STRUCT_CITATION:
      return ROWS(CITATION_FIELDS);
    case IKEERR_STRUCT_CAUSE:
      return ROWS(CAUSE_FIELDS);
    case IKEERR_STRUCT_LOG_LINE:
      return ROWS(LOG_LINE_FIELDS);
    case IKEERR_STRUCT_VERDICT:
      return ROWS(VERDICT_FIELDS);
    case IKEERR_STRUCT_CHILD:
      return ROWS(CHILD_FIELDS);
    case IKEERR_STRUCT_EVIDENCE:
      return ROWS(EVIDENCE_FIELDS);
    default:
      return (field_rows){NULL, 0};
  }
}

const char *ikeerr_struct_name(ikeerr_struct structure) {
  return (unsigned)structure < IKEERR_STRUCTS ? STRUCTURES[structure].name : NULL;
}

const char *ikeerr_struct_meaning(ikeerr_struct structure) {
  return (unsigned)structure < IKEERR_STRUCTS ? STRUCTURES[structure].meaning : NULL;
}

size_t ikeerr_field_count(ikeerr_struct structure) {
  return rows_of(structure).count;
}

ikeerr_field ikeerr_field_at(ikeerr_struct structure, size_t index) {
  field_rows fields = rows_of(structure);
  if (index >= fields.count) return (ikeerr_field){0};
  const field_row *field = &fields.rows[index];
  return (ikeerr_field){field->name,
                        field->meaning,
                        (ikeerr_type)field->type,
                        (ikeerr_type)field->item,
                        (ikeerr_struct)field->structure,
                        (ikeerr_absence)field->absence,
                        (ikeerr_vocabulary)field->words};
}

int ikeerr_field_index(ikeerr_struct structure, const char *name, size_t length) {
  field_rows fields = rows_of(structure);
  if (length == IKEERR_TO_NUL) length = strlen(name);
  for (size_t i = 0; i < fields.count; i++) {
    const char *known = fields.rows[i].name;
    if (strlen(known) == length && memcmp(known, name, length) == 0) return (int)i;
  }
  return -1;
}

/* ---- values ---- */

static const ikeerr_value NOTHING = {.type = IKEERR_TYPE_NOTHING};

static ikeerr_value text_value(ikeerr_type type, const char *text) {
  return text ? (ikeerr_value){.type = type, .text = text} : NOTHING;
}

static ikeerr_value number_value(bool is_there, uint64_t number) {
  return is_there ? (ikeerr_value){.type = IKEERR_TYPE_NUMBER, .number = number} : NOTHING;
}

static ikeerr_value hresult_value(const ikeerr_record *record) {
  uint32_t hresult = 0;
  bool is_there = ikeerr_record_hresult(record, &hresult);
  return number_value(is_there, hresult);
}

static ikeerr_value record_value(uint16_t number) {
  if (number == TABLE_NO_RECORD) return NOTHING;
  return (ikeerr_value){.type = IKEERR_TYPE_RECORD, .record = &ike_table_records[number]};
}

static ikeerr_value list_value(const field_row *field, const table_range *range) {
  if (range->count == TABLE_UNDOCUMENTED) return NOTHING;
  return (ikeerr_value){.type = IKEERR_TYPE_LIST,
                        .item = (ikeerr_type)field->item,
                        .structure = (ikeerr_struct)field->structure,
                        .count = range->count,
                        .first = range->first};
}

static ikeerr_value cause_value(const void *cause) {
  if (!cause) return NOTHING;
  return (ikeerr_value){.type = IKEERR_TYPE_STRUCT, .structure = IKEERR_STRUCT_CAUSE, .row = cause};
}

static ikeerr_value memory_list_value(const field_row *field, const void *row) {
  return (ikeerr_value){.type = IKEERR_TYPE_LIST,
                        .item = (ikeerr_type)field->item,
                        .structure = (ikeerr_struct)field->structure,
                        .count = *(const uint16_t *)(const void *)((const char *)row + field->count),
                        .row = (const char *)row + field->offset};
}

static ikeerr_value memory_record_value(const ikeerr_record *record) {
  return record ? (ikeerr_value){.type = IKEERR_TYPE_RECORD, .record = record} : NOTHING;
}

/* What a field holds in a row of its struct. */
static ikeerr_value value_in(const void *row, const field_row *field) {
  const void *place = (const char *)row + field->offset;
  switch ((storage)field->stored) {
    case STORED_STRING:
      return text_value((ikeerr_type)field->type, table_text(*(const table_string *)place));
    case STORED_CODE:
      return number_value(true, *(const uint16_t *)place);
    case STORED_NUMBER:
      return number_value(*(const uint32_t *)place != 0, *(const uint32_t *)place);
    case STORED_CITED_CODE:
      return number_value(*(const int32_t *)place >= 0, (uint32_t) * (const int32_t *)place);
    case STORED_HRESULT:
      return hresult_value(row);
    case STORED_URL:
      return text_value(IKEERR_TYPE_TEXT, ikeerr_record_url(row));
    case STORED_FLAG:
      return (ikeerr_value){.type = IKEERR_TYPE_FLAG, .number = *(const bool *)place};
    case STORED_WORD:
      return text_value(IKEERR_TYPE_WORD, ikeerr_word((ikeerr_vocabulary)field->words, *(const uint8_t *)place));
    case STORED_RECORD:
      return record_value(*(const uint16_t *)place);
    case STORED_MEMORY_TEXT:
      return text_value((ikeerr_type)field->type, *(const char *const *)place);
    case STORED_MEMORY_NUMBER:
      return number_value(field->absence == IKEERR_NEVER_ABSENT || *(const uint64_t *)place, *(const uint64_t *)place);
    case STORED_MEMORY_COUNT:
      return number_value(true, *(const uint32_t *)place);
    case STORED_MEMORY_RECORD:
      return memory_record_value(*(const ikeerr_record *const *)place);
    case STORED_MEMORY_CAUSE:
      return cause_value(*(const void *const *)place);
    case STORED_MEMORY_LIST:
      return memory_list_value(field, row);
    default: /* STORED_RANGE */
      return list_value(field, place);
  }
}

static ikeerr_value field_value(ikeerr_struct structure, const void *row, size_t index) {
  field_rows fields = rows_of(structure);
  return index < fields.count ? value_in(row, &fields.rows[index]) : NOTHING;
}

ikeerr_value ikeerr_record_value(const ikeerr_record *record, size_t field) {
  return field_value(IKEERR_STRUCT_RECORD, record, field);
}

ikeerr_value ikeerr_value_field(const ikeerr_value *structure, size_t field) {
  if (structure->type != IKEERR_TYPE_STRUCT) return NOTHING;
  return field_value(structure->structure, structure->row, field);
}

/* The row of a struct whose number stands in the range of a list. */
static const void *row_at(ikeerr_struct structure, size_t number) {
  switch (structure) {
    case IKEERR_STRUCT_ALIAS:
      return &ike_table_aliases[number];
    case IKEERR_STRUCT_SOURCE:
      return &ike_table_sources[number];
    case IKEERR_STRUCT_SIGHTING:
      return &ike_table_surfaces[ike_table_sighting_surfaces[number]];
    case IKEERR_STRUCT_QUESTION:
      return &ike_table_questions[number];
    case IKEERR_STRUCT_RELATION:
      return &ike_table_relations[number];
    case IKEERR_STRUCT_CITATION:
      return &ike_table_citations[number];
    case IKEERR_STRUCT_CAUSE:
      return &ike_table_causes[number];
    default: /* IKEERR_STRUCT_LOG_LINE: those of a verdict lie in it */
      return &ike_table_log_lines[ike_table_line_numbers[number]];
  }
}

ikeerr_value ikeerr_verdict_value(const ikeerr_verdict *verdict, size_t field) {
  return field_value(IKEERR_STRUCT_VERDICT, verdict, field);
}

/* An item of a list that lies in a verdict. */
static ikeerr_value memory_item(const ikeerr_value *list, size_t index) {
  if (list->item != IKEERR_TYPE_STRUCT) return text_value(list->item, ((const char *const *)list->row)[index]);
  if (list->structure == IKEERR_STRUCT_CAUSE) return cause_value(((const void *const *)list->row)[index]);
  bool is_child = list->structure == IKEERR_STRUCT_CHILD;
  const void *row = is_child ? (const void *)((const ikeerr_child *)list->row + index)
                             : (const void *)((const ikeerr_evidence *)list->row + index);
  return (ikeerr_value){.type = IKEERR_TYPE_STRUCT, .structure = list->structure, .row = row};
}

ikeerr_value ikeerr_value_item(const ikeerr_value *list, size_t index) {
  if (index >= list->count) return NOTHING; /* as for all that is no list */
  if (list->row) return memory_item(list, index);
  size_t number = list->first + index;
  if (list->item != IKEERR_TYPE_STRUCT) return text_value(list->item, table_text(ike_table_list_items[number]));
  return (ikeerr_value){
      .type = IKEERR_TYPE_STRUCT, .structure = list->structure, .row = row_at(list->structure, number)};
}
