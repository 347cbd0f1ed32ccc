"""The flow of personal data as a picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dq.personal.flow_as_text import how
from dq.personal.flow_told import FlowTold
from dq_lineage.drawing.picture import Arrow, Box, Picture
from dq_policies.personal.flow.tracing import Trace
from dq_policies.personal.flow.ways import Origin


def picture_of(every: Sequence[FlowTold]) -> Picture:
    """Return the tables with their personal columns, and how these come from one to the next."""
    columns = sorted({column for told in every for trace in told.traces for column in _columns(trace)})
    numbers = {column: number for number, column in enumerate(columns)}
    tables: dict[str, list[tuple[int, str]]] = {}
    for column in columns:
        tables.setdefault(column[0], []).append((numbers[column], column[1]))
    boxes = (Box(title, passing=False, columns=tuple(listed)) for title, listed in tables.items())
    return Picture(tuple(boxes), tuple(_arrows(every, numbers)))


def _columns(trace: Trace) -> Iterator[Origin]:
    yield trace.origin
    yield from (reached.column for reached in trace.reached)


def _arrows(every: Sequence[FlowTold], numbers: Mapping[Origin, int]) -> Iterator[Arrow]:
    words: dict[tuple[int, int], dict[str, None]] = {}
    for told in every:
        for passage in told.read.passages:
            if passage.source in numbers and passage.target in numbers and passage.way.left:
                pair = numbers[passage.source], numbers[passage.target]
                words.setdefault(pair, {})[how(passage.way)] = None
    for pair, found in sorted(words.items()):
        yield Arrow(*pair, ", ".join(filter(None, found)), indirect=False)
