"""Find report formats: every module in `dq.reports.formats` is one."""

from collections.abc import Callable
from typing import cast

from dq.reports import formats
from dq.reports.options import RenderOptions
from dq.reports.report import Report
from dq_core.rules.registry import modules_of

Renderer = Callable[[Report, RenderOptions], str]


class UnknownFormatError(Exception):
    """Nobody has written the format that was asked for; `known` are those there are."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"there is no report format {name!r}; there are {', '.join(known)}")
        self.name = name
        self.known = known


def names() -> tuple[str, ...]:
    """Return the formats' names in order, without importing any of them."""
    found = (module.rpartition(".")[2] for module in modules_of(formats.__name__))
    return tuple(sorted(name.replace("_", "-") for name in found))


def renderer(name: str) -> Renderer:
    """Return the function that writes a format; raises UnknownFormatError."""
    from importlib import import_module

    if name not in names():
        raise UnknownFormatError(name, names())
    module = import_module(f"{formats.__name__}.{name.replace('-', '_')}")
    return cast("Renderer", module.render)


def render(name: str, report: Report, options: RenderOptions) -> str:
    """Return a report in a format, with a line end after its last line; raises UnknownFormatError."""
    return renderer(name)(report, options)
