"""Findings about settings in the text of a model point to it, also when it moves and all else is kept."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dq_lineage.projects.dbt.declaring.project import read_project
from dq_lineage.projects.dbt.stored.text_facts import facts_of
from tests.projects.memory_tree import MemoryTree

CALL = (
    "{{ config(materialized='incremental', incremental_strategy='microbatch', begin='2024-01-01',"
    " event_time='at',"
)
ANYTHING = st.text(st.sampled_from("aé😀 ,'\t"), max_size=4)
LINE_ENDS = st.sampled_from(["\n", "\r\n", " ", "\n\n"])


@settings(max_examples=40, deadline=None)
@given(ANYTHING, LINE_ENDS, ANYTHING)
def test_the_place_is_that_of_the_value(before: str, end: str, note: str) -> None:
    text = f"-- {before}{end}\n{CALL} note={note!r},{end}batch_size ={end}'week') }}}} select 1 as at"
    tree = MemoryTree({"dbt_project.yml": "name: shop\n", "models/a.sql": text})
    [finding] = read_project(tree, "", "duckdb").declared.findings
    place, source = finding.location, tree.read("models/a.sql").source
    assert place is not None
    start = source.offset(place.line, place.column)
    stop = source.offset(place.end_line, place.end_column)
    assert source.text[start:stop] == "'week'"


def test_what_is_kept_of_a_text_knows_where_such_settings_stand() -> None:
    text = f"{CALL} batch_size='week') }}}} select 1 as at"
    for moved in (f"\n{text}", f" {text}"):
        assert facts_of(moved, "sql").said != facts_of(text, "sql").said
    for same in (text.replace("select 1", "select 2"), f"{text}\n"):
        assert facts_of(same, "sql").said == facts_of(text, "sql").said
    plain = "{{ config(materialized='table') }} select 1 as at"
    assert facts_of(f"\n{plain}", "sql").said == facts_of(plain, "sql").said
