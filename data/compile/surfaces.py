"""Where codes show up (data/surfaces.toml), and which records each place can show."""

import tomllib

from findings import nearest

FILE = "surfaces.toml"
TEXTS = {"surface", "event", "field", "form"}
REQUIRED = {"surface", "event", "form", "domains"}
# What a record must have for a surface to show it; a surface names any of these.
CONDITIONS = {"domains", "kinds", "phases", "modules", "tags", "codes", "vendors"}


def read_surfaces(catalogue):
    """The surfaces in the order of the file, and for each record the numbers of those that can show it."""
    surfaces = tomllib.loads((catalogue.folder / FILE).read_text(encoding="utf-8"))["surface"]
    for index, surface in enumerate(surfaces):
        check_surface(catalogue, index, surface)
    seen_in = [
        [number for number, surface in enumerate(surfaces) if shows(surface, page)] for page in catalogue.pages
    ]
    return surfaces, seen_in


def check_surface(catalogue, index, surface):
    where = f"surface[{index}]"
    for key in surface:
        if key not in TEXTS | CONDITIONS:
            catalogue.findings.add(FILE, f"{where}.{key}", "is not a known key", nearest(key, TEXTS | CONDITIONS))
    for key in REQUIRED - surface.keys():
        catalogue.findings.add(FILE, f"{where}.{key}", "is missing", "add the key")
    sets = {"domains": "domain", "kinds": "kind", "phases": "phase", "modules": "module", "tags": "tag", "vendors": "vendor"}
    for key, set_name in sets.items():
        for value in surface.get(key, []):
            if value not in catalogue.vocabulary.sets[set_name]:
                catalogue.findings.add(FILE, f"{where}.{key}", f"{value!r} is not a declared {set_name}", nearest(value, catalogue.vocabulary.sets[set_name]))


def shows(surface, page):
    facts = page.facts
    return (
        page.domain in surface.get("domains", [])
        and ("kinds" not in surface or facts["kind"] in surface["kinds"])
        and ("vendors" not in surface or page.vendor in surface["vendors"])
        and all(
            key not in surface or set(surface[key]) & set(facts.get(fact, []))
            for key, fact in (("phases", "phase"), ("modules", "modules"), ("tags", "tags"))
        )
        and ("codes" not in surface or any(low <= page.code <= high for low, high in surface["codes"]))
    )
