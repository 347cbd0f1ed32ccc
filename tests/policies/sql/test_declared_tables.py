"""Tables declared in comments and in dq.yaml: both say the same."""

from __future__ import annotations

import pytest

from dq_core.config.reader import read_config
from dq_core.source import Source
from dq_core.yaml.loader import load
from dq_policies.sql.declared_tables import declared_in, relations_of

COMMENT = (
    "-- table: sales.orders(id int not null, price decimal(10, 2), day date) partition by day "
    "cluster by id, day unique id unique (day, price) rows 1000000 bytes 20000000 require partition filter\n"
    "-- another comment\n"
    "-- table: customers partition by timestamp_trunc(seen_at, hour)\n"
    "select 1\n"
    "-- table: not_this(a int)\n"
)
CONFIGURATION = """\
tables:
  sales.orders:
    columns: {id: int not null, price: "decimal(10, 2)", day: date}
    partition-by: day
    cluster-by: [id, day]
    unique: [id, [day, price]]
    rows: 1000000
    bytes: 20000000
    require-partition-filter: true
  customers:
    partition-by: "timestamp_trunc(seen_at, hour)"
"""


def test_a_comment_says_what_dq_yaml_says() -> None:
    config, findings = read_config(".", "dq.yaml", load(Source("dq.yaml", CONFIGURATION)).root)
    assert not findings
    configured = [
        (relation.name, relation.columns, relation.unique_keys, relation.partition_by, relation.cluster_by,
         relation.rows, relation.bytes, relation.partition_filter_required)
        for relation in relations_of(config.tables, "bigquery")
    ]  # fmt: skip
    declared = [
        (relation.name, relation.columns, relation.unique_keys, relation.partition_by, relation.cluster_by,
         relation.rows, relation.bytes, relation.partition_filter_required)
        for relation in relations_of(declared_in(COMMENT), "bigquery")
    ]  # fmt: skip
    assert declared == configured
    assert configured[0][1][0].nullable is False
    assert configured[0][1][1].nullable is None
    assert configured[0][3:] == (("day",), ("id", "day"), 1_000_000, 20_000_000, True)


@pytest.mark.parametrize(
    "text", ["-- table: t partitioned by day", "-- table: t(a int", "-- table: t rows many"]
)
def test_what_is_not_understood_is_said(text: str) -> None:
    with pytest.raises(ValueError, match=r"t"):
        declared_in(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("tables: {t: {partition_by: day}}", "unknown setting 'partition_by'"),
        ("tables: [t]", "expected a mapping of tables"),
        ("tables: {t: {rows: many}}", "expected a whole number"),
        ("tables: {t: {columns: {a: [b]}}}", "expected a mapping of columns to types"),
        ("tables: {t: {unique: {a: b}}}", "expected a list of texts"),
    ],
)
def test_a_wrong_declaration_is_a_finding(text: str, words: str) -> None:
    findings = read_config(".", "dq.yaml", load(Source("dq.yaml", text)).root)[1]
    assert [words in finding.message for finding in findings] == [True]
