"""Stacks, vendors and services (data/products.toml): whose numbers and names they are, and what their lines look like."""

import dataclasses

from declared import Unusable, check_keys, is_texts, read_toml
from findings import show

FILE = "products.toml"
TYPES = {
    "name": str,
    "prefix": str,
    "log": str,
    "level": int,
    "domains": list,
    "documents": list,
    "vendor": str,
    "origins": dict,
}
TYPE_NAMES = {str: "a text", int: "a whole number", list: "an array", dict: "a table"}
DOCUMENT_KEYS = {"title", "address"}
LINE_KEYS = {"prefix", "log", "domains"}  # what a product has whose lines pages quote
HIGHEST_LEVEL = 99


@dataclasses.dataclass(frozen=True)
class Product:
    name: str
    prefix: str  # "": none of its lines are quoted
    log: str
    level: int  # that it logs at by default
    domains: tuple  # whose pages have its lines
    vendor: str  # what is said of it as a vendor; "": it has no private numbers
    origins: dict  # slug -> what is said of it as an origin of names


def read_products(catalogue):
    """slug -> Product, in the order of the file."""
    before = len(catalogue.findings)
    declared = read_toml(catalogue, FILE)
    for slug, table in declared.items():
        check_product(catalogue.findings, slug, table)
    if len(catalogue.findings) == before:
        check_origins(catalogue.findings, declared)
    if len(catalogue.findings) > before:
        raise Unusable(FILE)
    return {slug: product_of(table) for slug, table in declared.items()}


def product_of(table):
    texts = (table.get(key, "") for key in ("prefix", "log"))
    level, domains = table.get("level", 0), tuple(table.get("domains", []))
    return Product(table["name"], *texts, level, domains, table.get("vendor", ""), table.get("origins", {}))


def check_product(findings, slug, table):
    required = {"name"} | (LINE_KEYS if isinstance(table, dict) and table.keys() & LINE_KEYS else set())
    if not check_keys(findings, FILE, slug, table, TYPES.keys(), required):
        return
    for key, value in table.items():
        kind = TYPES.get(key, object)
        if type(value) is not kind and kind is not object:
            findings.add(FILE, f"{slug}.{key}", f"is {show(value)}", f"write {TYPE_NAMES[kind]}")
        elif kind is str and not value.strip():
            findings.add(FILE, f"{slug}.{key}", "is empty", "write a text, or leave the key out")
    if type(table.get("level")) is int and not 0 <= table["level"] <= HIGHEST_LEVEL:
        findings.add(FILE, f"{slug}.level", f"is {show(table['level'])}", f"write a number from 0 to {HIGHEST_LEVEL}")
    if isinstance(table.get("domains"), list) and not is_texts(table["domains"]):
        findings.add(FILE, f"{slug}.domains", f"is {show(table['domains'])}", "write an array of texts")
    check_parts(findings, slug, table)


def check_parts(findings, slug, table):
    documents, origins = table.get("documents"), table.get("origins")
    for index, document in enumerate(documents if isinstance(documents, list) else []):
        where = f"{slug}.documents[{index}]"
        if check_keys(findings, FILE, where, document, DOCUMENT_KEYS, {"title"}) and not is_texts([*document.values()]):
            findings.add(FILE, where, f"is {show(document)}", "write texts")
    for origin, meaning in (origins if isinstance(origins, dict) else {}).items():
        if not isinstance(meaning, str) or not meaning.strip():
            findings.add(FILE, f"{slug}.origins.{origin}", f"is {show(meaning)}", "write what the origin is")


def check_origins(findings, declared):
    owners = {}
    for slug, table in declared.items():
        for origin in table.get("origins", {}):
            if origin in owners:
                fault = f"is an origin of {owners[origin]} already"
                findings.add(FILE, f"{slug}.origins.{origin}", fault, "declare it once")
            owners.setdefault(origin, slug)
