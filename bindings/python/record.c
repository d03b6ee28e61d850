#include <stddef.h>

#include "binding.h"

/* ---- what is built at first reading ---- */

static PyObject *build_text(binding_state *Py_UNUSED(state), const ikeerr_record *record, int which) {
  return text_or_none(ikeerr_record_text(record, (ikeerr_text)which));
}

static PyObject *build_word(binding_state *Py_UNUSED(state), const ikeerr_record *record, int which) {
  return word_or_none(ikeerr_record_text(record, (ikeerr_text)which));
}

enum { HRESULT_SPELLING, NTSTATUS_SPELLING };

static PyObject *build_number(binding_state *Py_UNUSED(state), const ikeerr_record *record, int which) {
  uint32_t number;
  bool (*const spelling)(const ikeerr_record *, uint32_t *) =
      which == HRESULT_SPELLING ? ikeerr_record_hresult : ikeerr_record_ntstatus;
  return spelling(record, &number) ? PyLong_FromUnsignedLong(number) : Py_NewRef(Py_None);
}

/* Fills a new tuple with what item makes; NULL as soon as one fails. */
typedef PyObject *(*item_builder)(binding_state *state, const ikeerr_record *record, int which, size_t index);

static PyObject *build_tuple(binding_state *state, const ikeerr_record *record, int which, size_t count,
                             item_builder build_item) {
  PyObject *tuple = PyTuple_New((Py_ssize_t)count);
  for (size_t i = 0; tuple && i < count; i++) {
    PyObject *item = build_item(state, record, which, i);
    if (!item || PyTuple_SetItem(tuple, (Py_ssize_t)i, item) < 0) Py_CLEAR(tuple);
  }
  return tuple;
}

static PyObject *list_item(binding_state *Py_UNUSED(state), const ikeerr_record *record, int which, size_t index) {
  const char *item = ikeerr_list_item(record, (ikeerr_list)which, index);
  return which <= IKEERR_RECORD_PHASES ? word_or_none(item) : text_or_none(item);
}

static PyObject *build_list(binding_state *state, const ikeerr_record *record, int which) {
  bool is_fact = which <= IKEERR_RECORD_PHASES; /* prose that is not there is an empty list */
  int count = ikeerr_list_count(record, (ikeerr_list)which);
  if (count < 0) return is_fact ? Py_NewRef(Py_None) : PyTuple_New(0);
  return build_tuple(state, record, which, (size_t)count, list_item);
}

typedef enum { ALIASES, SOURCES, QUESTIONS, SIGHTINGS, RELATIONS, CITATIONS } part;

static PyObject *alias_item(binding_state *state, const ikeerr_record *record, size_t index) {
  ikeerr_alias alias = ikeerr_alias_at(record, index);
  return NAMED_TUPLE(state, ALIAS_TYPE, text_or_none(alias.name), word_or_none(alias.origin),
                     PyBool_FromLong(alias.historic));
}

static PyObject *source_item(binding_state *state, const ikeerr_record *record, size_t index) {
  ikeerr_source source = ikeerr_source_at(record, index);
  return NAMED_TUPLE(state, SOURCE_TYPE, word_or_none(source.title), text_or_none(source.section));
}

static PyObject *question_item(binding_state *Py_UNUSED(state), const ikeerr_record *record, size_t index) {
  ikeerr_question question = ikeerr_question_at(record, index);
  return Py_BuildValue("(ss)", question.question, question.answer);
}

static PyObject *sighting_item(binding_state *state, const ikeerr_record *record, size_t index) {
  ikeerr_sighting sighting = ikeerr_sighting_at(record, index);
  return NAMED_TUPLE(state, SIGHTING_TYPE, word_or_none(sighting.surface), word_or_none(sighting.event),
                     word_or_none(sighting.field), word_or_none(sighting.form));
}

static PyObject *relation_item(binding_state *state, const ikeerr_record *record, size_t index) {
  ikeerr_relation relation = ikeerr_relation_at(record, index);
  return NAMED_TUPLE(state, RELATION_TYPE, record_object(state, relation.target), word_or_none(relation.kind),
                     text_or_none(relation.note), word_or_none(relation.basis));
}

