"""The Jinja environment: dbt's extensions and filters in a sandbox that bounds what one step may make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

from jinja2.sandbox import SandboxedEnvironment

from dq_lineage.projects.dbt.rendering import limits
from dq_lineage.projects.dbt.rendering.absent import Absent
from dq_lineage.projects.dbt.rendering.generator import PlacedCodeGenerator
from dq_lineage.projects.dbt.rendering.generic_tests import GenericTests
from dq_lineage.projects.dbt.rendering.lexer import PlacedLexer

if TYPE_CHECKING:
    from jinja2 import Undefined

    from dq_lineage.projects.dbt.rendering.run import Run, TemplateContext

_NUMBERED_FILTERS = ("center", "indent", "wordwrap", "truncate", "batch", "slice", "round", "tojson")


class DbtEnvironment(SandboxedEnvironment):
    """Compiles templates whose calls and outputs know their place; `run` is what renders now."""

    code_generator_class = PlacedCodeGenerator
    intercepted_binops = frozenset({"+", "*", "**", "%"})
    concat = staticmethod(limits.joined)
    joined = staticmethod(limits.joined)
    run: Run

    def __init__(self) -> None:
        absent: type[Undefined] = type("Absent", (Absent,), {"__slots__": (), "_environment": self})
        super().__init__(
            extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols", GenericTests],
            undefined=absent,
            optimized=False,
            cache_size=0,
            auto_reload=False,
        )
        self.placed_lexer = PlacedLexer(self)
        self.binop_table |= {
            "+": limits.added,
            "*": limits.multiplied,
            "**": limits.raised,
            "%": limits.remainder,
        }
        self.globals.pop("lipsum")
        self.filters |= _filters(self.filters)

    @property
    def lexer(self) -> PlacedLexer:
        """The lexer; Jinja asks for it at each template."""
        return self.placed_lexer

    @contextmanager
    def running(self, run: Run) -> Iterator[None]:
        """Let a run render; the one within which it does goes on behind it."""
        outer = getattr(self, "run", run)
        self.run = run
        try:
            yield
        finally:
            self.run = outer

    def placed_call(
        self, place: int, context: TemplateContext, function: Any, /, *args: Any, **named: Any
    ) -> Any:
        """Call what a template calls, noting where it does."""
        run = self.run
        run.places.append((context.program, place))
        try:
            limits.check_call(function, args, named)
            return self.call(context, function, *args, **named)
        finally:
            run.places.pop()

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Return `str.format` with Jinja's guard and the bounds of a format."""
        guarded = super().wrap_str_format(value)
        if guarded is None:
            return None

        def formatted(*args: Any, **named: Any) -> str:
            limits.check_format(value.__self__)
            if ":{" in value.__self__:
                limits.check_numbers((*args, *named.values()))
            return guarded(*args, **named)

        return formatted


def _filters(own: dict[str, Callable[..., Any]]) -> dict[str, Callable[..., Any]]:
    made = {name: _bounded(own[name]) for name in _NUMBERED_FILTERS}
    made |= dict.fromkeys(("as_text", "as_bool", "as_native", "as_number"), _same)
    return made | {
        "list": lambda items: list(limits.bounded(items)),
        "random": _first,
        "replace": _replaced(own["replace"]),
        "join": _joined(own["join"]),
        "format": _formatted(own["format"]),
    }


def _same(value: Any) -> Any:
    return value


def _first(items: Iterable[Any]) -> Any:
    """Return the first item: what is rendered must not change from run to run."""
    return next(iter(islice(items, 1)), None)


def _bounded(function: Callable[..., Any]) -> Callable[..., Any]:
    from functools import wraps

    @wraps(function)
    def checked(*args: Any, **named: Any) -> Any:
        limits.check_numbers((*args[1:], *named.values()))
        return function(*args, **named)

    return checked


def _replaced(function: Callable[..., Any]) -> Callable[..., Any]:
    from functools import wraps

    @wraps(function)
    def checked(context: Any, text: Any, old: Any, new: Any, count: int | None = None) -> Any:
        limits.check_replacement(text, old, new)
        return function(context, str(text), str(old), str(new), count)

    return checked


def _joined(function: Callable[..., Any]) -> Callable[..., Any]:
    from functools import wraps

    @wraps(function)
    def checked(context: Any, value: Any, d: Any = "", attribute: Any = None) -> Any:
        items = list(limits.bounded(value))
        longest = sum(len(item) for item in items if isinstance(item, str))
        limits.check_text(len(items) * len(str(d)) + longest)
        return function(context, items, str(d), attribute)

    return checked


def _formatted(function: Callable[..., Any]) -> Callable[..., Any]:
    def checked(value: Any, *args: Any, **named: Any) -> Any:
        limits.check_format(str(value))
        return function(value, *args, **named)

    return checked
