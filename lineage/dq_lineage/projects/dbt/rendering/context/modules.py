"""`modules`: the parts of Python's library that dbt lends, name by name, with a clock that stands still."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from dq_lineage.projects.dbt.rendering import limits
from dq_lineage.projects.dbt.rendering.run import Run

_ENDLESS = ("count", "cycle", "repeat")
_FINITE = (
    "accumulate",
    "chain",
    "compress",
    "dropwhile",
    "filterfalse",
    "groupby",
    "islice",
    "starmap",
    "takewhile",
    "zip_longest",
    "permutations",
    "combinations",
    "combinations_with_replacement",
)
_EXPRESSIONS = ("compile", "escape", "findall", "finditer", "fullmatch", "match", "search", "split")
_FLAGS = ("IGNORECASE", "I", "MULTILINE", "M", "DOTALL", "S", "VERBOSE", "X", "ASCII", "A")


class _FixedDate(dt.date):
    """Dates of a clock that stands still: what is rendered must not change from day to day."""

    @classmethod
    def today(cls) -> _FixedDate:
        return cls(STARTED.year, STARTED.month, STARTED.day)


class _FixedTime(dt.datetime):
    """Moments of a clock that stands still."""

    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> _FixedTime:
        return STARTED.astimezone(tz) if tz else STARTED.replace(tzinfo=None)

    @classmethod
    def utcnow(cls) -> _FixedTime:
        return STARTED.replace(tzinfo=None)

    @classmethod
    def today(cls) -> _FixedTime:
        return STARTED.replace(tzinfo=None)


STARTED = _FixedTime(2025, 1, 1, tzinfo=dt.UTC)


class _Modules(Mapping[str, Mapping[str, Any]]):
    """The modules as mappings of their names, which no template changes."""

    def __getitem__(self, name: str) -> Mapping[str, Any]:
        return _zones() if name == "pytz" else _MODULES[name]

    def __iter__(self) -> Iterator[str]:
        return iter((*_MODULES, "pytz"))

    def __len__(self) -> int:
        return len(_MODULES) + 1


@cache
def _zones() -> Mapping[str, Any]:
    """Return `pytz`, loaded when a template asks for it, since few do."""
    from dq_lineage.projects.dbt.rendering.context import zones

    names = {"timezone": zones.zone, "FixedOffset": zones.fixed_offset, "utc": zones.UTC, "UTC": zones.UTC}
    return MappingProxyType(names)


def modules(_run: Run) -> Mapping[str, Mapping[str, Any]]:
    """Return the modules as mappings of their names."""
    return _Modules()


def _bounded(function: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *arguments, **named: limits.bounded(function(*arguments, **named))


def _product(*lists: Any, repeat: int = 1) -> Any:
    limits.check_items(10 ** (len(lists) * repeat // 8))
    return limits.bounded(itertools.product(*lists, repeat=repeat))


def _tee(items: Any, n: int = 2) -> Any:
    limits.check_items(n * 1000)
    return itertools.tee(items, n)


def _substituted(pattern: Any, replacement: Any, text: str, count: int = 0, flags: int = 0) -> str:
    if isinstance(replacement, str):
        limits.check_text(len(replacement) * (1 + len(text)))
    return re.sub(pattern, replacement, text, count=count, flags=flags)


_MODULES: Mapping[str, Mapping[str, Any]] = {
    name: MappingProxyType(names)
    for name, names in {
        "datetime": {
            "date": _FixedDate,
            "datetime": _FixedTime,
            "time": dt.time,
            "timedelta": dt.timedelta,
            "timezone": dt.timezone,
            "tzinfo": dt.tzinfo,
            "UTC": dt.UTC,
        },
        "re": {name: getattr(re, name) for name in (*_EXPRESSIONS, *_FLAGS)} | {"sub": _substituted},
        "itertools": {name: _bounded(getattr(itertools, name)) for name in (*_ENDLESS, *_FINITE)}
        | {"product": _product, "tee": _tee},
    }.items()
}
