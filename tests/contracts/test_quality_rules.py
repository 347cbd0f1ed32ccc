"""Quality rules beside each other and beside what their columns promise."""

from __future__ import annotations

import time
from collections import Counter
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dq_contracts.comparing import comparisons_of
from dq_contracts.results import COUNTS, PERCENTAGES, accepted
from dq_contracts.thresholds import Threshold, threshold_of
from tests import rule_examples
from tests.contracts.opening import contract, quality

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "quality_rules.yaml").read_text(encoding="utf-8")
)
CODES = ("ODC102", "ODC104", "ODC207", "ODC208", *(f"ODC{number}" for number in range(221, 232)))
NUMBERS = [Decimal(number) / 4 for number in range(-8, 440)]


def written(case: dict[str, Any]) -> tuple[str, list[int]]:
    """Return a contract with one rule a line, and the lines."""
    lines = ["schema:", "- name: d"]
    places = []
    for key, indent in (("at_dataset", "  "), ("at_column", "    ")):
        if key == "at_column":
            lines += ["  properties:", "  - {name: b}", "  - name: a"]
            column = yaml.safe_load(f"{{{case.get('column', '')}}}")
            lines += [
                f"    {name}: {yaml.safe_dump(value, default_flow_style=True, width=1000).splitlines()[0]}"
                for name, value in column.items()
            ]
        if case.get(key):
            lines.append(f"{indent}quality:")
        for rule in case.get(key, []):
            lines.append(f"{indent}- {{{rule}}}")
            places.append(len(lines))
    return "\n".join(lines) + "\n", places


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_rules_are_judged_together(case: dict[str, Any], tmp_path: Path) -> None:
    text, places = written(case)
    completed = rule_examples.completed(text, apiVersion="v3.2.0")
    findings = rule_examples.lint_files({"a.odcs.yaml": completed}, tmp_path)
    seen = Counter(
        f"{finding.code}:{places.index(finding.location.line)}"
        for finding in findings
        if finding.code in CODES and finding.location and finding.location.line in places
    )
    assert not [finding for finding in findings if finding.code.startswith(("INT", "YML"))]
    assert seen == Counter(case["expect"]), [finding.message for finding in findings]


BOUND = st.integers(-4, 8).map(lambda number: number / 2)
SINGLE = ["mustBe", "mustNotBe", "mustBeGreaterThan", "mustBeGreaterOrEqualTo", "mustBeLessThan"]
OPERATORS = st.one_of(
    st.tuples(st.sampled_from([*SINGLE, "mustBeLessOrEqualTo"]), BOUND),
    st.tuples(
        st.sampled_from(["mustBeBetween", "mustNotBeBetween"]), st.tuples(BOUND, BOUND).map(sorted).map(list)
    ),
)


def _threshold(operator: str, value: object) -> Threshold:
    found = threshold_of(quality(f"{{metric: rowCount, {operator}: {value}}}"))
    assert found is not None
    return found


@given(OPERATORS, OPERATORS, st.booleans())
def test_sets_of_results_agree_with_their_thresholds(
    one: tuple[str, object],
    other: tuple[str, object],
    percent: bool,  # noqa: FBT001
) -> None:
    possible = PERCENTAGES if percent else COUNTS
    thresholds = [_threshold(*one), _threshold(*other)]
    values = [number for number in NUMBERS if possible.contains(number)]
    allowed = [{value for value in values if threshold.accepts(value)} for threshold in thresholds]
    sets = [accepted(threshold, possible) for threshold in thresholds]
    assert sets[0].includes(sets[1]) == allowed[0].issuperset(allowed[1])
    assert sets[0].meets(sets[1]) == bool(allowed[0] & allowed[1])
    assert (sets[0] == sets[1]) == (allowed[0] == allowed[1])
    for results in sets:
        assert all(not part.is_empty() for part in results.parts)
        assert all(not below.overlaps(above) for below, above in pairwise(results.parts))


def test_thousands_of_rules_are_compared_soon() -> None:
    rules = "".join(f"  - {{metric: rowCount, mustBeGreaterThan: {number}}}\n" for number in range(5_000))
    text = f"schema:\n- name: d\n  quality:\n{rules}"
    dataset = contract(text).datasets[0]
    start = time.process_time()
    found = comparisons_of(dataset)
    assert time.process_time() - start < 60
    assert {comparison.kind for comparison in found} == {"implied"}


def test_ten_thousand_columns_are_read_once(tmp_path: Path) -> None:
    columns = "".join(f"  - {{name: c{number}, required: true}}\n" for number in range(10_000))
    dataset = contract(f"schema:\n- name: d\n  properties:\n{columns}").datasets[0]
    start = time.process_time()
    for _ in range(10):
        assert comparisons_of(dataset) == ()
    assert time.process_time() - start < 20
