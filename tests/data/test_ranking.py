"""data/ranking.toml is the one place of the weights and limits of the search: each has a reason, each is used."""

import collections
import re
import tomllib

from compile_step import DATA, ROOT
from ranking import INDEX, SEARCH, enumerator

DECLARED = tomllib.loads((DATA / "ranking.toml").read_text(encoding="utf-8"))
CORE = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "core").rglob("*.[ch]")))
COMPILE = "".join(path.read_text(encoding="utf-8") for path in sorted((DATA / "compile").glob("*.py")))


def test_no_two_values_have_one_reason():
    reasons = collections.Counter(entry["why"] for section in DECLARED.values() for entry in section.values())
    assert [why for why, count in reasons.items() if count > 1] == []


def test_the_core_uses_each_limit_that_is_generated_for_it():
    used = set(re.findall(r"\bSEARCH_\w+", CORE))
    limits = [(section, key) for section, keys in SEARCH.items() for key in keys]
    assert [place for place in limits if enumerator(*place) not in used] == []


def test_the_compile_step_uses_each_value_of_the_index():
    for key in INDEX["index"]:
        assert f'["index", "{key}"]' in COMPILE


def test_no_threshold_of_the_search_stands_in_the_core():
    """But the 2 of neighbours and halves, and the base of hexadecimal digits."""
    for path in sorted((ROOT / "core/search").glob("*.[ch]")):
        code = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        compared = {int(number) for number in re.findall(r"(?<![<>])[<>]=? (\d+)\b", code)}
        assert compared <= {0, 1, 2, 16}, path.name