static PyObject *citation_item(binding_state *state, const ikeerr_record *record, size_t index) {
  ikeerr_citation citation = ikeerr_citation_at(record, index);
  return NAMED_TUPLE(
      state, CITATION_TYPE, text_or_none(citation.name),
      citation.code < 0 ? Py_NewRef(Py_None) : PyLong_FromLongLong(citation.code), text_or_none(citation.hex),
      citation.meant ? record_object(state, citation.meant) : Py_NewRef(Py_None), text_or_none(citation.fault));
}

static const struct {
  size_t (*count)(const ikeerr_record *record);
  PyObject *(*item)(binding_state *state, const ikeerr_record *record, size_t index);
} parts[] = {
    [ALIASES] = {ikeerr_alias_count, alias_item},         [SOURCES] = {ikeerr_source_count, source_item},
    [QUESTIONS] = {ikeerr_question_count, question_item}, [SIGHTINGS] = {ikeerr_sighting_count, sighting_item},
    [RELATIONS] = {ikeerr_relation_count, relation_item}, [CITATIONS] = {ikeerr_citation_count, citation_item},
};

static PyObject *part_item(binding_state *state, const ikeerr_record *record, int which, size_t index) {
  return parts[which].item(state, record, index);
}

static PyObject *build_part(binding_state *state, const ikeerr_record *record, int which) {
  return build_tuple(state, record, which, parts[which].count(record), part_item);
}

/* ---- Record ---- */

/* name, how it is built, of which of the core's texts, lists or parts, what help() says */
#define LAZY_ATTRIBUTES(LAZY)                                                                                         \
  LAZY(id, text, IKEERR_ID, "The identity: 'win32:13868', 'ikev2:12345@microsoft'.")                                  \
  LAZY(vendor, word, IKEERR_VENDOR, "Who assigned a private-use number; None for the others.")                        \
  LAZY(updated, word, IKEERR_UPDATED, "ISO date of the last change of the page.")                                     \
  LAZY(hresult, number, HRESULT_SPELLING, "The code as an HRESULT, an unsigned int; None outside win32.")             \
  LAZY(ntstatus, number, NTSTATUS_SPELLING, "The NTSTATUS twin, an unsigned int, or None.")                           \
  LAZY(tags, list, IKEERR_RECORD_TAGS, "What it has to do with: a tuple of str.")                                     \
  LAZY(modules, list, IKEERR_RECORD_MODULES, "Keying modules that can raise it: ikev1, authip, ikev2.")               \
  LAZY(phase, list, IKEERR_RECORD_PHASES, "Phases in which it occurs: main, quick, extended.")                        \
  LAZY(role, word, IKEERR_ROLE, "Who raises it: initiator, responder or either.")                                     \
  LAZY(rejected, word, IKEERR_REJECTED, "Whose input it refuses: local, peer or none.")                               \
  LAZY(on_wire, word, IKEERR_ON_WIRE, "What the other side gets: notify, delete, silence or none.")                   \
  LAZY(effect, word, IKEERR_EFFECT, "What is lost: call-fails, negotiation-fails, sa-removed, packet-dropped, none.") \
  LAZY(retry, word, IKEERR_RETRY, "Whether repeating it helps: no, after-change, yes or pending.")                    \
  LAZY(technical_meaning, text, IKEERR_TECHNICAL_MEANING, "Markdown.")                                                \
  LAZY(error_details, text, IKEERR_ERROR_DETAILS, "Markdown.")                                                        \
  LAZY(usage_context, text, IKEERR_USAGE_CONTEXT, "Markdown.")                                                        \
  LAZY(developer_interpretation, text, IKEERR_DEVELOPER_INTERPRETATION, "Markdown.")                                  \
  LAZY(causes, list, IKEERR_CAUSES, "A tuple of Markdown texts, the likeliest first.")                                \
  LAZY(remedies, list, IKEERR_REMEDIES, "A tuple of Markdown texts.")                                                 \
  LAZY(faq, part, QUESTIONS, "A tuple of pairs (question, answer).")                                                  \
  LAZY(summary, text, IKEERR_SUMMARY, "Markdown.")                                                                    \
  LAZY(aliases, part, ALIASES, "Other spellings of the name: a tuple of Alias.")                                      \
  LAZY(sources, part, SOURCES, "Where the facts come from: a tuple of Source.")                                       \
  LAZY(seen_in, part, SIGHTINGS, "Where the code, name or sentence shows up: a tuple of Sighting.")                   \
  LAZY(related, part, RELATIONS, "A tuple of Relation, by kind, then by target.")                                     \
  LAZY(citations, part, CITATIONS, "How published pages refer to errors from this one: a tuple of Citation.")

