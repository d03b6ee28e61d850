from collections.abc import Iterable, Iterator
from os import PathLike
from types import MappingProxyType
from typing import Any, ClassVar, Final, Literal, Protocol, SupportsIndex, TypeAlias, TypeVar, final, overload

from _typeshed import ReadableBuffer

from ._data import *  # noqa: F403 (the constants, which depend on the data)
from ._data import (
    _Basis,
    _Domain,
    _Effect,
    _Evidence,
    _Kind,
    _Module,
    _OnWire,
    _Phase,
    _Rejected,
    _RelationKind,
    _Retry,
    _Role,
    _Side,
)

__all__ = [
    "Alias",
    "AmbiguousKeyError",
    "Answer",
    "Cause",
    "ChildSa",
    "Citation",
    "Column",
    "Diagnoser",
    "EvidenceLine",
    "Hit",
    "LogLine",
    "Mention",
    "Mentions",
    "Question",
    "Record",
    "Relation",
    "Scanner",
    "Sighting",
    "Source",
    "Step",
    "UnknownKeyError",
    "Verdict",
    "answer",
    "counts",
    "data_date",
    "data_digest",
    "decode_notify",
    "diagnose",
    "get",
    "lookup",
    "lookup_all",
    "path",
    "records",
    "scan",
    "scan_column",
    "search",
]

_T = TypeVar("_T")
_Kinds: TypeAlias = _RelationKind | Iterable[_RelationKind]
_Reading: TypeAlias = Literal[
    "nothing", "identity", "official-name", "number", "bare-hex", "name", "notify", "ms-status", "sentence", "mention"
]
_Reason: TypeAlias = Literal[
    "unassigned",
    "out-of-range",
    "private-use",
    "neighbour",
    "elsewhere",
    "event",
    "never-existed",
    "malformed",
    "unknown-name",
]
_Field: TypeAlias = Literal[
    "code",
    "name",
    "alias",
    "message",
    "sentence",
    "technical_meaning",
    "error_details",
    "usage_context",
    "developer_interpretation",
    "causes",
    "faq",
    "summary",
    "log_lines",
]
_Section: TypeAlias = Literal[
    "summary",
    "causes",
    "log_lines",
    "facts",
    "technical_meaning",
    "error_details",
    "usage_context",
    "seen_in",
    "developer_interpretation",
    "related",
    "faq",
    "sources",
]
_PageFormat: TypeAlias = Literal["text", "markdown"]
_Form: TypeAlias = Literal[
    "decimal", "hex", "hresult", "ntstatus", "bytes", "symbol", "notify", "ms-status", "sentence", "words", "line"
]
_Certainty: TypeAlias = Literal["possible", "likely", "certain"]
_Key: TypeAlias = SupportsIndex | str | Record | BaseException

class _File(Protocol):
    def read(self, size: int, /) -> str | bytes: ...

class _BufferedFile(Protocol):
    def read1(self, size: int, /) -> bytes: ...

_Text: TypeAlias = (
    str
    | ReadableBuffer
    | PathLike[str]
    | PathLike[bytes]
    | _File
    | _BufferedFile
    | Iterable[str]
    | Iterable[ReadableBuffer]
)

class _ArrowArray(Protocol):
    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...

class _ArrowStream(Protocol):
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

_Texts: TypeAlias = _ArrowArray | _ArrowStream | Iterable[str | None] | Iterable[ReadableBuffer | None]

__version__: Final[str]
data_date: Final[str]
data_digest: Final[str]
counts: Final[MappingProxyType[_Domain, int]]

