"""Whatever stands where metrics, unit tests and macros are described, it is read or noted, and rendered."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dq_lineage.projects.dbt.reader import DbtReader
from dq_lineage.projects.records import BY_PROPERTIES
from tests.projects.memory_tree import MemoryTree

WORDS = st.sampled_from(
    ["a", "b", "ref('a')", "{{ Dimension('a__b') }}", "Dimension('a__b')", "derived", "(", ""]
)
KEYS = st.sampled_from(
    [
        "name", "model", "entities", "dimensions", "measures", "expr", "agg", "type", "create_metric",
        "type_params", "measure", "numerator", "metrics", "filter", "alias", "conversion_type_params",
        "base_measure", "query_params", "group_by", "where", "given", "expect", "rows", "input", "arguments",
        "semantic_model", "derived_semantics", "columns", "dimension", "primary_entity", "config", "group",
        "fixture", "format", "time_granularity", "incremental_strategy", "quote", "depends_on", "owner",
        "maturity", "email", "relation", "constraints", "to", "data_tests", "relationships", "enabled",
    ]
)  # fmt: skip
LEAVES = st.one_of(WORDS, st.integers(0, 2), st.booleans(), st.none())
VALUES: Any = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=25,
)
SECTIONS = (
    "semantic_models", "metrics", "saved_queries", "unit_tests", "macros", "models", "exposures", "groups",
    "snapshots",
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.fixed_dictionaries({key: st.lists(VALUES, max_size=3) for key in SECTIONS}))
def test_nothing_is_raised(said: dict[str, Any]) -> None:
    tree = MemoryTree(
        {
            "dbt_project.yml": "name: shop\n",
            "models/a.sql": "select 1 as a",
            "models/m.yml": json.dumps(said),
        }
    )
    session = DbtReader().open(tree, "", "duckdb")
    for node in session.declared.nodes.values():
        if node.kind in BY_PROPERTIES:
            session.inputs(node, session.render(node, {}))
