"""Mutants of contracts as trees of plain data: one or two small accidents, the same for every number."""

from __future__ import annotations

import copy
import json
import pathlib as files
import random
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import yaml

Path: TypeAlias = tuple[str | int, ...]
Container: TypeAlias = dict[str, Any] | list[Any]
Place: TypeAlias = tuple[Container, Any]

TABLES: dict[str, list[Any]] = yaml.safe_load(
    (files.Path(__file__).parent / "tree_mutants.yaml").read_text(encoding="utf-8")
)


def mutant(number: int, bases: list[Any], donors: list[Any]) -> Any:
    """Return the mutant of this number: one of the bases after one or two accidents.

    Parts that accidents bring in are taken from the donors.
    """
    chance = random.Random(number)  # noqa: S311 - the same mutants every day
    tree = copy.deepcopy(bases[number % len(bases)])
    for _ in range(chance.choice((1, 1, 1, 2))):
        chance.choice(ACCIDENTS)(tree, donors, chance)
    return tree


def systematic(bases: list[Any], versions: tuple[str, ...]) -> Iterator[Any]:
    """Yield every key of every kind of object with each of the values, and without it, at each version.

    What does not stand on the way from the root to the key is left out.
    """
    places: dict[tuple[str, ...], tuple[Any, Path]] = {}
    for base in bases:
        for path in _paths(base, ()):
            places.setdefault(_sort_of(base, path), (base, path))
    for base, path in places.values():
        for value in (_GONE, *TABLES["others"]):
            for version in versions:
                tree = _branch(base, path)
                tree["apiVersion"] = version
                _put(tree, path, value)
                yield tree


_GONE = object()


def _paths(node: Any, above: Path) -> Iterator[Path]:
    """Yield the path of every key; items of lists are on the way only."""
    for key, value in node.items() if isinstance(node, dict) else enumerate(node):
        if isinstance(node, dict):
            yield (*above, key)
        if isinstance(value, dict | list):
            yield from _paths(value, (*above, key))


def _sort_of(base: Any, path: Path) -> tuple[str, ...]:
    """Return what tells a key from others: the list or key that holds its object, and the object's types."""
    node, types = base, []
    for step in path[:-1]:
        node = node[step]
    types = [str(node.get(name)) for name in ("type", "logicalType") if name in node and "value" not in node]
    names = [str(step) for step in path if isinstance(step, str)]
    return (*names[-2:], *types)


def _branch(base: Any, path: Path) -> Any:
    """Return a copy of what stands on the path, beside single values; the object at its end is whole."""
    if len(path) == 1:
        return copy.deepcopy({key: value for key, value in base.items() if key == path[0] or _single(value)})
    first, *rest = path
    inner = _branch(base[first], tuple(rest))
    if isinstance(base, list):
        return [inner]
    return {
        key: inner if key == first else value for key, value in base.items() if key == first or _single(value)
    }


def _single(value: Any) -> bool:
    return not isinstance(value, dict | list)


def _put(tree: Any, path: Path, value: Any) -> None:
    for step in path[:-1]:
        tree = tree[0 if isinstance(step, int) else step]
    if value is _GONE:
        del tree[path[-1]]
    else:
        tree[path[-1]] = copy.deepcopy(value)


def written(tree: Any) -> str:
    """Return a tree as YAML in block style, its texts in double quotes."""
    return "\n".join(_lines(tree, "")) + "\n"


def _lines(node: Any, indent: str) -> Iterator[str]:
    if isinstance(node, dict) and node:
        for key, value in node.items():
            yield from _entry(f"{indent}{_text(key)}:", value, indent + "  ")
    elif isinstance(node, list) and node:
        for value in node:
            yield from _entry(f"{indent}-", value, indent + "  ")
    else:
        yield f"{indent}{_scalar(node)}"


def _entry(head: str, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, dict | list) and value:
        yield head
        yield from _lines(value, indent)
    else:
        yield f"{head} {_scalar(value)}"


def _scalar(value: Any) -> str:
    return "null" if value is None else json.dumps(value, ensure_ascii=False)


