/* The records as constant data: versions, vocabularies, the facts and texts of a record, and the filter. */
#include <string.h>

#include "tables/tables.h"

#ifndef IKEERR_VERSION
#error "the build defines IKEERR_VERSION"
#endif

const char *ikeerr_version(void) {
  return IKEERR_VERSION;
}

const char *ikeerr_data_date(void) {
  const char *latest = "";
  for (size_t i = 0; i < ike_table_counts.records; i++) {
    const char *updated = table_text(ike_table_records[i].text[IKEERR_UPDATED]);
    if (strcmp(updated, latest) > 0) latest = updated;
  }
  return latest;
}

const char *ikeerr_data_digest(void) {
  return ike_table_digest;
}

/* ---- vocabulary ---- */

static const table_word *word_at(ikeerr_vocabulary set, size_t index) {
  if ((unsigned)set >= IKEERR_VOCABULARIES || index >= ike_table_vocabularies[set].count) return NULL;
  return &ike_table_words[ike_table_vocabularies[set].first + index];
}

size_t ikeerr_word_count(ikeerr_vocabulary set) {
  return (unsigned)set < IKEERR_VOCABULARIES ? ike_table_vocabularies[set].count : 0;
}

const char *ikeerr_word(ikeerr_vocabulary set, size_t index) {
  const table_word *word = word_at(set, index);
  return word ? table_text(word->word) : NULL;
}

const char *ikeerr_word_meaning(ikeerr_vocabulary set, size_t index) {
  const table_word *word = word_at(set, index);
  return word ? table_text(word->meaning) : NULL;
}

int ikeerr_word_index(ikeerr_vocabulary set, const char *word, size_t length) {
  if (length == IKEERR_TO_NUL) length = strlen(word);
  for (size_t i = 0; i < ikeerr_word_count(set); i++) {
    if (slice_is((slice){word, length}, ikeerr_word(set, i))) return (int)i;
  }
  return -1;
}

/* ---- records ---- */

size_t ikeerr_record_count(void) {
  return ike_table_counts.records;
}

const ikeerr_record *ikeerr_record_at(size_t index) {
  return index < ike_table_counts.records ? &ike_table_records[index] : NULL;
}

size_t ikeerr_record_index(const ikeerr_record *record) {
  return (size_t)(record - ike_table_records);
}

static bool is_vendor(const ikeerr_record *record, const char *vendor) {
  const char *own = table_text(record->text[IKEERR_VENDOR]);
  return own && strcmp(own, vendor) == 0;
}

const ikeerr_record *ikeerr_by_code(ikeerr_domain domain, uint32_t code, const char *vendor) {
  if (code > UINT16_MAX || (unsigned)domain >= IKEERR_DOMAIN_COUNT) return NULL;
  uint16_t slot = table_slot(domain, code);
  if (!slot || (slot & TABLE_SHARED && !vendor)) return NULL;
  const ikeerr_record *record = table_slot_record(slot);
  while (vendor && record && !is_vendor(record, vendor)) record = table_next_of_code(record);
  return record;
}

const ikeerr_record *ikeerr_by_name(ikeerr_domain domain, const char *name, size_t length) {
  if ((unsigned)domain >= IKEERR_DOMAIN_COUNT) return NULL;
  if (length == IKEERR_TO_NUL) length = strlen(name);
  int entry =
      length <= TABLE_LONGEST_NAME ? ike_hash_entry(&ike_table_official_hash, (uint64_t)domain, name, length) : -1;
  if (entry < 0) return NULL;
  const table_official_name *official = &ike_table_official_names[entry];
  bool is_same =
      official->domain == domain && official->length == length && memcmp(table_text(official->name), name, length) == 0;
  return is_same ? &ike_table_records[official->record] : NULL;
}

bool ikeerr_is_constant(const ikeerr_record *record) {
  return record->is_constant;
}

const ikeerr_record *ikeerr_constant(const char *name, size_t length) {
  const ikeerr_record *record = NULL;
  for (int domain = 0; !record && domain < IKEERR_DOMAIN_COUNT; domain++) {
    record = ikeerr_by_name((ikeerr_domain)domain, name, length);
  }
  return record && record->is_constant ? record : NULL;
}

ikeerr_domain ikeerr_record_domain(const ikeerr_record *record) {
  return (ikeerr_domain)record->domain;
}

uint32_t ikeerr_record_code(const ikeerr_record *record) {
  return record->code;
}

const char *ikeerr_record_url(const ikeerr_record *record) {
#ifdef IKEERR_PAGE_BASE
  return ike_table_urls[ikeerr_record_index(record)].text;
#else
  (void)record;
  return NULL;
#endif
}

