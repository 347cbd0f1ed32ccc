"""What the conditions that reach a table are worth, all together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from sqlglot import exp

from dq_policies.scans.layout import Key
from dq_policies.scans.predicate import Atom, Every, Formula, Some, atoms
from dq_policies.scans.scan import Cause, Verdict
from dq_policies.scans.warehouses.bigquery import is_key
from dq_policies.scans.warehouses.warehouse import PRUNES, Judgement, Warehouse, full, unknown

_ORDER: tuple[Verdict, ...] = ("FULL_SCAN", "UNKNOWN", "PRUNES")
_TELLING: tuple[Cause, ...] = (
    "cast", "function", "type_mismatch", "transform", "like_without_prefix", "tautology", "negation",
    "volatile",
    "subquery", "window", "aggregate", "limit", "outer_join", "recursion", "or_arm", "several_columns",
    "join_only",
    "not_leading_cluster_column", "other_column", "missing",
)  # fmt: skip
"""Causes of a full scan, that which helps most first."""

_BLOCKING: dict[str, Judgement] = {
    "window": full("window", "stands outside of a window function that does not part its rows by it"),
    "aggregate": full("aggregate", "stands outside of a grouping that does not group by it"),
    "limit": full("limit", "stands outside of a LIMIT, which counts rows before it"),
    "outer_join": full("outer_join", "stands where an outer join keeps the rows that do not meet it"),
    "recursion": full("recursion", "stands outside of a recursive query"),
    "or_arm": full("or_arm", "is one arm of an OR, and another arm looks at other columns"),
    "ambiguous": unknown("ambiguous_column", "names a column that may be another table's"),
    "sample": unknown("sample", "is applied to a sample of the table"),
    "correlated": unknown("run_time", "comes from the query around, row by row"),
}
_ELSEWHERE = ("other_column", "missing")
_ALL_VALUES = full("tautology", "may have any value where all arms of the OR are taken together")
_WORDS: dict[str, tuple[Cause, str]] = {
    "equality": (
        "join_equality",
        "is known of it only because a join makes it equal to a column that is filtered",
    ),
    "full_join": ("outer_join", "stands above a FULL JOIN"),
    "simplified": (
        "outer_join",
        "stands in the ON of an outer join, which the other filters may make an inner one",
    ),
    "computed": ("function", "is filtered by what a query below computes of it"),
    "semi_join": ("subquery", "is known of it only because IN compares it with a column that is filtered"),
    "apart": ("or_arm", "is part of an OR whose arms also look at other tables"),
}


class Weighed(NamedTuple):
    """A judgement with the condition that it is about."""

    judgement: Judgement
    atom: Atom | None = None
    node: Any = None


MISSING = Weighed(full("missing", "has no filter"))


class Judge:
    """Judges the conditions on some keys of a table."""

    def __init__(
        self, warehouse: Warehouse, keys: Sequence[Key], look: Callable[[Atom, Key], Judgement]
    ) -> None:
        self._warehouse = warehouse
        self._keys = keys
        self._look = look

    def all_of(self, formulas: Sequence[Formula]) -> Weighed:
        """Return the best of conditions that all hold."""
        found = [weighed for formula in formulas if (weighed := self.weigh(formula)) is not None]
        return max(found, key=_best, default=MISSING)

    def weigh(self, formula: Formula) -> Weighed | None:
        """Judge a formula; None where it says nothing of the table."""
        if isinstance(formula, Atom):
            return self._atom(formula)
        if isinstance(formula, Every):
            return self.all_of(formula.parts) if formula.parts else None
        return self._some(formula)

    def _some(self, formula: Some) -> Weighed:
        arms = [self.weigh(part) or MISSING for part in formula.parts]
        worst = min(arms, key=lambda arm: (_ORDER.index(arm.judgement.verdict), -_best(arm)[1]))
        if worst.judgement.verdict == "FULL_SCAN" and formula.node is None:
            return _one_reader(arms, worst)
        if worst.judgement.cause in _ELSEWHERE:
            nowhere = all(arm.judgement.cause in _ELSEWHERE for arm in arms)
            judgement = worst.judgement if nowhere else _BLOCKING["or_arm"]
            return Weighed(judgement, worst.atom, formula.node)
        if {"is null", "is not null"} <= {arm.atom.operator for arm in arms if arm.atom is not None}:
            return Weighed(_ALL_VALUES, worst.atom, formula.node)
        verdict = worst.judgement.verdict
        covered = (
            _covered([arm.atom for arm in arms if arm.atom is not None]) if verdict == "PRUNES" else None
        )
        if covered is not None:
            return Weighed(covered, worst.atom, formula.node)
        if verdict == "PRUNES":
            judgement = self._worth(formula)
            return Weighed(judgement, worst.atom, formula.node or worst.node)
        return Weighed(worst.judgement, worst.atom, formula.node or worst.node)

    def _worth(self, formula: Some) -> Judgement:
        """Return what an OR is worth all of whose arms restrict the keys, other columns or not."""
        simple = all(self._is_simple(part) for part in formula.parts)
        if formula.node is None:
            shared = self._warehouse.shared_simple if simple else self._warehouse.shared
            words = "is filtered by each of several readers of a query, which may be computed once for all"
            return _traded(shared, "shared_query", words)
        found = list(atoms(formula))
        mixed = any(not self._keys_of(atom) for atom in found if atom.references)
        moved = any(atom.obstacles & {"equality", "simplified", "full_join"} for atom in found)
        verdict: Verdict = self._warehouse.mixed if mixed else "PRUNES"
        hidden = any(self._look(atom, keys[0]) != PRUNES for atom in found if (keys := self._keys_of(atom)))
        if moved or hidden or (mixed and not simple):
            verdict = self._warehouse.tangled
        return _traded(verdict, "or_arm", "is part of an OR with other columns")

    def _is_simple(self, part: Formula) -> bool:
        """Say whether an arm of an OR compares a key once and without a function."""
        parts = part.parts if isinstance(part, Every) else (part,)
        keyed = [atom for atom in parts if isinstance(atom, Atom) and self._keys_of(atom)]
        plain = len(keyed) == 1 and keyed[0].operator != "between" and not keyed[0].wrappers
        return plain and all(isinstance(atom, Atom) for atom in parts)

    def _keys_of(self, atom: Atom) -> list[Key]:
        names = {reference.name for reference in atom.references}
        return [key for key in self._keys if any(is_key(name, key) for name in names)]

    def _atom(self, atom: Atom) -> Weighed | None:
        if not atom.references:
            return Weighed(
                unknown("constant", "is a constant here, so that all rows or none are wanted"),
                atom,
                atom.node,
            )
        keys = self._keys_of(atom)
        if not keys:
            return Weighed(full("other_column", "is not filtered; other columns are"), None, atom.node)
        if len(keys) < len({reference.name for reference in atom.references}) and atom.operand not in (
            "column",
            "subquery",
        ):
            return Weighed(
                full("several_columns", "is part of an expression with other columns"), atom, atom.node
            )
        judgement = self._look(atom, keys[0])
        if "equality" in atom.obstacles and atom.operator == "in" and self._warehouse.tangled != "PRUNES":
            judgement = min(judgement, self._moved_list(), key=lambda item: _ORDER.index(item.verdict))
        for obstacle in sorted(atom.obstacles):
            judgement = min(self._behind(obstacle), judgement, key=lambda item: _ORDER.index(item.verdict))
        return Weighed(judgement, atom, atom.node)

    def _moved_list(self) -> Judgement:
        return _traded(self._warehouse.tangled, *_WORDS["equality"])

    def _behind(self, obstacle: str) -> Judgement:
        if obstacle in _BLOCKING:
            return _BLOCKING[obstacle]
        cause, words = _WORDS[obstacle]
        return _traded(getattr(self._warehouse, obstacle), cause, words)


def _one_reader(arms: Sequence[Weighed], worst: Weighed) -> Weighed:
    """Return that a query is read several times, and not every reader filters it."""
    filtered = next((arm for arm in arms if arm.judgement.verdict == "PRUNES"), None)
    if filtered is None:
        return worst
    words = "is filtered by one reader of the query, and another reads all of it"
    return Weighed(full("missing", words), filtered.atom, filtered.node)


def _traded(verdict: Verdict, cause: Cause, words: str) -> Judgement:
    return PRUNES if verdict == "PRUNES" else Judgement(verdict, cause, words)


def _best(weighed: Weighed) -> tuple[int, int]:
    cause = weighed.judgement.cause
    telling = -_TELLING.index(cause) if cause in _TELLING else 0
    return _ORDER.index(weighed.judgement.verdict), telling


def _covered(chosen: list[Atom]) -> Judgement | None:
    """Judge the open ranges of an OR, `d < x OR d >= y`; None where a gap lies between them."""
    lows = [
        bound for atom in chosen if atom.operator in (">", ">=") and (bound := _literal(atom)) is not None
    ]
    highs = [
        bound for atom in chosen if atom.operator in ("<", "<=") and (bound := _literal(atom)) is not None
    ]
    above = sum(atom.operator in (">", ">=") for atom in chosen)
    below = sum(atom.operator in ("<", "<=") for atom in chosen)
    if not (above and below):
        return None
    if any(low[0] == high[0] and low <= high for low in lows for high in highs):
        return _ALL_VALUES
    sure = len(lows) == above and len(highs) == below and len({bound[0] for bound in (*lows, *highs)}) == 1
    return None if sure else unknown("tautology", "is in one of two open ranges, which may cover every value")


def _literal(atom: Atom) -> tuple[str, Any] | None:
    value = atom.values[0] if len(atom.values) == 1 else None
    while isinstance(value, (exp.Cast, exp.Paren, exp.Date, exp.Timestamp, exp.TsOrDsToDate)):
        value = value.this
    if not isinstance(value, exp.Literal):
        return None
    return ("text", value.name) if value.is_string else ("number", float(value.name))
