"""ODC211."""

from collections.abc import Iterator

from dq_contracts.model.contract import Contract
from dq_contracts.model.reference import parse, resolve
from dq_contracts.model.respelling import with_dataset
from dq_core.rules.rule import Hit, rule
from dq_core.suggestion import CLOSE_SLIP, FirstSuggestions, nearest
from dq_core.yaml.fixes import replacing


@rule("ODC211", Contract, severity="warning")
def dataset_unknown(contract: Contract) -> Iterator[Hit]:
    """A relationship to or from a dataset that the contract does not have.

    Why: nobody can follow it, so the foreign key is not checked. The name may be a slip of the pen, or the
    dataset may belong to another contract, which a reference can name: `file.yaml#/schema/ID/properties/ID`.

    Bad::

        schema:
          - name: orders
            properties:
              - name: customer_id
                relationships:
                  - to: customers.id  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: parent_id
                relationships:
                  - to: ordres.order_id  # here
              - name: order_id

    Bad::

        schema:
          - name: lines
            relationships:
              - from: line.order_id  # here
                to: lines.parent_id
            properties:
              - name: order_id
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
              - name: parent_id
                relationships:
                  - to: orders.order_id
              - name: order_id

    Good::

        schema:
          - name: orders
            properties:
              - name: customer_id
                relationships:
                  - to: https://contracts.example.com/crm.yaml#/schema/customers/properties/id
    """
    suggestions = FirstSuggestions()
    for relationship in contract.relationships():
        for scalar in (*relationship.sources, *relationship.targets):
            reference = parse(scalar.text)
            target = resolve(reference, contract) if reference else None
            if reference and target and target.contract and not target.dataset:
                known = (dataset.name for dataset in target.contract.datasets)
                near = suggestions.nearest(reference.dataset, known)
                help_ = f"did you mean {near!r}?" if near else "name the file: file.yaml#/schema/..."
                slip = near and nearest(reference.dataset, (near,), CLOSE_SLIP)
                text = with_dataset(scalar.text, reference, slip) if slip else ""
                fixes = replacing(scalar, text, f"write {text!r}", safe=False) if text else ()
                yield Hit(f"there is no dataset {reference.dataset!r}", scalar.location, help_, fixes)
