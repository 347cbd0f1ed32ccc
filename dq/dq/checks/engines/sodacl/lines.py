"""A check of SodaCL as one line: `missing_count(email) < 5`, `values in (a) must exist in other (b)`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dq.checks.data import UnsupportedError

_NAME = r"""(?:[A-Za-z_$][^\s<=>()\[\],]*|"[^"]+"|`[^`]+`|\[[^\]]+\])"""
_METRIC = re.compile(r"([A-Za-z_][A-Za-z_0-9]*)(?:\s*\(([^()]*)\))?(?:\s+|(?=[<>=!])|$)(.*)", re.DOTALL)
_FRESHNESS = re.compile(rf"freshness using ({_NAME})\s*(.*)", re.DOTALL)
_CHANGE = re.compile(r"change(?: (avg|min|max) last ([0-9]{1,4}))?( percent)? for (.+)", re.DOTALL)
_CHANGING = "change "
_ONE = re.compile(rf"values in ({_NAME}) must exist in ({_NAME}) ({_NAME})")
_SEVERAL = re.compile(rf"values in \(([^()]+)\) must exist in ({_NAME}) \(([^()]+)\)")
_QUOTES = {'"': '"', "`": "`", "[": "]"}
_OTHER_CHECKS = (
    "anomaly", "group by", "group evolution", "distribution_difference", "row_count same as",
    "automated monitoring", "profile columns", "sample datasets",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """How a metric is held against earlier ones: the last one, or `avg`, `min` or `max` of several."""

    aggregate: str
    last: int
    percent: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A metric with its arguments and the threshold behind it, both as written; maybe only its `change`."""

    metric: str
    arguments: tuple[str, ...]
    threshold: str
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns whose values must exist in those of another dataset."""

    columns: tuple[str, ...]
    dataset: str
    targets: tuple[str, ...]


def read_line(text: str) -> Line | Reference:
    """Return what a line says. Raises UnsupportedError for what is no check of one run over the data."""
    text = " ".join(text.split())
    for beginning in _OTHER_CHECKS:
        if text.startswith(beginning):
            raise UnsupportedError(f"checks such as {beginning!r} are not run by dq")
    changing = _CHANGE.fullmatch(text)
    if changing:
        return replace(_metric_line(changing[4]), change=_change(changing))
    if text.startswith(_CHANGING):
        raise UnsupportedError("changes are read against the last run, or the avg, min or max of the last N")
    one, several = _ONE.fullmatch(text), _SEVERAL.fullmatch(text)
    if one:
        return Reference((unquoted(one[1]),), unquoted(one[2]), (unquoted(one[3]),))
    if several:
        return Reference(_names(several[1]), unquoted(several[2]), _names(several[3]))
    aged = _FRESHNESS.fullmatch(text)
    return Line("freshness", (unquoted(aged[1]),), aged[2]) if aged else _metric_line(text)


def _change(found: re.Match[str]) -> Change:
    return Change(found[1] or "", int(found[2] or 1), bool(found[3]))


def _metric_line(text: str) -> Line:
    metric = _METRIC.fullmatch(text)
    if metric is None:
        raise UnsupportedError(f"{text!r} is no check that dq reads")
    return Line(metric[1], _names(metric[2] or ""), metric[3].strip())


def unquoted(name: str) -> str:
    """Return a name without the quotes of SQL around it."""
    name = name.strip()
    quoted = len(name) > 1 and _QUOTES.get(name[0]) == name[-1]
    return name[1:-1] if quoted else name


def _names(text: str) -> tuple[str, ...]:
    return tuple(unquoted(name) for name in text.split(",")) if text.strip() else ()
