"""A contract compiled to Great Expectations, imported again and compiled again: what comes back is stored."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dq.compilers.registry import compiled
from dq_contracts.loading import Library
from tests.importing.imported import imported, text_of
from tests.reports.stored import assert_golden

ROOT = Path(__file__).parents[2]
CONTRACTS = [ROOT / "tests/compilers/shop.odcs.yaml", ROOT / "examples/flights/contracts/reference.odcs.yaml"]
STORED = Path(__file__).with_name("round_trips")


def suites_of(path: Path) -> str:
    contract = Library(root=str(path.parent)).open(str(path)).contract
    assert contract is not None
    return compiled("gx", contract).text


def expectations_in(text: str) -> set[str]:
    content = json.loads(text)
    suites = content if isinstance(content, list) else [content]
    return {
        demanded(suite["meta"]["dq"]["dataset"], each) for suite in suites for each in suite["expectations"]
    }


def demanded(dataset: str, expectation: dict[str, Any]) -> str:
    arguments = json.dumps(expectation["kwargs"], ensure_ascii=False)
    severity = "" if expectation["severity"] == "critical" else f" ({expectation['severity']})"
    return f"{dataset} {expectation['type']} {arguments}{severity}"


@pytest.mark.parametrize("path", CONTRACTS, ids=lambda path: path.stem)
def test_what_is_lost_on_the_way_is_stored(path: Path, tmp_path: Path) -> None:
    before = suites_of(path)
    (tmp_path / "suites.json").write_text(before, encoding="utf-8")
    draft = imported(tmp_path / "suites.json")
    assert draft.losses == ()
    (tmp_path / "again.odcs.yaml").write_text(text_of(draft), encoding="utf-8")
    after = suites_of(tmp_path / "again.odcs.yaml")
    lost = expectations_in(before) - expectations_in(after)
    more = expectations_in(after) - expectations_in(before)
    lines = [*(f"- {line}" for line in sorted(lost)), *(f"+ {line}" for line in sorted(more))]
    assert_golden(STORED / f"{path.name.partition('.')[0]}.txt", "".join(f"{line}\n" for line in lines))