bool ikeerr_record_hresult(const ikeerr_record *record, uint32_t *hresult) {
  if (!domain_is_in(ike_table_domain_sets.hresults, record->domain)) return false;
  *hresult = 0x80070000u | record->code;
  return true;
}

bool ikeerr_record_ntstatus(const ikeerr_record *record, uint32_t *ntstatus) {
  if (!record->ntstatus) return false;
  *ntstatus = record->ntstatus;
  return true;
}

const char *ikeerr_record_text(const ikeerr_record *record, ikeerr_text text) {
  return (unsigned)text < IKEERR_TEXTS ? table_text(record->text[text]) : NULL;
}

int ikeerr_list_count(const ikeerr_record *record, ikeerr_list list) {
  if ((unsigned)list >= IKEERR_LISTS || record->list[list].count == TABLE_UNDOCUMENTED) return -1;
  return record->list[list].count;
}

const char *ikeerr_list_item(const ikeerr_record *record, ikeerr_list list, size_t index) {
  int count = ikeerr_list_count(record, list);
  if (count < 0 || index >= (size_t)count) return NULL;
  return table_text(ike_table_list_items[record->list[list].first + index]);
}

/* ---- parts ---- */

size_t ikeerr_alias_count(const ikeerr_record *record) {
  return record->aliases.count;
}

ikeerr_alias ikeerr_alias_at(const ikeerr_record *record, size_t index) {
  const table_alias *alias = &ike_table_aliases[record->aliases.first + index];
  return (ikeerr_alias){table_text(alias->name), ikeerr_word(IKEERR_ORIGINS, alias->origin), alias->historic};
}

size_t ikeerr_source_count(const ikeerr_record *record) {
  return record->sources.count;
}

ikeerr_source ikeerr_source_at(const ikeerr_record *record, size_t index) {
  const table_source *source = &ike_table_sources[record->sources.first + index];
  return (ikeerr_source){table_text(source->title), table_text(source->section)};
}

size_t ikeerr_question_count(const ikeerr_record *record) {
  return record->questions.count;
}

ikeerr_question ikeerr_question_at(const ikeerr_record *record, size_t index) {
  const table_question *question = &ike_table_questions[record->questions.first + index];
  return (ikeerr_question){table_text(question->question), table_text(question->answer)};
}

size_t ikeerr_sighting_count(const ikeerr_record *record) {
  return record->sightings.count;
}

ikeerr_sighting ikeerr_sighting_at(const ikeerr_record *record, size_t index) {
  uint16_t number = ike_table_sighting_surfaces[record->sightings.first + index];
  const table_surface *surface = &ike_table_surfaces[number];
  return (ikeerr_sighting){table_text(surface->surface), table_text(surface->event), table_text(surface->field),
                           table_text(surface->form)};
}

size_t ikeerr_relation_count(const ikeerr_record *record) {
  return record->relations.count;
}

ikeerr_relation ikeerr_relation_at(const ikeerr_record *record, size_t index) {
  const table_relation *relation = &ike_table_relations[record->relations.first + index];
  return (ikeerr_relation){&ike_table_records[relation->target], ikeerr_word(IKEERR_RELATIONS, relation->kind),
                           ikeerr_word(IKEERR_BASES, relation->basis), table_text(relation->note)};
}

size_t ikeerr_citation_count(const ikeerr_record *record) {
  return record->citations.count;
}

ikeerr_citation ikeerr_citation_at(const ikeerr_record *record, size_t index) {
  const table_citation *citation = &ike_table_citations[record->citations.first + index];
  const ikeerr_record *meant = citation->meant == TABLE_NO_RECORD ? NULL : &ike_table_records[citation->meant];
  return (ikeerr_citation){table_text(citation->name), citation->code, table_text(citation->hex), meant,
                           table_text(citation->fault)};
}

/* ---- filter ---- */

bool ikeerr_filter_passes(const ikeerr_filter *filter, const ikeerr_record *record) {
  return (filter->domain == IKEERR_ANY_DOMAIN || filter->domain == (ikeerr_domain)record->domain) &&
         (filter->kind < 0 || filter->kind == record->kind) &&
         (filter->tag < 0 || (filter->tag < 64 && (record->tags >> filter->tag & 1)));
}

/* ---- versions of one condition ---- */

const ikeerr_record *ikeerr_twin(const ikeerr_record *record) {
  return record->twin == TABLE_NO_RECORD ? NULL : &ike_table_records[record->twin];
}

const ikeerr_record *ikeerr_mention_record(const ikeerr_mention *mention) {
  return table_one_of(mention->records, mention->record_count);
}
