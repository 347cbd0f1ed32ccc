"""The columns of a contract by the keys that they state, so that a rule visits only those it is about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from dq_contracts.model.contract import Column, Contract


def columns_with(contract: Contract, key: str) -> Sequence[Column]:
    """Return the columns at every depth that state a key of the standard, in the order of the file."""
    return _by_key(contract).get(key, ())


# rules ask for many keys of one contract before the next one comes
@lru_cache(maxsize=1)
def _by_key(contract: Contract) -> dict[str, list[Column]]:
    found: dict[str, list[Column]] = {}
    for dataset in contract.datasets:
        for column in dataset.all_columns():
            for key in column.node.values:
                if key in found:
                    found[key].append(column)
                else:
                    found[key] = [column]
    return found
