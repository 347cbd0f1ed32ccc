"""ODC236."""

from collections.abc import Iterator

from dq_contracts.model.contract import Contract
from dq_contracts.queries.sql_rules import sql_rules
from dq_core.rules.rule import Hit, rule
from dq_core.suggestion import did_you_mean


@rule("ODC236", Contract)
def sql_column_unknown(contract: Contract) -> Iterator[Hit]:
    """SQL of a quality rule that names a column which its datasets do not have.

    Why: the query fails when it runs, or measures a column that the contract does not promise and that may go
    any day. Columns are known by their name and their physical name, in any case. Nothing is reported where a
    table of the query is not known column by column, or where the name may mean something else: an alias, a
    part of a structure, a whole row.

    Bad::

        schema:
          - name: orders
            quality:
              - type: sql
                query: select count(*) from {object} where amonut < 0  # here
                mustBe: 0
            properties:
              - name: amount

    Bad::

        schema:
          - name: orders
            quality:
              - type: sql
                query: |
                  select count(*) from {object} o
                  left join customers c
                    on c.customer_id = o.customer_id  # here
                  where c.id is null
                mustBe: 0
            properties:
              - name: customer_id
          - name: customers
            properties:
              - name: id

    Bad::

        schema:
          - name: orders
            quality:
              - type: sql
                query: >-
                  select count(*) from (
                    select order_id, sum(net) as total  # here
                    from {object} group by order_id
                  ) where total > 100
                mustBe: 0
            properties:
              - name: order_id
              - name: amount

    Good::

        schema:
          - name: orders
            quality:
              - type: sql
                query: |
                  with totals as (select ORDER_ID, sum(amount) as total from {object} group by 1)
                  select count(*) from totals where total > 100 and order_id is not null
                mustBe: 0
            properties:
              - name: order_id
              - name: amount

    Good::

        schema:
          - name: orders
            quality:
              - type: sql
                query: select count(*) from {object} where address.city is null and amt < 0
                mustBe: 0
            properties:
              - name: address
                logicalType: object
                properties:
                  - name: city
              - name: amount
                physicalName: AMT

    Good::

        schema:
          - name: orders
            quality:
              - type: sql
                query: select count(*) from {object} where whatever < 0
                mustBe: 0
    """
    rules = [found for found in sql_rules(contract) if found.query.problem is None and not found.unfilled]
    if not rules:
        return
    from dq_contracts.queries.datasets import KnownDatasets
    from dq_contracts.queries.resolving import unknown_columns

    datasets = KnownDatasets(contract)
    for found in rules:
        for tree in found.statements():
            for unknown in unknown_columns(tree, datasets, quotes_name=found.query.certain):
                help_ = did_you_mean(unknown.name, unknown.known) or "name a property of the dataset"
                text = f"no dataset of the query has a column {unknown.name!r}"
                yield Hit(text, found.place(unknown.start, unknown.end), help_)
