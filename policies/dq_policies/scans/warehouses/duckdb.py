"""DuckDB over folders of files (`dt=2024-01-01/...`), measured on DuckDB 2.0.

A filter is evaluated for each file where it is made of partition columns alone: comparisons, IN, BETWEEN,
OR of them, casts, date_trunc, COALESCE and CASE. Functions of date parts and arithmetic are not. Subqueries
and joins filter while the query runs. Source: the plans of DuckDB ("Scanning Files"), against which
`tests/policies/scans/oracle` holds this module.
"""

from __future__ import annotations

from sqlglot import exp

from dq_policies.scans.layout import Key
from dq_policies.scans.predicate import Atom
from dq_policies.scans.warehouses.warehouse import PRUNES, Judgement, Warehouse, unknown

_EVALUATED = (
    exp.Cast, exp.TryCast, exp.DateTrunc, exp.TimestampTrunc, exp.Coalesce, exp.Case, exp.If,
)  # fmt: skip
_CASES = (exp.Case, exp.If, exp.EQ, exp.LT, exp.LTE, exp.GT, exp.GTE)


class DuckDB(Warehouse):
    """The rows of DuckDB."""

    title = "DuckDB"
    equality = "PRUNES"
    full_join = "FULL_SCAN"
    mixed = "PRUNES"
    simplified = "PRUNES"
    computed = "UNKNOWN"
    at_run_time = True
    shared_simple = "PRUNES"

    def partition(self, atom: Atom, key: Key, /) -> Judgement:
        """Judge a condition on a partition column; one that is a CASE counts as well."""
        cases = atom.wrappers and isinstance(atom.wrappers[0], exp.Case)
        if cases and atom.operator == "other" and atom.operand == "none":
            return (
                PRUNES
                if all(isinstance(item, _CASES) for item in atom.wrappers or ())
                else self.refused(atom)
            )
        return super().partition(atom, key)

    def wrapped(self, atom: Atom, _key: Key, /) -> Judgement:
        """Judge a condition on a function of a partition column."""
        if all(isinstance(wrapper, _EVALUATED) for wrapper in atom.wrappers or ()):
            return PRUNES
        return self.refused(atom)

    def cluster(self, atom: Atom, key: Key, /) -> Judgement:
        """Judge a condition on a sorted column: only its own least and greatest values count."""
        return self.refused(atom) if atom.wrappers else super().cluster(atom, key)

    def several(self, atom: Atom, key: Key, /) -> Judgement:
        """Judge an expression of several columns."""
        if atom.operand in ("subquery", "column"):
            return super().several(atom, key)
        return unknown("several_columns", "is part of an expression of several columns")
