"""Data that the user gives in place of what the contracts say, by dataset."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence

from dq_contracts.model.contract import Contract
from dq_core.finding import Finding
from dq_core.notices.configuration_invalid import configuration_invalid
from dq_core.suggestion import did_you_mean


def problems_of(given: Mapping[str, object], contracts: Sequence[Contract]) -> Iterator[Finding]:
    """Yield a finding for each name that is no dataset, or one of several contracts, and each missing file.

    A name is a dataset's, or CONTRACT/DATASET; a text among the data is a path.
    """
    for name, data in given.items():
        owners = [contract for contract in contracts if _has(contract, name)]
        if not owners:
            known = [dataset.name for contract in contracts for dataset in contract.datasets]
            text = f"the data names {name!r}, which is no dataset of the contracts"
            yield configuration_invalid(text, None, did_you_mean(name, known))
        elif len(owners) > 1:
            names = " or ".join(f"{contract.name or contract.id}/{name}" for contract in owners)
            text = f"the data names {name!r}, which several contracts have"
            yield configuration_invalid(text, None, f"write {names}")
        elif isinstance(data, str) and _is_missing(data):
            yield configuration_invalid(f"the data of {name!r}: there is no file {data}", None)


def compared_datasets(
    words: Mapping[str, str], contracts: Sequence[Contract]
) -> tuple[dict[str, str], list[Finding]]:
    """Return the other version of each dataset to compare, with findings for names that are none.

    A version without a dataset, under the empty name, is one of the only dataset there is.
    """
    names = [dataset.name for contract in contracts for dataset in contract.datasets]
    found: dict[str, str] = {}
    wrong: list[Finding] = []
    for name, other in words.items():
        if not name and len(names) == 1:
            found[names[0]] = other
        elif not name:
            text = f"--compare {other}: there are {len(names)} datasets"
            wrong.append(configuration_invalid(text, None, "write DATASET=OTHER"))
        elif name not in names:
            text = f"--compare names {name!r}, which is no dataset of the contracts"
            wrong.append(configuration_invalid(text, None, did_you_mean(name, names)))
        else:
            found[name] = other
    return found, wrong


def _is_missing(path: str) -> bool:
    return "://" not in path and not os.path.lexists(path) and not any(sign in path for sign in "*?[")


def _has(contract: Contract, name: str) -> bool:
    prefix, _, dataset = name.rpartition("/")
    if prefix and prefix not in (contract.name, contract.id):
        return False
    return any(dataset in (found.name, found.physical_name) for found in contract.datasets)
