"""Which CSV files are kept with the code of a dbt project: its seeds, and the fixtures of its unit tests."""

from __future__ import annotations

import os
from collections.abc import Mapping

from dq_core.reading import read
from dq_core.record import field, mutable_record

_MARKERS = ("dbt_project.yml", "dbt_project.yaml")
_FIXTURES = "fixtures"
_LARGEST = 16_000_000


@mutable_record
class SeedFolders:
    """The folders with seeds of the projects that were met, by the folders asked about."""

    known: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])

    def has(self, path: str) -> bool:
        """Say whether a file is a seed or fixture of the project around it, and not too large for one."""
        path = os.path.abspath(path)
        inside = any(path.startswith(folder) for folder in self._around(os.path.dirname(path)))
        return inside and _size(path) <= _LARGEST

    def _around(self, folder: str) -> tuple[str, ...]:
        """Return the folders with seeds of the nearest project around, each with a slash behind it."""
        known = self.known.get(folder)
        if known is None:
            marker = next((name for name in _MARKERS if os.path.isfile(os.path.join(folder, name))), "")
            above = os.path.dirname(folder)
            if marker:
                known = tuple(_folders(folder, marker))
            elif above == folder or os.path.exists(os.path.join(folder, ".git")):
                known = ()
            else:
                known = self._around(above)
            self.known[folder] = known
        return known


def _folders(root: str, marker: str) -> list[str]:
    stated = _stated(os.path.join(root, marker))
    seeds = [*_texts(stated, "seed-paths"), *_texts(stated, "data-paths")] or ["seeds"]
    tests = _texts(stated, "test-paths") or ["tests"]
    names = [*seeds, *(os.path.join(name, _FIXTURES) for name in tests)]
    return [os.path.join(os.path.normpath(os.path.join(root, name)), "") for name in names]


def _stated(path: str) -> Mapping[str, object]:
    from dq_core.yaml.loader import load
    from dq_core.yaml.tree import plain_value

    value = plain_value(load(read(path, path).source).root)
    return value if isinstance(value, dict) else {}


def _texts(stated: Mapping[str, object], key: str) -> list[str]:
    value = stated.get(key)
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0
