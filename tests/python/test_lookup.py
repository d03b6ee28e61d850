"""lookup, get, lookup_all and answer: what counts as a key, and what a miss says."""

import enum

import ikeerr
import pytest
from hypothesis import given
from hypothesis import strategies as st

POLICY_MATCH = ikeerr.lookup("win32:13868")
WRONG_TYPES = (
    True,
    False,
    None,
    1.0,
    13868.0,
    b"13868",
    bytearray(b"13868"),
    ("win32", 13868),
    object(),
    int,
    Exception,
)


class Code(enum.IntEnum):
    POLICY_MATCH = 13868


class WindowsError11(OSError):
    """An OSError as Windows raises it."""

    winerror = 13868


class ComError(Exception):
    hresult = -2147011028  # 0x8007362C


class Unhelpful(Exception):
    winerror = None
    hresult = "0x8007362C"


class Broken(Exception):
    @property
    def winerror(self):
        raise RuntimeError("broken")


@pytest.mark.parametrize(
    "key", [13868, Code.POLICY_MATCH, "13868", "win32:13868", POLICY_MATCH, -2147011028, 0x8007362C]
)
def test_types_of_keys(key):
    assert ikeerr.lookup(key) is ikeerr.get(key) is ikeerr.lookup_all(key)[0] is POLICY_MATCH


@pytest.mark.parametrize("error", [WindowsError11(), ComError()])
def test_exceptions_are_keys(error):
    assert ikeerr.lookup(error) is POLICY_MATCH


NO_KEY = "a key must be int, str, Record or an exception .*, not "


@pytest.mark.parametrize("key", WRONG_TYPES)
@pytest.mark.parametrize("function", [ikeerr.lookup, ikeerr.get, ikeerr.lookup_all, ikeerr.answer])
def test_wrong_types_are_type_errors(function, key):
    with pytest.raises(TypeError, match=NO_KEY + type(key).__name__):
        function(key)


@pytest.mark.parametrize("key", [OSError(2, "no winerror here"), Unhelpful()])
def test_exceptions_without_a_number_have_no_record(key):
    for function in (ikeerr.lookup, ikeerr.lookup_all, ikeerr.answer):
        with pytest.raises(TypeError, match=NO_KEY + type(key).__name__):
            function(key)
    assert ikeerr.get(key) is None and ikeerr.get(key, 5) == 5


class Index:
    """What numpy's integers are to Python."""

    def __init__(self, number):
        self.number = number

    def __index__(self):
        return self.number


def test_what_has_an_index_is_a_number():
    assert ikeerr.lookup(Index(13868)) is ikeerr.get(Index(13868)) is POLICY_MATCH
    with pytest.raises(ikeerr.UnknownKeyError):
        ikeerr.lookup(Index(99999))


def test_the_exception_of_a_property_comes_through():
    with pytest.raises(RuntimeError, match="broken"):
        ikeerr.lookup(Broken())


def test_every_record_is_found_by_identity_name_and_code():
    for record in ikeerr.records():
        for _ in range(3):  # the later times by a shorter way
            assert ikeerr.lookup(record.id) is record
            assert ikeerr.lookup(record.name, domain=record.domain) is record
            assert record in ikeerr.lookup_all(str(record.code), domain=record.domain)
            is_code = record.domain != "condition"  # whose numbers are the project's own
            for number in (record.code, record.hex):
                answer = ikeerr.answer(number)
                assert (record in (*answer.records, *answer.also)) == is_code


def test_every_win32_record_is_found_by_number_and_by_exception():
    for record in ikeerr.records(domain="win32"):
        for number in (record.code, record.hresult, record.hresult - 2**32):
            assert ikeerr.lookup(number) is ikeerr.lookup(str(number)) is record
        if record.ntstatus:
            assert ikeerr.lookup(record.ntstatus) is ikeerr.lookup(record.ntstatus - 2**32) is record
        assert ikeerr.lookup(record.name) is ikeerr.lookup("".join(record.name)) is record


def test_a_restricted_answer_is_not_remembered_for_all_domains():
    for _ in range(2):
        assert ikeerr.lookup("NO_PROPOSAL_CHOSEN", domain="ikev1").id == "ikev1:14"
        assert ikeerr.lookup("NO_PROPOSAL_CHOSEN").id == "ikev2:14"
        assert ikeerr.lookup(11, domain="ikev1").id == "ikev1:11"
        with pytest.raises(ikeerr.AmbiguousKeyError):
            ikeerr.lookup(11)
        with pytest.raises(ikeerr.UnknownKeyError):
            ikeerr.lookup(13868, domain="ikev2")
        assert ikeerr.lookup(13868) is POLICY_MATCH


def test_names_of_several_domains_stay_ambiguous():
    shared = [record for record in ikeerr.records() if len(ikeerr.lookup_all(record.name)) > 1]
    assert shared
    for record in shared:
        assert ikeerr.lookup(f"{record.domain}:{record.name}") is record
        with pytest.raises(ikeerr.AmbiguousKeyError):
            ikeerr.lookup(record.name)


