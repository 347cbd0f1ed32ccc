"""What a manifest declares, and what is said of one that is none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dq_core.relation import Relation
from dq_lineage.projects.dbt_manifest.entry_values import Entry
from dq_lineage.projects.dbt_manifest.manifest import manifest_of, read
from dq_lineage.projects.dbt_manifest.reader import ManifestReader
from dq_lineage.projects.dbt_manifest.relation_names import name_of
from dq_lineage.projects.dbt_manifest.session import ManifestSession
from dq_lineage.projects.records import DeclaredColumn, Node
from tests.projects.dbt_manifest import shop
from tests.projects.memory_tree import MemoryTree


def declared() -> dict[str, Node]:
    return dict(shop.session().declared.nodes)


def test_nodes_and_kinds() -> None:
    kinds = {id_: (node.kind, node.path, node.enabled) for id_, node in declared().items()}
    assert kinds == {
        "model.shop.old": ("model", "models/old.sql", False),
        "model.shop.big_orders": ("model", "models/big_orders.sql", True),
        "model.shop.uses_prices": ("model", "models/uses_prices.sql", True),
        "model.shop.inc": ("model", "models/inc.sql", True),
        "model.shop.eph": ("model", "models/eph.sql", True),
        "model.shop.no_newline": ("model", "models/no_newline.sql", True),
        "model.shop.stg_orders": ("model", "models/stg_orders.sql", True),
        "model.shop.prices.v1": ("model", "models/prices_v1.sql", True),
        "model.shop.prices.v2": ("model", "models/prices_v2.sql", True),
        "snapshot.shop.people_history": ("snapshot", "snapshots/people_history.sql", True),
        "analysis.shop.count": ("analysis", "analyses/count.sql", True),
        "test.shop.no_negative": ("test", "tests/no_negative.sql", True),
        "seed.shop.people": ("seed", "seeds/people.csv", True),
        "seed.shop.large": ("seed", "seeds/large.csv", True),
        "source.shop.raw.orders": ("source", "", True),
        "exposure.shop.board": ("exposure", "", True),
    }


def test_a_model() -> None:
    node = declared()["model.shop.stg_orders"]
    assert node.relation is not None
    assert node.relation.name == ("shop", "main", "stg_orders")
    assert [(each.name, each.type and each.type.kind, each.nullable) for each in node.relation.columns] == [
        ("id", "integer", False)
    ]
    assert (node.materialized, node.group, node.access) == ("view", "sales", "protected")
    assert node.owner == "Bob"
    assert node.tags == ("nightly",)
    assert node.description == "Orders, cleaned"
    [column] = node.columns
    assert (column.description, column.data_type, column.tags, column.meta) == (
        "The number", "bigint", ("key",), {"pii": False}
    )  # fmt: skip
    tests = {
        test.name: (test.column, test.severity, test.where, dict(test.arguments)) for test in column.tests
    }
    assert tests == {
        "not_null": ("id", "error", "", {}),
        "relationships": ("id", "warn", "id > 0", {"to": "ref('people')", "field": "id"}),
    }


def test_constraints_versions_and_what_depends() -> None:
    nodes = declared()
    node = nodes["model.shop.no_newline"]
    assert node.contract_enforced
    assert [(each.type, each.columns) for each in node.constraints] == [("primary_key", ("id",))]
    assert [each.type for each in node.columns[0].constraints] == ["not_null", "check"]
    assert node.relation is not None
    assert node.relation.primary_key == ("id",)
    versions = {id_: (each.version, each.latest) for id_, each in nodes.items() if each.version}
    assert versions == {"model.shop.prices.v1": ("1", False), "model.shop.prices.v2": ("2", True)}
    references = [(each.kind, each.name, each.node) for each in nodes["exposure.shop.board"].depends_on]
    assert references == [("ref", "inc", "model.shop.inc"), ("source", "orders", "source.shop.raw.orders")]
    assert nodes["exposure.shop.board"].owner == "carol@example.com"


def test_a_source() -> None:
    node = declared()["source.shop.raw.orders"]
    assert node.freshness is not None
    assert (node.freshness.loaded_at, node.freshness.warn_after, node.freshness.error_after) == (
        "loaded_at",
        720,
        2880,
    )
    assert node.relation is not None
    assert node.relation.primary_key == ("id",)


def test_the_layout_is_that_of_the_settings() -> None:
    stored = shop.written()
    stored["metadata"]["adapter_type"] = "bigquery"
    stored["nodes"]["model.shop.inc"]["config"] |= {
        "partition_by": {"field": "at", "data_type": "timestamp", "granularity": "hour"},
        "cluster_by": ["id"],
        "require_partition_filter": True,
    }
    node = shop.session(changed=stored).declared.nodes["model.shop.inc"]
    assert node.relation is not None
    assert node.relation.partition_by == ("timestamp_trunc(at, hour)",)
    assert node.relation.cluster_by == ("id",)
    assert node.relation.partition_filter_required


NAMES: list[tuple[Entry, tuple[str, ...]]] = [
    ({"relation_name": '"a"."b"."c"'}, ("a", "b", "c")),
    ({"relation_name": "`a-1`.`b`.`c`"}, ("a-1", "b", "c")),
    ({"relation_name": "`a-1.b.c`"}, ("a-1", "b", "c")),
    ({"relation_name": "[a].[b].[c d]"}, ("a", "b", "c d")),
    ({"relation_name": "b.c"}, ("b", "c")),
    ({"relation_name": '"a.b"."c""d"'}, ("a.b", 'c"d')),
    ({"relation_name": None, "database": "a", "schema": "b", "alias": "c", "name": "d"}, ("a", "b", "c")),
    ({"database": None, "schema": "b", "identifier": "c", "name": "d"}, ("b", "c")),
]


@pytest.mark.parametrize(("entry", "name"), NAMES)
def test_names(entry: Entry, name: tuple[str, ...]) -> None:
    assert name_of(entry) == name


V12 = '{"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/manifest/v12.json"}, '
# the text of a manifest, and what is said about it: code, line and the beginning of the message
WRONG = [
    ("", [("PRJ120", 1, "not a manifest of dbt: not valid JSON: it is cut off")]),
    ('{"metadata": {\n"dbt', [("PRJ120", 2, "not a manifest of dbt: not valid JSON: unterminated string")]),
    ('{"nodes": {"a": 1,\n', [("PRJ120", 2, "not a manifest of dbt: not valid JSON: it is cut off")]),
    ("[]", [("PRJ120", 1, "not a manifest of dbt: it must be an object")]),
    ("[" * 100_000, [("PRJ120", 1, "not a manifest of dbt: it is nested too deeply")]),
    ("9" * 5_000, [("PRJ120", 1, "not a manifest of dbt: it is nested too deeply, or holds a number")]),
    (b"\xff\xfe{", [("PRJ120", 1, "not a manifest of dbt: the byte 0xff is not UTF-8")]),
    ("{}", [("PRJ121", 1, "the manifest has no version")]),
    (V12.replace("v12", "v8")[:-2] + "}", [("PRJ121", 1, "the manifest has version 8")]),
    (V12.replace("v12", "v13")[:-2] + "}", [("PRJ121", 1, "the manifest has version 13")]),
    (V12 + '\n"nodes": []}', [("PRJ123", 2, "`nodes` must be an object")]),
    (V12 + '\n"nodes": {\n"model.a.b": 7}}', [("PRJ123", 3, "model.a.b must be an object")]),
    (V12 + '"nodes": {\n"model.a.b": {"columns": [], "name": "b"}}}',
     [("PRJ123", 2, "`columns` of model.a.b must be an object")]),
    (V12[:-2] + "}", [("PRJ123", 1, "`nodes` must be an object")]),
    ("\ufeff" + V12 + '"nodes": {}}', []),
    (V12.replace("v12", "v9") + '"nodes": {}}', []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_what_is_wrong_is_said(text: str | bytes, expected: list[tuple[str, int, str]]) -> None:
    found = manifest_of(text, "manifest.json").findings
    said = [(each.code, each.location.line if each.location else 0, each.message) for each in found]
    assert len(said) == len(expected), said
    for (code, line, message), (expected_code, expected_line, begin) in zip(said, expected, strict=True):
        assert (code, line) == (expected_code, expected_line)
        assert message.startswith(begin)


def test_many_wrong_entries_are_counted() -> None:
    text = json.dumps(
        {**json.loads(V12[:-2] + "}"), "nodes": {f"model.a.m{number}": 1 for number in range(100)}}
    )
    found = manifest_of(text, "manifest.json").findings
    assert len(found) == 21
    assert found[-1].message == "80 more entries have another shape"


def test_a_changed_file_and_missing_sql_are_said() -> None:
    stored = shop.written()
    del stored["nodes"]["model.shop.inc"]["compiled_code"]
    findings = shop.session({"models/eph.sql": "x"}, stored).declared.findings
    assert [(each.code, each.severity, each.message) for each in findings] == [
        ("PRJ122", "warning", "the manifest is not of these files: 1 of 11 differ: models/eph.sql"),
        ("PRJ124", "info", "the manifest has no compiled SQL of models/inc.sql"),
    ]
    assert shop.session().declared.findings == ()
    [finding] = ManifestSession(MemoryTree(), "", shop.manifest()).declared.findings
    assert finding.message == "none of the files that the manifest was written for is there"


WHOLE = shop.written()
PATHS = [
    (section, id_, key)
    for section in ("nodes", "sources", "exposures", "macros", "groups")
    for id_, entry in WHOLE[section].items()
    for key in entry
]
VALUES: list[Any] = [None, 1, True, "x", [], {}, [1], {"a": 1}, [[]], {"name": {"name": 1}}]


@given(st.lists(st.tuples(st.sampled_from(PATHS), st.sampled_from(VALUES)), min_size=1, max_size=6))
@settings(max_examples=25, deadline=None)
def test_no_shape_of_values_is_too_much(changes: list[tuple[tuple[str, str, str], Any]]) -> None:
    stored = shop.written()
    for (section, id_, key), value in changes:
        stored[section][id_][key] = value
    session = shop.session(changed=stored)
    for node in session.declared.nodes.values():
        assert all(isinstance(column, DeclaredColumn) for column in node.columns)
        assert node.relation is None or isinstance(node.relation, Relation)
        session.render(node, {})
        session.readings(node)
        session.inputs(node, None)


def test_folders_and_places() -> None:
    text = json.dumps(shop.written())
    tree = MemoryTree({"a/target/manifest.json": text, "a/models/eph.sql": shop.files()["models/eph.sql"]})
    reader = ManifestReader()
    assert reader.folders(tree) == ("a",)
    session = reader.open(tree, "a", "")
    node = session.declared.nodes["model.shop.eph"]
    assert node.path == "a/models/eph.sql"
    assert not session.render(node, {}).failed
    assert reader.open(tree, "a", "postgres").declared.dialect == "postgres"
    assert [each.code for each in reader.open(tree, "b", "").declared.findings] == ["INT002"]


def test_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps(shop.written()), encoding="utf-8")
    assert len(read(str(path)).entries) == len(shop.manifest().entries)
    assert [each.code for each in read(str(tmp_path / "none.json")).findings] == ["INT002"]
