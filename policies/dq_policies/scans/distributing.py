"""Which conditions of a query hold for each of its sources, by the kinds of its joins."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlglot import exp

from dq_policies.scans.blocks import Select, Step
from dq_policies.scans.columns import value_of
from dq_policies.scans.conditions import Conditions
from dq_policies.scans.predicate import Atom, Every, Formula, Obstacle, Reference, Some, changed, every
from dq_policies.sql.conjuncts import conjuncts

_LENIENT = (exp.Coalesce, exp.Case, exp.If, exp.Anonymous, exp.Nullif, exp.Is, exp.NullSafeEQ)


class Equality(NamedTuple):
    """Two columns that are equal: what is known of the first holds for the second."""

    known: Reference
    told: Reference


class Distribution:
    """The conditions of one query by source. `late` holds those that come from readers and from HAVING."""

    def __init__(self, select: Select, late: Iterable[Formula]) -> None:
        self._select = select
        self._late = tuple(late)
        self._optional: set[str] = set()
        self._full: set[str] = set()
        self._equalities: list[Equality] = []
        self._refused: set[str] = set()
        self.given: dict[str, list[Formula]] = {key: [] for key in select.sources}

    def distribute(self) -> dict[str, list[Formula]]:
        """Return for each source the conditions that its rows must meet."""
        conditions = Conditions(self._select)
        if any(step.side in ("LEFT", "RIGHT") for step in self._select.steps):
            self._refuse_nulls()
        for step in self._select.steps:
            self._step(step, conditions)
        where = Conditions(self._select, aliases=self._select.traits.where)
        everywhere = tuple(self._select.sources)
        for clause in self._select.where:
            for part in conjuncts(clause):
                self._equal(part, everywhere, everywhere)
                self._add_read(part, where, everywhere)
        for formula in self._late:
            self._add(formula, everywhere)
        self._move()
        return self.given

    def _refuse_nulls(self) -> None:
        """Note the sources whose rows of NULLs a condition of the whole query refuses."""
        where = Conditions(self._select, aliases=self._select.traits.where)
        read = [where.read(part) for clause in self._select.where for part in conjuncts(clause)]
        for formula in (*read, *self._late):
            if (
                isinstance(formula, Atom)
                and formula.operand != "column"
                and _strict(formula)
                and not formula.obstacles
            ):
                self._refused.update(reference.source for reference in formula.references)

    def _step(self, step: Step, conditions: Conditions) -> None:
        both = (*step.left, *step.right)
        holds = {"": both, "LEFT": step.right, "RIGHT": step.left, "FULL": (), "ASOF": ()}.get(step.side, ())
        if step.kind == "ANTI":
            holds = step.right
        blocked = tuple(key for key in both if key not in holds)
        if step.on is not None and not isinstance(step.on, list):
            for part in conjuncts(step.on):
                self._add_read(part, conditions, holds)
                if blocked:
                    filled = step.right if step.side == "LEFT" else step.left if step.side == "RIGHT" else ()
                    inner = not self._refused.isdisjoint(filled)
                    self._add_read(part, conditions, blocked, "simplified" if inner else "outer_join")
                self._joined(part, step)
        for name in step.using:
            self._used(name, step)
        self._fill(step)

    def _fill(self, step: Step) -> None:
        """Note which sources a join fills with NULLs."""
        if step.side in ("LEFT", "ASOF"):
            self._optional.update(step.right)
        elif step.side == "RIGHT":
            self._optional.update(step.left)
        elif step.side == "FULL":
            self._full.update((*step.left, *step.right))

    def _joined(self, part: Any, step: Step) -> None:
        before = len(self._equalities)
        self._equal(part, *_directions(step))
        if step.side in ("LEFT", "RIGHT"):
            self._within_on(step, self._equalities[before:])

    def _within_on(self, step: Step, equalities: list[Equality]) -> None:
        """Move what an ON says of the kept side to the other, which matters only to rows that match."""
        conditions = Conditions(self._select)
        for known, told in equalities:
            for part in conjuncts(step.on):
                formula = conditions.read(part)
                own = only(formula, known) if formula is not None else None
                if own is not None:
                    self.given[told.source].append(self._moved(own, known, told))

    def _equal(self, part: Any, known: tuple[str, ...], told: tuple[str, ...]) -> None:
        """Note an equality of two columns: what is known of `known` sources holds for those `told`."""
        if not isinstance(part, exp.EQ):
            return
        one, other = (_plain(side, self._select) for side in (part.this, part.expression))
        if one is None or other is None or one.source == other.source:
            return
        for first, second in ((one, other), (other, one)):
            if first.source in known and second.source in told:
                self._equalities.append(Equality(first, second))

    def _used(self, name: str, step: Step) -> None:
        merged = self._select.merged.get(name)
        if merged is None:
            return
        known, told = _directions(step)
        keys = [key for key in merged[1] if key in (*step.left, *step.right)]
        for first in keys:
            for second in keys:
                if first != second and first in known and second in told:
                    self._equalities.append(Equality(Reference(first, name), Reference(second, name)))

    def _add_read(
        self, part: Any, conditions: Conditions, keys: tuple[str, ...], *obstacles: Obstacle
    ) -> None:
        formula = conditions.read(part)
        if formula is not None:
            self._add(formula, keys, *obstacles)

    def _add(self, formula: Formula, keys: Iterable[str], *obstacles: Obstacle) -> None:
        for key in keys:
            restricted = restrict(formula, key)
            if restricted is not None:
                kept = changed(restricted, lambda atom: atom.behind(*obstacles)) if obstacles else restricted
                kept = self._filled(kept, key) if kept is not None else None
                if kept is not None:
                    self.given[key].append(kept)

    def _filled(self, formula: Formula, key: str) -> Formula | None:
        """Block what also holds for rows that an outer join fills with NULLs."""
        if key in self._full:
            return changed(formula, lambda atom: atom.behind("full_join" if _strict(atom) else "outer_join"))
        if key in self._optional:
            return changed(formula, lambda atom: atom if _strict(atom) else atom.behind("outer_join"))
        return formula

    def _move(self) -> None:
        """Move what is known of one column to the columns that equal it, also over several joins."""
        if not self._equalities:
            return
        ways: dict[Reference, list[Reference]] = {}
        for known, told in self._equalities:
            ways.setdefault(known, []).append(told)
        native = {key: tuple(formulas) for key, formulas in self.given.items()}
        for start in ways:
            own = [
                part for formula in native.get(start.source, ()) if (part := only(formula, start)) is not None
            ]
            if own:
                for told in _reached(start, ways):
                    self.given[told.source].extend(self._moved(part, start, told) for part in own)

    def _moved(self, formula: Formula, start: Reference, told: Reference) -> Formula:
        obstacles = ["equality"]
        if told.source in self._full:
            obstacles.append("full_join")
        return renamed(formula, start, told, *obstacles)


def _directions(step: Step) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return of which sources of a join an equality must know something, to tell it to which others."""
    both = (*step.left, *step.right)
    if step.side == "LEFT" or step.kind == "ANTI":
        return step.left, step.right
    if step.side == "RIGHT":
        return step.right, step.left
    return (both, both) if not step.side else ((), ())


