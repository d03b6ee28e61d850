"""The project's own data, read once for all tests."""

import sys

import pytest

from compile_step import DATA

sys.path.insert(0, str(DATA / "compile"))

from catalogue import Catalogue  # noqa: E402
from findings import Findings  # noqa: E402
from relations import Relations  # noqa: E402


@pytest.fixture(scope="session")
def catalogue():
    return Catalogue(DATA, Findings())


@pytest.fixture(scope="session")
def pages(catalogue):
    return catalogue.pages


@pytest.fixture(scope="session")
def relations(catalogue):
    return Relations(catalogue)
