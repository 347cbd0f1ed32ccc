"""What is told of the flow of personal data: as text, as JSON, and as a picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dq.personal.erasure import Holding
from dq.personal.flow_read import FlowRead
from dq.reports.palette import Palette
from dq_core.display import visible
from dq_core.record import identity_record
from dq_lineage.drawing.picture import Arrow, Box, Picture
from dq_policies.personal.flow.tracing import Reached, Trace, ends_of
from dq_policies.personal.flow.ways import KEPT, WORDS, Origin, Way

_MOST = 20
_ACTIONS: Mapping[str, str] = {
    "rebuild": "made anew by the next full build",
    "view": "holds no rows of its own",
    "export": "files that were handed out: ask who has them",
    "linked": "nothing personal of its own, but rows that the key still joins to the person",
    "unknown": "nothing that finds the rows of a person is known",
}


@identity_record
class FlowTold:
    """What is known of one project, or of some files: the traces, and the plan if it was asked for."""

    name: str
    read: FlowRead
    traces: tuple[Trace, ...]
    erasure: tuple[Holding, ...] | None = None

    def ends(self, trace: Trace) -> tuple[str, ...]:
        """Return where a trace ends: in tables that nobody reads, in exports, and in front of whom."""
        found = list(ends_of(trace, dict.fromkeys(self.read.read)))
        tables = dict.fromkeys(reached.column[0] for reached in trace.reached)
        found += [table for table in tables if table in self.read.exports and table not in found]
        return tuple(found)

    def exposures(self, trace: Trace) -> tuple[str, ...]:
        """Return the exposures of the tables that hold the column, or what is left of it."""
        tables = dict.fromkeys((trace.origin[0], *(each.column[0] for each in trace.reached)))
        return tuple(dict.fromkeys(name for table in tables for name in self.read.exposures.get(table, ())))


def text_of(told: FlowTold, palette: Palette) -> Iterator[str]:
    """Yield the lines about personal columns, where they go to, and what is not known."""
    tables = len({trace.origin[0] for trace in told.traces})
    count = f"{_counted(len(told.traces), 'personal column')} in {_counted(tables, 'table')}"
    yield palette.paint("strong", f"{visible(told.name)}: {count}")
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
    return "" if way.left == KEPT else f"  {WORDS[way.left]} by {_by(way)}"


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
    yield f"{palette.paint('strong', 'not known')}   {_gaps(read)}"
    listed = list(read.unknown)
    yield from (f"  {visible(each)}" for each in listed[:_MOST])
    if len(listed) > _MOST:
        yield f"  and {len(listed) - _MOST} more; JSON has all of them"


def _counted(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


def _gaps(read: FlowRead) -> str:
    return f"{_counted(len(read.unknown), 'gap')} in {_counted(read.statements, 'statement')}"


def plain(told: FlowTold) -> dict[str, Any]:
    """Return the same as JSON has it."""
    found: dict[str, Any] = {
        "name": told.name,
        "columns": [_plain_trace(told, trace) for trace in told.traces],
        "unknown": list(told.read.unknown),
        "coverage": {"statements": told.read.statements, "unknowns": len(told.read.unknown)},
    }
    if told.erasure is not None:
        found["erasure"] = [held.plain() for held in told.erasure]
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


def picture_of(every: Sequence[FlowTold]) -> Picture:
    """Return the tables with their personal columns, and how these come from one to the next."""
    nodes = sorted(
        {
            column
            for told in every
            for trace in told.traces
            for column in (trace.origin, *(reached.column for reached in trace.reached))
        }
    )
    numbers = {node: number for number, node in enumerate(nodes)}
    tables: dict[str, list[tuple[int, str]]] = {}
    for node in nodes:
        tables.setdefault(node[0], []).append((numbers[node], node[1]))
    words: dict[tuple[int, int], dict[str, None]] = {}
    for told in every:
        for passage in told.read.passages:
            if passage.source in numbers and passage.target in numbers and passage.way.left:
                pair = numbers[passage.source], numbers[passage.target]
                words.setdefault(pair, {})[_how(passage.way).strip()] = None
    arrows = [
        Arrow(*pair, ", ".join(filter(None, found)), indirect=False) for pair, found in sorted(words.items())
    ]
    boxes = tuple(Box(title, passing=False, columns=tuple(columns)) for title, columns in tables.items())
    return Picture(boxes, tuple(arrows))