def _reached(start: Reference, ways: dict[Reference, list[Reference]]) -> list[Reference]:
    found: dict[Reference, None] = {}
    stack = list(ways.get(start, ()))
    while stack:
        told = stack.pop()
        if told not in found and told != start:
            found[told] = None
            stack.extend(ways.get(told, ()))
    return list(found)


def _plain(node: Any, select: Select) -> Reference | None:
    while isinstance(node, exp.Paren):
        node = node.this
    if not isinstance(node, exp.Column):
        return None
    value = value_of(node, select)
    return value.references[0] if value.sure and len(value.references) == 1 and value.wrappers == () else None


def _strict(atom: Atom) -> bool:
    """Say whether a condition refuses NULL."""
    if atom.operator in ("is null", "other") or atom.wrappers is None:
        return False
    return not isinstance(atom.node, _LENIENT) and not any(
        isinstance(item, _LENIENT) for item in atom.wrappers
    )


def only(formula: Formula, reference: Reference) -> Formula | None:
    """Return what a formula says of one column alone, as far as nothing stands between."""

    def keep(atom: Atom) -> Atom | None:
        blocked = atom.obstacles & {"outer_join", "window", "aggregate", "limit"}
        return atom if atom.references == (reference,) and atom.operand != "column" and not blocked else None

    return changed(formula, keep)


def renamed(formula: Formula, start: Reference, told: Reference, *obstacles: Any) -> Formula:
    """Return a formula of one column as one of another that equals it."""
    moved = changed(
        formula,
        lambda atom: (
            atom.behind(*obstacles)._replace(references=(told,)) if start in atom.references else atom
        ),
    )
    return moved if moved is not None else Every(())


def restrict(formula: Formula, key: str) -> Formula | None:
    """Return what a formula says of one source; None if it says nothing.

    An OR whose arms lose conditions of other sources is marked, because not every engine finds it.
    """
    return _restricted(formula, key)[0]


def _restricted(formula: Formula, key: str) -> tuple[Formula | None, bool]:
    if isinstance(formula, Atom):
        own = tuple(reference for reference in formula.references if reference.source == key)
        if len(own) == len(formula.references) and (own or formula.operator != "other"):
            return formula, False
        if not own:
            return None, True
        return formula._replace(references=own, wrappers=None, operand="column"), True
    parts = [_restricted(part, key) for part in formula.parts]
    lost = any(part[1] for part in parts)
    if isinstance(formula, Every):
        return every(part[0] for part in parts if part[0] is not None), lost
    kept = tuple(part[0] for part in parts if part[0] is not None)
    if len(kept) < len(parts):
        return (None, True) if not kept else (_halved(Some(kept, formula.node)), True)
    whole: Formula | None = Some(kept, formula.node)
    if lost and whole is not None:
        whole = changed(whole, lambda atom: atom.behind("apart"))
    return whole, lost


def _halved(formula: Some) -> Formula | None:
    """Return an OR one arm of which looks at other tables alone, so that it cannot restrict this one."""
    return changed(formula, lambda atom: atom.behind("or_arm"))
