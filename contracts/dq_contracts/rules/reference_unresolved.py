"""ODC206."""

from collections.abc import Iterator

from dq_contracts.model.contract import Contract, Relationship
from dq_contracts.model.reference import Reference, parse, resolve
from dq_contracts.model.respelling import with_column
from dq_core.rules.rule import Hit, rule
from dq_core.suggestion import CLOSE_SLIP, FirstSuggestions, nearest
from dq_core.yaml.fixes import replacing
from dq_core.yaml.tree import Scalar


@rule("ODC206", Contract)
def reference_unresolved(contract: Contract) -> Iterator[Hit]:
    """A relationship to a column or file that does not exist, or between keys of unequal length.

    Why: a foreign key to nowhere is checked by nobody, and breaks joins that are generated from it. A file is
    looked for beside the contract; addresses on the web are not opened. A dataset that is not in the contract
    is the matter of ODC211.

    Bad::

        schema:
          - name: orders
            properties:
              - name: customer_id
                relationships:
                  - to: crm.yaml#/schema/customers/properties/id  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: parent
                relationships:
                  - to: orders.order_idd  # here
              - name: order_id

    Bad::

        schema:
          - name: lines
            relationships:
              - from: [lines.order_id, lines.line]
                to: [lines.parent_id]  # here
            properties:
              - name: order_id
              - name: line
              - name: parent_id

    Good::

        schema:
          - name: orders
            properties:
              - name: customer_id
                relationships:
                  - to: customers.id
          - name: customers
            properties:
              - name: id

    Good::

        schema:
          - name: orders
            properties:
              - name: customer_id
                relationships:
                  - to: https://contracts.example.com/crm.yaml#/schema/customers/properties/id

    Good::

        schema:
          - name: orders
            properties:
              - name: customer_id
                relationships:
                  - to: schema/crm_customers/properties/key
          - name: customers
            id: crm_customers
            properties:
              - name: id
                id: key
    """
    suggestions = FirstSuggestions()
    for relationship in contract.relationships():
        yield from _unresolved(relationship, contract, suggestions)
    for dataset in contract.datasets:
        for relationship in dataset.relationships:
            if len(relationship.sources) != len(relationship.targets) and relationship.targets:
                counts = f"{len(relationship.sources)} columns refer to {len(relationship.targets)}"
                yield Hit(
                    counts, relationship.node.value_location("to"), "name as many columns on both sides"
                )


def _unresolved(
    relationship: Relationship, contract: Contract, suggestions: FirstSuggestions
) -> Iterator[Hit]:
    for scalar in (*relationship.sources, *relationship.targets):
        reference = parse(scalar.text)
        if reference is None:
            text = f"{scalar.text!r} is no reference"
            yield Hit(text, scalar.location, "write dataset.column, or schema/ID/properties/ID")
        elif "://" not in reference.file:
            yield from _missing(scalar, reference, contract, suggestions)


def _missing(
    scalar: Scalar, reference: Reference, contract: Contract, suggestions: FirstSuggestions
) -> Iterator[Hit]:
    target = resolve(reference, contract)
    if target.contract is None:
        yield Hit(f"there is no contract in the file {reference.file!r}", scalar.location)
    elif target.dataset is not None and reference.column and target.column is None:
        name = ".".join(reference.column)
        text = f"the dataset {target.dataset.name!r} has no column {name!r}"
        near = suggestions.nearest(name, (column.name for column in target.dataset.columns))
        slip = near and nearest(name, (near,), CLOSE_SLIP)
        written = with_column(scalar.text, reference, slip) if slip else ""
        fixes = replacing(scalar, written, f"write {written!r}", safe=False) if written else ()
        yield Hit(text, scalar.location, f"did you mean {near!r}?" if near else "", fixes)
