"""CHK416."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dq.checks.data import CannotEvaluateError, UnsupportedError
from dq.checks.obligation import Obligation
from dq.checks.operation import Operation, QueryOperation, operation
from dq_contracts.queries.sql_rules import SqlRule, sql_rules

if TYPE_CHECKING:
    from sqlglot import Expr, exp


@operation("CHK416", "quality.sql")
@dataclass(frozen=True, slots=True)
class SqlScalar(QueryOperation):
    """The one number that a query returns satisfies the operator.

    Why: some promises are about several columns or datasets at once, and only a query can state them.

    The query is one SELECT over the datasets of the contract, by their names or physical names; `{object}`
    stands for the dataset of the rule and `{property}` for its column. It must return one row with one
    number; NULL, text, several rows or columns end the check as an error, and so does what does not parse.
    Whatever could write, read files or settings, or reach another server is refused before it runs;
    functions that nobody has looked at make the check unsupported. The query runs on a copy of the columns
    that it names, in a session of its own without access to files, for at most `sql-seconds` and with
    `sql-memory` megabytes. Texts of CSV and JSON are read as the contract declares them.

    Bad::

        schema:
          - name: orders
            quality:
              - type: sql
                query: select count(*) from {object} where paid > total  # here
                mustBe: 0
            properties:
              - {name: total, logicalType: integer}
              - {name: paid, logicalType: integer}
        ---
        orders: [{total: 10, paid: 10}, {total: 10, paid: 11}]

    Bad::

        schema:
          - name: orders
            properties:
              - name: total
                logicalType: integer
                quality:
                  - type: sql
                    query: select sum({property}) from {object}  # here
                    mustBeGreaterThan: 100
        ---
        orders: [{total: 10}, {total: 90}]

    Good::

        schema:
          - name: orders
            quality:
              - type: sql
                query: |
                  with known as (select distinct customer from customers)
                  select count(*) from {object} o left join known using (customer)
                  where known.customer is null
                mustBeLessOrEqualTo: 1
            properties:
              - {name: customer, logicalType: integer}
          - name: customers
            properties:
              - {name: customer, logicalType: integer}
        ---
        orders: [{customer: 1}, {customer: 2}]
        customers: [{customer: 1}]
    """

    rule: SqlRule

    @property
    def columns(self) -> tuple[str, ...]:
        """None: the query says what it reads."""
        return ()

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """A rule of type `sql` with a query."""
        for found in sql_rules(obligation.contract):
            if found.located.quality is obligation.quality:
                yield cls(found)
                return
        raise UnsupportedError("it has no query")

    def failure(self) -> str:
        """Name what is measured."""
        return "is the query's result"

    def datasets(self) -> tuple[str, ...]:
        """Return the names of the contract's datasets that the query reads. Raises what `bound` raises."""
        return tuple(dict.fromkeys(self._dataset(table) for table in self._tables(self._statement())))

    def names(self) -> frozenset[str] | None:
        """Return every name in the query in lower case; None where a star stands for all columns."""
        from sqlglot import exp

        tree = self._statement()
        if any(not isinstance(star.parent, exp.Count) for star in tree.find_all(exp.Star)):
            return None
        return frozenset(part.name.lower() for part in tree.find_all(exp.Identifier))

    def query(self, tables: Mapping[str, Expr]) -> Expr:
        """Return the query over the tables that hold its datasets."""
        from sqlglot import exp

        tree = self._statement()
        for table in list(self._tables(tree)):
            alias = table.args.get("alias") or exp.TableAlias(this=exp.to_identifier(table.name, quoted=True))
            own = tables[self._dataset(table)].copy()
            own.set("alias", alias.copy())
            table.replace(own)
        return tree

    def _statement(self) -> Expr:
        from dq_contracts.queries.datasets import names_of
        from dq_contracts.queries.guard import refusals

        problem = self.rule.query.problem
        if problem is not None:
            raise CannotEvaluateError(f"the query cannot be parsed: {problem.message}")
        if self.rule.unfilled:
            placeholder = self.rule.unfilled[0]
            text = self.rule.query.text[placeholder.start : placeholder.end]
            raise CannotEvaluateError(f"nothing stands for {text} in the query")
        statements = self.rule.statements()
        names = [name for dataset in self.rule.contract.datasets for name in names_of(dataset)]
        for refusal in refusals(statements, names):
            if refusal.certain or refusal.kind == "dataset":
                raise CannotEvaluateError(f"the query is refused: {refusal.reason}")
            raise UnsupportedError(f"the query is not run: {refusal.reason}")
        return statements[0]

    def _tables(self, tree: Expr) -> Iterator[exp.Table]:
        from sqlglot import exp

        from dq_contracts.queries.tables import CommonTables

        common = CommonTables()
        for table in tree.find_all(exp.Table):
            if isinstance(table.this, exp.Identifier) and common.of(table, exact=True) is None:
                yield table

    def _dataset(self, table: exp.Table) -> str:
        from dq_contracts.queries.datasets import KnownDatasets

        path = ".".join(part.name for part in table.parts)
        found = KnownDatasets(self.rule.contract).find(path)
        if found is None:
            raise CannotEvaluateError(f"{path!r} is no dataset of the contract, or the name of several")
        return found.name
