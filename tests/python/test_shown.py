"""What terminals, notebooks and format() show of our objects without being told how."""

import io

import ikeerr
import pytest
import rich.console
from IPython.core.completer import IPCompleter, provisionalcompleter

POLICY_MATCH = ikeerr.lookup(13868)


def test_format_takes_what_str_takes():
    line = str(POLICY_MATCH)
    assert f"{POLICY_MATCH}" == line and f"{POLICY_MATCH:>150}" == line.rjust(150) and f"{POLICY_MATCH:.9}" == line[:9]
    with pytest.raises(ValueError, match="format"):
        format(POLICY_MATCH, "d")


def test_notebooks_show_the_brief_of_a_record():
    assert POLICY_MATCH._repr_markdown_() == POLICY_MATCH.brief(format="markdown")


def test_rich_renders_the_brief_of_a_record():
    console = rich.console.Console(width=80, file=io.StringIO())
    console.print(POLICY_MATCH)
    text = console.file.getvalue()
    assert POLICY_MATCH.name in text
    assert "# ERROR" in POLICY_MATCH.brief(format="markdown") and "# ERROR" not in text


def test_a_walk_tells_what_it_follows():
    assert repr(POLICY_MATCH.walk()) == "<ikeerr.Walk from win32:13868, depth=1, kinds=None>"
    kinds = ("equivalent", "cause")
    walk = POLICY_MATCH.walk(depth=2, kinds=kinds)
    assert repr(walk).startswith("<ikeerr.Walk from win32:13868, depth=2, kinds=(")
    assert all(repr(kind) in repr(walk) for kind in kinds) and "narrower" not in repr(walk)


def test_notebooks_draw_a_walk():
    bundle = POLICY_MATCH.walk(depth=2, kinds="equivalent")._repr_mimebundle_(include=None, exclude=None)
    assert bundle["text/vnd.mermaid"] == POLICY_MATCH.graph("mermaid", depth=2, kinds="equivalent")
    assert bundle["text/plain"] == repr(POLICY_MATCH.walk(depth=2, kinds="equivalent"))


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("ikeerr.look", {"lookup", "lookup_all"}),
        ("ikeerr.ERROR_IPSEC_IKE_AUTH_", {"ERROR_IPSEC_IKE_AUTH_FAIL"}),
        ("record.technical", {"technical_meaning"}),
    ],
)
def test_ipython_completes(typed, offered):
    completer = IPCompleter(namespace={"ikeerr": ikeerr, "record": POLICY_MATCH}, use_jedi=False)
    with provisionalcompleter():
        assert {each.text.lstrip(".") for each in completer.completions(typed, len(typed))} == offered
