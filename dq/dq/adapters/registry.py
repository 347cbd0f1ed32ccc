"""Find the readers: a format is a module of `dq.adapters.readers`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from dq_core.rules.registry import modules_of

if TYPE_CHECKING:
    from dq.adapters.place import Place
    from dq.checks.data import DataRelation
    from dq_contracts.model.contract import Dataset

_PACKAGE = "dq.adapters.readers"


def formats() -> tuple[str, ...]:
    """Return the names of all formats that are read."""
    return tuple(name.rpartition(".")[2] for name in modules_of(_PACKAGE))


def format_of(path: str) -> str | None:
    """Return the format that the ending of a path stands for, or None."""
    lower = path.lower()
    for name in formats():
        endings: tuple[str, ...] = _module(name).ENDINGS
        if lower.endswith(endings):
            return name
    return None


def open_data(connection: Any, place: Place, dataset: Dataset) -> DataRelation:
    """Open the data at a place. Raises UnreadableError."""
    opener: Callable[[Any, Place, Dataset], DataRelation] = _module(place.format).open_data
    return opener(connection, place, dataset)


def _module(name: str) -> Any:
    return import_module(f"{_PACKAGE}.{name}")