#define LAZY_INDEX(name, how, which, help) LAZY_##name,
enum { LAZY_ATTRIBUTES(LAZY_INDEX) LAZY_COUNT };

#define LAZY_RECIPE(name, how, which, help) {build_##how, which},
static const struct {
  PyObject *(*build)(binding_state *state, const ikeerr_record *record, int which);
  int which;
} recipes[] = {LAZY_ATTRIBUTES(LAZY_RECIPE)};

static PyObject *lazy_attribute(PyObject *self, size_t index) {
  record_instance *instance = (record_instance *)self;
  PyObject *value = atomic_load(&instance->lazy[index]);
  if (!value) {
    PyObject *built = recipes[index].build(state_of_object(self), instance->record, recipes[index].which);
    value = keep_first(&instance->lazy[index], built);
  }
  return Py_XNewRef(value);
}

static PyObject *get_lazy(PyObject *self, void *index) {
  return lazy_attribute(self, (size_t)(uintptr_t)index);
}

PyObject *record_id(PyObject *self) {
  return lazy_attribute(self, LAZY_id);
}

static PyObject *new_record(binding_state *state, const ikeerr_record *record) {
  PyTypeObject *type = (PyTypeObject *)state->held[RECORD_TYPE];
  record_instance *self = (record_instance *)PyType_GenericAlloc(type, 0);
  if (!self) return NULL;
  self->record = record;
  self->domain = word_or_none(ikeerr_record_text(record, IKEERR_DOMAIN));
  self->code = PyLong_FromUnsignedLong(ikeerr_record_code(record));
  self->name = word_or_none(ikeerr_record_text(record, IKEERR_NAME));
  self->hex = text_or_none(ikeerr_record_text(record, IKEERR_HEX));
  self->message = text_or_none(ikeerr_record_text(record, IKEERR_MESSAGE));
  self->kind = word_or_none(ikeerr_record_text(record, IKEERR_KIND));
  bool is_complete = self->domain && self->code && self->name && self->hex && self->message && self->kind;
  if (!is_complete) Py_CLEAR(self);
  return (PyObject *)self;
}

PyObject *record_object(binding_state *state, const ikeerr_record *record) {
  place *kept = &state->records[ikeerr_record_index(record)];
  PyObject *object = atomic_load(kept);
  if (!object) object = keep_first(kept, new_record(state, record));
  return Py_XNewRef(object);
}

PyObject *record_tuple(binding_state *state, const ikeerr_record *const *found, size_t count) {
  PyObject *tuple = PyTuple_New((Py_ssize_t)count);
  for (size_t i = 0; tuple && i < count; i++) {
    PyObject *object = record_object(state, found[i]);
    if (!object || PyTuple_SetItem(tuple, (Py_ssize_t)i, object) < 0) Py_CLEAR(tuple);
  }
  return tuple;
}

static size_t relation_index(const ikeerr_record *from, const ikeerr_relation *relation) {
  size_t index = ikeerr_relation_count(from) - 1;
  for (; index; index--) {
    ikeerr_relation other = ikeerr_relation_at(from, index);
    if (other.target == relation->target && other.kind == relation->kind) break;
  }
  return index;
}

PyObject *relation_object(binding_state *state, const ikeerr_record *from, const ikeerr_relation *relation) {
  PyObject *record = record_object(state, from);
  PyObject *related = record ? lazy_attribute(record, LAZY_related) : NULL;
  PyObject *object = related ? PyTuple_GetItem(related, (Py_ssize_t)relation_index(from, relation)) : NULL;
  Py_XINCREF(object);
  Py_XDECREF(related);
  Py_XDECREF(record);
  return object;
}

static int visit_record(PyObject *self, visitproc visit, void *arg) {
  record_instance *instance = (record_instance *)self;
  Py_VISIT(Py_TYPE(self));
  for (size_t i = 0; i < LAZY_COUNT; i++) {
    PyObject *value = atomic_load(&instance->lazy[i]);
    Py_VISIT(value);
  }
  return 0;
}

static int clear_record(PyObject *self) {
  record_instance *instance = (record_instance *)self;
  for (size_t i = 0; i < LAZY_COUNT; i++) Py_XDECREF(atomic_exchange(&instance->lazy[i], NULL));
  return 0;
}