@final
class Record:
    """What is known about one error or notify: lookup() and its relatives return it.

    There is one Record for an identity, so `is` and == agree. Records are ordered by domain (as counts has them), code
    and vendor; int(record) is the code, str(record) one line about it. A fact that nobody documents is None.
    """

    __match_args__: Final = ("domain", "code", "vendor")
    # Facts
    @property
    def id(self) -> str:
        """The identity: domain:code, or domain:code@vendor of a private-use number."""
    domain: Final[_Domain]
    """Whose numbers the code is one of."""
    code: Final[int]
    """1 to 65535; means something together with the domain only."""
    @property
    def vendor(self) -> str | None:
        """Who assigned a private-use number."""
    name: Final[str]
    """The official spelling."""
    hex: Final[str]
    """The code in at least four upper-case digits: 0x362C."""
    message: Final[str]
    """What happened: at most 100 characters, no final period."""
    kind: Final[_Kind]
    """What it reports."""
    @property
    def evidence(self) -> _Evidence:
        """How well it is founded."""
    @property
    def tags(self) -> tuple[str, ...]:
        """What it has to do with."""
    @property
    def updated(self) -> str:
        """ISO date of the last change of the page."""
    @property
    def url(self) -> str | None:
        """The address of its page, if the build names a site."""
    @property
    def hresult(self) -> int | None:
        """The code as an unsigned HRESULT."""
    @property
    def ntstatus(self) -> int | None:
        """The unsigned NTSTATUS twin."""
    @property
    def modules(self) -> tuple[_Module, ...] | None:
        """Keying modules that can raise it."""
    @property
    def phase(self) -> tuple[_Phase, ...] | None:
        """Phases in which it occurs."""
    @property
    def role(self) -> _Role | None:
        """Who raises it."""
    @property
    def rejected(self) -> _Rejected | None:
        """Whose input it refuses."""
    @property
    def on_wire(self) -> _OnWire | None:
        """What the other side gets."""
    @property
    def effect(self) -> _Effect | None:
        """What is lost."""
    @property
    def retry(self) -> _Retry | None:
        """Whether repeating it helps."""
    @property
    def aliases(self) -> tuple[Alias, ...]:
        """Other spellings of the name."""
    @property
    def sources(self) -> tuple[Source, ...]:
        """Where the facts come from."""
    @property
    def seen_in(self) -> tuple[Sighting, ...]:
        """Where the code, name or sentence shows up."""
    # Prose
    @property
    def technical_meaning(self) -> str:
        """What it means in the protocol."""
    @property
    def error_details(self) -> str | None:
        """How it comes about, and what goes with it."""
    @property
    def usage_context(self) -> str | None:
        """Who meets it, and where."""
    @property
    def developer_interpretation(self) -> str | None:
        """How a program should treat it."""
    @property
    def causes(self) -> tuple[Cause, ...]:
        """What leads to it, the likeliest first."""
    @property
    def log_lines(self) -> tuple[LogLine, ...]:
        """What products print: signs of its causes, then other lines."""
    @property
    def faq(self) -> tuple[Question, ...]:
        """Questions that people ask, with their answers."""
    @property
    def summary(self) -> str:
        """The page in a few sentences."""
    # Related errors
    @property
    def related(self) -> tuple[Relation, ...]:
        """Related records: by kind of relation, then in their order."""
    @property
    def citations(self) -> tuple[Citation, ...]:
        """How published pages refer to errors from this one, in the order of the page."""
    def as_dict(self) -> dict[str, Any]:
        """All fields under their names, as a dict of plain values that json and pandas take.

        A tuple is a list, a named tuple a dict, another Record its identity:

        {'id': 'win32:13868', 'code': 13868, 'vendor': None, 'tags': ['proposal', 'policy'], ...,
         'related': [{'target': 'ikev2:14', 'kind': 'equivalent', 'note': ..., 'basis': ...}, ...], ...}

        The keys have the order of the command's JSON.
        """
    def walk(self, depth: int = 1, kinds: _Kinds | None = None) -> Iterator[Step]:
        """Iterate over the related records, breadth first, as Steps: each record once, never this one.

        depth: how many relations away at most, 0 or more. kinds: the kinds of relation to follow, a str or an iterable
        of str; None: all. ValueError for others.
        """
    def graph(self, format: Literal["dot", "mermaid"] = "dot", depth: int = 1, kinds: _Kinds | None = None) -> str:
        """The neighbourhood as Graphviz DOT (format='dot') or Mermaid text (format='mermaid').

        depth, kinds: as in walk().
        """
    def brief(self, width: int = 80, color: bool = False, format: _PageFormat = "text") -> str:
        """What fits on the first screen: what failed, the likeliest causes with what to check and to change.

        At most 24 rows of a width in columns (40 to 400, those beyond count as the bound); commands are not broken.
        color: with ANSI escape sequences. format: 'text' or 'markdown', which has neither width nor color; ValueError
        for others.
        """
    def page(
        self, width: int = 80, color: bool = False, format: _PageFormat = "text", section: _Section | None = None
    ) -> str:
        """The reference page, whole or one section of it ('' where the record does not have that).

        format: 'text' of a width in columns (40 to 400), or 'markdown', which has neither width nor color. section:
        'summary', 'causes', 'log_lines', 'facts', 'technical_meaning', 'error_details', 'usage_context', 'seen_in',
        'developer_interpretation', 'related', 'faq' or 'sources'; ValueError for others.
        """
    def _repr_markdown_(self) -> str:
        """The brief as Markdown, which notebooks show."""
    def __rich__(self) -> Any:
        """The brief as an object that rich renders."""
    def __int__(self) -> int: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __lt__(self, other: Record, /) -> bool: ...
    def __le__(self, other: Record, /) -> bool: ...
    def __gt__(self, other: Record, /) -> bool: ...
    def __ge__(self, other: Record, /) -> bool: ...

