"""Numbers of CSV files: every figure is that of exact arithmetic over the texts, up to 38 digits."""

from __future__ import annotations

import tempfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from sqlglot import exp

from dq.adapters.number_reading import NUMBER, decimal_of, digits_needed
from dq.runner.running import run
from dq_contracts.loading import Library
from dq_core.config.settings import Config
from tests.checks import reference
from tests.checks.reference import Figures
from tests.duckdb_files import scratch

HEAD = "apiVersion: v3.2.0\nkind: DataContract\nid: c\nversion: 1.0.0\nstatus: active\n"
HEAD += "servers: [{server: s, type: local, format: csv, path: data.csv}]\n"
HEAD += "schema:\n  - name: data\n    properties:\n"
DIGITS = st.sampled_from(["0", "1", "5", "9", "00", "99", "3000000", "12345678"])
BOUNDS = ["0.1", "-0.1", "0.10000000000000000001", "99", "12345678900.5", "1e30", "1", "0"]
STEPS = ["0.1", "0.01", "5", "0.25", "3"]
OPTIONS = ("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum")


@st.composite
def spellings(draw: st.DrawFn) -> str:
    """A number of at most 18 digits before and 12 behind the point, and an exponent of at most 4."""
    whole = "".join(draw(st.lists(DIGITS, max_size=3)))[:18]
    fraction = "".join(draw(st.lists(DIGITS, max_size=3)))[:12]
    sign = draw(st.sampled_from(["", "", "-", "+"]))
    point = "." if fraction or draw(st.booleans()) else ""
    exponent = draw(st.sampled_from(["", "", "", "e2", "E-4", "e+1", "e0", "E04"]))
    return sign + (whole or ("" if fraction else "0")) + point + fraction + exponent


COMMON: dict[str, Any] = {"deadline": None, "database": None, "suppress_health_check": list(HealthCheck)}


def _figures(texts: list[str], options: dict[str, str], listed: list[str]) -> dict[str, Figures]:
    stated = ", ".join(f"{name}: {value}" for name, value in options.items())
    values = ", ".join(f"{{value: {value}}}" for value in listed)
    column = f"      - {{name: n, logicalType: number, unique: true, enum: [{values}], "
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "data.csv").write_text("n\n" + "".join(f"{text}\n" for text in texts), encoding="utf-8")
        (folder / "c.odcs.yaml").write_text(
            f"{HEAD}{column}logicalTypeOptions: {{{stated}}}}}\n", encoding="utf-8"
        )
        library = Library()
        contract = library.open(str(folder / "c.odcs.yaml")).contract
        assert contract is not None
        results = run([contract], Config(str(folder)), library, {}).results
    assert not [result.reason for result in results if result.verdict in ("error", "unsupported")]
    return {
        result.check.id.rsplit("/", 1)[1]: Figures(
            result.counts.rows, result.counts.evaluated, result.counts.missing, result.counts.violations
        )
        for result in results
        if result.counts
    }


@given(
    st.lists(spellings(), min_size=1, max_size=12),
    st.sampled_from(OPTIONS),
    st.sampled_from(BOUNDS),
    st.sampled_from(STEPS),
    st.lists(st.sampled_from(BOUNDS), min_size=1, max_size=3, unique=True),
)
@settings(max_examples=10, derandomize=True, phases=[Phase.generate], **COMMON)
def test_figures_are_exact(texts: list[str], option: str, bound: str, step: str, listed: list[str]) -> None:
    values = [Decimal(text) for text in texts]
    assert _figures(texts, {option: bound, "multipleOf": step}, listed) == {
        "type_is": Figures(len(texts), len(texts), 0, 0),
        "in_set": reference.in_set(values, [Decimal(value) for value in listed]),
        "unique": reference.unique([(value,) for value in values]),
        "between": reference.between(values, option, Decimal(bound)),
        "multiple_of": reference.multiple_of(values, Decimal(step)),
    }


@given(
    st.lists(
        spellings() | st.sampled_from(["", "x", "1e", "e5", "+", ".", "1e300", "9" * 30, "NaN"]),
        min_size=1,
        max_size=12,
    )
)
@settings(max_examples=40, derandomize=True, phases=[Phase.generate], **COMMON)
def test_every_number_is_read_as_it_is_written(texts: list[str]) -> None:
    column = exp.column("t")
    with scratch() as connection:
        connection.execute("CREATE TEMP TABLE texts AS SELECT unnest(?::VARCHAR[]) AS t", [texts])
        digits = digits_needed(connection, exp.table_("texts"), [column])[0]
        if digits is None:
            assert {"1e300", "9" * 30} & set(texts)
            return
        value = decimal_of(column, digits).sql("duckdb")
        query = f"SELECT t, CASE WHEN regexp_full_match(t, '{NUMBER}') THEN {value} END FROM texts"
        rows = connection.execute(query).fetchall()
    numbers = {text: found for text, found in rows if text not in ("", "x", "1e", "e5", "+", ".", "NaN")}
    assert numbers == {text: Decimal(text) for text in numbers}
    assert all(found is None for text, found in rows if text not in numbers)


@pytest.mark.parametrize(
    ("texts", "needed"),
    [
        (["1", "-99.5"], "DECIMAL(17, 8)"),
        (["1e2"], "DECIMAL(3, 0)"),
        (["1.5e-3", "123456"], "DECIMAL(10, 4)"),
        (["9" * 38], "DECIMAL(38, 0)"),
        (["0." + "9" * 38], "DECIMAL(38, 38)"),
        (["9" * 39], ""),
        (["1e99999999999999999999"], ""),
        (["no number of more than nine signs"], "DECIMAL(1, 0)"),
    ],
)
def test_digits_that_a_column_needs(texts: list[str], needed: str) -> None:
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE texts AS SELECT unnest(?::VARCHAR[]) AS t", [texts])
        found = digits_needed(connection, exp.table_("texts"), [exp.column("t")])[0]
    assert (found.decimal if found else "") == needed
