"""What of the contracts runs, and what came out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from dq.checks.check import CheckResult
from dq_core.finding import Finding


@dataclass(slots=True)
class Run:
    """What came out: every result in the order of the contracts, and the findings about them."""

    results: list[CheckResult] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    not_selected: int = 0
    comparisons: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Choice:
    """What of the contracts runs, where and when.

    `server` names the server whose data is tested, `schedule` the rules that run, by the text of their own
    schedule, and `now` is the moment against which ages are measured, the present one without it. `compare`
    maps datasets to other versions of them, which are then compared instead of checked. `engine` names what
    evaluates the checks, one of `dq.runner.engines.registry.engines`.
    """

    server: str | None = None
    schedule: str | None = None
    now: datetime | None = None
    compare: Mapping[str, str] = field(default_factory=dict)
    engine: str = "dq"
