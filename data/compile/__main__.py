"""The compile step: reads the pages of this folder, checks them, and writes the C code that depends on them.

python3 data/compile check [PAGE...]  report every finding, or those of the given pages
python3 data/compile check --old      count the pages that are in the old form still
python3 data/compile convert PAGE...  bring pages of the old form into the new one as far as a program can
python3 data/compile statistics       count pages, words, relations and citations
python3 data/compile tables FOLDER    write the tables (tables.c), the limits of the search (ranking.h) and what of the
                                      interface depends on the data
"""

import argparse
import collections
import os
import pathlib
import sys

from catalogue import Catalogue
from convert import convert
from files import Unreadable
from findings import Findings, report
from interface import interface
from statistics_table import count_line, statistics
from tables import Tables

DATA = pathlib.Path(__file__).resolve().parent.parent


def main(arguments=None):
    parser, arguments = parse(arguments)
    findings = Findings()
    catalogue = Catalogue(arguments.data, findings)
    tables = Tables(catalogue) if catalogue.pages else None
    if arguments.command == "convert":
        return convert_pages(catalogue, arguments.pages)
    if arguments.command == "check" and arguments.pages:
        return check_pages(parser, catalogue, arguments.pages)
    if findings:
        print(report(findings), file=sys.stderr)
        print(f"{count(findings)} in {len(catalogue.pages)} pages", file=sys.stderr)
        return 1
    if arguments.command == "tables":
        return write(tables, arguments.folder)
    if arguments.command == "statistics":
        print(statistics(tables))
    else:
        print(old_pages(catalogue.pages) if arguments.old else f"{len(catalogue.pages)} pages, no findings")
    return 0


def parse(arguments):
    parser = argparse.ArgumentParser(
        prog="compile", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--data", type=pathlib.Path, default=DATA, help="the folder with the pages (default: %(default)s)"
    )
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check")
    check.add_argument("pages", nargs="*", type=pathlib.Path, metavar="PAGE")
    check.add_argument("--old", action="store_true", help="count the pages that are in the old form still")
    commands.add_parser("convert").add_argument("pages", nargs="+", type=pathlib.Path, metavar="PAGE")
    commands.add_parser("statistics")
    commands.add_parser("tables").add_argument("folder", type=pathlib.Path, metavar="FOLDER")
    return parser, parser.parse_args(arguments)


def check_pages(parser, catalogue, paths):
    """Every page is read, since what holds between pages is checked too; only what concerns the given ones is said."""
    files = set()
    for path in paths:
        within = path_within(catalogue.folder, path)
        if not within or not os.path.lexists(path):
            parser.error(f"{path} is no page of {catalogue.folder}: name one, or the folder with --data")
        files |= {within.as_posix(), within.parent.as_posix()}
    found = catalogue.findings.about(files)
    total = f"{count(found)}, {len(set(catalogue.findings)) - len(found)} elsewhere"
    if not found:
        print(total)
        return 0
    print(report(found), total, sep="\n", file=sys.stderr)
    return 1


def convert_pages(catalogue, paths):
    status = 0
    for path in paths:
        try:
            convert(path, catalogue.vocabulary.sets["when"] if catalogue.vocabulary else {})
        except Unreadable as error:
            print(f"{path} {error.fault}; {error.advice}", file=sys.stderr)
            status = 1
    return status


def old_pages(pages):
    return count_line(
        f"pages in the old form, of {len(pages)}", collections.Counter(page.domain for page in pages if page.is_old)
    )


def path_within(folder, path):
    """A page may be a link, even to nothing; the folders above it are what they lead to."""
    path, folder = path.parent.resolve() / path.name, folder.resolve()
    return path.relative_to(folder) if path.is_relative_to(folder) else None


def count(findings):
    number = len(set(findings))
    return f"{number} finding" if number == 1 else f"{number} findings"


def write(tables, folder):
    """A header changes its time only where it changes: everything that includes it is built from it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "tables.c").write_text(tables.source(), encoding="ascii", newline="\n")
        for name, text in {"ranking.h": tables.ranking.header(), **interface(tables.catalogue)}.items():
            path = folder / name
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        print(f"{error.filename} cannot be written: {error.strerror}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
