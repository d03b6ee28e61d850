"""What is wrong with the file of a stack is a finding that says what to do."""

import shutil

import pytest

from compile_step import GOOD, run

STACK = """product = "{product}"
sources = [{{ title = "x.c" }}]
prefixes = {prefixes}
{more}
[lines]
{lines}
"""
SOUND = {
    "product": "strongswan",
    "prefixes": '["{thread}[…] "]',
    "more": "",
    "lines": 'initiates = ["starts to talk to {peer}"]',
}
WRONG = [
    ({"product": "strongswam"}, "is 'strongswam'", "strongswan"),
    ({"prefixes": '["{thread}"]'}, "cannot be found in a line", "fixed text behind each placeholder"),
    ({"prefixes": '["[…] "]'}, "cannot be found in a line", "one of which is kept"),
    ({"prefixes": '["{thred}[…] "]'}, "has {thred}", "thread"),
    ({"lines": 'initiate = ["starts to talk to {peer}"]'}, "is no role", "initiates"),
    ({"lines": 'initiates = ["starts to talk to {pear}"]'}, "has {pear}", "peer"),
    ({"lines": 'initiates = ["to {peer} at"]'}, "has no fixed part of 8 bytes", "stands in any log"),
    ({"lines": 'initiates = ["starts to talk {peer}{child} now"]'}, "two wildcards in a row", "write one"),
    ({"lines": 'initiates = [{ line = "starts to talk", versions = "new" }]'}, "'new' is no range of versions", "6.0+"),
    ({"lines": 'initiates = [{ text = "starts to talk" }]'}, "is not a known key", "line"),
    ({"lines": 'initiates = ["starts to talk"]\nanswers = ["starts to talk"]'}, "is a line of strongswan", "lengthen"),
    ({"more": "[exchanges]\nA = { ike = 3 }"}, "is 3", "write 1 or 2"),
    ({"more": "[exchanges]\nA = { ike = 2, word = 'IKE_INIT' }"}, "is 'IKE_INIT'", "IKE_SA_INIT"),
    ({"more": "[lists]\nseparator = 'x'"}, "is not a known key", "proposal"),
    ({"more": "color = 1"}, "is not a known key", ""),
]


DIAGNOSE = """lists = []
lines = []
[domains]
version_1 = "ikev2"
version_2 = "ikev2"
without_code = "win32"
[no_answer]
established = "ikev2:14"
begun = "ikev2:14"
otherwise = "ikev2:14"
[exchanges]
within = ["QUICK_MODE"]
[ended]
this = "ikev2:24"
peer = "ikev2:24"
[decided]
peer = []
[elsewhere]
of_codes = ["equivalent"]
of_others = ["equivalent"]
[methods]
by-key = "key"
by-certificate = "certificate"
by-eap = "eap"
"""


SHARED = """product = "strongswan"
sources = [{ title = "y.c" }]
prefixes = ["other: "]
[lines]
%s
"""


@pytest.fixture
def data(tmp_path):
    shutil.copytree(GOOD, tmp_path / "data")
    (tmp_path / "data" / "stacks").mkdir()
    (tmp_path / "data" / "diagnose.toml").write_text(DIAGNOSE, encoding="utf-8")
    return tmp_path / "data"


def findings(data, **changes):
    (data / "stacks" / "made-up.toml").write_text(STACK.format(**SOUND | changes), encoding="utf-8")
    return run("check", data=data).stderr


def test_what_is_wrong(data):
    assert findings(data) == ""
    for changes, fault, advice in WRONG:
        said = findings(data, **changes)
        assert "stacks/made-up.toml" in said, changes
        assert fault in said, said
        assert advice in said, said


def test_a_line_of_several_stacks_says_the_same_of_each(data):
    other = data / "stacks" / "other.toml"
    other.write_text(SHARED % 'initiates = ["starts to talk to {peer}"]', encoding="utf-8")
    assert findings(data) == ""
    other.write_text(SHARED % 'answers = ["starts to talk to {peer}"]', encoding="utf-8")
    assert "is a line of strongswan (initiates) too" in findings(data)
    other.write_text(SHARED % 'initiates = ["starts to talk to {child}"]', encoding="utf-8")
    assert "write both alike" in findings(data)


def test_a_stack_needs_what_is_concluded_without_a_sign(data):
    (data / "diagnose.toml").unlink()
    assert "diagnose.toml" in findings(data)


@pytest.mark.parametrize(
    ("word", "wrong"), [("equivalent", "equivalence"), ('"eap', '"eep'), ("QUICK_MODE", "SLOW_MODE")]
)
def test_what_is_concluded_has_words_of_the_vocabulary(data, word, wrong):
    (data / "diagnose.toml").write_text(DIAGNOSE.replace(word, wrong), encoding="utf-8")
    assert f"is '{wrong.strip(chr(34))}'" in findings(data)


def test_what_is_concluded_names_records(data):
    (data / "diagnose.toml").write_text(DIAGNOSE.replace("ikev2:24", "ikev2:99"), encoding="utf-8")
    assert "'ikev2:99' has no page" in findings(data)


LINE = """[[lines]]
record = "ikev2:14"
product = "strongswan"
line = "nothing of the kind"
without = ["by-ear"]
cause = "no-cause-of-it"
"""


def test_what_a_line_shows_names_a_line_a_way_and_a_cause_of_the_page(data):
    declared = DIAGNOSE.replace("lines = []\n", "") + LINE
    (data / "diagnose.toml").write_text(declared, encoding="utf-8")
    said = findings(data)
    assert "'nothing of the kind' is no log line of it" in said
    assert "is 'by-ear'" in said
    assert "'no-cause-of-it' is no cause of it" in said
    (data / "diagnose.toml").write_text(declared.replace('without = ["by-ear"]\n', ""), encoding="utf-8")
    assert "lines[0].without" in findings(data)