@final
class Cause(
    tuple[
        str,
        str,
        str | None,
        tuple[str, ...],
        _Evidence,
        str,
        tuple[LogLine, ...],
        tuple[str, ...],
        tuple[str, ...],
        str | None,
    ]
):
    """What led to an error, what to check and what to change."""

    __match_args__: Final = ("id", "title", "text", "when", "basis", "source", "signs", "checks", "fixes", "ignore")
    _fields: ClassVar[tuple[str, ...]]
    def __new__(cls, items: Iterable[Any], /) -> Cause: ...
    def _asdict(self) -> dict[str, Any]:
        """A dict of plain values, ready for json and pandas: a Record is its identity, a tuple a list, a named tuple a
        dict.
        """
    @property
    def id(self) -> str:
        """The record and a word for the cause, which stay."""
    @property
    def title(self) -> str:
        """What was wrong, as a statement."""
    @property
    def text(self) -> str | None:
        """Why."""
    @property
    def when(self) -> tuple[str, ...]:
        """Under what it applies: a way to authenticate, an exchange, a product."""
    @property
    def basis(self) -> _Evidence:
        """How well it is founded."""
    @property
    def source(self) -> str:
        """Where it is said, or from what it follows."""
    @property
    def signs(self) -> tuple[LogLine, ...]:
        """Lines that imply it."""
    @property
    def checks(self) -> tuple[str, ...]:
        """What to look at, and what it shows if this is the cause."""
    @property
    def fixes(self) -> tuple[str, ...]:
        """What to change."""
    @property
    def ignore(self) -> str | None:
        """When it is harmless."""

@final
class LogLine(tuple[str, str | None, _Side, int | None, str, str, str | None]):
    """A line that a product prints."""

    __match_args__: Final = ("product", "versions", "side", "level", "line", "says", "cause")
    _fields: ClassVar[tuple[str, ...]]
    def __new__(cls, items: Iterable[Any], /) -> LogLine: ...
    def _asdict(self) -> dict[str, Any]:
        """A dict of plain values, ready for json and pandas: a Record is its identity, a tuple a list, a named tuple a
        dict.
        """
    @property
    def product(self) -> str:
        """Who prints it."""
    @property
    def versions(self) -> str | None:
        """Which of its versions, unless all do."""
    @property
    def side(self) -> _Side:
        """Whose log has it."""
    @property
    def level(self) -> int | None:
        """From which level on, unless by default."""
    @property
    def line(self) -> str:
        """The whole message behind the product's prefix."""
    @property
    def says(self) -> str:
        """What it means."""
    @property
    def cause(self) -> str | None:
        """The id of the cause that it implies, if it does."""

@final
class Question(tuple[str, str]):
    """A question that people ask about an error."""

    __match_args__: Final = ("question", "answer")
    _fields: ClassVar[tuple[str, ...]]
    def __new__(cls, items: Iterable[Any], /) -> Question: ...
    def _asdict(self) -> dict[str, Any]:
        """A dict of plain values, ready for json and pandas: a Record is its identity, a tuple a list, a named tuple a
        dict.
        """
    @property
    def question(self) -> str:
        """What people ask."""
    @property
    def answer(self) -> str:
        """What there is to say."""

@final
class Relation(tuple[Record, _RelationKind, str, _Basis]):
    """How a record is related to another."""

    __match_args__: Final = ("target", "kind", "note", "basis")
    _fields: ClassVar[tuple[str, ...]]
    def __new__(cls, items: Iterable[Any], /) -> Relation: ...
    def _asdict(self) -> dict[str, Any]:
        """A dict of plain values, ready for json and pandas: a Record is its identity, a tuple a list, a named tuple a
        dict.
        """
    @property
    def target(self) -> Record:
        """The other record."""
    @property
    def kind(self) -> _RelationKind:
        """What the target is to the record."""
    @property
    def note(self) -> str:
        """Why: at most 200 characters, true read from either side."""
    @property
    def basis(self) -> _Basis:
        """What the relation rests on."""

