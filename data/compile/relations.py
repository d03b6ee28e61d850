"""Relations with their generated inverses, in the order in which every interface lists them."""

import collections
import dataclasses


@dataclasses.dataclass(frozen=True)
class Relation:
    target: str
    kind: str
    basis: str
    note: str


class Relations:
    """`of` maps an identity to its relations: by kind in the documented order, then by the target's place."""

    def __init__(self, catalogue):
        self.catalogue = catalogue
        self.of = {page.identity: [] for page in catalogue.pages}
        self.written = {}  # the two identities -> the page that says it
        self.add_all()
        self.check_cycles()
        order = list(catalogue.vocabulary.inverse)
        for relations in self.of.values():
            relations.sort(key=lambda relation: (order.index(relation.kind), catalogue.number[relation.target]))

    def add_all(self):
        for page in self.catalogue.pages:
            for index, row in enumerate(page.facts.get("related", [])):
                if row["to"] in self.of and self.is_allowed(page, row, index):
                    self.add(page.identity, row)

    def add(self, source, row):
        self.of[source].append(Relation(row["to"], row["kind"], row["basis"], row["note"]))
        inverse = self.catalogue.vocabulary.inverse[row["kind"]]
        self.of[row["to"]].append(Relation(source, inverse, row["basis"], row["note"]))

    def is_allowed(self, page, row, index):
        target = self.catalogue.by_identity[row["to"]]
        pair = frozenset((page.identity, target.identity))

        def report(fault, advice):
            others = {target.file, self.written.get(pair, page.file)}
            self.catalogue.findings.add(page.file, f"related[{index}]", fault, advice, others=others)

        if target is page:
            report("relates the record to itself", "drop it")
        elif pair in self.written:
            report(f"{row['to']} is related on {self.written[pair]} already", "write it once: its inverse is generated")
        elif row["kind"] == "equivalent" and target.domain == page.domain:
            report("calls two records of one domain equivalent", "use counterpart, broader or narrower")
        else:
            self.written[pair] = page.file
            return True
        return False

    def check_cycles(self):
        """A chain of causes that comes back to its start explains nothing."""
        effects = collections.defaultdict(list)
        for source, relations in self.of.items():
            effects[source] = [relation.target for relation in relations if relation.kind == "effect"]
        done, path = set(), []

        def visit(node):
            if node in path:
                page = self.catalogue.by_identity[node]
                cycle = " -> ".join([*path[path.index(node) :], node])
                fault, advice = f"cause and effect form a cycle: {cycle}", "cut it where it is not true"
                others = [self.catalogue.by_identity[other].file for other in path]
                self.catalogue.findings.add(page.file, "related", fault, advice, others=others)
            elif node not in done:
                path.append(node)
                for target in effects[node]:
                    visit(target)
                path.pop()
                done.add(node)

        for node in list(effects):
            visit(node)

    def twin(self, page):
        """The identity of the record that means the same in the other version of the protocol, under the same number."""
        domains = self.catalogue.vocabulary.domains
        domain = self.catalogue.domain_of(page)
        if not domain.twin or page.code in (*domain.apart, *domains[domain.twin].apart):
            return None
        for relation in self.of[page.identity]:
            target = self.catalogue.by_identity[relation.target]
            if relation.kind == "equivalent" and (target.domain, target.code) == (domain.twin, page.code):
                return target.identity
        return None

    def apart(self):
        """The identities that no chain of relations joins to the largest group, in their order."""
        largest, seen = set(), set()
        for identity in self.of:
            if identity not in seen:
                group = self.joined_to(identity)
                seen |= group
                largest = max(largest, group, key=len)
        return [identity for identity in self.of if identity not in largest]

    def joined_to(self, identity):
        joined, waiting = set(), [identity]
        while waiting:
            identity = waiting.pop()
            if identity not in joined:
                joined.add(identity)
                waiting += [relation.target for relation in self.of[identity]]
        return joined
