"""Logical types of contracts, and the warehouses that can hold them."""

import pytest

from dq_core.types import Field, Type, dialect, included, logical_type, parse, render
from dq_core.types.logical import LOGICAL_TYPES
from dq_core.types.type import STRING, integer

WAREHOUSES = (
    "athena",
    "bigquery",
    "clickhouse",
    "databricks",
    "duckdb",
    "mysql",
    "postgres",
    "redshift",
    "snowflake",
    "synapse",
    "trino",
)
# what a dialect has no type for; SUPER, JSON and VARIANT hold more than the declared structure
CANNOT = {
    "array": {"redshift", "mysql", "synapse"},
    "map": {"bigquery", "mysql", "postgres", "redshift", "synapse"},
    "object": {"mysql", "postgres", "redshift", "synapse"},
    "vector": {"athena", "bigquery", "clickhouse", "databricks", "redshift", "trino"},
}
DECLARED = {
    "array": logical_type("array", element=logical_type("string")),
    "map": logical_type("map", key=logical_type("string"), element=logical_type("integer")),
    "object": logical_type("object", fields=(Field("a", logical_type("integer")),)),
    "vector": logical_type("vector", {"dimensions": 3}),
}


@pytest.mark.parametrize("warehouse", WAREHOUSES)
@pytest.mark.parametrize("name", LOGICAL_TYPES)
def test_every_logical_type_has_a_name_where_there_is_a_type(name: str, warehouse: str) -> None:
    of = DECLARED.get(name, logical_type(name))
    text = render(of, dialect(warehouse))
    if warehouse in CANNOT.get(name, ()):
        assert text is None
    elif name == "time" and warehouse == "bigquery":
        assert text == "TIME"
    else:
        assert text is not None
        assert included(parse(text, dialect(warehouse)), of) or name == "object"


@pytest.mark.parametrize("name", LOGICAL_TYPES)
def test_dialect_and_function_agree(name: str) -> None:
    expected = logical_type(name, {"dimensions": 3}) if name == "vector" else logical_type(name)
    assert included(expected, parse(name, dialect("odcs")))
    assert render(parse(name, dialect("odcs")), dialect("odcs")) == name


@pytest.mark.parametrize(
    ("name", "options", "neutral"),
    [
        ("integer", None, "integer"),
        ("integer", {"format": "i8"}, "integer(8)"),
        ("integer", {"format": "i128"}, "integer(128)"),
        ("integer", {"format": "u64"}, "unsigned integer(64)"),
        ("integer", {"format": "f32", "minimum": 0}, "integer"),
        ("number", None, "number"),
        ("number", {"format": "f32"}, "float(32)"),
        ("number", {"format": "f64", "multipleOf": 0.5}, "float(64)"),
        ("number", {"format": ["f64"]}, "number"),
        ("string", {"maxLength": 10, "format": "uuid"}, "string"),
        ("timestamp", None, "timestamp"),
        ("timestamp", {"timezone": True, "defaultTimezone": "Etc/UTC"}, "timestamp(aware)"),
        ("timestamp", {"timezone": False}, "timestamp(naive)"),
        ("timestamp", {"timezone": "yes"}, "timestamp"),
        ("time", {"timezone": True}, "time(aware)"),
        ("date", {"format": "yyyy-MM-dd"}, "date"),
        ("object", {"required": ["a"]}, "struct"),
        ("array", {"maxItems": 3}, "array"),
        ("vector", {"dimensions": 384}, "vector<float(32), 384>"),
        ("vector", {"dimensions": 3, "elementType": "float16"}, "vector<float(16), 3>"),
        ("vector", {"dimensions": 3, "elementType": "bfloat16"}, "vector<float(16, bfloat16), 3>"),
        ("vector", {"dimensions": 3, "elementType": "uint8"}, "vector<unsigned integer(8), 3>"),
        ("vector", {"dimensions": 8, "elementType": "binary"}, "vector<unsigned integer(1), 8>"),
        ("vector", {"dimensions": True}, "vector<float(32)>"),
        ("vector", {"dimensions": "3", "elementType": "odd"}, "vector"),
        ("varchar", None, "unknown(varchar)"),
        ("Integer", None, "unknown(Integer)"),
    ],
)
def test_options(name: str, options: dict[str, object] | None, neutral: str) -> None:
    assert str(logical_type(name, options)) == neutral


def test_nested_types_are_put_together() -> None:
    inner = logical_type("object", fields=(Field("a", STRING), Field("b", integer(32), nullable=False)))
    whole = logical_type("map", key=STRING, element=logical_type("array", element=inner))
    assert str(whole) == "map<string, array<struct<a: string, b: integer(32) not null>>>"
    assert isinstance(whole, Type)
