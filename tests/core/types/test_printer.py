"""Printing a type and reading it again gives the same type, or one of those it leaves open."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dq_core.types import Type, dialect, dialect_names, included, parse, relation, render
from dq_core.types.type import STRING, Field, array, decimal, integer, map_, string, struct, timestamp, vector
from tests.core.types.strategies import types
from tests.core.types.test_dialects import _rows

NAMES = st.sampled_from(dialect_names())
KNOWN = [(name, text) for name, text, neutral, _ in _rows() if "unknown" not in neutral]


def _nullable(of: Type) -> Type:
    """Return the type with all parts nullable: not every dialect can say otherwise."""
    return replace(
        of,
        element=None if of.element is None else _nullable(of.element),
        key=None if of.key is None else _nullable(of.key),
        fields=tuple(Field(each.name, _nullable(each.type)) for each in of.fields),
    )


def _has_nested_key(of: Type) -> bool:
    """Say whether a key is nested: such keys are compared as written, their open parts as well."""
    parts = [part for part in (of.element, of.key, *(each.type for each in of.fields)) if part is not None]
    return (of.key is not None and of.key.nested) or any(map(_has_nested_key, parts))


@given(NAMES, types().filter(lambda of: not _has_nested_key(of)))
def test_what_is_printed_lies_within_the_type(name: str, of: Type) -> None:
    text = render(of, dialect(name))
    if text is not None:
        read = parse(text, dialect(name))
        assert included(_nullable(read), _nullable(of)) or relation(_nullable(read), _nullable(of)) == "equal"
        again = render(read, dialect(name))
        assert again is not None
        assert parse(again, dialect(name)) == read


def _wrapped(name: str, parts: list[str]) -> str:
    first, second = parts
    forms = {
        "duckdb": f'STRUCT(a {first}[], "b c" MAP({first}, {second}), d {second}[3])',
        "bigquery": f"STRUCT<a ARRAY<{first}>, `b c` STRUCT<x {second}>>",
        "snowflake": f'OBJECT(a ARRAY({first}), "b c" MAP({first}, {second}))',
        "databricks": f"STRUCT<a: ARRAY<{first}>, `b c`: MAP<{first}, {second}>>",
        "postgres": f"{first}[]",
        "clickhouse": f"Tuple(a Array({first}), `b c` Map({first}, {second}))",
        "trino": f'row(a array({first}), "b c" map({first}, {second}))',
        "avro": f"record<a: array<{first}>, b: map<{second}>>",
        "parquet": f"STRUCT<a: LIST<{first}>, b: MAP<{first}, {second}>>",
    }
    return forms.get(name, first)


@given(st.data())
def test_read_printed_and_read_again(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted({each for each, _ in KNOWN})))
    texts = st.sampled_from([text for each, text in KNOWN if each == name])
    of = parse(_wrapped(name, data.draw(st.lists(texts, min_size=2, max_size=2))), dialect(name))
    text = render(of, dialect(name))
    if text is not None:
        assert parse(text, dialect(name)) == of


@pytest.mark.parametrize(
    ("of", "name", "text"),
    [
        (integer(), "bigquery", "INT64"),
        (integer(), "snowflake", "NUMBER(38,0)"),
        (integer(), "duckdb", "BIGINT"),
        (integer(32), "bigquery", None),
        (integer(32), "snowflake", None),
        (integer(64, signed=False), "postgres", None),
        (integer(64, signed=False), "mysql", "bigint unsigned"),
        (Type("number"), "snowflake", "FLOAT"),
        (Type("number"), "bigquery", "FLOAT64"),
        (decimal(38, 10), "bigquery", "BIGNUMERIC(38,10)"),
        (decimal(10, 2), "bigquery", "NUMERIC(10,2)"),
        (decimal(39, 0), "duckdb", None),
        (decimal(), "postgres", "numeric"),
        (decimal(None, 2), "duckdb", "DECIMAL(38,2)"),
        (STRING, "redshift", "varchar(max)"),
        (STRING, "tsql", "nvarchar(max)"),
        (STRING, "snowflake", "VARCHAR"),
        (STRING, "mysql", "longtext"),
        (string(10), "redshift", None),
        (string(10), "duckdb", None),
        (string(10), "postgres", "varchar(10)"),
        (string(10), "tsql", None),
        (string(10, unit="byte"), "redshift", "varchar(10)"),
        (timestamp(3, "aware"), "postgres", "timestamp(3) with time zone"),
        (timestamp(3, "naive"), "bigquery", None),
        (timestamp(None, "naive"), "bigquery", "DATETIME"),
        (timestamp(None, "aware"), "databricks", "TIMESTAMP"),
        (timestamp(None, "naive"), "clickhouse", None),
        (vector(Type("float", bits=32), 3), "snowflake", "VECTOR(FLOAT, 3)"),
        (vector(Type("float", bits=32), 3), "duckdb", "FLOAT[3]"),
        (vector(Type("float", bits=32), 3), "bigquery", None),
        (array(integer()), "trino", "array(bigint)"),
        (map_(STRING, integer()), "bigquery", None),
        (
            struct(Field("order", integer()), Field("a b", STRING)),
            "bigquery",
            "STRUCT<`order` INT64, `a b` STRING>",
        ),
        (struct(Field("a", integer(), nullable=False)), "databricks", "STRUCT<a: BIGINT NOT NULL>"),
        (struct(Field("a", integer())), "clickhouse", "Tuple(a Nullable(Int64))"),
        (struct(Field("a", array(integer()))), "clickhouse", "Tuple(a Array(Int64))"),
        (Type("unknown", name="x"), "duckdb", None),
    ],
)
def test_examples(of: Type, name: str, text: str | None) -> None:
    assert render(of, dialect(name)) == text