static void free_record(PyObject *self) {
  record_instance *instance = (record_instance *)self;
  PyTypeObject *type = Py_TYPE(self);
  PyObject_GC_UnTrack(self);
  clear_record(self);
  Py_CLEAR(instance->domain);
  Py_CLEAR(instance->code);
  Py_CLEAR(instance->name);
  Py_CLEAR(instance->hex);
  Py_CLEAR(instance->message);
  Py_CLEAR(instance->kind);
  PyObject_GC_Del(self);
  Py_DECREF(type);
}

static PyObject *represent_record(PyObject *self) {
  PyObject *id = record_id(self);
  if (!id) return NULL;
  PyObject *text = PyUnicode_FromFormat("<ikeerr.Record %U %U>", id, ((record_instance *)self)->name);
  Py_DECREF(id);
  return text;
}

static Py_hash_t hash_record(PyObject *self) {
  return (Py_hash_t)ikeerr_record_index(record_of(self));
}

static PyObject *compare_records(PyObject *self, PyObject *other, int operation) {
  if (Py_TYPE(self) != Py_TYPE(other)) Py_RETURN_NOTIMPLEMENTED;
  size_t left = ikeerr_record_index(record_of(self)), right = ikeerr_record_index(record_of(other));
  Py_RETURN_RICHCOMPARE(left, right, operation);
}

static PyObject *record_as_int(PyObject *self) {
  return Py_NewRef(((record_instance *)self)->code);
}

/* __reduce__(self): lookup(id), which answers with the one Record there is */
static PyObject *reduce_record(PyObject *self, PyObject *Py_UNUSED(ignored)) {
  PyObject *module = PyType_GetModule(Py_TYPE(self));
  PyObject *function = module ? PyObject_GetAttrString(module, "lookup") : NULL;
  PyObject *id = function ? record_id(self) : NULL;
  PyObject *recipe = id ? Py_BuildValue("(O(O))", function, id) : NULL;
  Py_XDECREF(function);
  Py_XDECREF(id);
  return recipe;
}

#define EAGER(name, help) \
  { #name, T_OBJECT_EX, offsetof(record_instance, name), READONLY, PyDoc_STR(help) }
static PyMemberDef record_members[] = {
    EAGER(domain, "'win32', 'ikev2' or 'ikev1'."),
    EAGER(code, "The code, an int: it means something together with the domain only."),
    EAGER(name, "The official spelling."),
    EAGER(hex, "The code in at least four upper-case digits: '0x362C'."),
    EAGER(message, "One line that says what happened."),
    EAGER(kind, "error, warning, pending, benign, ended, status or marker."),
    {NULL, 0, 0, 0, NULL},
};

#define LAZY_GETTER(name, how, which, help) {#name, get_lazy, NULL, PyDoc_STR(help), (void *)(uintptr_t)LAZY_##name},
static PyGetSetDef record_getters[] = {LAZY_ATTRIBUTES(LAZY_GETTER){NULL, NULL, NULL, NULL, NULL}};

static PyMethodDef record_methods[] = {
    {"page", WITH_KEYWORDS(record_page),
     PyDoc_STR("page($self, /, width=80, color=False)\n--\n\n"
               "The whole reference page as plain text of a width in columns (40 to 400).")},
    {"graph", WITH_KEYWORDS(record_graph),
     PyDoc_STR("graph($self, /, format='dot', depth=1, kinds=None)\n--\n\n"
               "The neighbourhood as Graphviz DOT (format='dot') or Mermaid text (format='mermaid').")},
    {"walk", WITH_KEYWORDS(record_walk),
     PyDoc_STR("walk($self, /, depth=1, kinds=None)\n--\n\n"
               "Iterate over the related records, breadth first, as Steps: each record once, never this one.\n\n"
               "kinds: the kinds of relation to follow, a str or an iterable of str; None: all.")},
    {"__reduce__", reduce_record, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

PyDoc_STRVAR(record_doc,
             "What is known about one error or notify: lookup() and its relatives return it.\n\n"
             "There is one Record for an identity, so `is` and == agree. Records are ordered by domain (win32, ikev2,\n"
             "ikev1), code and vendor; int(record) is the code, str(record) one line about it. A fact that nobody\n"
             "documents is None.");

static PyType_Slot record_slots[] = {
    {Py_tp_doc, (void *)record_doc},
    {Py_tp_members, record_members},
    {Py_tp_getset, record_getters},
    {Py_tp_methods, record_methods},
    {Py_tp_repr, represent_record},
    {Py_tp_str, record_line},
    {Py_tp_hash, hash_record},
    {Py_tp_richcompare, compare_records},
    {Py_nb_int, record_as_int},
    {Py_tp_traverse, visit_record},
    {Py_tp_clear, clear_record},
    {Py_tp_dealloc, free_record},
    {0, NULL},
};

static PyType_Spec record_spec = {
    .name = "ikeerr.Record",
    .basicsize = sizeof(record_instance) + LAZY_COUNT * sizeof(place),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    .slots = record_slots,
};

PyObject *records(PyObject *module, PyObject *arguments, PyObject *keywords) {
  static char *names[] = {"domain", "kind", "tag", NULL};
  ikeerr_filter filter = IKEERR_EVERYTHING;
  if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "|$O&O&O&:records", names, domain_option, &filter.domain,
                                   kind_option, &filter.kind, tag_option, &filter.tag)) {
    return NULL;
  }
  const ikeerr_record *passing[IKEERR_MAX_RECORDS];
  size_t count = 0;
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    const ikeerr_record *record = ikeerr_record_at(i);
    if (ikeerr_filter_passes(&filter, record)) passing[count++] = record;
  }
  return record_tuple(state_of_module(module), passing, count);
}

