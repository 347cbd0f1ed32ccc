"""A script as it runs: which version of each table its statements see, and what they make of it."""

from __future__ import annotations

from collections.abc import Iterable

from dq_lineage.answer.records import Statement
from dq_lineage.graph.filling import fill
from dq_lineage.graph.network import Network
from dq_lineage.graph.replacing import VIEWS, replaces
from dq_lineage.graph.versions import KEPT, RENAMED, Carry, Generation, Version, carry

_WITHOUT_CONTENT = frozenset(("ALTER", "OTHER", "CALL", "UNPARSED"))


class Resting:
    """The tables as they are between scripts, shared by all of them."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._versions: dict[str, Version] = {}

    def __call__(self, name: str) -> Version:
        """Return the version of a table that stays."""
        found = self._versions.get(name)
        if found is None:
            generation = Generation(name, "")
            generation.stays = True
            self._network.generations.append(generation)
            found = self._versions[name] = Version(generation, resting=True)
        return found


class View:
    """A view: its statement, and the versions of what it reads that its columns were made of last."""

    __slots__ = ("checked", "needs", "seen", "statement")

    def __init__(self, statement: Statement, needs: tuple[str, ...]) -> None:
        self.statement = statement
        self.needs = needs
        self.seen: tuple[Version, ...] = ()
        self.checked = -1


class Script:
    """One script. Its statements are added in order; `finish` leaves the tables behind as they are then."""

    def __init__(self, network: Network, resting: Resting, path: str) -> None:
        self._network = network
        self._resting = resting
        self._path = path
        self._now: dict[str, Version] = {}
        self._views: dict[str, View] = {}
        self._touched: set[str] = set()
        self._changes = 0
        self._made: dict[str, int] = {}

    def add(self, statement: Statement) -> None:
        """Do to the tables what a statement does."""
        if statement.kind == "DROP":
            for name in statement.writes:
                self._forget(name)
        elif statement.renames:
            self._rename(statement)
        elif statement.kind not in _WITHOUT_CONTENT:
            self._write(statement)

    def finish(self) -> None:
        """Leave the tables that stay to other scripts; views look at what these hold from then on."""
        for name, version in self._now.items():
            if version.generation.temporary:
                continue
            version.generation.stays = True
            left = self._lasting(name, version) if name in self._views else version
            resting = self._resting(name)
            resting.created |= left.created
            carry(Carry(left, resting, KEPT))

    def _lasting(self, name: str, version: Version) -> Version:
        view = self._views[name]
        seen = tuple(self._outside(need) for need in view.needs)
        return version if seen == view.seen else self._instance(view, version.generation, seen)

    def _outside(self, name: str) -> Version:
        here = self._now.get(name)
        return here if here is not None and here.generation.temporary else self._resting(name)

    # reading

    def _read(self, name: str) -> Version:
        """Return what a table holds now, which nothing may change any more."""
        if name in self._views:
            self._refresh(name)
        self._touched.add(name)
        found = self._now.get(name) or self._resting(name)
        found.read = True
        return found

    def _refresh(self, name: str) -> None:
        """Make a view of what its tables hold now, and those that it looks at before it."""
        waiting, entered = [name], {name}
        while waiting:
            view = self._views[waiting[-1]]
            if view.checked < self._changes:
                inner = [need for need in view.needs if need in self._views and need not in entered]
                if inner:
                    entered.update(inner)
                    waiting.extend(inner)
                    continue
                self._look_again(waiting[-1], view)
            waiting.pop()

    def _look_again(self, name: str, view: View) -> None:
        view.checked = self._changes
        seen = tuple(self._now.get(need) or self._resting(need) for need in view.needs)
        if seen != view.seen:
            self._now[name] = self._instance(view, self._now[name].generation, seen)

    def _instance(self, view: View, generation: Generation, seen: tuple[Version, ...]) -> Version:
        made = Version(generation, created=True)
        view.seen = seen
        for version in seen:
            version.read = True
        reads = dict(zip(view.needs, seen, strict=True))
        fill(self._network, self._place(view.statement), view.statement, reads, lambda _name: made)
        return made

    # writing

    def _write(self, statement: Statement) -> None:
        needs = _tables_of(statement)
        if statement.kind in VIEWS and len(statement.writes) == 1 and statement.writes[0] not in needs:
            self._define(statement, needs)
            return
        reads = {name: self._read(name) for name in needs}
        targets = {name: self._target(name, statement) for name in statement.writes}
        if not targets and statement.columns:
            targets[""] = self._new("", statement, number=statement.index + 1)
        place = self._place(statement)
        fill(
            self._network,
            place,
            statement,
            reads,
            lambda name: targets.get(name) or next(iter(targets.values())),
        )

    def _define(self, statement: Statement, needs: tuple[str, ...]) -> None:
        name = statement.writes[0]
        for need in needs:
            self._read(need)
        generation = self._generation(name, temporary=name in statement.temporary)
        view = View(statement, needs)
        seen = tuple(self._now.get(need) or self._resting(need) for need in needs)
        self._put(name, self._instance(view, generation, seen))
        view.checked = self._changes
        self._views[name] = view

    def _target(self, name: str, statement: Statement) -> Version:
        known = self._now.get(name)
        if replaces(statement):
            made = self._new(name, statement)
        elif known is not None and not known.read:
            return known
        else:
            before = known or self._resting(name)
            made = Version(known.generation, created=known.created) if known else self._new(name, statement)
            made.created = before.created
            carry(Carry(before, made, KEPT))
        self._put(name, made)
        return made

    def _new(self, name: str, statement: Statement, number: int = 0) -> Version:
        temporary = name in statement.temporary
        return Version(
            self._generation(name, temporary=temporary, number=number), created=replaces(statement)
        )

    def _generation(self, name: str, *, temporary: bool, number: int = 0) -> Generation:
        self._made[name] = self._made.get(name, 0) + 1
        made = Generation(name, self._path, temporary=temporary, number=number or self._made[name])
        self._network.generations.append(made)
        return made

    def _put(self, name: str, version: Version) -> None:
        if name in self._touched:
            self._changes += 1
        self._touched.add(name)
        self._now[name] = version
        self._views.pop(name, None)

    def _forget(self, name: str) -> None:
        if self._now.pop(name, None) is not None:
            self._changes += 1
        self._views.pop(name, None)

    def _rename(self, statement: Statement) -> None:
        before = [(old, new, self._read(old), self._views.get(old)) for old, new in statement.renames]
        place = self._place(statement)
        for old, *_ in before:
            self._forget(old)
        for _, new, version, view in before:
            made = Version(
                self._generation(new, temporary=version.generation.temporary), created=version.created
            )
            carry(Carry(version, made, RENAMED, place))
            self._put(new, made)
            if view is not None:
                self._views[new] = view

    def _place(self, statement: Statement) -> int:
        self._network.places.append((self._path, statement.index))
        return len(self._network.places) - 1


def _tables_of(statement: Statement) -> tuple[str, ...]:
    """Return every table that a statement depends on, each once."""
    found = dict.fromkeys(statement.reads)
    found.update(dict.fromkeys(source.dataset for source in statement.indirect))
    found.update(dict.fromkeys(source.dataset for column in statement.columns for source in column.sources))
    return tuple(found)


def run(network: Network, resting: Resting, path: str, statements: Iterable[Statement]) -> None:
    """Add the statements of one script to a network."""
    script = Script(network, resting, path)
    for statement in statements:
        script.add(statement)
    script.finish()
