"""ODC268."""

from collections.abc import Iterator

from dq_contracts.classifications import is_personal
from dq_contracts.columns import columns_with
from dq_contracts.model.contract import Column, Contract, Dataset
from dq_contracts.service_levels import known_name
from dq_core.location import Location
from dq_core.rules.rule import Hit, rule


@rule("ODC268", Contract, severity="warning")
def personal_data_without_retention(contract: Contract) -> Iterator[Hit]:
    """A dataset with columns that are classified as personal, and no promise how long they are kept.

    Why: personal data may be kept no longer than its purpose asks for. Without a retention nobody deletes it,
    and nobody can be asked to. Personal are the classifications and tags personal, pii, phi and gdpr, and the
    classification sensitive.

    Bad::

        schema:
          - name: customers
            properties:
              - name: email
                classification: personal  # here

    Bad::

        slaProperties:
          - {property: latency, value: 1, unit: d}
        schema:
          - name: customers
            properties:
              - name: email
                tags: [contact, PII]  # here
              - name: phone
                tags: [PII]

    Bad::

        slaProperties:
          - {property: retention, value: 1, unit: y, element: orders}
        schema:
          - name: orders
            properties:
              - name: email
                classification: pii
          - name: customers
            properties:
              - name: email
                classification: pii  # here

    Good::

        slaProperties:
          - {property: retention, value: 3, unit: y}
        schema:
          - name: customers
            properties:
              - name: email
                classification: personal

    Good::

        slaProperties:
          - {property: retention, value: 3, unit: y, element: customers.email}
        schema:
          - name: customers
            properties:
              - name: email
                tags: [pii]

    Good::

        schema:
          - name: orders
            properties:
              - {name: amount, classification: confidential}
              - {name: country, classification: non-personal}
              - {name: city, classification: public}
    """
    kept = [promise for promise in contract.sla if known_name(promise.property) == "retention"]
    if any(not promise.elements for promise in kept):
        return
    stating = {*columns_with(contract, "classification"), *columns_with(contract, "tags")}
    personal = {column for column in stating if is_personal(column)}
    elements = [element.lower() for promise in kept for element in promise.elements]
    for dataset in contract.datasets if personal else ():
        found = [column for column in dataset.all_columns() if column in personal]
        if found and not _is_kept(dataset, found, elements):
            text = f"{dataset.name!r} has {_count(found)} of personal data and no retention"
            help_ = "add to slaProperties: {property: retention, value: ..., unit: d}"
            yield Hit(text, _place(found[0]), help_)


def _is_kept(dataset: Dataset, columns: list[Column], elements: list[str]) -> bool:
    """Say whether some promise is about the dataset or one of the columns, however it names them."""
    names = {
        dataset.name.lower(),
        dataset.physical_name.lower(),
        *(column.name.lower() for column in columns),
    }
    return any(not names.isdisjoint((element, *element.replace("/", ".").split("."))) for element in elements)


def _count(columns: list[Column]) -> str:
    return "a column" if len(columns) == 1 else f"{len(columns)} columns"


def _place(column: Column) -> Location:
    key = "classification" if column.classification else "tags"
    return column.node.value_location(key)
