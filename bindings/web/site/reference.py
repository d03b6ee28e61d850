"""What the pages are made of: the records, and what is declared beside them."""

import collections

import ikeerr

from catalogue import Catalogue
from declared import read_toml
from findings import Findings, report

OWN_NUMBERS = "own"  # of the domain of what happens without a number: its own mean nothing by themselves


class Reference:
    def __init__(self, data, base):
        findings = Findings()
        catalogue = Catalogue(data, findings)
        declared_products = read_toml(catalogue, "products.toml")
        if findings:
            raise SystemExit(report(findings))
        self.base = base.rstrip("/") + "/" if base else ""  # in front of absolute addresses
        self.vocabulary = catalogue.vocabulary
        self.commands = catalogue.links.commands
        self.records = list(ikeerr.records())
        self.check_same(catalogue)
        self.by_id = {record.id: record for record in self.records}
        self.by_name = self.unique_names()
        domains = self.vocabulary.domains
        self.symptoms = next((name for name, domain in domains.items() if domain.numbers == OWN_NUMBERS), None)
        self.numbered = [record for record in self.records if record.domain != self.symptoms]
        self.addresses = {
            document["title"]: document["address"]
            for product in declared_products.values()
            for document in product.get("documents", [])
            if "address" in document
        }
        self.documents = {slug: product.get("documents", []) for slug, product in declared_products.items()}

    def check_same(self, catalogue):
        """Pages and module that were built at different times would disagree."""
        if [page.identity for page in catalogue.pages] != [record.id for record in self.records]:
            raise SystemExit("the module ikeerr was built from other pages: build it anew")
        first = self.records[0]
        if first.url and first.url != self.base + path(first).rstrip("/"):
            raise SystemExit(f"the module ikeerr says {first.url}: build it with the address of the site, {self.base}")

    def unique_names(self):
        counts = collections.Counter(record.name for record in self.records)
        return {record.name: record for record in self.records if counts[record.name] == 1}

    def meaning(self, set_name, word):
        return self.vocabulary.sets[set_name].get(word, "")

    def of_domain(self, domain):
        return [record for record in self.records if record.domain == domain]

    def product_name(self, slug):
        return self.vocabulary.products[slug].name

    def products_with_lines(self):
        return [slug for slug in self.vocabulary.products if self.lines_of(slug)]

    def lines_of(self, product):
        return [(record, line) for record in self.records for line in record.log_lines if line.product == product]

    def causes_when(self, product):
        return [(record, cause) for record in self.records for cause in record.causes if product in cause.when]

    def is_command(self, span):
        return " " in span and bool(self.commands.find(span.strip("()").split()))


def path(record):
    """Where the page of a record stands, from the root: as the core forms its address."""
    return record.id.replace(":", "/", 1) + "/"
