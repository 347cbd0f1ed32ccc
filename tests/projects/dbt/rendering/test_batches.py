"""What a model reads of its sources in a batch; dbt's own rendering of whole projects is in `oracle`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from dq_lineage.projects.dbt.reader import DbtReader
from dq_lineage.projects.records import Rendered
from tests.projects.memory_tree import MemoryTree

CASES = yaml.safe_load((Path(__file__).parent / "batches.yaml").read_text(encoding="utf-8"))
MICROBATCH = "materialized='incremental', incremental_strategy='microbatch'"
PROFILES = "shop: {outputs: {dev: {type: %s, dbname: db, project: db, schema: sc}}}"


def rendered(case: dict[str, Any], text: str) -> tuple[Rendered, ...]:
    """Return what the text of a model is rendered to under the settings of a case."""
    settings = ", ".join(each for each in MICROBATCH.split(", ") if each.split("=")[0] not in case["config"])
    config = f"{{{{ config({', '.join(filter(None, (settings, case['config'])))}) }}}}"
    tree = MemoryTree(
        {
            "dbt_project.yml": "name: shop\nprofile: shop\n",
            "profiles.yml": PROFILES % case.get("warehouse", "postgres"),
            "models/orders.sql": "{{ config(event_time='at') }} select 1 as at",
            "models/late.sql": text.replace("CONFIG", config),
        }
        | case.get("files", {})
    )
    session = DbtReader().open(tree, "", "")
    return session.render(session.declared.nodes["model.shop.late"], {}).branches


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
def test_reads(case: dict[str, Any]) -> None:
    upstream = case.get("of", "ref('orders')")
    for text in (f"CONFIG {{{{ {upstream} }}}}", f"{{{{ {upstream} }}}} CONFIG"):
        [found] = rendered(case, text)
        assert found.text.strip() == case["reads"]
        assert found.batch == case.get("batch", "")


def test_both_branches_are_rendered_for_the_batch() -> None:
    text = "CONFIG {{ ref('orders') }}{% if is_incremental() %}{{ model.batch.id }}{% endif %}"
    first, later = rendered(CASES[0], text)
    assert first.text.strip() == CASES[0]["reads"]
    assert later.text.strip() == CASES[0]["reads"] + CASES[0]["batch"]


def test_the_bare_name_is_not_filtered() -> None:
    [found] = rendered(CASES[0], "CONFIG {{ ref('orders').render() }} {{ ref('orders').identifier }}")
    assert found.text.split() == ['"db"."sc"."orders"', "orders"]
