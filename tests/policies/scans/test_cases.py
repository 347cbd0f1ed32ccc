"""Tables of statements with the verdict on each table that they read, in the order of the text."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from dq_policies.scans.interface import scans

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))


def _load() -> list[Any]:
    found: list[Any] = []
    for path in CASES:
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
        found.extend(
            pytest.param(document, case, id=f"{path.stem}-{at}") for at, case in enumerate(document["cases"])
        )
    return found


@pytest.mark.parametrize(("document", "case"), _load())
def test_case(document: dict[str, Any], case: dict[str, Any]) -> None:
    found = scans(
        case["sql"],
        case.get("dialect", document["dialect"]),
        {**document["tables"], **case.get("tables", {})},
    )
    assert [f"{scan.table} {scan.verdict} {scan.cause}" for scan in found] == case["scans"]
    if "satisfies" in case:
        assert [scan.satisfies_filter_requirement for scan in found] == case["satisfies"]
    assert [scan.replacement for scan in found if scan.replacement] == case.get("replacements", [])


def test_every_warehouse_has_enough_cases() -> None:
    fewest = {"bigquery": 25}
    for path in CASES:
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert len(document["cases"]) >= fewest.get(path.stem, 10)
