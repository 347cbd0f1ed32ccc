"""The flow of personal data for programs."""

from __future__ import annotations

from typing import Any

from dq.personal.erasure import Holding
from dq.personal.flow_told import FlowTold
from dq_policies.personal.flow.tracing import Reached, Trace
from dq_policies.personal.flow.ways import WORDS


def plain(told: FlowTold) -> dict[str, Any]:
    """Return the traces, the gaps and the plan, ready for JSON."""
    found: dict[str, Any] = {
        "name": told.name,
        "columns": [_plain_trace(told, trace) for trace in told.traces],
        "unknown": list(told.read.unknown),
        "coverage": {"statements": told.read.statements, "unknowns": len(told.read.unknown)},
    }
    if told.erasure is not None:
        found["erasure"] = [_plain_holding(held) for held in told.erasure]
    return found


def _plain_trace(told: FlowTold, trace: Trace) -> dict[str, Any]:
    personal = trace.personal
    return {
        "dataset": trace.origin[0],
        "column": trace.origin[1],
        "kind": personal.kind,
        "tier": personal.tier,
        "confidence": personal.confidence,
        "declared": personal.declared,
        "why": personal.why,
        "reached": [_plain_reached(each) for each in trace.reached],
        "cleared": [_plain_reached(each) for each in trace.cleared],
        "ends": list(told.ends(trace)),
        "exposures": list(told.exposures(trace)),
        "accessed": [{"by": each.by, "how": each.how} for each in sorted(set(trace.accesses))],
    }


def _plain_reached(reached: Reached) -> dict[str, Any]:
    place = reached.place
    found: dict[str, Any] = {
        "dataset": reached.column[0],
        "column": reached.column[1],
        "left": WORDS[reached.way.left],
        "by": list(reached.way.by),
        "depth": reached.depth,
    }
    if place is not None:
        found["place"] = {"path": place.path, "line": place.line, "column": place.column}
    return found


def _plain_holding(held: Holding) -> dict[str, Any]:
    return {
        "table": held.table,
        "columns": list(held.columns),
        "key": held.key,
        "path": list(held.path),
        "action": held.action,
        "sql": held.sql,
    }
