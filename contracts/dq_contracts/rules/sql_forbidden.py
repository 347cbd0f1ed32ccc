"""ODC234."""

from collections.abc import Iterator

from dq_contracts.model.contract import Contract
from dq_contracts.queries.sql_rules import SqlRule, sql_rules
from dq_core.rules.rule import Hit, rule


@rule("ODC234", Contract)
def sql_forbidden(contract: Contract) -> Iterator[Hit]:
    """SQL of a quality rule that reaches beyond the contract's datasets, or does more than measure.

    Why: contracts are written by many hands and run with the rights of whoever tests the data. A query that
    reads files, settings or the server's own tables, calls other code, waits, locks or writes is refused by
    `dq test` wherever it would run. Refused are table functions other than those that only make rows of their
    arguments (`unnest`, `generate_series`), names of files in the place of tables, SELECT INTO, FOR UPDATE,
    parameters, and functions with an effect, such as `nextval`, `pg_sleep` or `getenv`.

    `dq test` refuses functions that it does not know as well; lint says nothing of them.

    Bad::

        schema:
          - name: orders
            quality:
              - type: sql
                query: select count(*) from read_csv('/etc/passwd')  # here
                mustBeGreaterThan: 0

    Bad::

        schema:
          - name: orders
            quality:
              - type: sql
                query: |
                  select count(*) from {object}
                  where 'x' = getenv('TOKEN')  # here
                  or exists (select 1 from information_schema.tables)  # here
                mustBe: 0

    Bad::

        schema:
          - name: orders
            quality:
              - type: sql
                query: select count(*) from 'orders.parquet'  # here
                mustBeGreaterThan: 0

    Bad::

        schema:
          - name: orders
            quality:
              - type: sql
                query: select count(*) from {object} where amount < $limit  # here
                mustBe: 0

    Good::

        schema:
          - name: orders
            quality:
              - type: sql
                query: select count(*) from {object} where amount < 0
                mustBe: 0

    Good::

        schema:
          - name: orders
            quality:
              - type: sql
                query: |
                  select count(*)
                  from generate_series(1, 12) as months (month)
                  left join {object} o on month(o.placed_on) = months.month
                  where o.placed_on is null
                mustBe: 0

    Good::

        schema:
          - name: orders
            quality:
              - type: sql
                query: select count(*) from {object} where not our_own_check(iban)
                mustBe: 0
    """
    for found in sql_rules(contract):
        if found.query.problem is None:
            yield from _refused(found)


def _refused(found: SqlRule) -> Iterator[Hit]:
    from dq_contracts.queries.datasets import names_of
    from dq_contracts.queries.guard import refusals

    names = [name for dataset in found.contract.datasets for name in names_of(dataset)]
    for refusal in refusals(found.statements(), names):
        if refusal.certain and refusal.kind != "statement":
            help_ = "a query reads the datasets of the contract and computes, nothing else"
            yield Hit(refusal.reason, found.place(refusal.start, refusal.end), help_)
