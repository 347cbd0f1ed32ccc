"""The SQL of quality rules: what lint says of it, where, and what the guard lets through."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dq_contracts.queries.dialects import Dialects
from dq_contracts.queries.functions import PURE_NAMES
from dq_contracts.queries.guard import refusals
from dq_contracts.queries.placeholders import placeholders_in, replaced
from dq_contracts.queries.places import place_in
from dq_contracts.queries.reading import bound, read
from dq_core.finding import Finding
from dq_core.source import Source
from dq_core.yaml.loader import load
from dq_core.yaml.tree import Mapping, Scalar
from tests import rule_examples
from tests.commands.as_somebody import ONESELF
from tests.contracts.benign_queries import TABLES, benign_query
from tests.contracts.opening import contract

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "queries.yaml").read_text(encoding="utf-8"))
HOSTILE: list[dict[str, Any]] = yaml.safe_load((HERE / "hostile_queries.yaml").read_text(encoding="utf-8"))
SQL_CODES = tuple(f"ODC{number}" for number in range(232, 239))
SERVERS = {
    "local": "path: a.csv, format: csv",
    "bigquery": "project: p, dataset: d",
    "duckdb": "database: d",
    "databricks": "catalog: c, schema: s",
    "snowflake": "account: a, database: d, schema: s",
    "oracle": "host: h, port: 1, serviceName: s",
}
HOST = "host: h, port: 1, database: d, schema: s"
COLUMNS = """\
    - {name: id}
    - {name: status}
    - {name: placed_on}
    - {name: customer_id}
    - {name: tags}
    - {name: address, logicalType: object, properties: [{name: city}]}
    - name: amount
      physicalName: AMT
"""
OTHERS = """\
  - name: customers
    properties: [{name: id}, {name: name}, {name: country}]
  - name: events
