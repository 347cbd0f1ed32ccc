"""Whatever a contract says, reading and printing types never raises and never takes long."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dq_core.types import Type, common, dialect, dialect_names, parse, relation, render
from dq_core.types.parser import DEEPEST, LONGEST
from dq_core.types.type import Field
from tests.core.types.test_dialects import _rows

NAMES = st.sampled_from(dialect_names())
KNOWN = [(name, text) for name, text, _, _ in _rows()]
PIECES = (
    sorted({text for _, text in KNOWN}) + list("()<>[],:='\"`.;") + ["not null", "array", "-1", "\\", "\x00"]
)


def _use(of: Type, name: str) -> None:
    """Do with a type what its users do."""
    str(of)
    hash(of)
    relation(of, of)
    common(of, of)
    text = render(of, dialect(name))
    assert text is None or parse(text, dialect(name)).kind != "unknown"


@settings(max_examples=50)
@given(NAMES, st.text(max_size=40))
def test_any_text(name: str, text: str) -> None:
    _use(parse(text, dialect(name)), name)


@settings(max_examples=50)
@given(NAMES, st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join))
def test_any_sequence_of_pieces(name: str, text: str) -> None:
    _use(parse(text, dialect(name)), name)


@settings(max_examples=50)
@given(st.sampled_from(KNOWN), st.integers(0, 60), st.integers(0, 3), st.sampled_from(PIECES))
def test_damaged_types(known: tuple[str, str], at: int, removed: int, piece: str) -> None:
    name, text = known
    _use(parse(text[:at] + piece + text[at + removed :], dialect(name)), name)


@settings(max_examples=50)
@given(NAMES, st.sampled_from(KNOWN))
def test_types_of_other_dialects(name: str, known: tuple[str, str]) -> None:
    of = parse(known[1], dialect(known[0]))
    text = render(of, dialect(name))
    if text is not None:
        assert parse(text, dialect(name)).kind != "unknown"


def _nest(before: str, inside: str, after: str, levels: int = DEEPEST - 1) -> str:
    return before * levels + inside + after * levels


HOSTILE = {
    "brackets": "(" * LONGEST,
    "balanced": "(" * 1000 + ")" * 1000,
    "commas": "a," * 15_000,
    "words": "a " * 15_000,
    "dots": "a." * 15_000,
    "suffixes": "int" + "[]" * 15_000,
    "clauses": "int " + "not null " * 4000,
    "half clauses": "varchar collate " * 2000,
    "half names": "timestamp with " * 2000,
    "open quote": "'" + "a" * 100_000,
    "quotes": "'" * (LONGEST - 1),
    "backslashes": "'\\" * 15_000,
    "open names": "[a" * 15_000,
    "digits": "decimal(" + "9" * 100_000 + ")",
    "zeros": "float(0001" + "0" * 100_000 + ")",
    "wide": "struct<" + "a int," * 4000 + "b int>",
    "labels": "enum(" + "'a'," * 8000 + "'b')",
    "too long": "x" * (LONGEST + 1),
    "surrogate": "\ud800",
    **{
        f"deep {before}": _nest(before, "int", after)
        for before, after in [
            ("struct<", ">"),
            ("struct<a ", ">"),
            ("struct<a: ", ">"),
            ("STRUCT(a ", ")"),
            ("array<", ">"),
            ("map<string,", ">"),
            ("union<null,", ">"),
            ("union<int,", ">"),
            ("Variant(String,", ")"),
            ("Tuple(", ")"),
            ("Nullable(", ")"),
            ("row(", ")"),
            ("dictionary<values=", ">"),
            ("MAP(MAP(", ", int), int)"),
        ]
    },
}


EVERY = 3
"""The usual tests read a hostile text in each so many-th dialect, in others than the text before it."""
HOSTILE_CASES = [
    pytest.param(
        name, text, id=f"{which}-{name}", marks=[] if (row + column) % EVERY == 0 else pytest.mark.longer
    )
    for row, (which, text) in enumerate(HOSTILE.items())
    for column, name in enumerate(sorted({name for name, _ in KNOWN}))
]


@pytest.mark.parametrize(("name", "text"), HOSTILE_CASES)
def test_hostile_text(name: str, text: str) -> None:
    of = parse(text, dialect(name))
    str(of)
    relation(of, of)
    render(of, dialect(name))


def test_too_deep_is_unknown_and_keeps_its_text() -> None:
    text = _nest("ARRAY<", "INT64", ">", DEEPEST + 1)
    assert parse(text, dialect("bigquery")) == Type("unknown", name=text)
    assert parse("INTEGER" + "[]" * (DEEPEST + 1), dialect("duckdb")).kind == "unknown"


def test_unknown_part_leaves_the_rest_readable() -> None:
    of = parse("STRUCT(a FOO(1, 2), b INTEGER)", dialect("duckdb"))
    assert of.fields == (Field("a", Type("unknown", name="FOO(1, 2)")), Field("b", Type("integer", bits=32)))


@pytest.mark.parametrize(
    ("name", "text", "nullable"),
    [
        ("bigquery", "STRUCT<a INT64 NOT NULL, b INT64>", [False, True]),
        ("databricks", "STRUCT<a: INT NOT NULL COMMENT 'x', b: INT COMMENT 'NOT NULL'>", [False, True]),
        (
            "clickhouse",
            "Tuple(a Int8, b Nullable(Int8), c LowCardinality(Nullable(String)))",
            [False, True, True],
        ),
        ("avro", "record<a: long, b: union<null, long>, c: union<null, string, long>>", [False, True, True]),
        ("parquet", "struct<a: int32 not null, b: int32>", [False, True]),
    ],
)
def test_nullable_parts(name: str, text: str, nullable: list[bool]) -> None:
    assert [field.nullable for field in parse(text, dialect(name)).fields] == nullable
