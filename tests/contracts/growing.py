"""Mutants that are still YAML: a seed's tree with branches pruned, moved, repeated or replaced."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, TypeAlias

import yaml

Container: TypeAlias = dict[Any, Any] | list[Any]
Place: TypeAlias = tuple[Container, Any]

_LEAVES: tuple[object, ...] = (
    None, True, False, 0, 1, -1, 2, 3, 100, 101, 10**399, -(10**399), 0.1, -0.0, 1e300, float("inf"),
    float("nan"), "", " ", "a", "NO", "1", "a.b", "a.b.c", ".", "schema/a/properties/b", "x.yaml#/schema/a",
    "é😀", "\x00", "\x1b[31m", "x" * 5000, "2023-02-30", "2024-02-29", "2024-01-01T00:00:00Z",
    "2024-01-01T00:00:00", "24:00:00", "08:30:00", date(2024, 2, 29), datetime(2024, 1, 1, tzinfo=UTC),
    b"\xff\x00", "# noqa", "^(?!x)", "(", "a{1000}{1000}", "integer", "number", "string", "date",
    "timestamp", "time", "object", "array", "map", "vector", "boolean", "sql", "custom", "text", "library",
    "rowCount", "nullValues", "missingValues", "invalidValues", "duplicateValues", "percent", "local",
    "duckdb", "postgres", "s3", "v3.0.0", "v3.2.0", "foreignKey", "latency", "public", "error",
)  # fmt: skip
_KEYS: tuple[object, ...] = (
    "name", "logicalType", "logicalTypeOptions", "properties", "items", "quality", "relationships",
    "examples", "enum", "primaryKey", "primaryKeyPosition", "required", "unique", "minimum", "maximum",
    "exclusiveMinimum", "pattern", "exclusiveMaximum", "minLength", "maxLength", "multipleOf", "format",
    "mustBe", "mustBeBetween", "mustNotBe", "arguments", "validValues", "missingValues", "unit", "type",
    "metric", "rule", "query", "from", "to", "id", "element", "property", "value", "physicalType", "", 1,
    1.5, True, None, "é", "<<", "name ", "Name",
)  # fmt: skip


@cache
def _tree(text: str) -> Any:
    return yaml.load(text, Loader=yaml.CSafeLoader)


def grown(text: str, chance: random.Random) -> str:
    """Return the seed after one to eight changes of its tree, written in a style of its own."""
    tree = [copy.deepcopy(_tree(text))]
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8))):
        places = list(_places(tree))
        chance.choice(_CHANGES)(*chance.choice(places), places, chance)
    return yaml.dump(
        tree[0],
        Dumper=yaml.CSafeDumper,
        sort_keys=chance.random() < 0.1,
        default_flow_style=chance.choice((False, False, None, True)),
        allow_unicode=chance.random() < 0.5,
        width=chance.choice((20, 80, 1000)),
    )


def _places(node: Any) -> list[Place]:
    found: list[Place] = []
    waiting, seen = [node], set()
    while waiting:
        container = waiting.pop()
        if id(container) in seen or not isinstance(container, dict | list):
            continue
        seen.add(id(container))
        keys = container if isinstance(container, dict) else range(len(container))
        for key in keys:
            found.append((container, key))
            waiting.append(container[key])
    return found


def _replace(container: Container, key: Any, places: list[Place], chance: random.Random) -> None:
    del places
    container[key] = chance.choice(_LEAVES)


def _wrap(container: Container, key: Any, places: list[Place], chance: random.Random) -> None:
    del places
    old = container[key]
    container[key] = chance.choice(([old], [old, old], {chance.choice(_KEYS): old}, [[old]], [], {}))


def _delete(container: Container, key: Any, places: list[Place], chance: random.Random) -> None:
    del places, chance
    if len(container) > 1:
        del container[key]


def _add(container: Container, key: Any, places: list[Place], chance: random.Random) -> None:
    del key, places
    value = copy.deepcopy(chance.choice(_LEAVES))
    if isinstance(container, dict):
        container[chance.choice(_KEYS)] = value
    else:
        container.insert(chance.randrange(len(container) + 1), value)


def _copy_from_elsewhere(container: Container, key: Any, places: list[Place], chance: random.Random) -> None:
    other, name = chance.choice(places)
    container[key] = copy.deepcopy(other[name])


def _alias(container: Container, key: Any, places: list[Place], chance: random.Random) -> None:
    other, name = chance.choice(places)
    container[key] = other[name]


def _rename(container: Container, key: Any, places: list[Place], chance: random.Random) -> None:
    del places
    if isinstance(container, dict):
        container[chance.choice(_KEYS)] = container.pop(key)
    else:
        chance.shuffle(container)


_CHANGES: tuple[Callable[[Container, Any, list[Place], random.Random], None], ...] = (
    _replace, _replace, _replace, _wrap, _delete, _add, _add, _copy_from_elsewhere, _alias, _rename,
)  # fmt: skip
