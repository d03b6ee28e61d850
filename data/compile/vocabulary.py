"""The closed sets of data/vocabulary.toml and what a page's keys may hold."""

from causes import BASES, NAME_ONLY
from declared import Unusable, check_keys, is_texts, read_whole, usable
from domain import DomainChecks, read_domain
from findings import declared_advice, nearest, show
from products import FILE as PRODUCTS
from products import read_products
from sections import Section

FILE = "vocabulary.toml"

WORD_SETS = (
    "kind",
    "module",
    "phase",
    "role",
    "rejected",
    "on_wire",
    "effect",
    "retry",
    "basis",
    "tag",
    "evidence",
    "side",
    "when",
)
OF_PRODUCTS = ("vendor", "origin", "product")  # sets that products.toml declares
TABLE_SETS = ("domain", "relation")  # of which more is declared than a meaning
SECTIONS = {
    "summary",
    "causes",
    "log_lines",
    "technical_meaning",
    "error_details",
    "usage_context",
    "developer_interpretation",
    "faq",
}
KEYS = dict.fromkeys([*WORD_SETS, *TABLE_SETS, "section"], dict)
LIMITS = {"words", "items", "item"}
SECTION_KEYS = LIMITS | {"title", "required"}
RELATION_KEYS = {"inverse", "meaning"}


class Vocabulary:
    """`sets` maps the name of a set to its values and their meanings, in the order of the file."""

    def __init__(self, catalogue):
        self.products = usable(read_products, catalogue)
        declared = read_whole(catalogue, FILE, KEYS)
        check_shapes(catalogue.findings, declared)
        if self.products is None:
            raise Unusable(PRODUCTS)
        self.sections = [Section(key, table["title"], table) for key, table in declared.pop("section").items()]
        self.domains = {name: read_domain(name, table) for name, table in declared["domain"].items()}
        self.inverse = {kind: table["inverse"] for kind, table in declared["relation"].items()}
        for name in TABLE_SETS:
            declared[name] = {word: table["meaning"] for word, table in declared[name].items()}
        self.sets = declared | self.names_of_products()

    def names_of_products(self):
        """Vendors by their slugs, origins and products in the order of their file."""
        vendors = {slug: product.vendor for slug, product in sorted(self.products.items()) if product.vendor}
        origins = {slug: said for product in self.products.values() for slug, said in product.origins.items()}
        products = {slug: product.name for slug, product in self.products.items()}
        return dict(zip(OF_PRODUCTS, (vendors, origins, products), strict=True))

    def order(self, set_name, value):
        return list(self.sets[set_name]).index(value)

    def advice(self, set_name, value):
        """What to do about a value that a set does not have."""
        place = PRODUCTS if set_name in OF_PRODUCTS else f"[{set_name}] of {FILE}"
        return declared_advice(value, self.sets[set_name], place)


def read_vocabulary(catalogue):
    """None where the files are not fit to check a page by; the findings say why."""
    return usable(Vocabulary, catalogue)


def check_shapes(findings, declared):
    before = len(findings)
    check_keys(findings, FILE, "section", declared["section"], SECTIONS, SECTIONS)
    for key, section in declared["section"].items():
        check_section(findings, f"section.{key}", section, declared["kind"])
    check_keys(findings, FILE, "evidence", declared["evidence"], {*BASES, NAME_ONLY}, {*BASES, NAME_ONLY})
    DomainChecks(findings, FILE, declared["domain"]).check()
    for kind, relation in declared["relation"].items():
        sound = check_keys(findings, FILE, f"relation.{kind}", relation, RELATION_KEYS, RELATION_KEYS)
        if sound and relation.get("inverse", kind) not in list(declared["relation"]):
            advice = nearest(relation["inverse"], declared["relation"])
            findings.add(FILE, f"relation.{kind}.inverse", f"is {show(relation['inverse'])}", advice)
    for where, meaning in meanings(declared):
        if not isinstance(meaning, str):
            findings.add(FILE, where, f"is {show(meaning)}", "write what the word means")
    if len(findings) > before:
        raise Unusable(FILE)


def meanings(declared):
    for name in WORD_SETS:
        yield from ((f"{name}.{word}", meaning) for word, meaning in declared[name].items())
    for name in TABLE_SETS:
        for word, table in declared[name].items():
            if isinstance(table, dict) and "meaning" in table:
                yield f"{name}.{word}.meaning", table["meaning"]


def check_section(findings, where, section, kinds):
    """`kinds`: what `required` draws on."""
    lengths = {"items", "item"} if isinstance(section, dict) and "items" in section else {"words"}
    if not check_keys(findings, FILE, where, section, SECTION_KEYS, {"title", "required", *lengths}):
        return
    if not isinstance(section.get("title", ""), str):
        findings.add(FILE, f"{where}.title", f"is {show(section['title'])}", "write a text")
    named = section.get("required", [])
    if not is_texts(named) or not all(kind in kinds for kind in named):
        findings.add(FILE, f"{where}.required", f"is {show(named)}", "write an array of kinds of records")
    for key in section.keys() & LIMITS:
        limits = section[key]
        if not (isinstance(limits, list) and [type(limit) for limit in limits] == [int, int]):
            findings.add(FILE, f"{where}.{key}", f"is {show(limits)}", "write [least, most]")
