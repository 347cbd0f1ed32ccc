"""The batch that a microbatch model is rendered for: the one that starts at its `begin`.

dbt runs such a model once for each batch, and whatever it reads that names an `event_time` is filtered by the
bounds of the batch. Which batches a run has depends on the clock; the first one is always the same.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from dq_core.record import record
from dq_lineage.projects.dbt.rendering.context.modules import STARTED
from dq_lineage.projects.dbt.rendering.event_time import event_time_of
from dq_lineage.projects.dbt.rendering.run import Run
from dq_lineage.projects.records import Node

STRATEGY = "microbatch"
_SETTINGS = ("materialized", "incremental_strategy", "batch_size", "begin", "event_time")
_NAMES = {"year": "%Y", "month": "%Y%m", "day": "%Y%m%d", "hour": "%Y%m%dT%H"}
_LAST_YEAR = 9998
_LONGEST_MONTH = dt.timedelta(days=31)


@record
class Batch:
    """A batch `[start, end)` in UTC."""

    name: str
    start: dt.datetime
    end: dt.datetime

    def shown(self) -> dict[str, Any]:
        """Return it as `model.batch` shows it."""
        return {"id": self.name, "event_time_start": self.start, "event_time_end": self.end}


def batch_of(run: Run) -> Batch | None:
    """Return the batch that the node of a run is rendered for; None for what dbt does not run in batches."""
    if run.node.kind != "model" or _setting(run, "incremental_strategy") != STRATEGY:
        return None
    if not run.engine.project.batched:
        # a strategy of the project's own has all rows at once
        return None
    stated = {name: _setting(run, name) for name in _SETTINGS}
    size = str(stated["batch_size"])
    if stated["materialized"] != "incremental" or size not in _NAMES:
        return None
    start = _truncated(_moment(stated["begin"]), size)
    return Batch(start.strftime(_NAMES[size]), start, _next(start, size))


def filter_of(run: Run, upstream: Node) -> str:
    """Return the condition by which a batch reads another node; empty where it reads all of it."""
    column = event_time_of(upstream)
    batch = batch_of(run) if column else None
    if batch is None:
        return ""
    # BigQuery compares no DATE with a moment
    shown = f"cast({column} as timestamp)" if run.engine.project.target.type == "bigquery" else column
    return f"{shown} >= '{batch.start}' and {shown} < '{batch.end}'"


def _setting(run: Run, name: str) -> Any:
    value = run.config.get(name)
    if name not in run.found_config:
        # a config() further below may still set it: then the text is rendered once more
        run.read_config.setdefault(name, value)
    return value


def _moment(begin: object) -> dt.datetime:
    """Return what `begin` says, in UTC; the clock of all renderings where it says no moment."""
    if isinstance(begin, str):
        try:
            begin = dt.datetime.fromisoformat(begin.strip())
        except ValueError:
            return STARTED
    if isinstance(begin, dt.date) and not isinstance(begin, dt.datetime):
        begin = dt.datetime(begin.year, begin.month, begin.day, tzinfo=dt.UTC)
    fits = isinstance(begin, dt.datetime) and begin.year <= _LAST_YEAR
    return begin if fits and isinstance(begin, dt.datetime) else STARTED


def _truncated(moment: dt.datetime, size: str) -> dt.datetime:
    parts = (moment.year, moment.month, moment.day, moment.hour)
    count = tuple(_NAMES).index(size) + 1
    year, month, day, hour = (*parts[:count], *(1, 1, 1, 0)[count:])
    return dt.datetime(year, month, day, hour, tzinfo=dt.UTC)


def _next(start: dt.datetime, size: str) -> dt.datetime:
    if size == "year":
        return start.replace(year=start.year + 1)
    if size == "month":
        return _truncated(start + _LONGEST_MONTH, size)
    return start + (dt.timedelta(days=1) if size == "day" else dt.timedelta(hours=1))