def _text(key: str) -> str:
    return (
        key if key.isalnum() and key.isascii() and key[0].isalpha() else json.dumps(key, ensure_ascii=False)
    )


def _places(tree: Any) -> list[Place]:
    found: list[Place] = []
    waiting = [tree]
    while waiting:
        container = waiting.pop()
        for key in container if isinstance(container, dict) else range(len(container)):
            found.append((container, key))
            if isinstance(container[key], dict | list):
                waiting.append(container[key])
    return found


def _place(tree: Any, chance: random.Random, kind: type = object) -> Place | None:
    """Return any place whose value is of a kind; every second time a key that is rare has equal chances."""
    places = [place for place in _places(tree) if isinstance(place[0][place[1]], kind)]
    if not places:
        return None
    if chance.random() < 0.5:
        key = chance.choice(sorted({place[1] for place in places}, key=str))
        places = [place for place in places if place[1] == key]
    return chance.choice(places)


def _delete(tree: Any, donors: list[Any], chance: random.Random) -> None:
    del donors
    if place := _place(tree, chance):
        del place[0][place[1]]


def _misspell(tree: Any, donors: list[Any], chance: random.Random) -> None:
    del donors
    places = [(container, key) for container, key in _places(tree) if isinstance(container, dict)]
    if places:
        container, key = chance.choice(places)
        where = chance.randrange(len(key) or 1)
        slips = (key[:where] + key[where + 1 :], key + "s", key.upper(), key[:where] + "x" + key[where:])
        _rename(container, key, chance.choice(slips))


def _rename(container: Any, old: str, new: str) -> None:
    entries = list(container.items())
    container.clear()
    container.update({new if key == old else key: value for key, value in entries})


def _replace(tree: Any, donors: list[Any], chance: random.Random) -> None:
    del donors
    if place := _place(tree, chance):
        place[0][place[1]] = copy.deepcopy(chance.choice(TABLES["others"]))


def _another_word(tree: Any, donors: list[Any], chance: random.Random) -> None:
    del donors
    if place := _place(tree, chance, str):
        place[0][place[1]] = chance.choice(TABLES["words"])


def _another_number(tree: Any, donors: list[Any], chance: random.Random) -> None:
    del donors
    if place := _place(tree, chance, int) or _place(tree, chance, float):
        place[0][place[1]] = chance.choice((-1, 0, 1, 2.5, 10**20, -(10**20), 1e300, 4.0))


def _wrap(tree: Any, donors: list[Any], chance: random.Random) -> None:
    del donors
    if place := _place(tree, chance):
        container, key = place
        old = container[key]
        container[key] = chance.choice(([old], [old, old], {"name": old}, {"a": old}))


def _unwrap(tree: Any, donors: list[Any], chance: random.Random) -> None:
    del donors
    place = _place(tree, chance, list) or _place(tree, chance, dict)
    if place:
        old = place[0][place[1]]
        inner = list(old.values()) if isinstance(old, dict) else old
        if inner:
            place[0][place[1]] = chance.choice(inner)


def _double_item(tree: Any, donors: list[Any], chance: random.Random) -> None:
    del donors
    place = _place(tree, chance, list)
    if place and place[0][place[1]]:
        items = place[0][place[1]]
        items.insert(chance.randrange(len(items) + 1), copy.deepcopy(chance.choice(items)))


def _empty(tree: Any, donors: list[Any], chance: random.Random) -> None:
    del donors
    if place := _place(tree, chance):
        old = place[0][place[1]]
        place[0][place[1]] = type(old)() if isinstance(old, str | dict | list) else None


def _move(tree: Any, donors: list[Any], chance: random.Random) -> None:
    """Set a key of any object to what stands under it, or under another key, elsewhere."""
    source = chance.choice((tree, *donors))
    taken = _place(source, chance)
    places = [container for container, _ in _places(tree) if isinstance(container, dict)]
    if taken and places:
        container, name = taken
        target = chance.choice(places)
        key = (
            name if isinstance(name, str) and chance.random() < 0.8 else chance.choice([*target] or ["name"])
        )
        target[key] = copy.deepcopy(container[name])


