"""Builds the reference as static files.

python3 bindings/web/site --module MODULE.wasm FOLDER

Records come from the Python module (ikeerr on PYTHONPATH), what words mean and which code spans are commands from the
reader of the compile step: nothing is written a second time. Links are relative and name files, so that the site works
from a folder. Without --base, what needs the site's address is left out: canonical addresses, the map for search
engines, the feed.
"""

import argparse
import pathlib
import shutil
import sys

PROJECT = pathlib.Path(__file__).resolve().parents[3]
sys.path.append(str(PROJECT / "data/compile"))

from pages import Site  # noqa: E402
from reference import Reference  # noqa: E402
from scripts import module_script, page_script  # noqa: E402

WEB = PROJECT / "bindings/web"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, default=PROJECT / "data", help="the folder with the pages")
    parser.add_argument("--module", type=pathlib.Path, required=True, help="the core as a WebAssembly module")
    parser.add_argument("--base", default="", help="the address of the site, as in IKEERR_PAGE_BASE")
    parser.add_argument("folder", type=pathlib.Path, help="where the site is written; what is there goes away")
    arguments = parser.parse_args()
    reference = Reference(arguments.data, arguments.base)
    if arguments.folder.exists():
        shutil.rmtree(arguments.folder)
    site = Site(reference, arguments.folder)
    site.write_all()
    site.write("ikeerr.js", page_script(WEB, reference))
    site.write("ikeerr-module.js", module_script(WEB, arguments.module.read_bytes()))
    for name in ("style.css", "icon.svg"):
        site.write(name, (WEB / "site" / name).read_text(encoding="utf-8"))
    print(f"{site.count} files in {arguments.folder}")


if __name__ == "__main__":
    main()
