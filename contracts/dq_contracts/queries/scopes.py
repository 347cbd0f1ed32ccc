"""What the parts of a query can see: the tables that a SELECT reads, and the columns that they have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dq_contracts.queries.datasets import KnownDatasets
from dq_contracts.queries.tables import CommonTables
from dq_core.record import identity_record

if TYPE_CHECKING:
    from sqlglot import Expr, exp


@identity_record
class Reading:
    """Something that a query reads: its name there, and its columns in lower case, None where unknown.

    `dataset` is the name of the dataset that it is; empty for anything else.
    """

    name: str
    columns: frozenset[str] | None
    dataset: str = ""


@identity_record
class Scope:
    """What one SELECT reads, by name in lower case, and the aliases that it gives.

    `columns` are those of all that it reads; None where one of them is not known.
    """

    readings: dict[str, Reading]
    columns: frozenset[str] | None
    aliases: frozenset[str]


class Scopes:
    """The scopes of one query, each made once."""

    def __init__(self, datasets: KnownDatasets) -> None:
        self.datasets = datasets
        self._common = CommonTables()
        self._scopes: dict[int, Scope] = {}
        self._outputs: dict[int, frozenset[str] | None] = {}

    def of(self, select: exp.Select) -> Scope:
        """Return the scope of a SELECT. Raises RecursionError where queries are built on too many others."""
        if id(select) not in self._scopes:
            readings = list(self._readings(select))
            aliases = {expression.alias.lower() for expression in select.expressions if expression.alias}
            by_name = {reading.name: reading for reading in reversed(readings)}
            scope = Scope(by_name, _together(readings), frozenset(aliases))
            self._scopes[id(select)] = scope
        return self._scopes[id(select)]

    def _readings(self, select: exp.Select) -> Iterator[Reading]:
        from_ = select.args.get("from_")
        parts = [from_.this] if from_ else []
        parts += [join.this for join in select.args.get("joins") or ()]
        for part in (*parts, *(select.args.get("laterals") or ())):
            yield from self._read(part)

    def _read(self, part: Expr) -> Iterator[Reading]:
        from sqlglot import exp

        alias = (part.alias_or_name or "").lower()
        if isinstance(part, exp.Subquery) and isinstance(part.this, exp.Table):
            yield from self._read(part.this)
        elif isinstance(part, exp.Subquery):
            yield Reading(alias, _renamed(part) or self._output(part.this))
        elif isinstance(part, exp.Table) and isinstance(part.this, exp.Identifier):
            yield self._table(part, alias)
        else:
            yield Reading(alias, None)
        for join in part.args.get("joins") or ():
            yield from self._read(join.this)

    def _table(self, table: exp.Table, alias: str) -> Reading:
        if table.args.get("pivots") or _renamed(table):
            return Reading(alias, None)
        path = ".".join(part.name for part in table.parts)
        cte = self._common.of(table, exact=False)
        if cte is not None:
            return Reading(alias, _renamed(cte) or self._output(cte.this))
        return Reading(alias, self.datasets.columns(path), path)

    def _output(self, query: Expr) -> frozenset[str] | None:
        """Return the names of a query's columns; None where they cannot be told."""
        from sqlglot import exp

        while isinstance(query, exp.SetOperation | exp.Subquery):
            query = query.this
        if not isinstance(query, exp.Select):
            return None
        if id(query) not in self._outputs:
            self._outputs[id(query)] = None  # for the query that reads itself
            self._outputs[id(query)] = self._named(query)
        return self._outputs[id(query)]

    def _named(self, select: exp.Select) -> frozenset[str] | None:
        expressions = select.expressions
        if any(expression.is_star for expression in expressions):
            plain = len(expressions) == 1 and type(expressions[0]).__name__ == "Star"
            plain = plain and not any(expressions[0].args.values())
            return self.of(select).columns if plain else None
        names = [expression.alias_or_name.lower() for expression in expressions]
        return frozenset(names) if all(names) else None


def _together(readings: list[Reading]) -> frozenset[str] | None:
    known = [reading.columns for reading in readings if reading.columns is not None]
    return frozenset().union(*known) if len(known) == len(readings) else None


def _renamed(part: Expr) -> frozenset[str] | None:
    alias = part.args.get("alias")
    columns = alias.args.get("columns") if alias is not None else None
    return frozenset(column.name.lower() for column in columns) if columns else None
