"""References from one column to another, in the standard's two spellings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from dq_contracts.model.contract import Column, Contract, Dataset
from dq_core.record import identity_record, record
from dq_core.yaml.tree import Scalar

_LONGEST_PATH = 16


@record
class Reference:
    """A column named from afar. `file` is empty inside one contract; `column` holds the path of names."""

    file: str
    dataset: str
    column: tuple[str, ...]


@identity_record
class Target:
    """What a reference leads to; each part is None from the first one that does not exist."""

    contract: Contract | None = None
    dataset: Dataset | None = None
    column: Column | None = None


def parse(text: str) -> Reference | None:
    """Return the reference that a text spells, or None.

    Shorthand is `dataset.column` (names); fully qualified is `[file.yaml#][/]schema/ID/properties/ID`, whose
    words are ids or, where nothing has such an id, names (ODCS 3.1.0, section "References").
    """
    if "/" not in text:
        dataset, *column = text.split(".")
        return Reference("", dataset, tuple(column)) if column and all((dataset, *column)) else None
    file, _, path = text.rpartition("#")
    words = path.strip("/").split("/")
    pairs = list(zip(words[::2], words[1::2], strict=False))
    sections = [section for section, _ in pairs]
    if len(words) % 2 or sections[:1] != ["schema"] or any(name != "properties" for name in sections[1:]):
        return None
    return Reference(file, pairs[0][1], tuple(name for _, name in pairs[1:]))


def resolve(reference: Reference, contract: Contract) -> Target:
    """Follow a reference from a contract as far as it leads.

    Names may hold dots themselves. In `a.b.c` the dataset `a` comes first, then one that is called `a.b`, and
    so it goes for the columns; the fields of a list's elements and of a map's values follow its name.
    """
    home = contract.neighbour(reference.file) if reference.file else contract
    if home is None:
        return Target()
    known: Target | None = None
    for name, path in _splits((reference.dataset, *reference.column)):
        dataset = home.dataset(name)
        column = _column(dataset, path) if dataset is not None else None
        if dataset is not None and (column is not None or not path):
            return Target(home, dataset, column)
        known = known or (Target(home, dataset) if dataset is not None else None)
    return known or Target(home)


def target_of(scalar: Scalar, contract: Contract) -> Target:
    """Return what the text of a node refers to; an empty target when it is no reference."""
    reference = parse(scalar.text)
    return resolve(reference, contract) if reference else Target()


def _splits(words: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the ways to take a name from the front of a path, the shortest name first."""
    # names with dots in a path of many steps could be put together in more ways than there is time for
    ends = len(words) if len(words) <= _LONGEST_PATH else 1
    for end in range(1, ends + 1):
        yield ".".join(words[:end]), words[end:]


def _column(dataset: Dataset, path: tuple[str, ...]) -> Column | None:
    return _below(dataset.find, path)


def _below(find: Callable[[str], Column | None], path: tuple[str, ...]) -> Column | None:
    for name, rest in _splits(path):
        found = find(name)
        inner = _below(partial(_named, _fields(found)), rest) if found is not None and rest else found
        if inner is not None:
            return inner
    return None


def _named(columns: tuple[Column, ...], name: str) -> Column | None:
    by_id = (column for column in columns if column.id == name)
    by_name = (column for column in columns if column.name == name)
    return next(by_id, None) or next(by_name, None)


def _fields(column: Column) -> tuple[Column, ...]:
    """Return the columns that a name behind the column's name may mean."""
    inside = column.items or column.map_value
    while inside is not None and not column.columns:
        column = inside
        inside = column.items or column.map_value
    return column.columns
