"""The file of findings that somebody decided to live with: one a line, so that merges are easy.

An entry is what a finding is about and how often: no line numbers, and of texts only a digest.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from dq_core.errors import DqError
from dq_core.location import Location
from dq_core.notices.configuration_invalid import configuration_invalid
from dq_core.record import identity_record
from dq_core.source import Source

VERSION = 1
_ANEW = "take it from git, or remove it and run `dq lint --write-baseline`"
Key: TypeAlias = tuple[str, str, str]


@identity_record
class Baseline:
    """The entries of a file: how often each finding is known, and where its entry stands."""

    path: str
    counts: Mapping[Key, int]
    places: Mapping[Key, Location]


def text_of(counts: Mapping[Key, int]) -> str:
    """Return the text of a baseline, sorted by path, code and digest."""
    rows = (
        {"path": path, "code": code, "about": about, "count": counts[path, code, about]}
        for path, code, about in sorted(key for key, count in counts.items() if count > 0)
    )
    lines = ",".join("\n" + json.dumps(row, ensure_ascii=False) for row in rows)
    return f'{{"version": {VERSION}, "findings": [{lines}\n]}}\n'


def baseline_of(source: Source) -> Baseline:
    """Return the baseline that a text is; raises DqError for a text that is none, or of another version.

    An entry that a merge left twice counts as the larger of both.
    """
    try:
        read: Any = json.loads(source.text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        reason = str(getattr(error, "msg", "it is nested too deeply")).lower()
        raise _invalid(
            source.path, f"it is no JSON: {reason}", Location(source.path, line, 1, line, 1)
        ) from None
    if not isinstance(read, dict) or not isinstance(read.get("findings"), list):
        raise _invalid(source.path, "it has no list of findings")
    if read.get("version") != VERSION:
        raise _invalid(source.path, f"its version is {read.get('version')!r}, and this dq reads {VERSION}")
    counts: Counter[Key] = Counter()
    for key, count in _entries(read["findings"], source.path):
        counts[key] = max(counts[key], count)
    return Baseline(source.path, counts, dict(_places(source, counts)))


def _entries(rows: Iterable[Any], path: str) -> Iterator[tuple[Key, int]]:
    for number, row in enumerate(rows, 1):
        values = [row.get(name) for name in ("path", "code", "about")] if isinstance(row, dict) else []
        count = row.get("count", 1) if isinstance(row, dict) else 0
        texts = tuple(value for value in values if isinstance(value, str))
        if len(texts) != 3 or type(count) is not int or count < 1:  # noqa: PLR2004 - the parts of a key
            raise _invalid(path, f"its entry {number} is no finding: path, code, about and count")
        yield (texts[0], texts[1], texts[2]), count


def _places(source: Source, counts: Mapping[Key, int]) -> Iterator[tuple[Key, Location]]:
    """Yield where entries stand that have a line of their own."""
    for number, line in enumerate(source.text.split("\n"), 1):
        row = line.strip().rstrip(",")
        if not row.startswith('{"path"'):
            continue
        try:
            key = tuple(json.loads(row)[name] for name in ("path", "code", "about"))
        except (ValueError, KeyError):
            continue
        if key in counts:
            yield key, Location(source.path, number, 1, number, len(row) + 1)


def _invalid(path: str, reason: str, place: Location | None = None) -> DqError:
    text = f"{path} is no baseline that can be used: {reason}"
    return DqError(configuration_invalid(text, place, _ANEW))