@final
class Citation(tuple[str, int | None, str | None, Record | None, str]):
    """How a published page refers to an error, however wrong."""

    __match_args__: Final = ("name", "code", "hex", "meant", "fault")
    _fields: ClassVar[tuple[str, ...]]
    def __new__(cls, items: Iterable[Any], /) -> Citation: ...
    def _asdict(self) -> dict[str, Any]:
        """A dict of plain values, ready for json and pandas: a Record is its identity, a tuple a list, a named tuple a
        dict.
        """
    @property
    def name(self) -> str:
        """As published."""
    @property
    def code(self) -> int | None:
        """As published."""
    @property
    def hex(self) -> str | None:
        """As published."""
    @property
    def meant(self) -> Record | None:
        """The real record that must have been meant."""
    @property
    def fault(self) -> str:
        """What is wrong with it."""

@final
class Source(tuple[str, str | None]):
    """A document that facts come from."""

    __match_args__: Final = ("title", "section")
    _fields: ClassVar[tuple[str, ...]]
    def __new__(cls, items: Iterable[Any], /) -> Source: ...
    def _asdict(self) -> dict[str, Any]:
        """A dict of plain values, ready for json and pandas: a Record is its identity, a tuple a list, a named tuple a
        dict.
        """
    @property
    def title(self) -> str:
        """Of the document."""
    @property
    def section(self) -> str | None:
        """Where in it, unless all of it is meant."""

@final
class Alias(tuple[str, str, bool]):
    """Another spelling of a record's name."""

    __match_args__: Final = ("name", "origin", "historic")
    _fields: ClassVar[tuple[str, ...]]
    def __new__(cls, items: Iterable[Any], /) -> Alias: ...
    def _asdict(self) -> dict[str, Any]:
        """A dict of plain values, ready for json and pandas: a Record is its identity, a tuple a list, a named tuple a
        dict.
        """
    @property
    def name(self) -> str:
        """The spelling."""
    @property
    def origin(self) -> str:
        """Where it is spelled so."""
    @property
    def historic(self) -> bool:
        """Whether it is another record's official name today."""

@final
class Sighting(tuple[str, str, str | None, str]):
    """A place where a record's code, name or sentence shows up."""

    __match_args__: Final = ("surface", "event", "field", "form")
    _fields: ClassVar[tuple[str, ...]]
    def __new__(cls, items: Iterable[Any], /) -> Sighting: ...
    def _asdict(self) -> dict[str, Any]:
        """A dict of plain values, ready for json and pandas: a Record is its identity, a tuple a list, a named tuple a
        dict.
        """
    @property
    def surface(self) -> str:
        """Event channel, API, command or log."""
    @property
    def event(self) -> str:
        """Event id, function or command line."""
    @property
    def field(self) -> str | None:
        """Which field carries it, unless it is free text."""
    @property
    def form(self) -> str:
        """How it is written there."""

@final
class Answer(
    tuple[
        Literal["found", "ambiguous", "unknown"],
        _Reading,
        tuple[Record, ...],
        tuple[Record, ...],
        _Reason | None,
        tuple[Record, ...],
        str | None,
        str,
    ],
):
    """What a key stands for."""

    __match_args__: Final = (
        "status",
        "reading",
        "records",
        "also",
        "reason",
        "suggestions",
        "neighbour",
        "explanation",
    )
    _fields: ClassVar[tuple[str, ...]]
    def __new__(cls, items: Iterable[Any], /) -> Answer: ...
    def _asdict(self) -> dict[str, Any]:
        """A dict of plain values, ready for json and pandas: a Record is its identity, a tuple a list, a named tuple a
        dict.
        """
    @property
    def status(self) -> Literal["found", "ambiguous", "unknown"]:
        """Found, ambiguous or unknown."""
    @property
    def reading(self) -> _Reading:
        """How the key was read: identity, official-name, number, bare-hex, name, notify, ms-status, sentence, mention;
        of an unknown key nothing, or mention for one that mentions several conditions.
        """
    @property
    def records(self) -> tuple[Record, ...]:
        """The Records it stands for: one when found, more when ambiguous, none when unknown."""
    @property
    def also(self) -> tuple[Record, ...]:
        """Records that the spelling stands for elsewhere, or stood for once."""
    @property
    def reason(self) -> _Reason | None:
        """Why it is unknown, or None."""
    @property
    def suggestions(self) -> tuple[Record, ...]:
        """The Records to read instead, when it is unknown."""
    @property
    def neighbour(self) -> str | None:
        """A sentence or two about another product's number or name or about an event, or None."""
    @property
    def explanation(self) -> str:
        """All that in a sentence or more."""

