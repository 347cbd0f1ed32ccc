"""A picture in the DOT language of Graphviz."""

from __future__ import annotations

from collections.abc import Iterator

from dq_core.display import visible
from dq_lineage.drawing.picture import ROWS, Picture


def dot(drawn: Picture) -> str:
    """Return the text of a digraph: a cluster for each table, dotted arrows for INDIRECT."""
    return "\n".join(_lines(drawn)) + "\n"


def _lines(drawn: Picture) -> Iterator[str]:
    yield "digraph lineage {"
    yield "    rankdir=LR;"
    yield "    node [shape=box];"
    for number, box in enumerate(drawn.boxes):
        yield f"    subgraph cluster_{number} {{"
        yield f"        label={_quoted(box.title)};"
        if box.passing:
            yield "        style=dashed;"
        for column, name in box.columns:
            shape = ", shape=ellipse" if name == ROWS else ""
            yield f"        c{column} [label={_quoted('rows' if name == ROWS else name)}{shape}];"
        yield "    }"
    for arrow in drawn.arrows:
        label = [f"label={_quoted(arrow.text)}"] if arrow.text not in ("", "IDENTITY") else []
        words = [*label, *(["style=dotted"] if arrow.indirect else [])]
        attributes = f" [{', '.join(words)}]" if words else ""
        yield f"    c{arrow.source} -> c{arrow.target}{attributes};"
    yield "}"


def _quoted(text: str) -> str:
    """Return a text as a quoted string; backslashes begin escapes in labels."""
    escaped = visible(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
