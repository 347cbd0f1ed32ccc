"""The datasets and columns that a service level speaks about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dq.checks.column_path import placed_columns, spelled
from dq_contracts.model.contract import Column, Contract, Dataset, SlaProperty
from dq_contracts.model.reference import parse, resolve


@dataclass(frozen=True, slots=True)
class Element:
    """What one element of a promise leads to; no column where it names a whole dataset, or nothing."""

    dataset: Dataset
    column: Column | None = None
    name: str = ""


def elements_of(promise: SlaProperty, contract: Contract) -> Iterator[Element]:
    """Yield what a promise speaks about: its elements, else the default one, else the first dataset."""
    default = (part.strip() for part in contract.sla_default_element.split(","))
    texts = promise.elements or tuple(part for part in default if part)
    for text in texts:
        found = _element(text, contract)
        if found is not None:
            yield found
    if contract.datasets and not any(_element(text, contract) for text in texts):
        yield Element(contract.datasets[0])


def _element(text: str, contract: Contract) -> Element | None:
    if "/" in text:
        reference = parse(text)
        target = resolve(reference, contract) if reference else None
        dataset = target.dataset if target else None
        return _in(dataset, target.column) if dataset and target else None
    words = text.split(".")
    for end in range(len(words), 0, -1):
        dataset = contract.dataset(".".join(words[:end]))
        if dataset is not None:
            return _inside(dataset, ".".join(words[end:]))
    return _inside(contract.datasets[0], text) if len(contract.datasets) == 1 else None


def _inside(dataset: Dataset, name: str) -> Element | None:
    if not name:
        return Element(dataset)
    for placed in placed_columns(dataset.columns):
        if name.lower() in (spelled(placed.column).lower(), placed.name.lower()):
            return Element(dataset, placed.column, placed.name)
    return None


def _in(dataset: Dataset, column: Column | None) -> Element:
    for placed in placed_columns(dataset.columns):
        if placed.column is column:
            return Element(dataset, placed.column, placed.name)
    return Element(dataset)