@final
class Step(tuple[Record, Relation, int, Record]):
    """A step of a walk or a path."""

    __match_args__: Final = ("record", "relation", "depth", "previous")
    _fields: ClassVar[tuple[str, ...]]
    def __new__(cls, items: Iterable[Any], /) -> Step: ...
    def _asdict(self) -> dict[str, Any]:
        """A dict of plain values, ready for json and pandas: a Record is its identity, a tuple a list, a named tuple a
        dict.
        """
    @property
    def record(self) -> Record:
        """The Record reached."""
    @property
    def relation(self) -> Relation:
        """The Relation that led to it."""
    @property
    def depth(self) -> int:
        """Relations away from the start, from 1."""
    @property
    def previous(self) -> Record:
        """The Record whose relation it is."""

@final
class Hit(tuple[Record, float, _Field, bool, tuple[tuple[int, int], ...], str]):
    """A record that a search found."""

    __match_args__: Final = ("record", "score", "field", "exact", "spans", "snippet")
    _fields: ClassVar[tuple[str, ...]]
    def __new__(cls, items: Iterable[Any], /) -> Hit: ...
    def _asdict(self) -> dict[str, Any]:
        """A dict of plain values, ready for json and pandas: a Record is its identity, a tuple a list, a named tuple a
        dict.
        """
    @property
    def record(self) -> Record:
        """The Record."""
    @property
    def score(self) -> float:
        """Above 0, comparable within one search only."""
    @property
    def field(self) -> _Field:
        """What matched best: code, name, alias, message, sentence or a section of the page."""
    @property
    def exact(self) -> bool:
        """Whether the query is the record's code, name, alias or sentence."""
    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where the snippet matches: pairs (start, end)."""
    @property
    def snippet(self) -> str:
        """A part of the field's text."""

@final
class Mention(
    tuple[
        int,
        int,
        int,
        str,
        _Form,
        _Certainty,
        Record | None,
        tuple[Record, ...],
        str | None,
        str | None,
        int | None,
        int | None,
    ]
):
    """An error mentioned in a text."""

    __match_args__: Final = (
        "start",
        "end",
        "line",
        "text",
        "form",
        "certainty",
        "record",
        "records",
        "neighbour",
        "cause",
        "sign_start",
        "sign_end",
    )
    _fields: ClassVar[tuple[str, ...]]
    def __new__(cls, items: Iterable[Any], /) -> Mention: ...
    def _asdict(self) -> dict[str, Any]:
        """A dict of plain values, ready for json and pandas: a Record is its identity, a tuple a list, a named tuple a
        dict.
        """
    @property
    def start(self) -> int:
        """Where it starts, in code points of a str or bytes."""
    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
    @property
    def line(self) -> int:
        """The number of the line that it starts on, from 1."""
    @property
    def text(self) -> str:
        """What is mentioned, as a str."""
    @property
    def form(self) -> _Form:
        """Decimal, hex, hresult, ntstatus, bytes, symbol, notify, ms-status, sentence, words or line."""
    @property
    def certainty(self) -> _Certainty:
        """Possible, likely or certain."""
    @property
    def record(self) -> Record | None:
        """The Record, of two IKE versions of one condition that of IKEv2; None if the text leaves it open, or for a
        neighbour.
        """
    @property
    def records(self) -> tuple[Record, ...]:
        """The Records it can stand for."""
    @property
    def neighbour(self) -> str | None:
        """One sentence about another product's number, or None."""
    @property
    def cause(self) -> str | None:
        """The id of the cause that the line is a sign of, or None."""
    @property
    def sign_start(self) -> int | None:
        """Where the log line that was recognised around it starts; None if none was."""
    @property
    def sign_end(self) -> int | None:
        """Where it ends, exclusive; None likewise."""

