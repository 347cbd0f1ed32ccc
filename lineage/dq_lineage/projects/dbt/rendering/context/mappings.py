"""Mappings that templates read by attribute or by key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jinja2.utils import missing

from dq_core.record import identity_record
from dq_lineage.projects.dbt.rendering.run import Run


@identity_record
class Lookups(Mapping[str, Any]):
    """Named values; with `every`, all names that a template could use."""

    _run: Run
    _name: str
    _values: Mapping[str, Any]
    _every: bool = False

    def __getitem__(self, name: str) -> Any:
        if name in self._values:
            return self._values[name]
        found = self._run.resolve(name) if self._every else missing
        if found is missing:
            raise KeyError(name)
        return found

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)
