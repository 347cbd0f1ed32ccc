"""Figures of the profile against plain Python over the same rows."""

from __future__ import annotations

import math
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dq.adapters.connection import connect
from dq.profiling.drafting import draft_of
from dq.profiling.halves import HALF, held_out, parted
from dq.profiling.looking import looked_at
from dq.profiling.queries import unpruned
from dq.profiling.skeleton import opened

NUMBERS = st.one_of(st.none(), st.integers(-1000, 1000))
FLOATS = st.one_of(st.none(), st.floats(width=64), st.integers(-5, 5).map(float))
TEXTS = st.one_of(st.none(), st.text(st.characters(min_codepoint=1, max_codepoint=0xD7FF), max_size=6))
ROWS = st.lists(st.tuples(NUMBERS, FLOATS, TEXTS), max_size=30)


def write(rows: list[tuple[Any, ...]], folder: Path) -> Path:
    path = folder / f"t{len(list(folder.iterdir()))}.parquet"
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE t (i BIGINT, f DOUBLE, s VARCHAR)")
        for row in rows:
            connection.execute("INSERT INTO t VALUES (?, ?, ?)", list(row))
        connection.execute(f"COPY t TO '{path}' (FORMAT parquet)")
    return path


@given(rows=ROWS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_figures(rows: list[tuple[Any, ...]], tmp_path: Path) -> None:
    path = write(rows, tmp_path)
    contract = draft_of([str(path)], folder=str(tmp_path)).contract
    connection = connect()
    unpruned(connection)
    data = next(iter(opened(connection, contract, str(tmp_path)).values()))
    profile = looked_at(connection, "t", data, None).profile
    sides = connection.execute(
        f'SELECT i, f, s, "{HALF}" FROM {parted(data, ["*"]).sql("duckdb")}'
    ).fetchall()
    connection.close()
    assert profile.rows == profile.profiled == len(rows)
    for half in (0, 1):
        own = [row for row in sides if row[3] == half]
        assert abs(len(own) - len(rows) / 2) <= 0.5
        for name, values in zip("ifs", zip(*own, strict=True) if own else ((), (), (), ()), strict=False):
            figures = profile.columns[name].held_out if half else profile.columns[name].learned
            known = [value for value in values if value is not None]
            assert (figures.rows, figures.present) == (len(own), len(known))
            check(name, figures, known)


def check(name: str, figures: Any, known: list[Any]) -> None:
    distinct = len({"nan" if value != value else value for value in known})  # noqa: PLR0124 - NaN is one value
    assert abs(figures.distinct - distinct) <= max(1, distinct // 4)
    if name == "s":
        lengths = [len(value) for value in known]
        assert (figures.shortest, figures.longest) == (min(lengths, default=0), max(lengths, default=0))
        return
    finite = [value for value in known if math.isfinite(value)]
    ends = (min(finite), max(finite)) if finite else (None, None)
    assert (figures.least, figures.greatest) == tuple(
        None if end is None else Decimal(repr(end)) for end in ends
    )
    if name == "f":
        assert figures.nan == sum(math.isnan(value) for value in known)
        assert figures.infinite == sum(math.isinf(value) for value in known)
        assert figures.fractions == sum(value != math.trunc(value) for value in finite) + figures.nan * 0


@given(rows=ROWS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_values_of_both_halves(rows: list[tuple[Any, ...]], tmp_path: Path) -> None:
    path = write(rows, tmp_path)
    contract = draft_of([str(path)], folder=str(tmp_path)).contract
    connection = connect()
    data = next(iter(opened(connection, contract, str(tmp_path)).values()))
    profile = looked_at(connection, "t", data, None).profile
    held = connection.execute(f"SELECT count(*) FROM {held_out(data).scan.sql('duckdb')}").fetchall()[0][0]
    connection.close()
    seen = profile.columns["s"].values
    assert seen is not None
    assert seen.complete
    texts = [row[2] for row in rows if row[2] is not None]
    assert {text: sum(counts) for text, counts in seen.rows.items()} == {
        text: texts.count(text) for text in texts
    }
    assert profile.columns["s"].held_out.rows == held
