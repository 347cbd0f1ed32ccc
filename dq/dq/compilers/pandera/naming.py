"""Names of Python for the datasets of a contract."""

from __future__ import annotations

import builtins
import keyword
import re
from collections.abc import Iterable

_RESERVED = frozenset(dir(builtins)) | frozenset(keyword.kwlist) | frozenset(keyword.softkwlist)


def identifiers(names: Iterable[str], taken: Iterable[str]) -> dict[str, str]:
    """Return an identifier for each name: itself where it is one that is free, else one made of it."""
    used = {*_RESERVED, *taken}
    found: dict[str, str] = {}
    for name in names:
        found[name] = _free(_plain(name), used)
        used.add(found[name])
    return found


def _plain(name: str) -> str:
    words = re.sub(r"[^0-9A-Za-z_]+", "_", name).strip("_")
    return words if words[:1].isalpha() else f"dataset_{words}".rstrip("_")


def _free(name: str, used: set[str]) -> str:
    if name not in used:
        return name
    candidates = (f"{name}_data", *(f"{name}_{number}" for number in range(2, 10_000)))
    return next(candidate for candidate in candidates if candidate not in used)
