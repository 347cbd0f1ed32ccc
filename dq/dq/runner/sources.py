"""The data of a run: each dataset is located and opened once, however many checks read it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from typing import Any

from dq.adapters.place import NotLocatedError, UnreadableError, place_at, place_of
from dq.adapters.registry import open_data
from dq.adapters.settings import Hidden
from dq.adapters.tables import open_table
from dq.checks.data import DataRelation
from dq.checks.notices.data_not_located import data_not_located
from dq.checks.notices.data_unreadable import data_unreadable
from dq_contracts.loading import Library
from dq_contracts.model.contract import Contract, Dataset
from dq_core.finding import Finding


@dataclass(frozen=True, slots=True)
class Source:
    """The data of one dataset, or the finding that says why there is none.

    `server` is the server of the contract that has it, None for data that the user gives.
    """

    data: DataRelation | None
    finding: Finding | None = None
    server: str | None = None


@dataclass(slots=True)
class Sources:
    """Opens data. `given` maps datasets to paths or tables of the user, by name or by contract/name.

    `hidden` are the texts from the environment that led to the data opened so far; reports leave them out.
    """

    connection: Any
    library: Library
    given: dict[str, object] = field(default_factory=dict)
    server: str | None = None
    opened: dict[tuple[str, str], Source] = field(default_factory=dict)
    hidden: Hidden = field(default_factory=Hidden)

    def of(self, contract: Contract, dataset: Dataset) -> Source:
        """Return the data of a dataset of a contract."""
        key = (contract.source.path, dataset.name)
        if key not in self.opened:
            self.opened[key] = self._open(contract, dataset)
        return self.opened[key]

    def other(self, contract: Contract, dataset: Dataset, word: str) -> Source:
        """Return another version of a dataset: at `@SERVER`, under a dataset's name, or at a path."""
        if word.startswith("@"):
            return self._from(Sources(self.connection, self.library, server=word[1:]), contract, dataset)
        named = contract.dataset(word)
        if named is not None:
            return self.of(contract, named)
        return self._from(Sources(self.connection, self.library, {dataset.name: word}), contract, dataset)

    def _from(self, sources: Sources, contract: Contract, dataset: Dataset) -> Source:
        found = sources.of(contract, dataset)
        self.hidden = self.hidden.also(sources.hidden)
        return found

    def named(self, contract_path: str, dataset: str) -> Source | None:
        """Return the data of a dataset of the contract in a file; None when there is no such dataset."""
        contract = self.library.open(os.path.abspath(contract_path)).contract
        found = contract.dataset(dataset) if contract else None
        return self.of(contract, found) if contract and found else None

    def _open(self, contract: Contract, dataset: Dataset) -> Source:
        try:
            given = self._given(contract, dataset)
            if given is not None and not isinstance(given, str):
                return Source(open_table(self.connection, given, dataset.name))
            place = place_at(given, dataset) if given else place_of(contract, dataset, self.server)
            self.hidden = self.hidden.also(place.hidden)
            data = open_data(self.connection, place, dataset)
            shown = replace(data, file=None, located=None) if place.hidden.texts else data
            return Source(shown, server=place.server)
        except NotLocatedError as error:
            return Source(None, data_not_located(dataset.name, str(error), dataset.location, error.help))
        except UnreadableError as error:
            reason = self.hidden.within(str(error))
            return Source(None, data_unreadable(dataset.name, reason, dataset.location))

    def _given(self, contract: Contract, dataset: Dataset) -> object:
        for name in (dataset.name, dataset.physical_name):
            for key in (f"{contract.name}/{name}", f"{contract.id}/{name}", name):
                if key in self.given:
                    return self.given[key]
        return None
