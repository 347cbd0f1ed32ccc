"""A suite of expectations as JSON, in the form that `ExpectationSuite(**suite)` takes and gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from dq.checks.check import Check
from dq.compilers.compilation import LeftOut
from dq.compilers.errors import CannotSayError
from dq.compilers.gx.columns import Columns
from dq.compilers.gx.expectation import Expectation
from dq.compilers.gx.registry import expectations_of
from dq_core.paths import shown
from dq_core.version import VERSION

OWN = "dq"
"""The key of `meta` that holds what dq needs to know."""
_SEVERITIES = {"error": "critical", "warning": "warning", "info": "info"}


@dataclass(frozen=True, slots=True)
class Suite:
    """The expectations of one dataset as plain values, and the checks that are not among them."""

    content: dict[str, Any]
    left_out: tuple[LeftOut, ...]


def suite_of(contract: str, dataset: str, checks: Iterable[Check], columns: Columns) -> Suite:
    """Return the suite of a dataset for pandas."""
    return suite_by(contract, dataset, checks, lambda check: expectations_of(check, columns))


def suite_by(
    contract: str, dataset: str, checks: Iterable[Check], made_of: Callable[[Check], list[Expectation]]
) -> Suite:
    """Return the suite of a dataset. Every check becomes one expectation or several, or is left out.

    `made_of` returns the expectations of a check, and raises CannotSayError for one that there are none for.
    """
    entries: list[dict[str, Any]] = []
    left_out: list[LeftOut] = []
    for check in checks:
        try:
            made = made_of(check)
        except CannotSayError as error:
            left_out.append(LeftOut(check, error.reason))
            continue
        entries += [_entry(check, expectation) for expectation in made]
    meta = {OWN: {"version": VERSION, "contract": contract, "dataset": dataset}}
    content = {"name": f"{contract}.{dataset}", "expectations": entries, "meta": meta}
    return Suite(content, tuple(left_out))


def _entry(check: Check, expectation: Expectation) -> dict[str, Any]:
    return {
        "type": expectation.type,
        "kwargs": dict(expectation.arguments),
        "meta": {OWN: _origin(check, expectation)},
        "notes": _notes(check),
        "severity": _SEVERITIES[check.severity],
    }


def _origin(check: Check, expectation: Expectation) -> dict[str, Any]:
    return {
        "check": check.id,
        "kind": check.kind,
        "code": check.code,
        "path": shown(check.location.path),
        "line": check.location.line,
        "column": check.location.column,
        "counts": expectation.counts,
    }


def _notes(check: Check) -> str:
    place = f"{shown(check.location.path)}:{check.location.line}"
    return ": ".join(part for part in (place, check.kind, check.description) if part)
