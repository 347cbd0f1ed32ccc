"""What contracts say of columns of data: those named by the user, and those beside the data."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dq_contracts.loading import Library
from dq_contracts.model.contract import Column, Dataset
from dq_core.location import Location
from dq_core.record import field, identity_record
from dq_policies.personal.said import Said, said_of

_ENDINGS = (".odcs.yaml", ".odcs.yml")
_MOST_BESIDE = 200


@identity_record
class Statements:
    """The datasets of contracts, by the names that data can have, in lower case."""

    datasets: Mapping[str, Dataset] = field(default_factory=dict[str, Dataset])

    def of(self, table: str, names: Sequence[str]) -> tuple[Said | None, Location | None]:
        """Return what is said of a column, by itself or by what it stands in, and where it is declared."""
        dataset = self.datasets.get(table.lower())
        if dataset is None:
            return None, None
        said: Said | None = said_of("", dataset.tags)
        place: Location | None = None
        columns: Iterable[Column] = dataset.columns
        for name in names:
            column = _named(columns, name)
            if column is None:
                break
            said = said_of(column.classification, column.tags) or said
            place, columns = column.location, column.inner
        return said, place


def statements_of(paths: Iterable[str]) -> Statements:
    """Return what the contracts in files say; a file without a contract says nothing."""
    library = Library()
    datasets: dict[str, Dataset] = {}
    for path in paths:
        contract = library.open(os.path.abspath(path)).contract
        for dataset in contract.datasets if contract else ():
            for name in (dataset.name, dataset.physical_name):
                datasets.setdefault(name.lower(), dataset)
    return Statements(datasets)


def beside(paths: Iterable[str]) -> Iterator[str]:
    """Yield the contracts in the folders of data files."""
    for folder in dict.fromkeys(os.path.dirname(os.path.abspath(path)) for path in paths):
        try:
            names = sorted(os.listdir(folder))
        except OSError:
            continue
        found = [name for name in names if name.lower().endswith(_ENDINGS)]
        yield from (os.path.join(folder, name) for name in found[:_MOST_BESIDE])


def _named(columns: Iterable[Column], name: str) -> Column | None:
    wanted = name.removesuffix("[]").lower()
    return next(
        (column for column in columns if wanted in (column.name.lower(), column.physical_name.lower())), None
    )
