"""The compile step: reads the pages of this folder, checks them, and writes the C code that depends on them.

python3 data/compile check          report every finding
python3 data/compile statistics     count pages, words, relations and citations
python3 data/compile tables FOLDER  write the tables (tables.c) and the part of the interface that depends on the data
                                    (include/ikeerr_data.h)
"""

import argparse
import pathlib
import sys

from catalogue import Catalogue
from declared import Unusable
from findings import Findings
from header import header
from statistics_table import statistics
from tables import Tables

DATA = pathlib.Path(__file__).resolve().parent.parent


def main():
    parser = argparse.ArgumentParser(
        prog="compile", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--data", type=pathlib.Path, default=DATA, help="the folder with the pages (default: %(default)s)"
    )
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check")
    commands.add_parser("statistics")
    commands.add_parser("tables").add_argument("output", type=pathlib.Path)
    arguments = parser.parse_args()

    findings = Findings()
    catalogue = Catalogue(arguments.data, findings)
    tables = read_tables(catalogue)
    if findings:
        print(findings.report(), file=sys.stderr)
        print(f"{len(set(findings))} findings in {len(catalogue.pages)} pages", file=sys.stderr)
        return 1
    if arguments.command == "tables":
        write_tables(tables, arguments.output)
    elif arguments.command == "statistics":
        print(statistics(tables))
    else:
        print(f"{len(catalogue.pages)} pages, no findings")
    return 0


def write_tables(tables, folder):
    """The header changes its time only where it changes: everything that uses the library is built from it."""
    (folder / "include").mkdir(parents=True, exist_ok=True)
    (folder / "tables.c").write_text(tables.source(), encoding="ascii", newline="\n")
    path, text = folder / "include/ikeerr_data.h", header(tables.catalogue.vocabulary)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8", newline="\n")


def read_tables(catalogue):
    try:
        return Tables(catalogue) if catalogue.pages else None
    except Unusable:
        return None


if __name__ == "__main__":
    sys.exit(main())