def test_a_record_of_another_domain_is_a_miss():
    assert ikeerr.lookup(POLICY_MATCH, domain="win32") is POLICY_MATCH
    assert ikeerr.get(POLICY_MATCH, domain="ikev2") is None


def test_numbers_that_share_their_low_bits_are_kept_apart():
    assert ikeerr.lookup(13868) is POLICY_MATCH
    for number in (13868 + 2**10, 13868 - 2**10, 13868 + 2**32, 13868 + 2**64, 13868 - 2**64, -13868):
        assert ikeerr.get(number) is None


# ---- misses ----


def test_unknown_key_error():
    with pytest.raises(ikeerr.UnknownKeyError) as raised:
        ikeerr.lookup("ERROR_IPSEC_IKE_SA_EXPIRED")
    assert raised.value.key == "ERROR_IPSEC_IKE_SA_EXPIRED"
    assert raised.value.reason == "never-existed"
    assert raised.value.suggestions == (ikeerr.lookup(13895),)
    assert isinstance(raised.value, LookupError)


def test_ambiguous_key_error():
    with pytest.raises(ikeerr.AmbiguousKeyError) as raised:
        ikeerr.lookup(11)
    assert raised.value.key == 11
    assert raised.value.candidates == ikeerr.lookup_all(11) == (ikeerr.lookup("ikev2:11"), ikeerr.lookup("ikev1:11"))
    assert isinstance(raised.value, LookupError)


@pytest.mark.parametrize("error", [ikeerr.UnknownKeyError, ikeerr.AmbiguousKeyError])
def test_errors_made_by_hand_have_all_attributes(error):
    made = error("by hand")
    assert made.key is None
    assert (made.suggestions if error is ikeerr.UnknownKeyError else made.candidates) == ()


@pytest.mark.parametrize(
    "number",
    [
        -1,
        -5,
        2**31,
        2**32,
        2**32 + 13868,
        -(2**31) - 1,
        2**63,
        -(2**63),
        -(2**63) - 1,
        2**64 + 13868,
        10**5000,
        -(10**5000),
    ],
    ids=lambda number: f"{number.bit_length()} bits",
)
def test_numbers_without_a_record(number):
    with pytest.raises(ikeerr.UnknownKeyError) as raised:
        ikeerr.lookup(number)
    assert raised.value.reason == "out-of-range"
    assert len(str(raised.value)) < 400


@pytest.mark.parametrize("key", ["\ud800", "13868\udcff", "\udfff" * 1000, "a\x00b", "\x00"])
def test_text_that_is_none_is_malformed(key):
    with pytest.raises(ikeerr.UnknownKeyError) as raised:
        ikeerr.lookup(key)
    assert raised.value.reason == "malformed"
    assert raised.value.key == key
    assert str(raised.value).isprintable()


def test_a_message_shows_60_characters_of_a_key():
    with pytest.raises(ikeerr.UnknownKeyError) as raised:
        ikeerr.lookup("\N{LOCK}" * 10_000_000)
    assert str(raised.value).count("\N{LOCK}") == 60


@pytest.mark.parametrize("key", ["a\nb", "a\x1b[31mb", "a\x7fb", "a\x85b"])
def test_a_message_escapes_control_characters(key):
    with pytest.raises(ikeerr.UnknownKeyError) as raised:
        ikeerr.lookup(key)
    assert str(raised.value).isprintable()


def test_get():
    fallback = object()
    assert ikeerr.get(99999) is None
    assert ikeerr.get(99999, fallback) is ikeerr.get(99999, default=fallback) is fallback
    assert ikeerr.get(13868, fallback) is POLICY_MATCH
    assert ikeerr.get(11, fallback, domain="ikev2").id == "ikev2:11"
    assert ikeerr.get(11, fallback) is fallback


def test_lookup_all():
    assert ikeerr.lookup_all(13868) == (POLICY_MATCH,)
    assert ikeerr.lookup_all(99999) == ()
    assert ikeerr.lookup_all(8192) == tuple(sorted(ikeerr.lookup_all(8192)))
    assert len(ikeerr.lookup_all(8192)) > 1


def test_answer():
    answer = ikeerr.answer("NO_PROPOSAL_CHOSEN")
    assert (answer.status, answer.reading, answer.reason, answer.suggestions) == ("found", "official-name", None, ())
    assert (answer.records, answer.also) == ((ikeerr.lookup("ikev2:14"),), (ikeerr.lookup("ikev1:14"),))
    assert "ikev2:14" in answer.explanation and "ikev1:14" in answer.explanation


def test_answer_has_the_sentence_about_a_neighbour():
    answer = ikeerr.answer(13999)
    assert answer.reason == "elsewhere"
    assert answer.neighbour and answer.neighbour.rstrip(".") in answer.explanation
    assert ikeerr.answer(13868).neighbour is None
    assert ikeerr.answer(13920).neighbour is None


def test_decode_notify_takes_any_buffer():
    data = bytes.fromhex("0000362c")
    for buffer in (data, bytearray(data), memoryview(data), memoryview(b"x" + data)[1:]):
        assert ikeerr.decode_notify(12345, buffer) is POLICY_MATCH


