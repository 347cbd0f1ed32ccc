"""Expressions whose value is another one with each run: the time, random numbers, new identifiers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlglot import exp

from dq_policies.queries.conditions import own_nodes

_CLOCKS = (
    exp.CurrentDate,
    exp.CurrentDatetime,
    exp.CurrentTime,
    exp.CurrentTimestamp,
    exp.CurrentTimestampLTZ,
    exp.Localtime,
    exp.Localtimestamp,
)
_CHANCE = (exp.Rand, exp.Randn, exp.Uuid)
_CLOCK_NAMES = frozenset(
    ("now", "today", "sysdate", "systimestamp", "getdate", "getutcdate", "sysdatetime", "sysutcdatetime")
) | frozenset(("clock_timestamp", "statement_timestamp", "utc_timestamp", "utc_date", "current_datetime"))
_CHANCE_NAMES = frozenset(("newid", "newsequentialid", "randstr", "gen_random_uuid", "uuid_generate_v4"))
_CALLS = (*_CLOCKS, *_CHANCE, exp.Anonymous)


def clocks(node: exp.Expr) -> Iterator[Any]:
    """Yield the calls for the time of an expression, without those of the queries in it."""
    return (call for call in own_nodes(node, *_CALLS) if is_clock(call))


def chances(node: exp.Expr) -> Iterator[Any]:
    """Yield the calls for random values of an expression, without those of the queries in it."""
    return (call for call in own_nodes(node, *_CALLS) if is_chance(call))


def is_clock(call: Any) -> bool:
    """Say whether a node asks for the time."""
    return isinstance(call, _CLOCKS) or _name(call) in _CLOCK_NAMES


def is_chance(call: Any) -> bool:
    """Say whether a node makes a random number or identifier; one with a seed is the same each time."""
    if isinstance(call, exp.Uuid):
        return not (call.args.get("this") or call.args.get("name"))
    if isinstance(call, _CHANCE):
        return call.args.get("this") is None
    return _name(call) in _CHANCE_NAMES


def _name(call: Any) -> str:
    return str(call.this).lower() if isinstance(call, exp.Anonymous) else ""
