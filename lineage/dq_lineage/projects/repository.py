"""A repository, resolved as far as somebody asks: models after what they read, from a cache if it can be."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from hashlib import sha256
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from dq_core.finding import Finding
from dq_lineage.answer.records import Lineage
from dq_lineage.dialects.traits import traits_of
from dq_lineage.notices.dependency_cycle import dependency_cycle
from dq_lineage.projects.by_properties import ByProperties
from dq_lineage.projects.cache import Cache
from dq_lineage.projects.coverage import RepositoryCoverage, coverage
from dq_lineage.projects.known import canonical, is_computed, table_name
from dq_lineage.projects.macro_checking import macro_findings
from dq_lineage.projects.protocol import Session
from dq_lineage.projects.reading_graph import ReadingGraph
from dq_lineage.projects.records import Declared
from dq_lineage.projects.references import References
from dq_lineage.projects.remembering import Remembering, notes_within
from dq_lineage.projects.resolved import Resolved
from dq_lineage.projects.schedule import Schedule
from dq_lineage.projects.storing import stored_table
from dq_lineage.projects.working_out import Worked, WorkingOut

if TYPE_CHECKING:
    from dq_lineage.projects.early_worker import EarlyWorker


class Repository:
    """One opened project with what its SQL says.

    To be used in a `with`, or closed. `trusted` lets few nodes be worked out in this very process; otherwise
    all templates run in workers with limits of time and memory, `workers` of them, by default one for each
    processor. `reading` tells which nodes name which, before anything is resolved.
    """

    def __init__(
        self,
        session: Session,
        cache: Cache | None = None,
        workers: int = 0,
        *,
        trusted: bool = False,
        limit: float = 0.0,
        tell_of_cache: bool = True,
        early: EarlyWorker | None = None,
    ) -> None:
        """`limit` is how many seconds one node may take, by default ten.

        `tell_of_cache` is for one of several repositories that share a cache. `early` is a worker that was
        started before the session; its owner closes it.
        """
        self._session = session
        self.reading = ReadingGraph(session)
        self._traits = traits_of(session.declared.dialect)
        self._resolved: dict[str, Resolved] = {}
        self._cycles: list[Finding] = []
        self._macros: tuple[Finding, ...] | None = None
        self._postponed: dict[str, tuple[str, ...]] = {}
        self._names: dict[str, tuple[str, ...]] = {}
        self._leans: dict[str, tuple[str, bytes]] = {}
        self._references = References(session.declared)
        self._cache = cache
        self._tell_of_cache = tell_of_cache
        self._remembering = Remembering(session, cache)
        self._early = early
        self._out = WorkingOut(
            session, workers, limit, trusted=trusted, early=early, meanwhile=self._meanwhile
        )

    @property
    def declared(self) -> Declared:
        """What the files say before anything is rendered."""
        return self._session.declared

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the user should know beside what stands with the nodes: of the project, cycles, the cache."""
        cache = self._cache.findings if self._cache is not None and self._tell_of_cache else ()
        return (*self.declared.findings, *self._cycles, *cache, *self._out.findings)

    def macro_findings(self) -> tuple[Finding, ...]:
        """Return what is wrong with the project's own macros, whether a node uses them or not."""
        if self._macros is None:
            self._macros = macro_findings(self._session, self._cache, self._out.macro_problems)
        return self._macros

    def findings_by_properties(self, ids: Iterable[str]) -> tuple[Finding, ...]:
        """Return what is wrong with nodes that properties declare, without resolving any model for it.

        Columns that are not there are told of those whose models are resolved already.
        """
        looking = ByProperties(self._session, self._references, self.reading, self._resolved)
        wanted = dict.fromkeys(ids)
        # where nothing is resolved, nothing is begun either: no worker is started for it
        near = self.resolve([each for each in wanted if self._resolved and looking.is_near(each)])
        found = [finding for each in near.values() for finding in each.findings]
        far = (each for each in wanted if each not in near)
        return (*found, *(finding for each in far for finding in looking.findings(each)))

    def resolved(self, node_id: str) -> Resolved:
        """Return a node, resolved with whatever it needs. Raises KeyError for an id that is not declared."""
        return self.resolve((node_id,))[node_id]

    def resolve(self, ids: Iterable[str] | None = None) -> Mapping[str, Resolved]:
        """Return nodes by id, resolved with whatever they need; by default all that are enabled.

        Raises KeyError for an id that is not declared.
        """
        nodes = self.declared.outlines
        wanted = [each for each, node in nodes.items() if node.enabled] if ids is None else list(ids)
        for each in wanted:
            if not is_computed(nodes[each]):
                self._declare(each)
        schedule = Schedule(self._needs, self._resolved.__contains__)
        schedule.want(each for each in wanted if each not in self._resolved)
        self._run(schedule)
        if self._cache is not None:
            self._cache.flush()
        return {each: self._resolved[each] for each in wanted}

    def at_path(self, path: str) -> tuple[str, ...]:
        """Return the ids of the nodes whose text is the file at a path of the tree."""
        return tuple(each for each, node in self.declared.outlines.items() if node.path == path)

    def scripts(self, ids: Iterable[str] | None = None) -> Iterator[tuple[str, Lineage]]:
        """Yield paths with statements, for `graph.compose`; of all enabled nodes by default."""
        for each in self.resolve(ids).values():
            script = each.script
            if script.statements:
                yield each.node.location.path if each.node.location is not None else each.node.path, script

    def coverage(self, ids: Iterable[str] | None = None) -> RepositoryCoverage:
        """Return how much is known of nodes, of all enabled ones by default."""
        return coverage(self.resolve(ids).values())

    def dismiss_workers(self) -> None:
        """Begin to end the workers, which takes them a while: to be called when no more is to be resolved."""
        self._out.dismiss()

    def close(self) -> None:
        """End the workers. The cache is for its owner to close."""
        self._out.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _meanwhile(self) -> None:
        """Do what nobody waits for, while workers are at work."""
        if self._cache is not None:
            self._cache.settle()
        if self._early is not None:
            self._early.meanwhile()

    # one node after the other

    def _needs(self, node_id: str) -> tuple[str, ...]:
        """Return which nodes of SQL a node reads, as far as that is known before it is rendered."""
        readings = self.reading.readings(node_id)
        noted = self._remembering.nodes(node_id, readings)
        found = dict.fromkeys((*readings, *noted, *self._postponed.get(node_id, ())))
        return tuple(each for each in found if is_computed(self.declared.outlines[each]))

    def _run(self, schedule: Schedule) -> None:
        """Resolve what is ready, from the cache or by work, until nothing is left."""
        while not schedule.over:
            node_id = schedule.next() if self._out.free(schedule.left) else None
            if node_id is not None:
                self._begin(schedule, node_id)
            elif self._out.busy:
                for worked in self._out.collect():
                    self._settle(schedule, worked)
            else:
                self._report(schedule.open_cycle())

    def _begin(self, schedule: Schedule, node_id: str) -> None:
        without = schedule.given_up(node_id)
        readings = self.reading.readings(node_id)
        kept = None if without else self._remembering.answer(node_id, readings, self._key_of)
        if kept is not None:
            self._finish(schedule, node_id, kept)
            return
        needs = (each for each in self._needs(node_id) if each in self._resolved)
        known = {each: self._lean(each)[0] for each in needs}
        self._out.submit(node_id, readings, known, without)

    def _settle(self, schedule: Schedule, worked: Worked) -> None:
        """Take an answer of a worker: it is whole, or names nodes that have to come before."""
        node_id, answer, text = worked
        if "needs" in answer:
            known = self._needs(node_id)
            more = tuple(each for each in self._ids(answer["needs"], node_id) if each not in known)
            if more:
                self._postponed[node_id] = (*self._postponed.get(node_id, ()), *more)
                schedule.postpone(node_id, self._needs(node_id))
                return
            answer = {}
        elif not schedule.given_up(node_id):
            self._remembering.keep(node_id, self.reading.readings(node_id), answer, text, self._key_of)
        self._finish(schedule, node_id, answer)

    def _finish(self, schedule: Schedule, node_id: str, answer: Mapping[str, Any]) -> None:
        notes = notes_within(answer)
        upstream = self._ids(notes.nodes, node_id) if notes is not None else self.reading.readings(node_id)
        self._learn(answer.get("names"))
        names = (self._table(each) for each in upstream)
        reads = tuple(dict.fromkeys(name for name in names if name))
        node = self.declared.nodes[node_id]
        self._resolved[node_id] = Resolved(node, self._traits, answer, upstream, reads, self._references)
        schedule.finish(node_id)

    def _ids(self, names: object, node_id: str) -> tuple[str, ...]:
        """Return those of some names that are ids of other nodes."""
        nodes = self.declared.nodes
        found = [each for each in names if isinstance(each, str)] if isinstance(names, (list, tuple)) else []
        return tuple(each for each in dict.fromkeys(found) if each in nodes and each != node_id)

    def _learn(self, names: object) -> None:
        """Keep the names of tables that only rendering finds."""
        for each, parts in names.items() if isinstance(names, dict) else ():
            if isinstance(parts, list) and all(isinstance(part, str) for part in parts):
                self._names.setdefault(each, tuple(parts))

    def _table(self, node_id: str) -> str:
        name = self._names.get(node_id) or table_name(self.declared.nodes[node_id])
        return canonical(name, self._traits)

    def _declare(self, node_id: str) -> None:
        """Resolve what is no SQL: it is what the files say."""
        if node_id not in self._resolved:
            node = self.declared.nodes[node_id]
            named = [reference.node for reference in node.depends_on]
            upstream = self._ids([*self.reading.readings(node_id), *named], node_id) if node.enabled else ()
            reads = tuple(dict.fromkeys(name for each in upstream if (name := self._table(each))))
            python = node.enabled and node.language == "python"
            self._resolved[node_id] = Resolved(
                node,
                self._traits,
                None,
                upstream,
                reads,
                self._references if python else None,
                literal=partial(self._session.references, node) if python else None,
            )

    def _lean(self, node_id: str) -> tuple[str, bytes]:
        """Return the table of a node as those see it who read it, as JSON and as a digest."""
        found = self._leans.get(node_id)
        if found is None:
            if not is_computed(self.declared.outlines[node_id]):
                self._declare(node_id)
            resolved = self._resolved[node_id]
            text = json.dumps(stored_table(resolved.known.lean()), separators=(",", ":"))
            # the SQL of an ephemeral model is a part of that of its readers
            seen = text + resolved.text if resolved.node.materialized == "ephemeral" else text
            found = self._leans[node_id] = text, sha256(seen.encode()).digest()
        return found

    def _key_of(self, node_id: str) -> bytes | None:
        node = self.declared.outlines.get(node_id)
        if node is None or (is_computed(node) and node_id not in self._resolved):
            return None
        return self._lean(node_id)[1]

    def _report(self, ring: tuple[str, ...]) -> None:
        nodes = [self.declared.nodes[each] for each in ring]
        self._cycles.append(dependency_cycle([node.name for node in nodes], nodes[0].location))
