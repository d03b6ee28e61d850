"""Where codes show up (data/surfaces.toml), and which records each place can show."""

from declared import check_keys, check_ranges, is_within, read_rows
from findings import show

FILE = "surfaces.toml"
TEXTS = {"surface", "event", "field", "form"}
REQUIRED = {"surface", "event", "form", "domains"}
# What a record must have for a surface to show it: the condition, and the set that its values come from.
SETS = {
    "domains": "domain",
    "kinds": "kind",
    "phases": "phase",
    "modules": "module",
    "tags": "tag",
    "vendors": "vendor",
    "wires": "on_wire",
}
KEYS = TEXTS | SETS.keys() | {"codes"}


def read_surfaces(catalogue):
    """The surfaces in the order of the file, and for each record the numbers of those that can show it."""
    rows = [(index, row) for index, row in read_rows(catalogue, FILE, "surface") if is_sound(catalogue, index, row)]
    surfaces = [row for _, row in rows]
    seen_in = [[number for number, surface in enumerate(surfaces) if shows(surface, page)] for page in catalogue.pages]
    shown = {number for numbers in seen_in for number in numbers}
    for number, (index, _) in enumerate(rows):
        if number not in shown and not catalogue.broken and not catalogue.unread:
            catalogue.findings.add(FILE, f"surface[{index}]", "shows no record", "loosen its conditions or drop it")
    return surfaces, seen_in


def is_sound(catalogue, index, surface):
    where = f"surface[{index}]"
    before = len(catalogue.findings)
    if not check_keys(catalogue.findings, FILE, where, surface, KEYS, REQUIRED):
        return False
    for key in TEXTS & surface.keys():
        if not isinstance(surface[key], str) or not surface[key].strip():
            catalogue.findings.add(FILE, f"{where}.{key}", f"is {show(surface[key])}", "write a text")
    for key, set_name in SETS.items():
        check_set(catalogue, f"{where}.{key}", surface.get(key, []), set_name)
    check_ranges(catalogue.findings, FILE, f"{where}.codes", surface.get("codes", []))
    return len(catalogue.findings) == before


def check_set(catalogue, where, values, set_name):
    known = list(catalogue.vocabulary.sets[set_name])
    for value in values if isinstance(values, list) else [values]:
        if value not in known and not is_unread(catalogue, value, set_name):
            advice = catalogue.vocabulary.advice(set_name, value)
            catalogue.findings.add(FILE, where, f"{show(value)} is not a declared {set_name}", advice)


def is_unread(catalogue, value, set_name):
    """A folder of no declared domain is one finding, not one more for each surface of it."""
    return set_name == "domain" and value in list(catalogue.unread)


def shows(surface, page):
    facts = page.facts
    return (
        page.domain in surface["domains"]
        and all(
            key not in surface or value in surface[key]
            for key, value in (("kinds", facts["kind"]), ("vendors", page.vendor), ("wires", facts.get("on_wire")))
        )
        and all(
            key not in surface or fact not in facts or set(surface[key]) & set(facts[fact])
            for key, fact in (("phases", "phase"), ("modules", "modules"), ("tags", "tags"))
        )
        and ("codes" not in surface or is_within(page.code, surface["codes"]))
    )
