"""The elements that a service level speaks about: datasets and columns, by any of their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dq_contracts.model.contract import Column, Contract, Dataset
from dq_contracts.model.reference import parse, resolve
from dq_core.suggestion import FirstSuggestions

_NO_NAME = ("*", "${", " ", "(")


class Elements:
    """Finds elements by name, id or physical name, in any case and with or without a schema before them."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        self.datasets: dict[str, Dataset] = {}
        for dataset in contract.datasets:
            for name in (dataset.id or "", dataset.physical_name.rpartition(".")[2], dataset.physical_name):
                self.datasets.setdefault(name.lower(), dataset)
        # a name counts before the other names of other datasets
        self.datasets.update((dataset.name.lower(), dataset) for dataset in contract.datasets)
        self.columns: dict[Dataset | Column, dict[str, Column]] = {}
        self.suggestions = FirstSuggestions()

    def faults(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield what is wrong with each element of a list with commas, and what may have been meant."""
        for part in text.split(","):
            element = part.strip()
            if element and not any(sign in element for sign in _NO_NAME):
                yield from self._fault(element)

    def _fault(self, element: str) -> Iterator[tuple[str, str]]:
        if "/" in element:
            yield from self._reference_fault(element)
            return
        words = element.lower().split(".")
        if self._leads_somewhere(words):
            return
        known = next((self.datasets[word] for word in words[:-1] if word in self.datasets), None)
        if known is not None:
            column = element.rpartition(".")[2]
            text = f"the dataset {known.name!r} has no column {column!r}"
            yield text, self.suggestions.did_you_mean(column, (inner.name for inner in known.columns))
        elif len(words) == 1:
            single = self.contract.datasets[0] if len(self.contract.datasets) == 1 else None
            names = [*(dataset.name for dataset in self.contract.datasets)]
            names += [column.name for column in single.columns] if single else []
            yield f"there is no dataset or column {element!r}", self.suggestions.did_you_mean(element, names)
        else:
            name = element.partition(".")[0]
            names = [dataset.name for dataset in self.contract.datasets]
            yield f"there is no dataset {name!r}", self.suggestions.did_you_mean(name, names)

    def _reference_fault(self, element: str) -> Iterator[tuple[str, str]]:
        reference = parse(element)
        if reference is None or reference.file:
            return
        target = resolve(reference, self.contract)
        if target.dataset is None or (reference.column and target.column is None):
            yield f"{element!r} leads nowhere", ""

    def _leads_somewhere(self, words: list[str]) -> bool:
        """Say whether a dataset stands among the words and the rest is a column of it."""
        if len(self.contract.datasets) == 1 or len(words) == 1:
            for dataset in self.contract.datasets:
                if self._inside(dataset, words):
                    return True
        for place in range(len(words)):
            for end in range(len(words), place, -1):
                dataset_ = self.datasets.get(".".join(words[place:end]))
                if dataset_ is not None and (end == len(words) or self._inside(dataset_, words[end:])):
                    return True
        return False

    def _inside(self, owner: Dataset | Column, words: list[str]) -> bool:
        for word in words:
            if owner not in self.columns:
                self.columns[owner] = dict(_named(owner.columns))
            found = self.columns[owner].get(word)
            if found is None:
                return False
            owner = found.items if found.items is not None and not found.columns else found
        return True


def _named(columns: Iterable[Column]) -> Iterator[tuple[str, Column]]:
    for column in columns:
        for name in (column.id or "", column.physical_name, column.name):
            yield name.lower(), column
