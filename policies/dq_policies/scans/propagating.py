"""Predicates on their way down: from the readers of a query through it to what it reads."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any, NamedTuple

from sqlglot import exp

from dq_policies.scans.barriers import Barrier
from dq_policies.scans.blocks import Arms, Block, Select, Source, Star, Value
from dq_policies.scans.columns import output_of, position_of, value_of
from dq_policies.scans.conditions import Conditions
from dq_policies.scans.distributing import Distribution, only, renamed
from dq_policies.scans.predicate import (
    MOST_PARTS,
    Atom,
    Formula,
    Obstacle,
    Reference,
    changed,
    every,
    size,
    some,
)
from dq_policies.scans.telling import carried
from dq_policies.sql.conjuncts import conjuncts


class Reached(NamedTuple):
    """A table with the conditions that reach it; `complete` is false where there were too many to carry."""

    source: Source
    formulas: tuple[Formula, ...]
    select: Select
    complete: bool = True


class Propagation:
    """Visits the queries of a statement, those who read before those who are read."""

    def __init__(self, blocks: list[Block], root: Block | None) -> None:
        self._blocks = blocks
        self._given_up: set[int] = set()
        self.reached: list[Reached] = []
        if root is not None:
            root.readers.append(())

    def run(self) -> list[Reached]:
        """Return the tables with what is known of their rows; queries that nobody reads are left out."""
        for block in reversed(self._blocks):
            if isinstance(block, Select) and not isinstance(
                block.node, (exp.Select, exp.Subquery, exp.TableAlias)
            ):
                block.readers = block.readers or [()]
            if block.readers:
                self._visit(block, some(block.readers))
        return self.reached

    def _visit(self, block: Block, incoming: tuple[Formula, ...]) -> None:
        if size(incoming) > MOST_PARTS:
            incoming = ()
            self._given_up.add(id(block))
        if isinstance(block, Arms):
            for at, arm in enumerate(block.arms):
                self._push(block, arm, _through_arm(block, arm, at, incoming))
        elif isinstance(block, Select):
            self._select(block, incoming)

    def _push(self, reader: Block, block: Block, formulas: Iterable[Formula]) -> None:
        block.readers.append(tuple(formulas))
        if id(reader) in self._given_up:
            self._given_up.add(id(block))

    def _select(self, select: Select, incoming: tuple[Formula, ...]) -> None:
        late = [*_from_readers(select, incoming), *_from_clauses(select)]
        given = Distribution(select, late).distribute()
        _correlate(select, given)
        select.given = given
        for key, source in select.sources.items():
            formulas = [_through(source, formula) for formula in given[key]]
            if source.block is not None:
                if source.block.telling:
                    formulas = carried(formulas, source.telling())
                    self._push(select, source.block, _below(source, formulas))
                else:
                    self._push(select, source.block, ())
            elif source.layout is not None:
                self.reached.append(
                    Reached(source, tuple(formulas), select, id(select) not in self._given_up)
                )
        self._subqueries(select, given)

    def _subqueries(self, select: Select, given: dict[str, list[Formula]]) -> None:
        """Read the queries in expressions; `x IN (SELECT y ...)` tells of y what is known of x."""
        told: dict[int, list[Formula]] = {}
        for clause in select.where:
            for part in conjuncts(clause):
                if isinstance(part, exp.In) and part.args.get("query") is not None:
                    self._semi_join(part, select, given, told)
        for node, block in select.subqueries.items():
            self._push(select, block, told.get(node, ()))

    def _semi_join(
        self, part: Any, select: Select, given: dict[str, list[Formula]], told: dict[int, Any]
    ) -> None:
        query = part.args["query"]
        while isinstance(query, exp.Subquery):
            query = query.this
        block = select.subqueries.get(id(query))
        value = value_of(part.this, select)
        if (
            not isinstance(block, Select)
            or not value.sure
            or len(value.references) != 1
            or value.wrappers != ()
        ):
            return
        item = block.items[0] if block.items else None
        name = item[0] if item is not None and not isinstance(item, Star) and len(block.items) == 1 else ""
        start = value.references[0]
        if name:
            own = [kept for formula in given[start.source] if (kept := only(formula, start)) is not None]
            told[id(query)] = [renamed(kept, start, Reference("", name), "semi_join") for kept in own]


def _through(source: Source, formula: Formula) -> Formula:
    """Note a PIVOT or a sample between a condition and the rows."""
    obstacles: list[Obstacle] = []
    if source.pivoted:
        obstacles.append("ambiguous")
    if source.sampled:
        obstacles.append("sample")
    return (changed(formula, lambda atom: atom.behind(*obstacles)) or formula) if obstacles else formula


def _below(source: Source, formulas: list[Formula]) -> list[Formula]:
    """Return conditions on a source as conditions on the output of its query."""

    def change(atom: Atom) -> Atom:
        names = tuple(Reference("", str(source.inner(ref.name))) for ref in atom.references)
        return atom._replace(references=names)

    if source.renamed and source.block is not None:
        names = source.block.names()
        return _positioned(source, formulas, names)
    found = [changed(formula, change) for formula in formulas]
    return [formula for formula in found if formula is not None]


def _positioned(source: Source, formulas: list[Formula], names: list[str] | None) -> list[Formula]:
    """Return conditions on the names of an alias's list as conditions on the columns at their positions."""

    def change(atom: Atom) -> Atom | None:
        found = []
        for reference in atom.references:
            inner = source.inner(reference.name)
            if isinstance(inner, int):
                if names is None or inner >= len(names) or names.count(names[inner]) > 1:
                    return None
                inner = names[inner]
            found.append(Reference("", inner))
        return atom._replace(references=tuple(found))

    kept = [changed(formula, change) for formula in formulas]
    return [formula for formula in kept if formula is not None]