def _borrow(tree: Any, donors: list[Any], chance: random.Random) -> None:
    """Give an object a key of an object that stands at the same kind of place in a donor."""
    wanted: dict[str, list[Any]] = {}
    for kind, node in _objects(chance.choice(donors), "contract"):
        wanted.setdefault(kind, []).append(node)
    own = [(kind, node) for kind, node in _objects(tree, "contract") if kind in wanted]
    if own:
        kind, target = chance.choice(own)
        source = chance.choice(wanted[kind])
        if source:
            key = chance.choice(list(source))
            target[key] = copy.deepcopy(source[key])


def _borrow_item(tree: Any, donors: list[Any], chance: random.Random) -> None:
    """Put an object of a donor into the list, at the same kind of place."""
    kind, node = chance.choice(list(_objects(chance.choice(donors), "contract")))
    lists = [(key, c[key]) for c, key in _places(tree) if isinstance(c[key], list) and key == kind]
    if lists:
        items = chance.choice(lists)[1]
        items.insert(chance.randrange(len(items) + 1), copy.deepcopy(node))


def _objects(node: Any, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, dict):
        yield kind, node
        for key, value in node.items():
            yield from _objects(value, str(key))
    elif isinstance(node, list):
        for item in node:
            yield from _objects(item, kind)


def _own(tree: Any, kinds: tuple[str, ...], chance: random.Random) -> dict[str, Any] | None:
    found = [node for kind, node in _objects(tree, "contract") if kind in kinds]
    return chance.choice(found) if found else None


def _options(tree: Any, donors: list[Any], chance: random.Random) -> None:
    del donors
    if (node := _own(tree, ("properties", "items"), chance)) is not None:
        logical_type, options = chance.choice(TABLES["options"])
        _set(node, "logicalType", logical_type)
        node["logicalTypeOptions"] = copy.deepcopy(options)


def _inside(tree: Any, donors: list[Any], chance: random.Random) -> None:
    del donors
    if (node := _own(tree, ("properties", "items"), chance)) is not None:
        key, value = chance.choice(TABLES["inside"])
        _set(node, "logicalType", chance.choice(TABLES["logicalTypes"]))
        node[key] = copy.deepcopy(value)


def _set(node: dict[str, Any], key: str, value: Any) -> None:
    node[key] = value
    if value is None:
        del node[key]


def _quality(tree: Any, donors: list[Any], chance: random.Random) -> None:
    del donors
    if (node := _own(tree, ("properties", "schema"), chance)) is not None:
        node["quality"] = [copy.deepcopy(chance.choice(TABLES["quality"]))]


def _relationship(tree: Any, donors: list[Any], chance: random.Random) -> None:
    del donors
    if (node := _own(tree, ("properties", "schema"), chance)) is not None:
        node["relationships"] = [copy.deepcopy(chance.choice(TABLES["relationships"]))]


def _server(tree: Any, donors: list[Any], chance: random.Random) -> None:
    del donors
    tree["servers"] = [{"server": "a", **copy.deepcopy(chance.choice(TABLES["servers"]))}]


def _id(tree: Any, donors: list[Any], chance: random.Random) -> None:
    del donors
    nodes = [node for _, node in _objects(tree, "contract")]
    if nodes:
        chance.choice(nodes)["id"] = chance.choice(TABLES["ids"])


def _change_version(tree: Any, donors: list[Any], chance: random.Random) -> None:
    del donors
    tree["apiVersion"] = chance.choice(TABLES["versions"])


def _delete_version(tree: Any, donors: list[Any], chance: random.Random) -> None:
    del donors, chance
    tree.pop("apiVersion", None)


ACCIDENTS: tuple[Callable[[Any, list[Any], random.Random], None], ...] = (
    _delete, _delete, _misspell, _misspell, _replace, _replace, _replace, _another_word, _another_word,
    _another_number, _wrap, _unwrap, _double_item, _empty, _move, _move, _borrow, _borrow, _borrow,
    _borrow_item, _options, _options, _options, _inside, _inside, _quality, _quality, _relationship,
    _relationship, _server, _id, _id, _change_version, _change_version, _delete_version,
)  # fmt: skip
