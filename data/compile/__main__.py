"""The compile step: reads the pages of this folder, checks them, and writes the C code that depends on them.

python3 data/compile check [PAGE...]  report every finding, or those of the given pages
python3 data/compile statistics       count pages, words, relations and citations
python3 data/compile fingerprint TEXT...  what stands in data/sentences for each sentence
python3 data/compile tables FOLDER    write the tables (tables.c) with their sizes (table_sizes.h), the limits of the
                                      search (ranking.h) and what of the interface depends on the data
"""

import argparse
import os
import pathlib
import sys

from catalogue import Catalogue
from findings import Findings, report
from interface import interface
from pure_lua import pure_lua
from sentences import row_of
from statistics_table import statistics
from tables import Tables

DATA = pathlib.Path(__file__).resolve().parent.parent


def main(arguments=None):
    parser, arguments = parse(arguments)
    if arguments.command == "fingerprint":
        print(*map(row_of, arguments.sentences), sep="\n")
        return 0
    findings = Findings()
    catalogue = Catalogue(arguments.data, findings)
    tables = Tables(catalogue) if catalogue.pages else None
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
        print(f"{len(catalogue.pages)} pages, no findings")
    return 0


def parse(arguments):
    parser = argparse.ArgumentParser(
        prog="compile", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--data", type=pathlib.Path, default=DATA, help="the folder with the pages (default: %(default)s)"
    )
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check").add_argument("pages", nargs="*", type=pathlib.Path, metavar="PAGE")
    commands.add_parser("statistics")
    commands.add_parser("fingerprint").add_argument("sentences", nargs="+", metavar="TEXT")
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


def path_within(folder, path):
    """A page may be a link, even to nothing; the folders above it are what they lead to."""
    path, folder = path.parent.resolve() / path.name, folder.resolve()
    return path.relative_to(folder) if path.is_relative_to(folder) else None


def count(findings):
    number = len(set(findings))
    return f"{number} finding" if number == 1 else f"{number} findings"


def generated(tables):
    """What is written beside the tables, by file name, once these are."""
    catalogue = tables.catalogue
    pure = {"ikeerr_pure.lua": pure_lua(catalogue, tables.relations)}
    headers = {"ranking.h": tables.ranking.header(), "table_sizes.h": tables.out.sizes.header()}
    return {**headers, **interface(catalogue), **pure}


def write(tables, folder):
    """A header changes its time only where it changes: everything that includes it is built from it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "tables.c").write_text(tables.source(), encoding="ascii", newline="\n")
        for name, text in generated(tables).items():
            path = folder / name
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        print(f"{error.filename} cannot be written: {error.strerror}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
