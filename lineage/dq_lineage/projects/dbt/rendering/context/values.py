"""Functions over plain values: JSON, YAML, sets, digests."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from typing import Any

from dq_lineage.projects.dbt.rendering import limits
from dq_lineage.projects.dbt.rendering.run import Run


def tojson(value: Any, default: Any = None, sort_keys: bool = False) -> Any:  # noqa: FBT001, FBT002 - dbt's
    """Return a value as JSON, the default where it has none."""
    try:
        return json.dumps(value, sort_keys=sort_keys, default=_plain)
    except (TypeError, ValueError):
        return default


def fromjson(text: Any, default: Any = None) -> Any:
    """Return the value of a JSON text, the default where it is none."""
    try:
        return json.loads(str(text))
    except ValueError:
        return default


def toyaml(value: Any, default: Any = None, sort_keys: bool = False) -> Any:  # noqa: FBT001, FBT002 - dbt's
    """Return a value as YAML, the default where it has none."""
    import yaml

    try:
        return yaml.safe_dump(value, sort_keys=sort_keys)
    except yaml.YAMLError:
        return default


def fromyaml(text: Any, default: Any = None) -> Any:
    """Return the value of a YAML text, the default where it is none."""
    import yaml

    try:
        return yaml.safe_load(str(text))
    except (yaml.YAMLError, ValueError):
        return default


def set_of(value: Any, default: Any = None) -> Any:
    """Return the distinct values of a list, the default where it is none."""
    try:
        return set(limits.bounded(value))
    except TypeError:
        return default


def zipped(*lists: Any, default: Any = None) -> Any:
    """Return lists side by side, the default where one is none."""
    try:
        return list(limits.bounded(zip(*lists, strict=False)))
    except TypeError:
        return default


def _strict_set(value: Iterable[Any]) -> set[Any]:
    return set(limits.bounded(value))


def _strict_zip(*lists: Iterable[Any]) -> list[Any]:
    return list(limits.bounded(zip(*lists, strict=False)))


def _digest(text: Any) -> str:
    return hashlib.md5(str(text).encode(), usedforsecurity=False).hexdigest()


def _differences(one: Any, other: Any) -> Any:
    """Return the texts of the lists in a mapping that those of another lack, whatever their case."""
    there = {name.casefold(): {each.casefold() for each in texts} for name, texts in other.items()}
    found = {}
    for name, texts in one.items():
        known = there.get(name.casefold())
        lacking = texts if known is None else [each for each in texts if each.casefold() not in known]
        if lacking or known is None:
            found[name] = lacking
    return found


def _plain(value: Any) -> Any:
    number = getattr(value, "as_integer_ratio", None)
    return float(value) if number else list(value) if isinstance(value, set) else str(value)


def _constant(function: Callable[..., Any]) -> Callable[[Run], Any]:
    return lambda _run: function


VALUES: dict[str, Callable[[Run], Any]] = {
    "tojson": _constant(tojson),
    "fromjson": _constant(fromjson),
    "toyaml": _constant(toyaml),
    "fromyaml": _constant(fromyaml),
    "set": _constant(set_of),
    "set_strict": _constant(_strict_set),
    "zip": _constant(zipped),
    "zip_strict": _constant(_strict_zip),
    "local_md5": _constant(_digest),
    "diff_of_two_dicts": _constant(_differences),
}
