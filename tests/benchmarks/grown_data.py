"""Copies of the data with more records, to measure how everything grows: a domain `grown` is added, with so many copies of
every page. In each copy another third of the words is spelled otherwise, and so is every log line, so that words and lines
grow as well."""

import pathlib
import re
import shutil
import tomllib
import zlib

DATA = pathlib.Path(__file__).resolve().parents[2] / "data"
DOMAINS = ("win32", "ras", "condition", "ikev2", "ikev1")
FIRST_CODE = 50_000  # where no event of Windows has its number
SHARE = 3  # one word in so many is another in a copy
WORD = re.compile(r"[A-Za-z]{4,}")
PLACEHOLDER = re.compile(r"(\{[^}]*\}|…)")
SPAN = re.compile(r"(`[^`]*`)")
LABEL = re.compile(r"(- (?:Sign \(.*?\)|Check|Fix|Ignore when): |)(.*)")
SHIFTED = "bcdfghjklmnpqrstvwxz"

VOCABULARY = f"""[domain.grown]
meaning = "Copies of the other domains, to measure with"
official = "this folder"
separator = "_"
prefixes = ["GROWN_"]
mentions = "symbol"
numbers = "code"
block = [{FIRST_CODE}, {FIRST_CODE + 9_999}]
context = [[{FIRST_CODE}, {FIRST_CODE + 9_999}]]
scope = "copies have {{codes}}"
share = 0.5
"""
LAST_DOMAIN = "[domain.ikev2]\n"  # in front of which it stands


def spell(word, copy):
    """The word with its consonants further on in the alphabet, capitals where they were."""
    table = str.maketrans(SHIFTED + SHIFTED.upper(), "".join(
        (letters[copy:] + letters[:copy]) for letters in (SHIFTED, SHIFTED.upper())))  # fmt: skip
    return word.translate(table)


def spell_all(text, copy):
    return WORD.sub(lambda match: spell(match[0], copy), text)


def spell_some(text, copy):
    def changed(match):
        word = match[0]
        return spell(word, copy) if zlib.crc32(word.lower().encode()) % SHARE == copy % SHARE else word

    return WORD.sub(changed, text)


def spell_line(line, copy):
    parts = PLACEHOLDER.split(line)
    return "".join(part if PLACEHOLDER.fullmatch(part) else spell_all(part, copy) for part in parts)


def prose_line(line, copy):
    """A line of a page's prose in a copy; None: it is about another page."""
    if line.startswith("- Sign: "):
        return None
    if line.startswith(("- Basis", "- When", "#")):
        return line
    label, rest = LABEL.match(line).groups()
    is_log_line = label.startswith("- Sign") or (not label and line.startswith("- "))
    parts = SPAN.split(rest)
    for i, part in enumerate(parts):
        if SPAN.fullmatch(part):
            parts[i] = spell_line(part, copy) if is_log_line else part
        elif not is_log_line or i > 1:  # in front of a log line stands whose it is
            parts[i] = spell_some(part, copy)
    return label + "".join(parts)


def toml_of(facts):
    def value(item):
        if isinstance(item, bool):
            return str(item).lower()
        if isinstance(item, str):
            escaped = item.replace("\\", "\\\\").replace('"', '\\"')
            return f'"{escaped}"'
        if isinstance(item, list):
            return f"[{', '.join(map(value, item))}]"
        if isinstance(item, dict):
            return "{ %s }" % ", ".join(f"{key} = {value(each)}" for key, each in item.items())
        return str(item)

    return "".join(f"{key} = {value(item)}\n" for key, item in facts.items())


def page_of(text, copy, number):
    name, facts, prose = re.fullmatch(r"# ([^\n]+)\n\n```toml\n(.*?)\n```\n(.*)", text, re.DOTALL).groups()
    facts = tomllib.loads(facts)
    for key in ("related", "citations", "ntstatus", "vendor", "retired"):
        facts.pop(key, None)
    facts |= {"code": number, "aliases": [], "message": spell_some(facts["message"], copy)}
    asked = [spell_all(phrase, copy) for phrase in facts.pop("asked", []) if WORD.search(phrase)]
    facts |= {"asked": asked} if asked else {}
    name = f"GROWN_{spell_all(name.replace('-', '_'), copy)}_{number - FIRST_CODE}"
    lines = [prose_line(line, copy) for line in prose.split("\n")]
    return name, f"# {name}\n\n```toml\n{toml_of(facts)}```\n" + "\n".join(line for line in lines if line is not None)


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    if text.count(old) != 1:
        raise SystemExit(f"{path} has {old!r} {text.count(old)} times, and should have it once")
    path.write_text(text.replace(old, new), encoding="utf-8")


def make(folder, copies):
    data = shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns("compile", "__pycache__"))
    pages = [page for domain in DOMAINS for page in sorted((data / domain).glob("*.md"))]
    change(data / "vocabulary.toml", LAST_DOMAIN, VOCABULARY + LAST_DOMAIN)
    products = data / "products.toml"
    products.write_text(products.read_text(encoding="utf-8").replace("\ndomains = [", '\ndomains = ["grown", '))
    (data / "grown").mkdir()
    for copy in range(1, copies + 1):
        for place, page in enumerate(pages):
            number = FIRST_CODE + (copy - 1) * len(pages) + place
            name, text = page_of(page.read_text(encoding="utf-8"), copy, number)
            short = name.removeprefix("GROWN_").lower().replace("_", "-")
            (data / "grown" / f"{number:05}-{short}.md").write_text(text, encoding="utf-8")
    return data
