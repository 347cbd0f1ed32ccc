"""Other datasets of the contract that a rule refers to by name."""

from __future__ import annotations

from dq.checks.column_path import placed_columns, spelled
from dq.checks.data import CannotEvaluateError
from dq.checks.obligation import Obligation
from dq.checks.operations.foreign_key import ForeignKey
from dq_contracts.model.contract import Dataset
from dq_core.suggestion import did_you_mean


def reference_to(
    obligation: Obligation, key: tuple[str, ...], name: str, columns: tuple[str, ...]
) -> ForeignKey:
    """Return the check that a key of the dataset exists in columns of another one.

    Raises CannotEvaluateError for a dataset or a column that the contract does not have.
    """
    dataset = dataset_named(obligation, name)
    known = {spelled(found.column): found.name for found in placed_columns(dataset.columns)}
    known = {**{str(found): found for found in known.values()}, **known}
    for column in columns:
        if column not in known:
            advice = did_you_mean(column, known)
            raise CannotEvaluateError(f"{column!r} is no property of {dataset.name!r}; {advice}".rstrip("; "))
    to_key = tuple(known[column] for column in columns)
    return ForeignKey(key, obligation.contract.source.path, dataset.name, to_key)


def dataset_named(obligation: Obligation, name: str) -> Dataset:
    """Return the dataset of the contract with a name, its own or its physical one."""
    datasets = obligation.contract.datasets
    for dataset in datasets:
        if is_named(dataset, name):
            return dataset
    advice = did_you_mean(name, [dataset.name for dataset in datasets])
    raise CannotEvaluateError(f"{name!r} is no dataset of the contract; {advice}".rstrip("; "))


def is_named(dataset: Dataset, name: str) -> bool:
    """Say whether a name is one of a dataset, with or without the schema in front of it."""
    return name in (dataset.name, dataset.physical_name, dataset.physical_name.rpartition(".")[2])
