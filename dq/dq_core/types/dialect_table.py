"""What a dialect declares about its type names: one line per type, for parsing and for printing alike."""

from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from dq_core.record import field, identity_record, record
from dq_core.types.type import Type

ParameterName = Literal[
    "precision",
    "scale",
    "length",
    "element",
    "key",
    "fields",
    "named",
    "unnamed",
    "members",
    "labels",
    "detail",
    "repeated",
    "inner",
    "word",
    "ignored",
]
Suffix = Literal["none", "list", "fixed", "read"]
Clause = tuple[str, ...]

# what may stand behind a type and says nothing about its values; "" is any token, "()" anything in brackets
CLAUSES: tuple[Clause, ...] = (
    ("character", "set", ""),
    ("charset", ""),
    ("collate", ""),
    ("comment", ""),
    ("options", "()"),
)
Setting = tuple[str, str]
Reader = Callable[[tuple[Setting, ...]], Type | None]


@record
class Parameter:
    """One argument of a type name.

    `precision`, `scale` and `length` are whole numbers from `low` to `high`; `missing` is their value when
    earlier arguments are written and this one is not; `words` are spelled values such as MAX (None: open).
    `element` and `key` are types. All further arguments belong to `fields` (types, with names or without),
    `named` and `unnamed` (fields of that sort only), `repeated` (fields of the structs in an array),
    `members` (types of a union without names), `labels` (quoted texts) or `detail` (any text; it
    becomes the name). `inner` is a type that the whole name stands for, as in Nullable(T). `word` must be
    the one of `words`. `ignored` changes nothing. `usual` is printed when the type leaves the parameter open.
    """

    name: ParameterName
    low: int = 0
    high: int = 2_147_483_647
    missing: int | None = None
    words: Mapping[str, int | None] = field(default_factory=dict)
    usual: str = ""


ELEMENT = Parameter("element")
KEY = Parameter("key")
FIELDS = Parameter("fields")
NAMED = Parameter("named")
UNNAMED = Parameter("unnamed")
MEMBERS = Parameter("members")
LABELS = Parameter("labels")
DETAIL = Parameter("detail")
INNER = Parameter("inner")
IGNORED = Parameter("ignored")
LENGTH = Parameter("length", low=1)


def digits(most: int, least_scale: int = 0, most_scale: int | None = None) -> tuple[Parameter, Parameter]:
    """Return the parameters of a decimal of at most `most` digits; a scale that is not written is 0."""
    scale = Parameter("scale", low=least_scale, high=most if most_scale is None else most_scale, missing=0)
    return (Parameter("precision", low=1, high=most), scale)


def word(spelled: str) -> Parameter:
    """Return the parameter that is always the same word."""
    return Parameter("word", words={spelled.lower(): None}, usual=spelled)


def fraction(most: int) -> tuple[Parameter]:
    """Return the parameter of a time with at most `most` digits of the fraction of a second."""
    return (Parameter("precision", high=most),)


@identity_record
class Line:
    """One type of a dialect.

    `names[0]` is printed, with its arguments where it says `()`, else at its end. `type` is the meaning of
    the name without arguments. `required` arguments must be written. A `hidden` line is read, never printed.
    `bare` says that arguments equal to those of `type` are not printed. `whole` bounds the digits of a
    decimal before its point. `read` replaces the parameters: it gets the arguments as (name or "", value)
    and answers None when they make no sense.
    """

    names: tuple[str, ...]
    type: Type
    takes: tuple[Parameter, ...] = ()
    required: int = 0
    brackets: Literal["()", "<>", "[]"] = "()"
    hidden: bool = False
    bare: bool = True
    whole: tuple[int, int] = (0, 1_000_000)
    read: Reader | None = None


def line(
    names: str,
    type_: Type,
    *takes: Parameter,
    required: int = 0,
    brackets: Literal["()", "<>", "[]"] = "()",
    hidden: bool = False,
    bare: bool = True,
    whole: tuple[int, int] = (0, 1_000_000),
    read: Reader | None = None,
) -> Line:
    """Return the line of a table; `names` are separated by `|`, the first one is printed."""
    spelled = tuple(" ".join(name.split()) for name in names.split("|"))
    return Line(spelled, type_, takes, required, brackets, hidden, bare, whole, read)


@record
class Entry:
    """A name of a line as the parser looks it up: its words, compared as `exact` says."""

    words: tuple[str, ...]
    line: Line


@identity_record
class Dialect:
    """The type names of one engine or format and the switches of their syntax.

    Lines stand in the order of preference: among those that can print a type, the first one does; the
    first line of a kind is thus the usual choice for a type whose parameters are open.
    """

    name: str
    lines: tuple[Line, ...]
    entries: Mapping[str, tuple[Entry, ...]]
    case_sensitive: bool = False
    suffix: Suffix = "none"
    colon: bool = False
    quote: Literal['"', "`", "["] = '"'
    not_null: str = ""
    nullable: str = ""
    escape: Literal["doubled", "backslash"] = "doubled"
    clauses: tuple[Clause, ...] = CLAUSES


def dialect_of(
    name: str,
    lines: Iterable[Line],
    *,
    case_sensitive: bool = False,
    suffix: Suffix = "none",
    colon: bool = False,
    quote: Literal['"', "`", "["] = '"',
    not_null: str = "",
    nullable: str = "",
    escape: Literal["doubled", "backslash"] = "doubled",
    clauses: tuple[Clause, ...] = CLAUSES,
) -> Dialect:
    """Return the dialect of these lines.

    `case_sensitive`: names match as written, or else in lower case against names declared in lower case.
    `suffix`: `T[]` is a list, and `T[3]` a list too ("list") or one of fixed length ("fixed"; "read": but
    never printed so). `colon`: fields are printed as `name: type`. `quote` opens a quoted field name.
    `not_null` follows the type of a required field; `nullable`, such as `Nullable({})`, instead wraps the
    type of one that is not required. `escape` is how a quote is written inside a label. `clauses` may follow
    a type and are skipped. No name that takes types may stand on two lines with the same number of
    arguments: reading hostile text would take exponential time.
    """
    table = tuple(lines)
    return Dialect(
        name,
        table,
        _index(table, case_sensitive=case_sensitive),
        case_sensitive,
        suffix,
        colon,
        quote,
        not_null,
        nullable,
        escape,
        clauses,
    )


def _index(lines: tuple[Line, ...], *, case_sensitive: bool) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for each in lines:
        for name in each.names:
            spelled = name.replace("()", "").replace('"', "")
            words = tuple((spelled if case_sensitive else spelled.lower()).split())
            found.setdefault(words[0], []).append(Entry(words, each))
    return {
        first: tuple(sorted(entries, key=lambda entry: -len(entry.words))) for first, entries in found.items()
    }
