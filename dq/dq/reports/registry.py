"""Find report formats: every module in `dq.reports.formats` is one."""

from collections.abc import Callable
from typing import cast

from dq.reports import formats
from dq.reports.options import RenderOptions
from dq.reports.report import Report
from dq_core.rules.registry import modules_of

Renderer = Callable[[Report, RenderOptions], str]
OF_EVENTS = frozenset(("openlineage",))
"""Formats that write the events of a report, which only some commands have, and nothing of its findings."""
OF_PICTURES = frozenset(("dot", "mermaid"))
"""Formats that draw the picture of a report, likewise."""


class UnknownFormatError(Exception):
    """Nobody has written the format that was asked for; `known` are those there are."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"there is no report format {name!r}; there are {', '.join(known)}")
        self.name = name
        self.known = known


def names(*, events: bool = False, pictures: bool = False) -> tuple[str, ...]:
    """Return the formats' names in order, without importing any of them.

    Those of events and of pictures are among them where they are asked for.
    """
    hidden = (frozenset() if events else OF_EVENTS) | (frozenset() if pictures else OF_PICTURES)
    modules = (module.rpartition(".")[2] for module in modules_of(formats.__name__))
    found = (name.replace("_", "-") for name in modules)
    return tuple(sorted(name for name in found if name not in hidden))


def is_drawing(name: str) -> bool:
    """Say whether a format leaves the findings out."""
    return name in OF_EVENTS | OF_PICTURES


def renderer(name: str) -> Renderer:
    """Return the function that writes a format; raises UnknownFormatError."""
    from importlib import import_module

    if name not in names(events=True, pictures=True):
        raise UnknownFormatError(name, names())
    module = import_module(f"{formats.__name__}.{name.replace('-', '_')}")
    return cast("Renderer", module.render)


def render(name: str, report: Report, options: RenderOptions) -> str:
    """Return a report in a format, with a line end after its last line; raises UnknownFormatError."""
    return renderer(name)(report, options)
