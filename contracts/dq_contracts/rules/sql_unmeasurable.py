"""ODC237."""

from collections.abc import Iterator

from dq_contracts.model.contract import Contract
from dq_contracts.queries.sql_rules import sql_rules
from dq_core.rules.rule import Hit, rule


@rule("ODC237", Contract, severity="warning")
def sql_unmeasurable(contract: Contract) -> Iterator[Hit]:
    """SQL of a quality rule that returns several columns or rows.

    Why: an operator judges one value. Of several, tools take the first, which is any, and where there is none
    they have nothing to judge: a query for the keys that occur twice returns no row when all is well. Only
    the obvious cases are reported.

    Bad::

        schema:
          - name: orders
            quality:
              - type: sql
                query: select count(*), count(amount) from {object}  # here
                mustBe: 0

    Bad::

        schema:
          - name: orders
            quality:
              - type: sql
                query: |
                  select count(*) from {object}
                  group by order_id  # here
                  having count(*) > 1
                mustBe: 0

    Bad::

        schema:
          - name: orders
            properties:
              - name: amount
                quality:
                  - type: sql
                    query: select {property} from {object}  # here
                    mustBeGreaterThan: 0

    Good::

        schema:
          - name: orders
            quality:
              - type: sql
                query: |
                  select count(*) from (
                    select order_id from {object} group by order_id having count(*) > 1
                  ) as repeated
                mustBe: 0

    Good::

        schema:
          - name: orders
            properties:
              - name: amount
                quality:
                  - type: sql
                    query: select {property} from {object} order by {property} limit 1
                    mustBeGreaterThan: 0

    Good::

        schema:
          - name: orders
            quality:
              - type: sql
                query: select (select count(*) from {object}) - (select count(distinct id) from {object})
                mustBe: 0
    """
    for found in sql_rules(contract):
        if found.query.problem is not None or len(found.query.statements) != 1:
            continue
        from dq_contracts.queries.measuring import several_values

        several = several_values(found.query.statements[0])
        if several is not None:
            text = f"a rule judges one value: {several.reason}"
            yield Hit(text, found.place(several.start, several.end), "aggregate to one value")
