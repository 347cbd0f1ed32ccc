"""The datasets of a contract as a query may name them, with the columns that it may name."""

from __future__ import annotations

from collections.abc import Iterable

from dq_contracts.model.contract import Column, Contract, Dataset


class KnownDatasets:
    """The datasets of one contract by every name, in any case: own, physical, and physical without schema."""

    def __init__(self, contract: Contract) -> None:
        self.names = [dataset.name for dataset in contract.datasets]
        self._by_name: dict[str, Dataset | None] = {}
        for dataset in contract.datasets:
            for name in names_of(dataset):
                known = self._by_name.setdefault(name.lower(), dataset)
                if known is not dataset:
                    self._by_name[name.lower()] = None
        self._columns: dict[Dataset, frozenset[str] | None] = {}

    def has(self, path: str) -> bool:
        """Say whether a name is that of a dataset, or of several."""
        return path.lower() in self._by_name

    def find(self, path: str) -> Dataset | None:
        """Return the dataset of a name; None where there is none, or more than one."""
        return self._by_name.get(path.lower())

    def columns(self, path: str) -> frozenset[str] | None:
        """Return the names of a dataset's columns in lower case; None where they are not known."""
        dataset = self.find(path)
        if dataset is None or not dataset.columns:
            return None
        if dataset not in self._columns:
            self._columns[dataset] = frozenset(name.lower() for name in _column_names(dataset.columns))
        return self._columns[dataset]

    def column_names(self, path: str) -> list[str]:
        """Return the names of a dataset's columns as the contract spells them."""
        dataset = self.find(path)
        return [column.name for column in dataset.columns] if dataset else []


def names_of(dataset: Dataset) -> tuple[str, ...]:
    """Return the names under which a query may read a dataset: its own, and its physical one."""
    names = (dataset.name, dataset.physical_name, dataset.physical_name.rpartition(".")[2])
    return tuple(name for name in dict.fromkeys(names) if name)


def _column_names(columns: Iterable[Column]) -> Iterable[str]:
    for column in columns:
        yield from (column.name, column.physical_name)
        for inner in column.walk():
            yield ".".join(inner.path)