/* ---- its parts ---- */

static PyGetSetDef relation_fields[] = {
    FIELD(0, "target", "the other Record"),
    FIELD(1, "kind",
          "what the target is to the record: cause, effect, broader, narrower, counterpart, equivalent, confused"),
    FIELD(2, "note", "why, in one sentence that is true read from either side"),
    FIELD(3, "basis", "what that rests on: documented, observed, same-condition, inferred"),
    END_OF_FIELDS,
};

static PyGetSetDef citation_fields[] = {
    FIELD(0, "name", "as published"),           FIELD(1, "code", "as published, or None"),
    FIELD(2, "hex", "as published, or None"),   FIELD(3, "meant", "the Record that must have been meant, or None"),
    FIELD(4, "fault", "what is wrong with it"), END_OF_FIELDS,
};

static PyGetSetDef source_fields[] = {
    FIELD(0, "title", "of the document"),
    FIELD(1, "section", "where in it, or None"),
    END_OF_FIELDS,
};

static PyGetSetDef alias_fields[] = {
    FIELD(0, "name", "the spelling"),
    FIELD(1, "origin", "where it is spelled so"),
    FIELD(2, "historic", "whether it is another record's official name today"),
    END_OF_FIELDS,
};

static PyGetSetDef sighting_fields[] = {
    FIELD(0, "surface", "event channel, API, command or log"),
    FIELD(1, "event", "event id, function or command line"),
    FIELD(2, "field", "which field carries it; None: free text"),
    FIELD(3, "form", "how it is written there"),
    END_OF_FIELDS,
};

static int add_match_arguments(PyObject *module) {
  PyObject *type = state_of_module(module)->held[RECORD_TYPE];
  PyObject *names = Py_BuildValue("(sss)", "domain", "code", "vendor");
  int status = names ? PyObject_SetAttrString(type, "__match_args__", names) : -1;
  Py_XDECREF(names);
  return status;
}

int add_record_types(PyObject *module) {
  if (add_type(module, RECORD_TYPE, &record_spec, true) < 0 || add_match_arguments(module) < 0) return -1;
  if (add_named_tuple(module, RELATION_TYPE, "ikeerr.Relation", "How a record is related to another.",
                      relation_fields) < 0)
    return -1;
  if (add_named_tuple(module, CITATION_TYPE, "ikeerr.Citation",
                      "How a published page refers to an error, however wrong.", citation_fields) < 0)
    return -1;
  if (add_named_tuple(module, SOURCE_TYPE, "ikeerr.Source", "A document that facts come from.", source_fields) < 0)
    return -1;
  if (add_named_tuple(module, ALIAS_TYPE, "ikeerr.Alias", "Another spelling of a record's name.", alias_fields) < 0)
    return -1;
  return add_named_tuple(module, SIGHTING_TYPE, "ikeerr.Sighting",
                         "A place where a record's code, name or sentence shows up.", sighting_fields);
}
