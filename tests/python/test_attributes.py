"""The module's own attributes: every constant, made at first use, and the versions."""

import collections
import datetime
import pathlib
import re
import string
import subprocess
import sys

import ikeerr
import pytest

WIN32 = ikeerr.records(domain="win32")
ROOT = pathlib.Path(__file__).parents[2]


def run(program):
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip()


def test_names_that_are_identifiers_and_of_one_record():
    owners = collections.Counter(record.name for record in ikeerr.records())
    for record in ikeerr.records():
        is_constant = owners[record.name] == 1 and record.name.isidentifier() and record.name[:1].isupper()
        assert (getattr(ikeerr, record.name, None) is record) == is_constant, record
        assert (record.name in dir(ikeerr)) == is_constant, record
    assert ikeerr.NO_PROPOSAL_CHOSEN.id == "ikev2:14"
    assert ikeerr.PDN_TYPE_IPv4_ONLY_ALLOWED.domain == "ikev2"


def test_there_are_153():
    assert len(WIN32) == ikeerr.counts["win32"] == 153
    assert {record.name for record in WIN32} <= set(dir(ikeerr))


def test_names_are_imported():
    from ikeerr import ERROR_IPSEC_IKE_AUTH_FAIL

    assert ERROR_IPSEC_IKE_AUTH_FAIL is ikeerr.lookup(13801)


def test_names_come_into_being_at_first_use():
    program = """
import ikeerr
before = set(vars(ikeerr))
ikeerr.ERROR_IPSEC_IKE_AUTH_FAIL
dir(ikeerr)
print(*(set(vars(ikeerr)) - before))
print(len([name for name in before if name.isupper()]))
"""
    assert run(program).split() == ["ERROR_IPSEC_IKE_AUTH_FAIL", "0"]


@pytest.mark.parametrize(
    "name",
    [
        "ERROR_IPSEC_IKE_SA_EXPIRED",  # cited, but never there
        "error_ipsec_ike_auth_fail",
        "AUTH_FAIL",
        "NO-PROPOSAL-CHOSEN",  # no identifier
        "CHECKPOINT_FIREWALL_1_9110",  # of both versions
        "ERROR_IPSEC_IKE_INVALID_UMATTS",  # an alias
        "draft",
        "",
        "ERROR_IPSEC_IKE_AUTH_FAIL\x00",
        "\ud800",
    ],
)
def test_other_names_are_attribute_errors(name):
    assert not hasattr(ikeerr, name)
    with pytest.raises(AttributeError, match="module 'ikeerr' has no attribute") as raised:
        getattr(ikeerr, name)
    assert raised.value.name == name and raised.value.obj is ikeerr


def test_dir_is_a_list_of_names():
    names = ikeerr.__dir__()
    assert isinstance(names, list) and len(set(names)) == len(names)
    assert {"lookup", "Record", "__version__", "__doc__"} <= set(names)


def test_version():
    (version,) = re.findall(r"project\(ikeerr VERSION ([0-9.]+)", (ROOT / "CMakeLists.txt").read_text())
    assert ikeerr.__version__ == version


def test_data_version():
    assert ikeerr.data_date == max(record.updated for record in ikeerr.records())
    assert str(datetime.date.fromisoformat(ikeerr.data_date)) == ikeerr.data_date
    assert len(ikeerr.data_digest) == 16 and set(ikeerr.data_digest) <= set(string.hexdigits)


def test_counts():
    assert dict(ikeerr.counts) == {domain: len(ikeerr.records(domain=domain)) for domain in ikeerr.counts}
    assert list(ikeerr.counts) == list(dict.fromkeys(record.domain for record in ikeerr.records()))
    assert {"win32", "ikev2", "ikev1"} < set(ikeerr.counts)
    with pytest.raises(TypeError):
        ikeerr.counts["win32"] = 0


def test_help():
    text = run("import ikeerr; help(ikeerr)")
    for part in (
        "What IPsec and IKE errors mean",
        "lookup(key, /, *, domain=None)",
        "get(key, /, default=None, *, domain=None)",
        "search(query, /, *, limit=10, domain=None, kind=None, tag=None, min_score=None)",
        "page(self, /, width=80, color=False, format='text', section=None)",
        "class UnknownKeyError(builtins.LookupError)",
    ):
        assert part in text


def test_everything_public_says_what_it_is():
    for name in ("lookup", "get", "lookup_all", "answer", "decode_notify", "records", "search", "path", "scan"):
        assert getattr(ikeerr, name).__doc__
        assert getattr(ikeerr, name).__module__ == "ikeerr"
    for type_ in (value for value in vars(ikeerr).values() if isinstance(value, type)):
        assert type_.__doc__ and type_.__module__ == "ikeerr"
        for name, member in vars(type_).items():
            assert name.startswith("_") or member is None or member == () or member.__doc__
