"""A filter for LDoc, which does not know the annotations of LuaLS: the same in LDoc's form, with the types as text. Classes
and sets of words are tables there."""

import html
import pathlib
import re
import sys

TYPE = r"((?:fun\([^)]*\)(?:: ?[\w.?]+)?|\((?:[^()]|\([^)]*\))*\)|table<.*?>|[^\s|(]+|\|)+)"
FIELD = re.compile(rf"@field (\w+)(\??) {TYPE} ?(.*)")
PARAMETER = re.compile(rf"@param (\w+)(\??) {TYPE} ?(.*)")
RETURN = re.compile(rf"@return {TYPE} ?(.*)")
WORD = re.compile(r'\| "([^"]*)"(?: # (.*))?')
CLASS = re.compile(r"@class ikeerr(?:\.(\w+)(?:: ikeerr\.(\w+))?)?")
ALIAS = re.compile(rf"@alias ikeerr\.(\w+) ?{TYPE}?")
FUNCTION = re.compile(r"function (?:ikeerr\.)?([\w:]+)\(")

NAME = re.compile(r" ([\w:]+)")
EVERYWHERE = re.compile(r"^-- (Everywhere: (?:.*\n)(?:-- .*\n)*)", re.MULTILINE)  # what holds for the whole module


def text(written):
    return re.sub(r"`(.*?)`", r"<code>\1</code>", html.escape(written, quote=False))


def type_in_form(written):
    linked = re.sub(r"ikeerr\.(\w+)", r'<a href="#\1">\1</a>', html.escape(written, quote=False))
    return f"<code>{linked}</code>"


def annotation_in_form(line):
    """The lines that stand for an annotation. One that LDoc has no place for is an error: it would be missing."""
    if found := FIELD.fullmatch(line) or PARAMETER.fullmatch(line):
        name, optional, kind, meaning = found.groups()
        tag = line[: line.index(" ")] + ("[opt]" if optional and line.startswith("@param") else "")
        return [f"{tag} {name} {type_in_form(kind + optional)} {text(meaning)}"]
    if found := RETURN.fullmatch(line):
        return [f"@return {type_in_form(found[1])} {text(found[2])}"]
    if found := WORD.fullmatch(line):
        return [f'<br/><code>"{found[1]}"</code> {text(found[2] or "")}']  # no identifier, so no field of LDoc's
    if found := CLASS.fullmatch(line):
        parent = [f"Beside these, those of {type_in_form('ikeerr.' + found[2])}."] if found[2] else []
        return [*parent, f"@table {found[1] or 'ikeerr'}"]
    if found := ALIAS.fullmatch(line):
        return [*([type_in_form(found[2])] if found[2] else []), f"@table {found[1]}"]
    if line.startswith(("@meta", "@operator")):  # for editors; the words above name the operators
        return []
    raise ValueError(f"{sys.argv[0]}: LDoc has no place for ---{line}")


def block_in_form(block):
    written, tags = [], []
    for line in block.splitlines():
        if found := FUNCTION.match(line):
            tags += [f"@function {found[1]}", *(["@within Methods"] if ":" in found[1] else [])]
        elif re.match(r"---[@|]", line):
            for made in annotation_in_form(line[3:]):
                (tags if made.startswith("@") else written).append(made)
        elif line.startswith("---"):
            written.append(
                f"<pre>{html.escape(line[7:], quote=False)}</pre>" if line.startswith("---    ") else text(line[3:])
            )
    if not tags:
        return ""
    if not written and tags[0] == "@table ikeerr":  # of what depends on the data
        tags[0] = "@table constants"
    if not written or written[0].startswith("<br/>"):
        written.insert(0, f"{NAME.search(tags[0])[1]}.")
    first, *others = written + tags
    return "\n".join([f"--- {first}", *(f"-- {each}" for each in others), "", ""])


def annotations_in_form(files):
    module = f"--- {EVERYWHERE.search(files[0])[1]}-- @module ikeerr\n\n"
    return module + "".join(block_in_form(block) for file in files for block in re.split(r"\n\n+", file))


if __name__ == "__main__":
    print(annotations_in_form([pathlib.Path(name).read_text(encoding="utf-8") for name in sys.argv[1:]]), end="")
