"""The part of the module that is written in Lua alone: ikeerr_pure.lua beside this file, with the records."""

import pathlib

CODE = pathlib.Path(__file__).resolve().parent / "ikeerr_pure.lua"
ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n"})


def pure_lua(catalogue, relations):
    """The file with its two tables filled."""
    rows = "".join(f"  {row(catalogue, relations, page)},\n" for page in catalogue.pages)
    domains = catalogue.vocabulary.domains.values()
    bare = "".join(f"  {domain.name} = {str(domain.is_bare).lower()},\n" for domain in domains)
    code = CODE.read_text(encoding="utf-8")
    return code.replace("ROWS = {}", f"ROWS = {{\n{rows}}}").replace("IS_BARE = {}", f"IS_BARE = {{\n{bare}}}")


def row(catalogue, relations, page):
    texts = [page.identity, page.name, page.facts["kind"], page.facts["message"], page.prose.texts["summary"]]
    place = {identity: number + 1 for identity, number in catalogue.number.items()}
    equivalents = [place[each.target] for each in relations.of[page.identity] if each.kind == "equivalent"]
    twin = place.get(relations.twin(page))
    causes = "".join(f"{cause_row(cause)}, " for cause in shown_causes(catalogue, page))
    numbers = ", ".join(map(str, equivalents))
    values = [*map(quoted, texts), f"{{{causes[:-2]}}}", f"{{{numbers}}}", twin or "nil", page.facts.get("ntstatus")]
    return "{" + ", ".join(str(value) for value in values if value is not None) + "}"


def cause_row(cause):
    texts = [cause.title, " ".join(cause.when), *cause.checks[:1], *cause.fixes[:1]]
    return "{" + ", ".join(map(quoted, texts)) + "}"


def shown_causes(catalogue, page):
    """The first one; of a notify, whose exchange is known where it is met, the first that each exchange can have."""
    exchanges = [word for word in catalogue.vocabulary.sets["when"] if word.isupper()]
    if catalogue.domain_of(page).numbers != "notify":
        return page.causes[:1]
    first = {id(cause) for cause in page.causes[:1]}
    for exchange in exchanges:
        fitting = [cause for cause in page.causes if exchange in cause.when or not any(map(str.isupper, cause.when))]
        first |= {id(cause) for cause in fitting[:1]}
    return [cause for cause in page.causes if id(cause) in first]


def quoted(text):
    return '"' + (text or "").translate(ESCAPES) + '"'
