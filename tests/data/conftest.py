"""The project's own data, read once for all tests."""

import sys

import pytest

from compile_step import DATA

sys.path.insert(0, str(DATA / "compile"))

from catalogue import Catalogue
from findings import Findings
from relations import Relations


@pytest.fixture(scope="session")
def catalogue():
    return Catalogue(DATA, Findings())


@pytest.fixture(scope="session")
def pages(catalogue):
    return catalogue.pages


@pytest.fixture(scope="session")
def relations(catalogue):
    return Relations(catalogue)
