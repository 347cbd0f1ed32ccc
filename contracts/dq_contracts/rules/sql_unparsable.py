"""ODC232."""

from collections.abc import Iterator

from dq_contracts.model.contract import Contract
from dq_contracts.queries.sql_rules import sql_rules
from dq_core.rules.rule import Hit, rule


@rule("ODC232", Contract)
def sql_unparsable(contract: Contract) -> Iterator[Hit]:
    """SQL of a quality rule that does not parse.

    Why: the rule stops with an error when the data is there, long after the change that broke it.

    The query is read in the dialect of the contract's servers. Where their types say nothing of a dialect, or
    there are none, the common dialects are tried, and it is enough that one of them can read it. Queries of
    more than 20,000 characters, and those nested beyond any use, are not read.

    Bad::

        schema:
          - name: orders
            quality:
              - type: sql
                query: select count(*) from {object} where amount <  # here
                mustBe: 0

    Bad::

        schema:
          - name: orders
            quality:
              - type: sql
                query: |
                  select count(*)
                  from {object}
                  where (amount > 0 and and tax > 0)  # here
                mustBe: 0

    Bad::

        servers:
          - server: warehouse
            type: postgres
            host: warehouse.example.com
            port: 5432
            database: shop
            schema: public
        schema:
          - name: orders
            quality:
              - type: sql
                query: select count(*) from `orders`  # here
                mustBeGreaterThan: 0

    Good::

        schema:
          - name: orders
            quality:
              - type: sql
                query: select count(*) from {object} where amount < 0
                mustBe: 0

    Good::

        servers:
          - server: warehouse
            type: bigquery
            project: shop
            dataset: sales
        schema:
          - name: orders
            quality:
              - type: sql
                query: select countif(amount < 0) from `orders`
                mustBe: 0

    Good::

        schema:
          - name: orders
            properties:
              - name: amount
                quality:
                  - type: sql
                    query: >-
                      select max(abs(${column}))
                      from ${table}
                    mustBeLessThan: 1000
    """
    for found in sql_rules(contract):
        problem = found.query.problem
        if problem is not None and not any(item.stands_for is None for item in found.query.placeholders):
            text = f"the query does not parse: {problem.message}"
            yield Hit(text, found.place(problem.start, problem.end), "mend the query")