@final
class Verdict(
    tuple[
        str,
        str | None,
        str | None,
        str,
        tuple[ChildSa, ...],
        str | None,
        str,
        bool,
        Record | None,
        Cause | None,
        str | None,
        Record | None,
        str | None,
        int | None,
        str | None,
        int | None,
        tuple[str, ...],
        tuple[Cause, ...],
        str | None,
        tuple[str, ...],
        tuple[EvidenceLine, ...],
        int,
        int,
        int,
        str | None,
        str | None,
        int,
        int | None,
        int | None,
        int | None,
        bool,
    ]
):
    """What became of a negotiation, and why."""

    __match_args__: Final = (
        "stack",
        "connection",
        "peer",
        "outcome",
        "children",
        "exchange",
        "decided_by",
        "is_wrong",
        "record",
        "cause",
        "reason",
        "elsewhere",
        "theirs",
        "theirs_line",
        "ours",
        "ours_line",
        "differ",
        "left",
        "look_in",
        "look_for",
        "evidence",
        "attempts",
        "first_line",
        "last_line",
        "first_time",
        "last_time",
        "log",
        "cause_log",
        "cause_line",
        "works_since",
        "is_newest_first",
    )
    _fields: ClassVar[tuple[str, ...]]
    def __new__(cls, items: Iterable[Any], /) -> Verdict: ...
    def _asdict(self) -> dict[str, Any]:
        """A dict of plain values, ready for json and pandas: a Record is its identity, a tuple a list, a named tuple a
        dict.
        """

    @property
    def stack(self) -> str:
        """Whose log it is."""
    @property
    def connection(self) -> str | None:
        """Its name in the configuration."""
    @property
    def peer(self) -> str | None:
        """The address of the other end."""
    @property
    def outcome(self) -> str:
        """What became of the IKE SA."""
    @property
    def children(self) -> tuple[ChildSa, ...]:
        """Its Child SAs, and what became of them."""
    @property
    def exchange(self) -> str | None:
        """In which it failed."""
    @property
    def decided_by(self) -> str:
        """This end, the peer or none."""
    @property
    def is_wrong(self) -> bool:
        """Whether anything is wrong."""
    @property
    def record(self) -> Record | None:
        """What went wrong, or how it ended."""
    @property
    def cause(self) -> Cause | None:
        """Why, where the log has a sign of it."""
    @property
    def reason(self) -> str | None:
        """The id of the cause, else the record's."""
    @property
    def elsewhere(self) -> Record | None:
        """What the screen of the other end shows for it."""
    @property
    def theirs(self) -> str | None:
        """The peer's proposals or selectors that did not fit."""
    @property
    def theirs_line(self) -> int | None:
        """The number of their line."""
    @property
    def ours(self) -> str | None:
        """Those of this end."""
    @property
    def ours_line(self) -> int | None:
        """The number of their line."""
    @property
    def differ(self) -> tuple[str, ...]:
        """What the two lists differ in."""
    @property
    def left(self) -> tuple[Cause, ...]:
        """Without a cause: those that are left, the likeliest first."""
    @property
    def look_in(self) -> str | None:
        """How to get the log of the other end, which decides."""
    @property
    def look_for(self) -> tuple[str, ...]:
        """Lines of that log that tell the causes apart."""
    @property
    def evidence(self) -> tuple[EvidenceLine, ...]:
        """The lines that it rests on."""
    @property
    def attempts(self) -> int:
        """How often; a retransmission is none."""
    @property
    def first_line(self) -> int:
        """The number of its first line."""
    @property
    def last_line(self) -> int:
        """The number of its last line."""
    @property
    def first_time(self) -> str | None:
        """The time of its first line as printed."""
    @property
    def last_time(self) -> str | None:
        """The time of its last line as printed."""
    @property
    def log(self) -> int:
        """Of several logs: the number of its own, from 1."""
    @property
    def cause_log(self) -> int | None:
        """The number of the other end's log, if it shows the cause."""
    @property
    def cause_line(self) -> int | None:
        """The number of the line there."""
    @property
    def works_since(self) -> int | None:
        """The line where a later attempt worked."""
    @property
    def is_newest_first(self) -> bool:
        """Whether the log runs backwards."""

@final
class ChildSa(
    tuple[
        str | None,
        str,
    ]
):
    """What became of a Child SA."""

    __match_args__: Final = (
        "name",
        "outcome",
    )
    _fields: ClassVar[tuple[str, ...]]
    def __new__(cls, items: Iterable[Any], /) -> ChildSa: ...
    def _asdict(self) -> dict[str, Any]:
        """A dict of plain values, ready for json and pandas: a Record is its identity, a tuple a list, a named tuple a
        dict.
        """

    @property
    def name(self) -> str | None:
        """Its name in the configuration."""
    @property
    def outcome(self) -> str:
        """What became of it."""

@final
class EvidenceLine(
    tuple[
        int,
        int,
        int,
        str,
    ]
):
    """A line of the log that a verdict rests on."""

    __match_args__: Final = (
        "line",
        "start",
        "end",
        "text",
    )
    _fields: ClassVar[tuple[str, ...]]
    def __new__(cls, items: Iterable[Any], /) -> EvidenceLine: ...
    def _asdict(self) -> dict[str, Any]:
        """A dict of plain values, ready for json and pandas: a Record is its identity, a tuple a list, a named tuple a
        dict.
        """

    @property
    def line(self) -> int:
        """Its number, from 1."""
    @property
    def start(self) -> int:
        """Bytes in front of it."""
    @property
    def end(self) -> int:
        """Bytes up to its end."""
    @property
    def text(self) -> str:
        """It, as far as 160 bytes."""

