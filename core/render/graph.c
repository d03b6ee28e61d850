/* A neighbourhood of records as the text of a graph, for Graphviz or Mermaid. */
#include "line.h"

/* The members of a neighbourhood, one bit for each record. */
typedef struct {
  uint8_t bits[IKEERR_MAX_RECORDS / 8];
} member_set;

static bool is_member(const member_set *members, size_t number) {
  return members->bits[number / 8] >> (number % 8) & 1;
}

static void add_member(member_set *members, const ikeerr_record *record) {
  size_t number = ikeerr_record_index(record);
  members->bits[number / 8] = (uint8_t)(members->bits[number / 8] | 1u << (number % 8));
}

static member_set neighbourhood(const ikeerr_record *record, uint32_t kinds, unsigned depth) {
  member_set members = {{0}};
  ikeerr_walk walk;
  ikeerr_step step;
  add_member(&members, record);
  ikeerr_walk_start(&walk, record, kinds, depth);
  while (ikeerr_walk_next(&walk, &step)) add_member(&members, step.record);
  return members;
}

/* The identity as a name in both formats, with '_' between its parts: the same whatever other records there are. */
static void put_node_name(writer *output, size_t number) {
  const char *id = ikeerr_record_text(&ike_table_records[number], IKEERR_ID);
  for (; *id; id++) ike_put_slice(output, (slice){is_letter_or_digit(*id) ? id : "_", 1});
}

static void put_node(writer *output, ikeerr_graph_format format, size_t number, bool is_center) {
  const ikeerr_record *record = &ike_table_records[number];
  bool is_dot = format == IKEERR_DOT;
  ike_put(output, "  ");
  put_node_name(output, number);
  ike_put(output, is_dot ? " [label=\"" : "[\"");
  ike_put(output, ikeerr_record_text(record, IKEERR_ID));
  ike_put(output, is_dot ? "\\n" : "<br>");
  ike_put(output, ikeerr_record_text(record, IKEERR_NAME));
  ike_put(output, is_dot ? "\"" : "\"]");
  if (is_center) ike_put(output, is_dot ? ", style=bold" : ":::center");
  ike_put(output, is_dot ? "];\n" : "\n");
}

static void put_edge(writer *output, ikeerr_graph_format format, size_t from, const table_relation *relation) {
  const char *kind = ikeerr_word(IKEERR_RELATIONS, relation->kind);
  bool is_dot = format == IKEERR_DOT;
  ike_put(output, "  ");
  put_node_name(output, from);
  ike_put(output, is_dot ? " -> " : " -->|");
  if (!is_dot) ike_put(output, kind);
  if (!is_dot) ike_put(output, "| ");
  put_node_name(output, relation->target);
  if (is_dot) ike_put(output, " [label=\"");
  if (is_dot) ike_put(output, kind);
  ike_put(output, is_dot ? "\"];\n" : "\n");
}

static const table_relation *relation_to(const ikeerr_record *record, size_t target) {
  const table_relation *relation = &ike_table_relations[record->relations.first];
  while (relation->target != target) relation++;
  return relation;
}

/* Each relation once: from the record that comes first, or from the other if only its kind is asked for. */
static void put_edges(writer *output, ikeerr_graph_format format, const member_set *members, size_t number,
                      uint32_t kinds) {
  const ikeerr_record *record = &ike_table_records[number];
  for (size_t i = 0; i < record->relations.count; i++) {
    const table_relation *relation = &ike_table_relations[record->relations.first + i];
    if (relation->target < number || !is_member(members, relation->target)) continue;
    const table_relation *inverse = relation_to(&ike_table_records[relation->target], number);
    if (kinds >> relation->kind & 1) {
      put_edge(output, format, number, relation);
    } else if (kinds >> inverse->kind & 1) {
      put_edge(output, format, relation->target, inverse);
    }
  }
}

size_t ikeerr_graph(const ikeerr_record *record, ikeerr_graph_format format, uint32_t kinds, unsigned depth, char *out,
                    size_t size) {
  writer output = {out, size, 0};
  member_set members = neighbourhood(record, kinds, depth);
  ike_put(&output, format == IKEERR_DOT ? "digraph ikeerr {\n  node [shape=box];\n" : "graph LR\n");
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    if (is_member(&members, i)) put_node(&output, format, i, i == ikeerr_record_index(record));
  }
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    if (is_member(&members, i)) put_edges(&output, format, &members, i, kinds);
  }
  ike_put(&output, format == IKEERR_DOT ? "}\n" : "  classDef center stroke-width:3px\n");
  return ike_put_end(&output);
}

static const char FORMATS[][8] = {"dot", "mermaid"};

const char *ikeerr_graph_format_name(ikeerr_graph_format format) {
  return (unsigned)format <= IKEERR_MERMAID ? FORMATS[format] : NULL;
}
