"""ODC269."""

from __future__ import annotations

from collections.abc import Iterator

from dq_contracts.classifications import is_classified
from dq_contracts.model.contract import Column, Contract
from dq_contracts.personal_names import personal_kind
from dq_core.rules.rule import Hit, rule


@rule("ODC269", Contract, severity="info")
def personal_column_unclassified(contract: Contract) -> Iterator[Hit]:
    """A column that looks personal by its name, and has no classification.

    Why: whoever masks, deletes or grants access goes by the classification. Reports of failing rows cover the
    values of classified columns only.

    The last word of the name decides, so `email_count` and `phone_verified` are not personal. A
    classification of any kind answers the question (`public` as well), on the column, on one that it stands
    in, or as a tag of the dataset.

    Bad::

        schema:
          - name: orders
            properties:
              - name: customer_email  # here
                logicalType: string

    Bad::

        schema:
          - name: customers
            properties:
              - name: name  # here
              - name: dateOfBirth  # here
                logicalType: date

    Bad::

        schema:
          - name: orders
            properties:
              - name: buyer
                logicalType: object
                properties:
                  - name: phoneNumber  # here

    Good::

        schema:
          - name: customers
            properties:
              - {name: email, classification: personal}
              - {name: email_count, logicalType: integer}
              - {name: email_verified, logicalType: boolean}
              - {name: phone_type}
              - {name: email_hash}

    Good::

        schema:
          - name: products
            properties:
              - name: name
              - name: address
              - name: email
                classification: public

    Good::

        schema:
          - name: orders
            properties:
              - name: buyer
                classification: personal
                logicalType: object
                properties:
                  - name: email
    """
    for dataset in contract.datasets:
        if not is_classified(dataset):
            for column in dataset.columns:
                yield from _unclassified(column, (dataset.name,))


def _unclassified(column: Column, around: tuple[str, ...]) -> Iterator[Hit]:
    kind = personal_kind(column.name, column.logical_type, around)
    if kind is None and not column.inner:
        return
    if is_classified(column):
        return
    if kind is not None and not column.inner:
        text = f"{column.name!r} looks like personal data ({kind}) and has no classification"
        yield Hit(text, column.location, "add classification: personal, or whatever it is")
    for inner in column.inner:
        yield from _unclassified(inner, (*around, column.name))
