"""The neutral form of types, and what importing them costs."""

import subprocess
import sys

import pytest

from dq_core.types import Field, Type
from dq_core.types.type import (
    BFLOAT16,
    STRING,
    array,
    decimal,
    enum,
    integer,
    map_,
    string,
    struct,
    unknown,
    vector,
)


@pytest.mark.parametrize(
    ("of", "neutral"),
    [
        (integer(), "integer"),
        (integer(64), "integer(64)"),
        (integer(64, signed=False), "unsigned integer(64)"),
        (decimal(), "decimal"),
        (decimal(10, 2), "decimal(10,2)"),
        (decimal(10), "decimal(10)"),
        (decimal(None, 2), "decimal(*,2)"),
        (BFLOAT16, "float(16, bfloat16)"),
        (string(10), "string(10)"),
        (string(10, unit="byte", fixed=True), "string(10 bytes, fixed)"),
        (enum("a", "it's"), "enum('a', 'it''s')"),
        (array(), "array"),
        (array(struct(Field("a", integer(64)))), "array<struct<a: integer(64)>>"),
        (struct(Field("a b", STRING, nullable=False)), 'struct<"a b": string not null>'),
        (map_(STRING), "map<string, any>"),
        (map_(None, STRING), "map<any, string>"),
        (vector(None, 3), "vector<3>"),
        (unknown("x y"), "unknown(x y)"),
    ],
)
def test_neutral_form(of: Type, neutral: str) -> None:
    assert str(of) == neutral
    assert repr(of) == f"<Type {neutral}>"


def test_importing_types_imports_no_table() -> None:
    program = (
        "import sys, dq_core.types as types;"
        "types.dialect('bigquery'); types.dialect_names();"
        "print(sorted(name for name in sys.modules if '.dialects.' in name))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['dq_core.types.dialects.bigquery']"
