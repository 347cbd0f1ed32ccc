"""Generated statements run in DuckDB on changed tables: what changes has to be in the lineage.

A failure prints the seed, the statement (made smaller), the output columns and the column that was changed.
"""

import logging
from collections.abc import Iterator

import duckdb
import pytest
from sqlglot import exp, parse_one

from tests.lineage.oracle.case import EMPTY, Answer, Case, Column
from tests.lineage.oracle.database import Database
from tests.lineage.oracle.examination import Answering, examined
from tests.lineage.oracle.generator import generated
from tests.lineage.oracle.judge import Finding, judged
from tests.lineage.oracle.known import inventing, known, lacking
from tests.lineage.oracle.resolved import resolved
from tests.lineage.oracle.shrinking import shrunk
from tests.lineage.oracle.tables import SCHEMA, rows_of, short_type
from tests.lineage.oracle.variations import VARIATIONS, varied

_CHUNK = 20
_ORDINARY = range(0, 220, _CHUNK)
_OBSERVABLE = range(0, 80, _CHUNK)
_MANY = range(1_000, 9_000, 100)
_MANY_OBSERVABLE = range(1_000, 3_000, 100)
_MADE = (
    *("JOIN LATERAL", "UNNEST(", "USING (", "NATURAL", "SEMI JOIN", "ANTI JOIN", "FULL", "CROSS JOIN"),
    *("WITH RECURSIVE", "UNION ALL", "UNION BY NAME", "UNION ALL BY NAME", "EXCEPT", "INTERSECT", "VALUES"),
    *("GROUP BY ALL", "GROUP BY ROLLUP", "GROUP BY CUBE", "GROUPING SETS", "HAVING", "FILTER", "QUALIFY"),
    *("DISTINCT ON", "ORDER BY", "LIMIT", "OVER (", "EXISTS (", " IN (SELECT", "ANY (", "CASE ", "nullif("),
    *("PIVOT (", "UNPIVOT", "EXCLUDE", "REPLACE (", "RENAME", "COLUMNS(", "lambda", ".x", "MATERIALIZED"),
    *(
        "INSERT INTO",
        "BY NAME SELECT",
        "CREATE TABLE",
        "CREATE VIEW",
        "UPDATE z",
        "DELETE FROM",
        "MERGE INTO",
    ),
)


@pytest.fixture(scope="module")
def database() -> Database:
    return Database()


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """The resolver may log what it cannot read; the finding says it better."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize("first", _ORDINARY)
def test_no_dependency_is_missed(database: Database, first: int) -> None:
    _examine(database, range(first, first + _CHUNK), observable=False)


@pytest.mark.parametrize("first", _OBSERVABLE)
def test_every_direct_source_shows(database: Database, first: int) -> None:
    _examine(database, range(first, first + _CHUNK), observable=True)


@pytest.mark.longer
@pytest.mark.parametrize("first", _MANY)
def test_no_dependency_is_missed_in_many(database: Database, first: int) -> None:
    _examine(database, range(first, first + 100), observable=False)


@pytest.mark.longer
@pytest.mark.parametrize("first", _MANY_OBSERVABLE)
def test_every_direct_source_shows_in_many(database: Database, first: int) -> None:
    _examine(database, range(first, first + 100), observable=True)


def _examine(database: Database, seeds: range, *, observable: bool) -> None:
    pytest.importorskip("dq_lineage.interface")
    findings, refused = _findings(database, seeds, resolved, observable=observable)
    shown = [shrunk(database, finding, resolved) for finding in findings[:1]]
    assert not findings, f"{len(findings)} findings\n" + "\n".join(map(str, [*shown, *findings]))
    assert refused <= len(seeds) * 0.2, "DuckDB refuses too many of the statements"


def _findings(
    database: Database, seeds: range, answering: Answering, *, observable: bool
) -> tuple[list[Finding], int]:
    """Return the findings, and how many statements DuckDB refuses, of whose rules the generator knows few."""
    found, refused = list[Finding](), 0
    for seed in seeds:
        try:
            finding = examined(database, generated(str(seed), observable=observable), answering)
        except duckdb.Error:
            refused += 1
        else:
            found += [finding] if finding else []
    return found, refused


def _told(case: Case) -> Answer:
    return case.expected or EMPTY


@pytest.mark.parametrize("observable", [False, True])
def test_what_the_generator_knows_withstands_the_judge(database: Database, observable: bool) -> None:  # noqa: FBT001
    findings, _ = _findings(database, range(5_000, 5_025), _told, observable=observable)
    assert not findings, "\n".join(map(str, findings))


@pytest.mark.parametrize("case", known(), ids=lambda case: case.sql[:60])
def test_the_judge_accepts_what_is_right(database: Database, case: Case) -> None:
    assert judged(database, case, _told(case)) is None


@pytest.mark.parametrize("case", known(), ids=lambda case: case.sql[:60])
def test_the_judge_notices_each_source_that_is_left_out(database: Database, case: Case) -> None:
    for place, answer in lacking(_told(case)):
        finding = judged(database, case, answer, rounds=6)
        assert finding, f"{place} is not missed"
        assert finding.kind == "missed"
        assert [changed for changed, _ in finding.changed] == [place]


@pytest.mark.parametrize("case", known(), ids=lambda case: case.sql[:60])
def test_the_judge_notices_a_source_that_is_invented(database: Database, case: Case) -> None:
    finding = judged(database, case, inventing(_told(case)))
    assert finding
    assert finding.kind == "phantom"


def test_a_finding_becomes_smaller(database: Database) -> None:
    sql = "WITH c AS (SELECT a, k, s FROM t) SELECT upper(s), a + 1 AS n FROM c WHERE k > 1 ORDER BY 1, 2"
    finding = judged(database, Case(sql, frozenset({"t"})), _nothing(Case(sql, frozenset())), rounds=3)
    assert finding
    small = shrunk(database, finding, _nothing)
    assert small.kind == "missed"
    assert "WHERE" not in small.case.sql
    assert len(small.case.sql) < len(sql) / 1.5


def _nothing(case: Case) -> Answer:
    """A lineage that knows the number of the columns, and nothing of what they are made of."""
    tree = parse_one(case.sql, dialect="duckdb")
    columns = (
        tuple(Column(None, "", frozenset()) for _ in tree.selects) if isinstance(tree, exp.Query) else ()
    )
    return Answer(columns, frozenset())


def test_every_construct_is_made() -> None:
    texts = "\n".join(generated(str(seed)).sql for seed in range(300))
    assert [one for one in _MADE if one not in texts] == []


def test_the_same_seed_gives_the_same_statement() -> None:
    assert [generated(str(seed)) for seed in range(20)] == [generated(str(seed)) for seed in range(20)]
    assert generated("1").sql != generated("2").sql


@pytest.mark.parametrize("table", SCHEMA)
def test_each_variation_changes_each_column(table: str) -> None:
    for column, values in rows_of(table).items():
        for name in VARIATIONS:
            new = varied(name, short_type(SCHEMA[table][column]), values)
            assert len(new) == len(values)
            assert name == "permuted" or new != values, (column, name)
