"""A filter for doxygen: ikeerr.h with its comments in doxygen's form. A comment behind a declaration is its own; one above
a paragraph belongs to each function of it that has none; one that stands alone belongs to its section."""

import pathlib
import re
import sys

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SECTION = re.compile(r"^/\* ---- (?P<title>.*) ----(?P<text>(?:(?!\*/)[\s\S])*)\*/\n", re.MULTILINE)
ALONE = re.compile(r"^/\*(?P<text>(?:(?!\*/)[\s\S])*)\*/\n\n", re.MULTILINE)
BEHIND = re.compile(r"^( *[^ \n].*?)/\* ", re.MULTILINE)
ABOVE = re.compile(r"^( *)/\* ", re.MULTILINE)
WITHOUT_ITS_OWN = re.compile(r"(?<=\n)(?<!\*/\n)IKEERR_API [^/]*?;(?=\n|\Z)")


def literal(comment):
    """What doxygen would take for a command is text."""
    return re.sub(r"([@\\])", r"\\\1", comment[0])


def words(comment):
    return re.sub(r"^ \*( |$)", "", comment["text"], flags=re.MULTILINE).strip()


def in_form(paragraph):
    paragraph = ABOVE.sub(r"\1/** ", BEHIND.sub(r"\1/**< ", paragraph))
    if not paragraph.startswith("/** "):
        return paragraph
    comment = COMMENT.match(paragraph)[0]
    return WITHOUT_ITS_OWN.sub(lambda found: f"{comment}\n{found[0]}", paragraph)


def section_in_form(found, body):
    name = re.sub(r"\W+", "_", found["title"].partition(":")[0])
    described = "\n\n".join(words(each) for each in [found, *ALONE.finditer(body)])
    body = "\n\n".join(in_form(each) for each in ALONE.sub("", body).split("\n\n"))
    return f"/** @defgroup {name} {found['title']}\n\n{described}\n\n@{{ */\n\n{body}\n/** @}} */\n"


def header_in_form(text):
    text = COMMENT.sub(literal, text)
    sections = list(SECTION.finditer(text))
    if not sections:
        return "\n\n".join(in_form(each) for each in text.split("\n\n"))
    first = re.sub(r"^/\* (.*)\n", r"/** @mainpage \1\n", text[: sections[0].start()])
    ends = [*(found.start() for found in sections[1:]), len(text)]
    return first + "".join(
        section_in_form(found, text[found.end() : end]) for found, end in zip(sections, ends, strict=True)
    )


if __name__ == "__main__":
    print(header_in_form(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")), end="")
