"""ODC243."""

from collections.abc import Iterator

from dq_contracts.columns import columns_with
from dq_contracts.model.contract import Contract, EnumValue
from dq_core.finding import Related
from dq_core.rules.rule import Hit, rule
from dq_core.yaml.tree import Scalar, plain_value


@rule("ODC243", Contract, severity="warning")
def enum_value_repeated(contract: Contract) -> Iterator[Hit]:
    """A value that stands twice in an enum, with different labels or in different spellings.

    Why: of two entries for one value nobody knows which one holds, and a value that was meant is missing
    where the second one is a slip of the pen. Case counts; numbers are compared by value. Entries that are
    equal in everything are the matter of ODC109.

    Bad::

        apiVersion: v3.2.0
        schema:
          - name: orders
            properties:
              - name: status
                logicalType: string
                enum:
                  - {value: open, label: placed}
                  - {value: paid}
                  - {value: open, label: unpaid}  # here

    Bad::

        apiVersion: v3.2.0
        schema:
          - name: orders
            properties:
              - name: rate
                logicalType: number
                enum:
                  - {value: 1, label: whole}
                  - {value: 1.0}  # here

    Bad::

        apiVersion: v3.2.0
        schema:
          - name: orders
            properties:
              - name: code
                logicalType: string
                enum:
                  - value: 10
                  - value: "10"  # here

    Good::

        apiVersion: v3.2.0
        schema:
          - name: orders
            properties:
              - name: status
                logicalType: string
                enum: [{value: open}, {value: Open}]

    Good::

        apiVersion: v3.2.0
        schema:
          - name: orders
            properties:
              - name: flag
                enum: [{value: 1}, {value: true}, {value: "1"}]

    Good::

        apiVersion: v3.2.0
        schema:
          - name: orders
            properties:
              - name: code
                logicalType: string
                enum: [{value: 1}, {value: 1.0}]
    """
    for column in columns_with(contract, "enum"):
        first: dict[object, EnumValue] = {}
        for entry in column.enum:
            value = entry.value
            if not isinstance(value, Scalar) or value.value is None:
                continue
            known = first.setdefault(_key(value, column.logical_type), entry)
            if known is not entry and plain_value(known.node) != plain_value(entry.node):
                related = (Related("first here", known.node.value_location("value")),)
                text = f"the value {value.text!r} stands twice in the enum"
                yield Hit(text, value.location, "remove or mend one of them", (), related)


def _key(value: Scalar, logical_type: str | None) -> object:
    if logical_type == "string":
        return value.text
    return (isinstance(value.value, bool), isinstance(value.value, str), value.value)