@final
class Column:
    """A column of Mentions.

    A sequence of int, str and None, made as they are asked for; an array of Arrow; and a buffer of integers, where
    words are indexes into `words` and nothing is -1.
    """

    @property
    def name(self) -> str:
        """What it is called."""
    @property
    def words(self) -> tuple[str, ...] | None:
        """What the values of the buffer are indexes into, or None."""
    def __len__(self) -> int: ...
    def __getitem__(self, index: SupportsIndex, /) -> int | str | None: ...
    def __iter__(self) -> Iterator[int | str | None]: ...
    def __arrow_c_schema__(self) -> object:
        """The Arrow type, as a capsule."""
    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]:
        """The Arrow type and the values, as capsules; nothing is copied, and no other type is made."""
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The same as a stream of one array."""

@final
class Mentions:
    """The mentions of a column of texts, as columns: what scan_column() returns.

    pyarrow.table(), polars.DataFrame() and pandas.DataFrame.from_arrow() take it without copying the values; each
    Column on its own too.
    """

    @property
    def row(self) -> Column:
        """The number of the row, from 0."""
    @property
    def start(self) -> Column:
        """Where it starts in its row, in code points of strings or bytes."""
    @property
    def end(self) -> Column:
        """Where it ends, exclusive."""
    @property
    def form(self) -> Column:
        """How it is written, as in Mention."""
    @property
    def certainty(self) -> Column:
        """Possible, likely or certain."""
    @property
    def record(self) -> Column:
        """The identity of the record, of two IKE versions of one condition that of IKEv2; None if the text leaves it
        open, or for a neighbour."""
    @property
    def domain(self) -> Column:
        """The domain of the record, or of all that it can stand for; None if they differ."""
    @property
    def code(self) -> Column:
        """The code of the record, or of all that it can stand for; None if they differ."""
    @property
    def cause(self) -> Column:
        """The id of the cause that the line is a sign of, or None."""
    @property
    def neighbour(self) -> Column:
        """One sentence about another product's number, or None."""
    def __len__(self) -> int: ...
    def __arrow_c_schema__(self) -> object:
        """The Arrow type, as a capsule."""
    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]:
        """The Arrow type and the values, as capsules; nothing is copied, and no other type is made."""
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The same as a stream of one array."""

class UnknownKeyError(LookupError):
    """A key that stands for no record.

    key: as given. reason: unassigned, out-of-range, private-use, neighbour, elsewhere, event, never-existed, malformed
    or unknown-name. suggestions: a tuple of the Records to read instead.
    """

    key: _Key | tuple[int, ReadableBuffer] | None
    reason: _Reason | None
    suggestions: tuple[Record, ...]

class AmbiguousKeyError(LookupError):
    """A key that stands for several records.

    key: as given. candidates: a tuple of those Records.
    """

    key: _Key | None
    candidates: tuple[Record, ...]

@final
class Scanner:
    """Find error mentions in a text that comes in chunks, all str or all bytes-like.

    However the text is cut, the mentions are the same. The options are those of scan().
    """

    def __new__(cls, *, least: _Certainty = "likely", statuses: bool = False, neighbours: bool = False) -> Scanner: ...
    def feed(self, chunk: str | ReadableBuffer, /) -> list[Mention]:
        """The Mentions that end in the next chunk of the text: a list. Their offsets count from the first chunk."""
    def finish(self) -> list[Mention]:
        """The Mentions that only the end of the text decides: a list."""

def lookup(key: _Key, /, *, domain: _Domain | None = None) -> Record:
    """The Record that a key stands for.

    key: an integer (code, HRESULT, NTSTATUS), a str (any spelling of those, a name, an identity, N(...),
    MS_STATUS(...), the sentence that Windows shows), a Record, or an exception with an int winerror or hresult. domain:
    a key of counts; restricts the answer.

    Raises UnknownKeyError or AmbiguousKeyError, which say what to do; TypeError for a key of another type, bool among
    them; ValueError for a domain that there is not.
    """
@final
class Diagnoser:
    """Follow the negotiations of a log that comes in chunks, cut anywhere.

    merge: attempts of one connection that end for one reason are one Verdict, which comes at the end; otherwise each
    comes as soon as it is decided.
    """

    def __new__(cls, *, merge: bool = False) -> Diagnoser: ...
    def feed(self, chunk: str | ReadableBuffer, /) -> list[Verdict]:
        """The Verdicts that the next chunk of the log, str or bytes-like, decides: a list."""
    def next_log(self) -> list[Verdict]:
        """The Verdicts that the end of the log decides: a list. What is fed from here on is the log of another end."""
    def finish(self) -> list[Verdict]:
        """The Verdicts that only the end of the log decides: a list."""

@overload
def get(key: _Key, /, default: None = None, *, domain: _Domain | None = None) -> Record | None:
    """The Record that a key stands for, as in lookup(), or the default if that is not one: of an unknown or ambiguous
    key, and of an exception without a number. Raises only TypeError and ValueError, as lookup() does.
    """

@overload
def get(key: _Key, /, default: _T, *, domain: _Domain | None = None) -> Record | _T: ...
def lookup_all(key: _Key, /, *, domain: _Domain | None = None) -> tuple[Record, ...]:
    """All Records that a key can stand for: a tuple in their order, empty if it is unknown.

    key, domain: as in lookup(), and so are TypeError and ValueError.
    """

def answer(key: _Key, /, *, domain: _Domain | None = None) -> Answer:
    """What lookup() knows about a key, as an Answer: how it was read, what else it stands for, or why it is unknown.
    Raises TypeError and ValueError as lookup() does, and nothing for an unknown key.
    """

def decode_notify(type: int, data: ReadableBuffer, /) -> Record:
    """The Record of the Windows error that a Microsoft status notify carries (IKEv2 12345, IKEv1 40003, AuthIP 40020).

    type: the Notify message type; ValueError unless it is 0 to 65535. data: the notification data, bytes-like: four
    octets, or eight for 40003. Raises UnknownKeyError.
    """

def records(*, domain: _Domain | None = None, kind: _Kind | None = None, tag: str | None = None) -> tuple[Record, ...]:
    """All Records, or those of a domain, kind and tag: a tuple, by domain, then code, then vendor.

    domain: a key of counts. kind: 'error', 'warning', 'pending', 'benign', 'ended', 'status' or 'marker'. tag: one that
    a Record has in tags. ValueError for a word that is none of these.
    """

def search(
    query: str,
    /,
    *,
    limit: int = 10,
    domain: _Domain | None = None,
    kind: _Kind | None = None,
    tag: str | None = None,
    min_score: float | None = None,
) -> list[Hit]:
    """Full text search over names, aliases and every section: a list of Hits, the best first.

    The query may hold words, beginnings of words and "phrases"; typos and synonyms are found too. limit: how many Hits
    at most, 0 or more. domain, kind, tag: as in records(). ValueError for others.
    """

def path(start: _Key, end: _Key, /, *, kinds: _Kinds | None = None) -> tuple[Step, ...] | None:
    """A shortest path along related records: a tuple of Steps, empty from a record to itself, or None.

    start, end: keys as in lookup(), with its errors. kinds: the kinds of relation to follow, a str or an iterable of
    str; None: all; ValueError for a kind that there is not.
    """

def scan(
    text: _Text, /, *, least: _Certainty = "likely", statuses: bool = False, neighbours: bool = False
) -> Iterator[Mention]:
    """Iterate over the errors mentioned in a text, as Mentions.

    text: a str (offsets in code points), a bytes-like object (offsets in bytes), a pathlib.Path, a file, or an iterable
    of lines, all str or all bytes-like, whose ends are implied where they are missing (they count in offsets); what
    comes in other chunks is for a Scanner. A file that does not block raises BlockingIOError while it has nothing.
    Bytes that start with the byte order mark of UTF-16 are read as such. least: 'possible', 'likely' or 'certain', the
    certainty from which on mentions are reported. statuses: report Notify types that are no errors too. neighbours:
    report other products' numbers in error fields too.
    """

def diagnose(log: _Text, /, *others: _Text, merge: bool = True) -> list[Verdict]:
    """Why the tunnels of a log are down: a list of Verdicts, in the order of their first lines.

    log: as in scan(). merge: attempts of one connection that end for one reason are one Verdict. Where the log has no
    sign of a cause, none is claimed: a Verdict then says which causes are left and whose log decides. others: logs of
    other ends. Where one of them shows why this end was refused or got no answer, by addresses and times, the Verdict
    has that cause, and cause_log and cause_line say where it stands. A log that runs newest first has Verdicts whose
    is_newest_first says so: give its lines in reverse.
    """

def scan_column(
    column: _Texts, /, *, least: _Certainty = "likely", statuses: bool = False, neighbours: bool = False
) -> Mentions:
    """The errors mentioned in a column of texts, as columns: Mentions.

    column: an Arrow array or stream of strings or bytes (of pyarrow, polars, pandas and others), or an iterable of str
    or bytes-like objects; a row may be null or None. Each row is a text of its own: nothing reaches from one into
    another. Offsets count from the start of the row, code points of strings or bytes. No object is made for a mention,
    and other threads run meanwhile. The options are those of scan().
    """

def __dir__() -> list[str]: ...
