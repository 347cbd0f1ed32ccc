"""ODC248."""

from collections.abc import Iterator

from dq_contracts.columns import columns_with
from dq_contracts.model.contract import Contract
from dq_core.rules.rule import Hit, rule
from dq_core.suggestion import FirstSuggestions
from dq_core.yaml.tree import Scalar, Sequence


@rule("ODC248", Contract)
def required_property_unknown(contract: Contract) -> Iterator[Hit]:
    """An object that requires a property which it does not have.

    Why: the option `required` names the properties that must be there; a name that is none of them can never
    be fulfilled by data that keeps to the contract. An object without properties is open and not judged.

    Bad::

        schema:
          - name: orders
            properties:
              - name: address
                logicalType: object
                logicalTypeOptions:
                  required: [street, citty]  # here
                properties:
                  - name: street
                  - name: city

    Bad::

        schema:
          - name: orders
            properties:
              - name: lines
                logicalType: array
                items:
                  logicalType: object
                  logicalTypeOptions:
                    required:
                      - sku
                      - amount  # here
                  properties:
                    - name: sku

    Bad::

        schema:
          - name: orders
            properties:
              - name: buyer
                logicalType: object
                logicalTypeOptions:
                  required: [Name]  # here
                properties:
                  - name: name

    Good::

        schema:
          - name: orders
            properties:
              - name: address
                logicalType: object
                logicalTypeOptions: {required: [street, city]}
                properties:
                  - name: street
                  - name: city
                  - name: note

    Good::

        schema:
          - name: orders
            properties:
              - name: address
                logicalType: object
                logicalTypeOptions: {required: [street]}

    Good::

        schema:
          - name: orders
            properties:
              - name: address
                logicalType: object
                logicalTypeOptions: {required: [STREET]}
                properties:
                  - name: street
                    physicalName: STREET
    """
    suggestions = FirstSuggestions()
    for column in columns_with(contract, "logicalTypeOptions"):
        wanted = column.option("required")
        if not column.columns or not isinstance(wanted, Sequence):
            continue
        names = {name for inner in column.columns for name in (inner.name, inner.physical_name)}
        for item in wanted.items:
            if isinstance(item, Scalar) and isinstance(item.value, str) and item.value not in names:
                text = f"the object {column.name!r} requires {item.value!r}, which is none of its properties"
                yield Hit(
                    text,
                    item.location,
                    suggestions.did_you_mean(item.value, (inner.name for inner in column.columns)),
                )