"""


def contract_of(case: dict[str, Any]) -> str:
    rule = {"type": "sql", "query": case["query"], "mustBe": 0}
    written = yaml.dump({"quality": [rule]}, Dumper=yaml.CSafeDumper, sort_keys=False, width=1000)
    at_dataset, at_column = (4, 0) if "at" not in case else (0, 6)
    return (
        f"{_servers(case.get('server', []))}schema:\n  - name: orders\n    physicalName: SALES.ORDERS_V2\n"
        f"{_indented(written, at_dataset)}    properties:\n{COLUMNS}{_indented(written, at_column)}{OTHERS}"
    )


def _servers(types: str | list[str]) -> str:
    named = [types] if isinstance(types, str) else types
    lines = [
        f"  - {{server: s{number}, type: {name}, {SERVERS.get(name, HOST)}}}\n"
        for number, name in enumerate(named)
    ]
    return "servers:\n" + "".join(lines) if lines else ""


def _indented(text: str, width: int) -> str:
    return "".join(f"{' ' * width}{line}\n" for line in text.splitlines()) if width else ""


def found_in(text: str, folder: Path) -> list[Finding]:
    findings = rule_examples.lint_files({"a.odcs.yaml": rule_examples.completed(text)}, folder)
    assert not [finding for finding in findings if finding.code.startswith(("INT", "YML"))], findings
    return [finding for finding in findings if finding.code in SQL_CODES]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['query'][:60]} {case.get('server', '')}")
def test_a_query_is_judged_at_its_place(case: dict[str, Any], tmp_path: Path) -> None:
    written = contract_of(case)
    findings = found_in(written, tmp_path)
    seen = Counter(f"{finding.code}:{_pointed(finding, written)}" for finding in findings)
    assert seen == Counter(case["expect"]), findings


def _pointed(finding: Finding, written: str) -> str:
    """Return the text that a finding points to; empty for the whole query."""
    (dataset, *_), place = contract(written).datasets, finding.location
    assert place is not None
    (rule,) = (*dataset.quality, *(rule for column in dataset.columns for rule in column.quality))
    query = rule.node.value_location("query")
    if (place.line, place.column, place.end_column) == (query.line, query.column, query.end_column):
        return ""
    source = Source("a", written)
    start, end = source.offset(place.line, place.column), source.offset(place.end_line, place.end_column)
    return source.text[start:end].replace("''", "'").replace('\\"', '"')


HOSTILE_CASES = [
    pytest.param(query, group, id=f"{group['why']}: {query[:50]}")
    for group in HOSTILE
    for query in group["queries"]
]


@pytest.mark.parametrize(("query", "group"), HOSTILE_CASES)
def test_a_hostile_query_is_refused(query: str, group: dict[str, Any], tmp_path: Path) -> None:
    found = read(query, Dialects((group.get("dialect", "duckdb"),), known=True))
    refused = [] if found.problem else refusals(found.statements, ("orders", "customers"))
    assert found.problem is not None or refused
    server = {"duckdb": "duckdb", "spark": "databricks"}.get(
        group.get("dialect", "duckdb"), group.get("dialect")
    )
    codes = {finding.code for finding in found_in(contract_of({"query": query, "server": server}), tmp_path)}
    assert bool(codes & {"ODC232", "ODC233", "ODC234"}) == group["lint"], codes


def test_there_are_many_hostile_queries() -> None:
    queries = [query for group in HOSTILE for query in group["queries"]]
    assert len(set(queries)) == len(queries) >= 200


@pytest.mark.parametrize(
    "seed", [*range(4), *(pytest.param(seed, marks=pytest.mark.longer) for seed in range(4, 8))]
)
def test_what_the_guard_lets_through_runs(seed: int) -> None:
    numbers = random.Random(seed)  # noqa: S311 - the same queries every day
    with duckdb.connect() as connection:
        for statement in TABLES:
            connection.execute(statement)
        for _ in range(100):
            sql = benign_query(numbers)
            query = read(sql, Dialects(("duckdb",), known=True))
            assert query.problem is None, sql
            assert refusals(query.statements, ("orders", "customers")) == [], sql
            connection.execute(query.statements[0].sql("duckdb", comments=False)).fetchall()


def test_the_functions_that_may_run_have_no_side_effects() -> None:
    with duckdb.connect() as connection:
        figures = "lower(function_name), function_type, coalesce(has_side_effects, false)"
        rows = connection.execute(f"SELECT {figures} FROM duckdb_functions()").fetchall()
    known = {name for name, kind, _ in rows if kind in ("scalar", "aggregate", "macro", "window")}
    effects = {name for name, _, effect in rows if effect}
    assert not PURE_NAMES & effects
    assert len(PURE_NAMES - known) < len(PURE_NAMES) / 4, sorted(PURE_NAMES - known)


@pytest.mark.parametrize(
    "node", ["ReadCSV", "ReadParquet", "NextValueFor", "CurrentUser", "Anonymous", "Func"]
)
def test_the_functions_that_may_run_are_those_that_compute(node: str) -> None:
    from dq_contracts.queries.functions import PURE_NODES

    assert node not in PURE_NODES


STRESS = {
    "parentheses": "select " + "(" * 10_000 + "1" + ")" * 10_000,
    "some parentheses": "select " + "(" * 4_000 + "1" + ")" * 4_000,
    "subqueries": "select * from " + "(select * from " * 500 + "orders" + ")" * 500,
    "a megabyte": "select count(*) from orders where status in (" + "'abcdef', " * 100_000 + "'x')",
    "joins": "select count(*) from orders" + " join orders" * 40,
    "types": "select " + "date(" * 24 + "1" + ")" * 24,
    "structs": "select " + "struct(" * 22 + "1" + ")" * 22,
    "brackets": "select " + "if[" * 20 + "1" + "]" * 20,
    "negations": "select " + "not " * 2_000 + "true",
    "signs": "select " + "- " * 5_000 + "1",
    "cases": "select " + "case when " * 200 + "1" + " then 1 end" * 200,
    "a long sum": "select " + "amount + " * 2_000 + "1 from orders",
    "a long condition": "select count(*) from orders where " + "amount = 1 or " * 1_200 + "amount = 2",
    "many unions": "select amount from orders union " * 550 + "select 1",
    "many common tables": "with a0 as (select amount from orders)"
    + "".join(f", a{n} as (select amount from a{n - 1})" for n in range(1, 400))
    + " select max(amount) from a399",
    "many subqueries": "select count(*) from orders where "
    + " and ".join(["exists (select 1 from customers where id = customer_id)"] * 300),
    "many tables": "select count(*) from " + ", ".join(["orders"] * 2_000) + " where amount = id",
    "semicolons": ";" * 10_000,
    "a name": "select " + "a" * 19_000 + " from orders",
    "dots": "select " + "a." * 5_000 + "a from orders",
    "nulls": "select count(*) from orders where status = '\x00'",
    "signs of other scripts": "select count(*) from orders where status = '🛒' and statüs = 1",
}


@pytest.mark.parametrize(
    "server", ["duckdb", "bigquery", pytest.param("sqlserver", marks=pytest.mark.longer), ""]
)
@pytest.mark.parametrize("name", STRESS)
def test_no_query_takes_long_or_breaks_the_program(name: str, server: str, tmp_path: Path) -> None:
    case: dict[str, Any] = {"query": STRESS[name].replace("\x00", "\\0")}
    if server:
        case["server"] = server
    start = time.process_time()
    found_in(contract_of(case), tmp_path)
    assert time.process_time() - start < 60


def test_what_is_nested_too_deeply_is_a_finding(tmp_path: Path) -> None:
    for name in ("parentheses", "some parentheses", "a megabyte", "joins", "negations"):
        (found,) = found_in(contract_of({"query": STRESS[name]}), tmp_path)
        assert found.code == "ODC232"
        assert len(found.message) < 120


WORDS = st.lists(
    st.sampled_from(["select", "count(*)", "'it''s'", "a\\b", '"q"', "é", "x<y", "🛒", "{z}"]), max_size=12
)
GAPS = st.sampled_from([" ", "  ", "\n", "\n\n", "\n  ", " \n"])


@settings(max_examples=300, deadline=None)
@given(
    WORDS.flatmap(
        lambda words: st.tuples(st.just(words), st.lists(GAPS, min_size=len(words), max_size=len(words)))
    ),
    st.sampled_from(["|", ">", "'", '"', None]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_a_place_in_the_query_is_found_in_every_style(
    parts: tuple[list[str], list[str]], style: str | None, line_end: str
) -> None:
    words, gaps = parts
    text = "".join(
        f"w{number}{word}{gap}" for number, (word, gap) in enumerate(zip(words, gaps, strict=True))
    )
    text += "last"
    scalar = yaml.ScalarNode("tag:yaml.org,2002:str", text, style=style)
    node = yaml.MappingNode(
        "tag:yaml.org,2002:map", [(yaml.ScalarNode("tag:yaml.org,2002:str", "query"), scalar)]
    )
    written = yaml.serialize(node, allow_unicode=True).replace("\n", line_end)
    root = load(Source("a", written)).root
    assert isinstance(root, Mapping)
    value = root.node("query")
    assert isinstance(value, Scalar)
    assert value.text == text
    source = Source("a", written)
    for mark in [*(f"w{number}" for number in range(len(words))), "last"]:
        at = text.index(mark)
        place = place_in(value, at, at + len(mark))
        start = source.offset(place.line, place.column)
        assert written[start : start + len(mark)] == mark
        assert source.offset(place.end_line, place.end_column) == start + len(mark)


@pytest.mark.parametrize(
    ("written", "word", "line", "column"),
    [
        ('query: "a \\\n  b\\u0041 c"', "c", 2, 11),
        ('query: "\\x41\\U0001F6D2 b"', "b", 1, 24),
        ("query: !!str 'a ''b'' c'", "c", 1, 23),
        ("query: &anchor |-\n  a\n  b", "b", 3, 3),
        ("query: |2+  # why\n    a\n\n  b\n\n", "b", 4, 3),
        ("query: >\n\n  a\n  b\n\n    c\n", "c", 6, 5),
        ("query: a\n  b\n\n  c", "c", 4, 3),
        ("{query: a b, x: 1}", "b", 1, 11),
    ],
)
def test_a_place_is_exact_in_odd_scalars(written: str, word: str, line: int, column: int) -> None:
    root = load(Source("a", written)).root
    assert isinstance(root, Mapping)
    value = root.node("query")
    assert isinstance(value, Scalar)
    place = place_in(value, value.text.rindex(word), value.text.rindex(word) + len(word))
    assert (place.line, place.column, place.end_column) == (line, column, column + len(word))


def test_a_place_of_nothing_is_that_of_the_value() -> None:
    root = load(Source("a", "query: a b")).root
    assert isinstance(root, Mapping)
    value = root.node("query")
    assert isinstance(value, Scalar)
    assert place_in(value, 0, 0) == value.location
    assert place_in(value, 1, 2) == value.location


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="{}$ abtowrdjec_\n'\"", max_size=60))
def test_replacing_placeholders_moves_nothing(text: str) -> None:
    found = placeholders_in(text)
    sql = replaced(text, found)
    assert len(sql) == len(text)
    covered = {index for item in found for index in range(item.start, item.end)}
    assert all(sql[index] == sign for index, sign in enumerate(text) if index not in covered)


def test_a_name_in_place_of_a_placeholder_is_never_sql() -> None:
    query = read(
        "select count(*), '{object}', '{other}' from {object} where {property} is null",
        Dialects(("duckdb",), known=True),
    )
    name = 'a"; drop table b; --'
    (tree,) = bound(query, {"dataset": name, "column": "c'd"})
    assert tree.sql("duckdb") == (
        "SELECT COUNT(*), 'a\"; drop table b; --', '{other}' "
        'FROM "a""; drop table b; --" WHERE "c\'d" IS NULL'
    )
    assert refusals((tree,), [name]) == []
    assert "drop" not in query.statements[0].sql("duckdb")


def test_the_guard_changes_nothing() -> None:
    query = read("with a as (select * from orders) select count(*) from a", Dialects(("duckdb",), known=True))
    before = [repr(tree) for tree in query.statements]
    refusals(query.statements, ["orders"])
    assert [repr(tree) for tree in query.statements] == before


def texts() -> Iterator[str]:
    yield from (case["query"] for case in CASES)
    yield from (query for group in HOSTILE for query in group["queries"])


@pytest.mark.parametrize("start", range(4))
def test_broken_queries_end_in_findings(start: int, tmp_path: Path) -> None:
    numbers = random.Random(start)  # noqa: S311 - as above
    known = list(texts())
    rules = []
    for _ in range(120):
        text = numbers.choice(known)
        at, to = sorted(numbers.choices(range(len(text) + 1), k=2))
        pieces = (text[:at] + text[to:], text[:at] + numbers.choice(known) + text[to:], text[to:] + text[:at])
        rules.append({"type": "sql", "query": numbers.choice(pieces), "mustBe": 0})
    written = yaml.safe_dump({"schema": [{"name": "orders", "quality": rules}]}, allow_unicode=True)
    found_in(written, tmp_path)


@pytest.mark.parametrize(
    ("quality", "reads_sql"),
    [("metric: rowCount, mustBe: 1", False), ("type: sql, query: 'select 1 from {object}', mustBe: 1", True)],
)
def test_the_parser_is_loaded_for_contracts_with_sql_only(
    quality: str,
    reads_sql: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    text = f"schema:\n  - name: orders\n    quality:\n      - {{{quality}}}\n"
    (tmp_path / "a.odcs.yaml").write_text(rule_examples.completed(text), encoding="utf-8")
    program = "import sys; from dq.cli import main; main(sys.argv[1:]); print('sqlglot' in sys.modules)"
    answer = ONESELF.run(["-c", program, "lint", "a.odcs.yaml"], tmp_path)
    assert answer.stdout.split()[-1] == str(reads_sql), answer.stderr
