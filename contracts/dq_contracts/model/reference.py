"""References from one column to another, in the standard's two spellings."""

from __future__ import annotations

from dq_contracts.model.contract import Column, Contract, Dataset
from dq_core.record import identity_record, record
from dq_core.yaml.tree import Scalar


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
    """Follow a reference from a contract as far as it leads."""
    home = contract.neighbour(reference.file) if reference.file else contract
    dataset = home.dataset(reference.dataset) if home else None
    return Target(home, dataset, _column(dataset, reference.column) if dataset else None)


def target_of(scalar: Scalar, contract: Contract) -> Target:
    """Return what the text of a node refers to; an empty target when it is no reference."""
    reference = parse(scalar.text)
    return resolve(reference, contract) if reference else Target()


def _column(dataset: Dataset, path: tuple[str, ...]) -> Column | None:
    columns, found = dataset.columns, None
    for word in path:
        by_id = (column for column in columns if column.id == word)
        by_name = (column for column in columns if column.name == word)
        found = next(by_id, None) or next(by_name, None)
        if found is None:
            return None
        columns = found.columns
    return found