@pytest.mark.parametrize("type_", [-1, -12345, 2**16, 2**32 - 1, 2**32 + 12345, 2**64 + 12345], ids=str)
def test_decode_notify_refuses_a_type_that_has_more_than_16_bits(type_):
    with pytest.raises(ValueError, match=f"^type must be 0 to 65535, not {type_}$"):
        ikeerr.decode_notify(type_, bytes.fromhex("0000362c"))


def test_decode_notify_refuses_a_type_that_has_too_many_digits():
    with pytest.raises(ValueError):  # noqa: PT011 (the words are Python's)
        ikeerr.decode_notify(10**5000, bytes.fromhex("0000362c"))


@pytest.mark.parametrize("type_", [14, 0, 0xFFFF])
def test_decode_notify_of_another_type_is_malformed(type_):
    with pytest.raises(ikeerr.UnknownKeyError, match="12345, 40003 or 40020") as raised:
        ikeerr.decode_notify(type_, bytes.fromhex("0000362c"))
    assert raised.value.reason == "malformed"
    assert raised.value.key == (type_, bytes.fromhex("0000362c"))


@pytest.mark.parametrize(
    "arguments", [(), (12345,), (12345, "0000"), ("12345", b""), (12345, 1), (12345, b"", 1), (1.0, b"")]
)
def test_decode_notify_with_wrong_types(arguments):
    with pytest.raises(TypeError):
        ikeerr.decode_notify(*arguments)


# ---- arguments ----


@pytest.mark.parametrize("function", [ikeerr.lookup, ikeerr.get, ikeerr.lookup_all, ikeerr.answer])
def test_arguments(function):
    for arguments, keywords in (
        ((), {}),
        ((1, 2, 3), {}),
        ((), {"key": 13868}),
        ((13868,), {"key": 13868}),
        ((13868,), {"domains": "win32"}),
        ((13868,), {"domain": 1}),
        ((13868,), {"domain": b"win32"}),
        ((13868,), {"domain": ("win32",)}),
    ):
        with pytest.raises(TypeError):
            function(*arguments, **keywords)
    for domain in ("", "WIN32", "ikev3", "win32\x00", "\ud800", "x" * 1_000_000):
        with pytest.raises(ValueError, match="expected one of 'win32', .*'ikev1'") as raised:
            function(13868, domain=domain)
        assert len(str(raised.value)) < 200
    assert function(13868, domain=None) == function(13868)


def test_a_default_is_given_once():
    with pytest.raises(TypeError):
        ikeerr.get(99999, 1, default=2)
    for function in (ikeerr.lookup, ikeerr.lookup_all, ikeerr.answer):
        with pytest.raises(TypeError):
            function(99999, default=1)


# ---- anything at all ----


def check_answer(key, domain):
    answer = ikeerr.answer(key, domain=domain)
    assert {"found": 1, "ambiguous": 2, "unknown": 0}[answer.status] == min(len(answer.records), 2)
    assert (answer.reason is None) == (answer.status != "unknown")
    assert ikeerr.lookup_all(key, domain=domain) == answer.records == tuple(sorted(answer.records))
    assert answer.explanation


DOMAINS = st.sampled_from([None, *ikeerr.counts])
PIECES = ["N(", "MS_STATUS(", ")", "0x", "h", "-", "_", " ", "13868", "14", "363E", "win32:", "ikev2:", "@microsoft"]
NAMES = [record.name for record in ikeerr.records()]


@given(st.text(st.characters()), DOMAINS)
def test_any_text(key, domain):
    check_answer(key, domain)


@given(st.lists(st.sampled_from(PIECES + NAMES), max_size=6).map("".join), DOMAINS)
def test_any_combination_of_what_keys_are_made_of(key, domain):
    check_answer(key, domain)


@given(st.integers(), DOMAINS)
def test_any_number(key, domain):
    check_answer(key, domain)
    if not 1000 <= key <= 9999:  # as text these are four hexadecimal digits too
        assert ikeerr.lookup_all(key, domain=domain) == ikeerr.lookup_all(f"{key}", domain=domain)


@given(st.integers(0, 0xFFFF), st.binary(max_size=10))
def test_any_notify(type_, data):
    try:
        assert ikeerr.decode_notify(type_, data).domain == "win32"
    except ikeerr.UnknownKeyError as error:
        assert error.key == (type_, data)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: ikeerr.search("peer", limit="a"), "limit must be an int, not str"),
        (lambda: ikeerr.search("peer", min_score="a"), "min_score must be a number from 0 to 1 or None, not str"),
        (lambda: ikeerr.lookup(13868).walk(depth=1.5), "depth must be an int, not float"),
        (lambda: ikeerr.lookup(13868).brief(width=None), "width must be an int, not NoneType"),
        (lambda: ikeerr.decode_notify("12345", b""), "type must be an int, not str"),
    ],
)
def test_a_number_of_a_wrong_type_is_named(call, message):
    with pytest.raises(TypeError, match=f"^{message}$"):
        call()
