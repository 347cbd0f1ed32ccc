"""ODC259."""

from __future__ import annotations

from collections.abc import Iterator

from dq_contracts.model.contract import Contract
from dq_core.rules.rule import Hit, rule
from dq_core.yaml.tree import Scalar


@rule("ODC259", Contract, severity="warning")
def sla_element_unknown(contract: Contract) -> Iterator[Hit]:
    """A promise about a dataset or column that the contract does not have.

    Why: freshness and retention are measured by the column that the promise names; nobody measures what is
    not there. An element is `dataset.column` or `dataset`, several are separated by commas, and in a contract
    of one dataset the column is enough. A contract without datasets is not judged.

    Bad::

        slaProperties:
          - property: latency
            value: 4
            unit: d
            element: orders.plcaed_at  # here
        schema:
          - name: orders
            properties:
              - name: placed_at

    Bad::

        slaProperties:
          - property: retention
            value: 3
            unit: y
            element: ordres.placed_at  # here
        schema:
          - name: orders
            properties:
              - name: placed_at

    Bad::

        slaProperties:
          - property: frequency
            value: 1
            unit: d
            element: orders.placed_at, orders.paid_at  # here
        schema:
          - name: orders
            properties:
              - name: placed_at

    Good::

        slaProperties:
          - {property: latency, value: 4, unit: d, element: "orders.placed_at, lines"}
        schema:
          - name: orders
            properties:
              - name: placed_at
          - name: lines

    Good::

        slaProperties:
          - {property: latency, value: 4, unit: d, element: placed_at}
          - {property: retention, value: 1, unit: y, element: ORDERS_V1.placed_at}
          - {property: retention, value: 1, unit: y, element: sales.orders.buyer.name}
        schema:
          - name: orders
            physicalName: sales.orders_v1
            properties:
              - name: placed_at
              - name: buyer
                logicalType: object
                properties:
                  - name: name

    Good::

        slaProperties:
          - {property: latency, value: 4, unit: d, element: "${TABLE}.placed_at"}
          - {property: latency, value: 4, unit: d, element: schema/orders/properties/placed_at}
          - {property: latency, value: 4, unit: d, element: all tables}
        schema:
          - name: orders
            properties:
              - name: placed_at
    """
    stated = [node for promise in contract.sla if (node := promise.node.node("element")) is not None]
    if default := contract.node.node("slaDefaultElement"):
        stated.append(default)
    if not stated or not contract.datasets:
        return
    from dq_contracts.elements import Elements

    elements = Elements(contract)
    for node in stated:
        for fault, help_ in elements.faults(node.text) if isinstance(node, Scalar) else ():
            yield Hit(fault, node.location, help_)
