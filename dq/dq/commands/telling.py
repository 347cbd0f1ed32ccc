"""Tell OpenLineage of a run of `dq test`: its events, and their delivery where it is asked for."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

from dq.checks.notices.events_not_delivered import events_not_delivered
from dq.reports.registry import OF_EVENTS
from dq.reports.report import Report
from dq.runner.outcome import Choice
from dq.runner.sampling import is_secret
from dq.runner.testing import Tested
from dq_contracts.model.contract import Dataset
from dq_core.config.settings import Config
from dq_core.finding import sort_key
from dq_core.record import changed

Events = Callable[[], Sequence[Any]]


def check_events(arguments: argparse.Namespace, config: Config) -> None:
    """Raise DqError when events are asked for and the client of OpenLineage is not installed."""
    written = any(output.format in OF_EVENTS for output in arguments.outputs or ())
    if written or config.test.openlineage:
        from dq_lineage.openlineage.client import require_client

        require_client()


def events_of(
    tested: Tested, given: Mapping[str, object], choice: Choice, config: Config, started: datetime
) -> Events:
    """Return what makes the events of a test that has just ended; they are made once, when asked for."""
    ended = datetime.now(UTC)

    def hidden(name: str, dataset: Dataset) -> bool:
        return is_secret(name, dataset, config.test)

    @cache
    def events() -> Sequence[Any]:
        from dq.reports.openlineage.run_events import Circumstances, run_events

        how = Circumstances(
            started=started,
            ended=ended,
            is_secret=hidden,
            server=choice.server,
            given=given,
            environment=os.environ,
            **_engine(choice.engine),
        )
        contracts = [opened.contract for opened in tested.linted.contracts if opened.contract is not None]
        return run_events(contracts, tested.outcome.results, tested.findings, how)

    return events


def _engine(name: str) -> dict[str, str]:
    """Return what evaluates the checks, with its version where dq itself does it."""
    if name != "dq":
        return {"engine": name}
    import duckdb

    return {"engine_version": duckdb.__version__}


def with_events(report: Report, events: Events, *, sent: bool) -> Report:
    """Return a report with its events, sent if asked for; failing at that is a finding that never counts."""
    if sent:
        from dq.reports.openlineage.delivering import deliver

        problem = deliver(events())
        if problem:
            found = (*report.findings, events_not_delivered(problem))
            report = changed(report, findings=tuple(sorted(found, key=sort_key)))
    return changed(report, events=events)
