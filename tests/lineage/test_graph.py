"""The graph of scripts and files: by cases, against the engine's own composition, and at length."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from dq_lineage.answer.records import Lineage, OutputColumn, Source, Statement
from dq_lineage.graph.graph import Graph, compose
from dq_lineage.graph.walking import Search
from dq_lineage.interface import lineage
from tests.lineage.graph_cases import FOLDER, answer, read
from tests.lineage.steps import Steps

CASES = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case(path: Path) -> None:
    case = read(path)
    graph = case.graph()
    assert [(asked, answer(graph, asked)) for asked, _ in case.questions] == case.questions


# the law: a script of steps says the same of its last table as one statement with the steps as CTEs


def as_sources(graph: Graph, column: str | None) -> set[Source]:
    found = graph.rows("r", passing=False) if column is None else graph.upstream("r", column, passing=False)
    return {
        Source(one.node.table.name, one.node.column or "", one.kind, one.subtype, one.masking, one.certainty)
        for one in found
    }


@pytest.mark.longer
@pytest.mark.parametrize("seed", range(60, 1_000))
def test_many_steps_compose_as_common_tables_do(seed: int) -> None:
    test_steps_compose_as_common_tables_do(seed)


@pytest.mark.parametrize("seed", range(60))
def test_steps_compose_as_common_tables_do(seed: int) -> None:
    steps = Steps(random.Random(seed))  # noqa: S311 - any numbers will do
    whole = lineage(steps.as_one(), schema=steps.schema).statements[0]
    graph = compose([("steps.sql", lineage(steps.as_script(), schema=steps.schema))])
    for column in whole.columns:
        assert as_sources(graph, column.name) == set(column.sources), (column.name, steps.as_script())
    assert as_sources(graph, None) == set(whole.indirect), steps.as_script()


@pytest.mark.parametrize("seed", range(15))
def test_upstream_and_downstream_agree(seed: int) -> None:
    steps = Steps(random.Random(seed))  # noqa: S311
    graph = compose([("steps.sql", lineage(steps.as_script(), schema=steps.schema))])
    columns = [(table, column) for table in graph.tables() for column in graph.columns(table)]
    up = {
        (str(one.node), f"{table}.{column}", one.subtype, one.masking, one.certainty, one.depth)
        for table, column in columns
        for one in graph.upstream(table.name, column)
    }
    down = {
        (f"{table}.{column}", str(one.node), one.subtype, one.masking, one.certainty, one.depth)
        for table, column in columns
        for one in graph.downstream(table.name, column)
        if one.node.column is not None
    }
    assert up == down


# at length


def source(table: str, column: str, subtype: str = "IDENTITY") -> Source:
    kind = "DIRECT" if subtype in ("IDENTITY", "TRANSFORMATION", "AGGREGATION") else "INDIRECT"
    return Source(table, column, kind, subtype, masking=False, certainty="exact")


def chain(statements: int, columns: int, kind: str = "CREATE_TABLE_AS") -> Lineage:
    """Return a script in which each table is made of the two before it."""
    made = []
    for at in range(statements):
        reads = tuple(f"t{at - back}" for back in (1, 2) if at >= back) or ("raw",)
        outputs = tuple(
            OutputColumn(f"t{at}", f"c{number}", tuple(source(read, f"c{number}") for read in reads))
            for number in range(columns)
        )
        rows = (source(reads[0], "c0", "FILTER"),)
        made.append(Statement(at, kind, reads, (f"t{at}",), (), outputs, rows))
    return Lineage(tuple(made))


def everything(graph: Graph, last: str) -> None:
    assert graph.upstream(last, "c0")
    assert graph.downstream("raw", "c0")
    assert graph.rows(last)
    assert list(graph.tree(graph.find(f"{last}.c0")[0], Search()))
    assert graph.path(graph.find("raw.c0")[0], graph.find(f"{last}.c0")[0])
    assert graph.cycles() == ()


@pytest.mark.parametrize(
    ("kind", "many"), [("CREATE_TABLE_AS", 5_000), ("CREATE_VIEW", 1_000), ("INSERT", 1_000)]
)
def test_thousands_of_statements(kind: str, many: int) -> None:
    everything(compose([("a.sql", chain(many, 2, kind))]), f"t{many - 1}")


def test_a_table_that_is_written_and_read_two_thousand_times() -> None:
    statements = tuple(
        Statement(
            at,
            "INSERT",
            ("log",),
            ("log",),
            (),
            (
                OutputColumn("log", "id", (source("log", "id", "AGGREGATION"),)),
                OutputColumn("log", f"x{at}", (source("raw", "x"),)),
            ),
        )
        for at in range(2_000)
    )
    graph = compose([("a.sql", Lineage(statements))])
    assert {str(found.node) for found in graph.upstream("log", "id")} == {"log.id"}
    assert [str(found.node) for found in graph.upstream("log", "x7")] == ["raw.x"]
    assert [[str(node) for node in cycle] for cycle in graph.cycles()] == [["log.id"]]
    assert len(graph.table_edges()) == 1


def seconds(statements: int) -> float:
    script = chain(statements, 20)
    started = time.process_time()
    graph = compose([("a.sql", script)])
    everything(graph, f"t{statements - 1}")
    assert graph.edges()
    return time.process_time() - started


@pytest.mark.longer
def test_the_work_grows_with_the_edges() -> None:
    seconds(500)
    assert min(seconds(5_000) for _ in range(3)) < 2.6 * min(seconds(2_500) for _ in range(3))
