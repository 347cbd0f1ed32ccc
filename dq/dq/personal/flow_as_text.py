"""The flow of personal data for people at a terminal: where each column goes to, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dq.personal.erasure import Holding
from dq.personal.flow_read import FlowRead
from dq.personal.flow_told import FlowTold
from dq.reports.palette import Palette
from dq.reports.tally import counted
from dq_core.display import visible
from dq_policies.personal.flow.tracing import Trace
from dq_policies.personal.flow.ways import KEPT, WORDS, Origin, Way

_MOST = 20
_ACTIONS: Mapping[str, str] = {
    "rebuild": "made anew by the next full build",
    "view": "holds no rows of its own",
    "export": "files that were handed out: ask who has them",
    "linked": "nothing personal of its own, but rows that the key still joins to the person",
    "unknown": "nothing that finds the rows of a person is known",
}


def text_of(told: FlowTold, palette: Palette) -> Iterator[str]:
    """Yield the lines about personal columns, where they go to, and what is not known."""
    columns = counted(len(told.traces), "personal column", "personal columns")
    tables = counted(len({trace.origin[0] for trace in told.traces}), "table", "tables")
    yield palette.paint("strong", f"{visible(told.name)}: {columns} in {tables}")
    for trace in told.traces:
        yield ""
        yield from _trace_lines(told, trace, palette)
    if told.erasure is not None:
        yield ""
        yield from _erasure_lines(told.erasure, palette)
    yield ""
    yield from _unknown_lines(told.read, palette)


def _trace_lines(told: FlowTold, trace: Trace, palette: Palette) -> Iterator[str]:
    personal = trace.personal
    sure = "declared" if personal.declared else f"by its name, {personal.confidence:.2f}"
    name = palette.paint("strong", _shown(trace.origin))
    yield f"{name}  {personal.words} ({personal.tier}; {sure})"
    for reached in trace.reached:
        yield f"  {'  ' * (reached.depth - 1)}-> {_shown(reached.column)}{_how(reached.way)}"
    for reached in trace.cleared[:_MOST]:
        by = f" by {_by(reached.way)}" if reached.way.by else ""
        why = f"nothing is left of it{by}" if not reached.way.left else "declared as not personal"
        yield f"  -| {_shown(reached.column)}  {why}"
    for name, words in (
        ("ends in", told.ends(trace)),
        ("shown by", told.exposures(trace)),
        ("accessed by", _accessed(trace)),
    ):
        if words:
            yield f"  {name:<12}{', '.join(visible(word) for word in words)}"


def _accessed(trace: Trace) -> tuple[str, ...]:
    found: dict[str, dict[str, None]] = {}
    for access in trace.accesses:
        found.setdefault(access.by, {})[access.how] = None
    return tuple(f"{table} ({', '.join(sorted(hows))})" for table, hows in sorted(found.items()))


def _how(way: Way) -> str:
    words = how(way)
    return f"  {words}" if words else ""


def how(way: Way) -> str:
    """Return what is left of a value and by which functions; empty where it is kept."""
    return "" if way.left == KEPT else f"{WORDS[way.left]} by {_by(way)}"


def _by(way: Way) -> str:
    return visible(", then ".join(dict.fromkeys(way.by)))


def _shown(column: Origin) -> str:
    return visible(f"{column[0]}.{column[1]}")


def _erasure_lines(plan: Sequence[Holding], palette: Palette) -> Iterator[str]:
    yield palette.paint("strong", "To forget a person (a plan to read; dq runs none of it)")
    for held in plan:
        columns = f" ({', '.join(held.columns)})" if held.columns else " (no personal column, but the key)"
        yield f"  {visible(held.table + columns)}"
        if len(held.path) > 1:
            yield f"    by the key  {visible(' -> '.join(held.path))}"
        yield f"    {visible(held.sql or _ACTIONS.get(held.action, ''))}"


def _unknown_lines(read: FlowRead, palette: Palette) -> Iterator[str]:
    gaps = counted(len(read.unknown), "gap", "gaps")
    statements = counted(read.statements, "statement", "statements")
    yield f"{palette.paint('strong', 'not known')}   {gaps} in {statements}"
    listed = list(read.unknown)
    yield from (f"  {visible(each)}" for each in listed[:_MOST])
    if len(listed) > _MOST:
        yield f"  and {len(listed) - _MOST} more; JSON has all of them"
