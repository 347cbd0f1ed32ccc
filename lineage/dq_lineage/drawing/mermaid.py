"""A picture as a flowchart of Mermaid, which Markdown pages of many hosts show."""

from __future__ import annotations

from collections.abc import Iterator

from dq_core.display import visible
from dq_lineage.drawing.picture import ROWS, Picture

_ESCAPED = {ord(sign): f"#{ord(sign)};" for sign in '"#;&<>`\\'}


def mermaid(drawn: Picture) -> str:
    """Return the text of a flowchart: a subgraph for each table, dotted arrows for INDIRECT."""
    return "\n".join(_lines(drawn)) + "\n"


def _lines(drawn: Picture) -> Iterator[str]:
    yield "flowchart LR"
    for number, box in enumerate(drawn.boxes):
        yield f"    subgraph t{number}[{_quoted(box.title)}]"
        for column, name in box.columns:
            shape = f"([{_quoted('rows')}])" if name == ROWS else f"[{_quoted(name)}]"
            yield f"        c{column}{shape}"
        yield "    end"
    for arrow in drawn.arrows:
        line = "-.->" if arrow.indirect else "-->"
        text = f"|{_quoted(arrow.text)}|" if arrow.text not in ("", "IDENTITY") else ""
        yield f"    c{arrow.source} {line}{text} c{arrow.target}"
    passing = [f"t{number}" for number, box in enumerate(drawn.boxes) if box.passing]
    if passing:
        yield "    classDef passing stroke-dasharray: 4"
        yield f"    class {','.join(passing)} passing"


def _quoted(text: str) -> str:
    """Return a text in quotes; what Mermaid reads as a sign is written as its number."""
    return f'"{visible(text).translate(_ESCAPED)}"'