def _through_arm(block: Arms, arm: Block, at: int, incoming: tuple[Formula, ...]) -> list[Formula]:
    """Return what readers of a set operation guarantee, in the names of one of its arms."""
    obstacles: list[Obstacle] = []
    if block.limited:
        obstacles.append("limit")
    if block.recursive:
        obstacles.append("recursion")

    def change(atom: Atom) -> Atom | None:
        if block.by_name or at == 0:
            return atom.behind(*obstacles) if obstacles else atom
        names = [_at_arm(block, arm, reference.name) for reference in atom.references]
        if any(name is None for name in names):
            unsure = all(arm.has(reference.name) is not False for reference in atom.references)
            return atom.behind("ambiguous", *obstacles) if unsure else None
        references = tuple(Reference("", str(name)) for name in names)
        return atom._replace(references=references).behind(*obstacles)

    found = [changed(formula, change) for formula in incoming]
    return [formula for formula in found if formula is not None]


def _at_arm(block: Arms, arm: Block, name: str) -> str | None:
    position = position_of(block.arms[0], name)
    names = arm.names()
    if position is None or names is None:
        return None
    found = names[position] if position < len(names) else None
    return found if found is not None and names.count(found) == 1 and found else None


def _from_readers(select: Select, incoming: tuple[Formula, ...]) -> list[Formula]:
    """Return what readers guarantee of the output, said of the sources."""
    if not incoming:
        return []
    barrier = Barrier(select)
    found = [changed(formula, lambda atom: _mapped(atom, select, barrier)) for formula in incoming]
    return [formula for formula in found if formula is not None]


def _mapped(atom: Atom, select: Select, barrier: Barrier) -> Formula | None:
    values = [output_of(select, reference.name) for reference in atom.references]
    if any(value is None for value in values):
        return None
    known = [value for value in values if value is not None]
    obstacles: list[Any] = barrier.limited()
    for value in known:
        if value.references:
            obstacles += [*barrier.grouped(value), *barrier.windowed(value)]
    references = tuple(dict.fromkeys(ref for value in known for ref in value.references))
    if not references:
        return _of_constants(atom, known)
    sure = all(value.sure for value in known)
    wrappers = None
    if len(known) == 1 and atom.wrappers is not None and known[0].wrappers is not None:
        wrappers = (*atom.wrappers, *known[0].wrappers)
    if any(value.wrappers for value in known):
        obstacles.append("computed")
    made = atom._replace(references=references, wrappers=wrappers).behind(*obstacles)
    if any(value.operand == "subquery" or value.outer for value in known):
        made = made._replace(operand="subquery" if atom.operand != "column" else "column", wrappers=None)
    if sure:
        return made
    return every(made.behind("ambiguous")._replace(references=(reference,)) for reference in references)


def _of_constants(atom: Atom, values: list[Value]) -> Formula | None:
    """Return a condition on a column that is a constant here: the rows are wanted all or not at all."""
    if any(
        value.windowed or value.aggregated or value.outer or value.operand != "constant" for value in values
    ):
        return None
    return atom._replace(
        references=(), wrappers=None, values=(*[value.node for value in values], *atom.values)
    )


def _from_clauses(select: Select) -> list[Formula]:
    """Return what HAVING says of the keys of groups, and QUALIFY of those of windows."""
    node, found = select.node, []
    having, qualify = node.args.get("having"), node.args.get("qualify")
    if having is None and qualify is None:
        return []
    barrier, conditions = Barrier(select), Conditions(select, aliases=True)
    for clause, words in ((having, ("grouped",)), (qualify, ("grouped", "windowed"))):
        for part in conjuncts(clause.this) if clause is not None else ():
            formula = conditions.read(part)
            check = partial(_checked, barrier=barrier, words=words)
            kept = changed(formula, check) if formula is not None else None
            if kept is not None:
                found.append(kept)
    return found


def _checked(atom: Atom, barrier: Barrier, words: tuple[str, ...]) -> Atom:
    value = Value(
        atom.references,
        atom.wrappers,
        sure="ambiguous" not in atom.obstacles,
        aggregated="aggregate" in atom.obstacles,
        windowed="window" in atom.obstacles,
        node=atom.node.this if isinstance(atom.node, exp.Binary) else None,
    )
    return atom.behind(*[obstacle for word in words for obstacle in getattr(barrier, word)(value)])


def _correlate(select: Select, given: dict[str, list[Formula]]) -> None:
    """Tell the sources of a correlated subquery what is known of the columns that theirs equal."""
    if select.outer is None:
        return
    for clause in select.where:
        for part in conjuncts(clause):
            if isinstance(part, exp.EQ):
                sides = (value_of(part.this, select), value_of(part.expression, select))
                for own, around in (sides, sides[::-1]):
                    _tell(own, around, given)


def _tell(own: Value, around: Value, given: dict[str, list[Formula]]) -> None:
    if own.wrappers != () or len(own.references) != 1 or not own.sure or len(around.outer) != 1:
        return
    select, reference = around.outer[0]
    told = own.references[0]
    for formula in select.given.get(reference.source, ()):
        kept = only(formula, reference)
        if kept is not None:
            given[told.source].append(renamed(kept, reference, told, "correlated"))
