"""What a warehouse answers about one condition on a column by which a table is laid out."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlglot import exp

from dq_policies.scans.layout import Key
from dq_policies.scans.predicate import Atom
from dq_policies.scans.scan import Cause, Verdict

_TIME_UNITS = frozenset(("hour", "day", "week", "month", "quarter", "year"))
_HASHES = frozenset(("bucket", "hash", "mod", "murmur3"))
_STRINGS = frozenset(("string", "enum"))


class Judgement(NamedTuple):
    """Whether a condition prunes, the word why, and the half of a sentence that says it of "the filter"."""

    verdict: Verdict
    cause: Cause
    words: str


PRUNES = Judgement("PRUNES", "filtered", "is compared with something known before the scan")


def full(cause: Cause, words: str) -> Judgement:
    """Return that a condition leaves nothing out."""
    return Judgement("FULL_SCAN", cause, words)


def unknown(cause: Cause, words: str) -> Judgement:
    """Return that nobody can say beforehand whether a condition leaves anything out."""
    return Judgement("UNKNOWN", cause, words)


def wrapper_name(node: Any) -> str:
    """Return what a function or cast is called here: `cast date`, `trunc day`, else its own name."""
    if isinstance(node, (exp.Cast, exp.TryCast)):
        return f"cast {str(node.to.this.name if hasattr(node.to.this, 'name') else node.to.this).lower()}"
    if isinstance(node, (exp.DateTrunc, exp.TimestampTrunc, exp.DatetimeTrunc)):
        unit = node.args.get("unit")
        kind = type(node).__name__.lower().replace("trunc", "")
        return f"{kind} trunc {str(getattr(unit, 'name', unit)).lower()}"
    if isinstance(node, exp.Anonymous):
        return str(node.name).lower()
    return type(node).__name__.lower()


class Warehouse:
    """What all warehouses have in common; each module of this package says what differs.

    A Verdict says what a filter is worth that comes to the table in a certain way: `equality` by an
    equality of an inner join, `full_join` from above a FULL JOIN, `semi_join` by IN (SELECT ...), `apart`
    from an OR whose arms look at other tables too, `mixed` from one whose arms look at other columns of the
    table, `tangled` from one whose arms also do more than compare once, or a list or OR that comes by an
    equality, `simplified` because an outer join is no longer one, `computed` on what a query computes of
    the column, `shared` from all of several readers of a query, `shared_simple` if each of these compares
    once. `at_run_time` tells that joins and subqueries may leave parts unread while the statement runs,
    `limit_stops` that a LIMIT may.
    """

    title = "the warehouse"
    equality: Verdict = "UNKNOWN"
    full_join: Verdict = "UNKNOWN"
    semi_join: Verdict = "UNKNOWN"
    apart: Verdict = "UNKNOWN"
    mixed: Verdict = "UNKNOWN"
    tangled: Verdict = "UNKNOWN"
    simplified: Verdict = "UNKNOWN"
    computed: Verdict = "PRUNES"
    shared: Verdict = "UNKNOWN"
    shared_simple: Verdict = "UNKNOWN"
    at_run_time = False
    limit_stops = True
    has_requirement = False
    partition_words = "partition"
    cluster_words = "cluster key"
    clusters_any = False
    unfiltered_clusters: Verdict = "FULL_SCAN"

    def partition(self, atom: Atom, key: Key, /) -> Judgement:
        """Judge a condition on a partition column."""
        return self._judge(atom, key)

    def cluster(self, atom: Atom, key: Key, /) -> Judgement:
        """Judge a condition on a column of the cluster key or of the sort order."""
        return self._judge(atom, key)

    def _judge(self, atom: Atom, key: Key, /) -> Judgement:
        if atom.wrappers is None:
            return self.several(atom, key)
        for look in (self._operand, self._operator, self._typed):
            found = look(atom, key)
            if found is not None:
                return found
        if atom.wrappers:
            return self.wrapped(atom, key)
        return self.transformed(atom, key)

    def several(self, atom: Atom, key: Key, /) -> Judgement:
        """Judge an expression of several columns."""
        if atom.operand in ("subquery", "column"):
            return self._operand(atom, key) or full("several_columns", "compares columns with each other")
        return full("several_columns", "is part of an expression of several columns")

    def wrapped(self, atom: Atom, _key: Key, /) -> Judgement:
        """Judge a condition on a function of the column."""
        return self.refused(atom)

    def refused(self, atom: Atom) -> Judgement:
        """Return that a function or cast around the column hides it."""
        wrapper = atom.wrappers[0] if atom.wrappers else None
        if isinstance(wrapper, (exp.Cast, exp.TryCast)):
            return full("cast", "is compared after a cast, which hides the column")
        return full("function", "is compared after a function, which hides the column")

    def transformed(self, atom: Atom, key: Key, /) -> Judgement:
        """Judge a condition on the column itself by what the layout does to the column."""
        if key.transform in _HASHES and atom.operator not in ("=", "in", "is null"):
            return full("transform", "is compared by its order, and buckets keep none")
        if not key.transform or key.transform in _TIME_UNITS or key.transform in _HASHES:
            return PRUNES
        if key.transform in ("truncate", "range_bucket", "substring", "left"):
            return PRUNES
        return unknown("transform", "is laid out by a function that is not known here")

    def _operand(self, atom: Atom, _key: Key, /) -> Judgement | None:
        if atom.operand == "subquery":
            return self._dynamic(
                "subquery", "is compared with what a subquery gives, which is known too late"
            )
        if atom.operand == "column":
            return self._dynamic("join_only", "is compared with a column of another table only")
        if atom.operand == "volatile":
            return full("volatile", "is compared with a value that differs from row to row")
        if atom.operand == "function":
            return unknown(
                "function", "is compared with a function whose value may not be known before the scan"
            )
        return None

    def _dynamic(self, cause: Cause, words: str) -> Judgement:
        if self.at_run_time:
            return unknown(cause, f"{words}; {self.title} may still leave parts out while it runs")
        return full(cause, words)

    def _operator(self, atom: Atom, _key: Key, /) -> Judgement | None:
        if atom.operator in ("<>", "not in"):
            return full("negation", "leaves out single values only")
        if atom.operator == "is not null":
            return full("tautology", "is not null in every row that matters")
        if atom.operator == "other":
            return self.refused(atom) if atom.wrappers else full("function", "is no comparison with a value")
        if atom.operator == "like":
            return _like(atom)
        return None

    def _typed(self, atom: Atom, key: Key, /) -> Judgement | None:
        """Judge a comparison of text with a number, which converts the column of every row."""
        if key.type is None or key.type.kind not in _STRINGS or atom.wrappers:
            return None
        if any(isinstance(value, exp.Literal) and not value.is_string for value in atom.values):
            return full(
                "type_mismatch", "holds text and is compared with a number, so that every value is converted"
            )
        return None


def _like(atom: Atom) -> Judgement | None:
    pattern = atom.values[0] if atom.values else None
    if isinstance(pattern, exp.Literal):
        return (
            full("like_without_prefix", "is matched by a pattern without a fixed beginning")
            if (pattern.name[:1] in ("%", "_", "") and not isinstance(atom.node, exp.StartsWith))
            else None
        )
    return unknown("like_without_prefix", "is matched by a pattern that is not known beforehand")
