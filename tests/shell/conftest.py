"""The shared cases are read as the tests of Python read them."""

import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).parent.parent / "python"))
