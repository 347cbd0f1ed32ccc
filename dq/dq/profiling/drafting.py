"""Draft a contract from data."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dq.adapters.connection import connect
from dq.adapters.place import UnreadableError
from dq.checks.data import DataRelation
from dq.profiling.confidence import DEFAULT
from dq.profiling.database_skeleton import database_skeleton
from dq.profiling.file_skeleton import file_skeleton
from dq.profiling.inference import Inference
from dq.profiling.locating import database_of
from dq.profiling.looking import looked_at
from dq.profiling.marking import marked
from dq.profiling.notes import notes_of
from dq.profiling.personal_columns import personal_facts
from dq.profiling.queries import unpruned
from dq.profiling.skeleton import Skeleton, opened
from dq.profiling.soundness import sound
from dq_contracts.importers.draft import Draft
from dq_contracts.importers.schema_source import Losses, SourceError
from dq_contracts.importers.settling import settled


def draft_of(
    paths: Sequence[str],
    *,
    infer: bool = False,
    name: str | None = None,
    folder: str = os.curdir,
    confidence: float | None = None,
    sample: int | None = None,
) -> Draft:
    """Return a contract for data files, patterns of files, or a DuckDB database and its tables.

    `paths` are files of one ending, or one database as `PATH`, `PATH:TABLE`, `PATH:SCHEMA.TABLE` or
    `PATH:SCHEMA.*`. `folder` is where the contract will stand: its server names the data from there. `infer`
    adds the promises that the data keeps with at least this confidence (0.95), learned from `sample` rows of
    each dataset or from all. Raises SourceError for what cannot be read.
    """
    if not paths:
        raise SourceError("no data is named", None)
    connection = connect()
    try:
        unpruned(connection)
        least = DEFAULT if confidence is None else confidence
        drafting = _Drafting(connection, folder, least, sample)
        return drafting.inferred(paths, name) if infer else drafting.stated(paths, name)
    except UnreadableError as error:
        raise SourceError(str(error), None) from None
    finally:
        connection.close()


@dataclass(frozen=True, slots=True)
class _Stated:
    """A contract as the source states it, and the data behind its datasets."""

    name: str
    contract: dict[str, Any]
    data: dict[str, DataRelation]
    losses: Losses


@dataclass(frozen=True, slots=True)
class _Drafting:
    connection: Any
    folder: str
    confidence: float
    sample: int | None

    def stated(self, paths: Sequence[str], name: str | None) -> Draft:
        found = self._stated(paths, name)
        return settled(Draft(found.contract, found.losses.all()), found.name)

    def inferred(self, paths: Sequence[str], name: str | None) -> Draft:
        found = self._stated(paths, name)
        looks = {
            each: looked_at(self.connection, each, data, self.sample) for each, data in found.data.items()
        }
        tables = {each: look.profile for each, look in looks.items()}
        for each, table in tables.items():
            for reason, place in notes_of(table, found.data[each]):
                found.losses.add(reason, place)
        views = {each: look.views for each, look in looks.items()}
        search = Inference(self.connection, found.contract, self.folder, views, tables, self.confidence)
        facts = search.run()
        evidence = {"inference": search.summary(list(facts))}
        facts |= personal_facts(found.contract, tables)
        return settled(Draft(marked(found.contract, facts), found.losses.all(), evidence), found.name)

    def _stated(self, paths: Sequence[str], name: str | None) -> _Stated:
        found = self._skeleton(paths)
        wanted = name or found.name
        first = settled(Draft(found.contract, found.losses.all()), wanted)
        data = opened(self.connection, first.contract, self.folder)
        losses = Losses(dict.fromkeys(first.losses))
        for each, relation in data.items():
            for problem in relation.problems:
                losses.broken(problem, each)
        contract = sound(self.connection, first.contract, self.folder, data, losses)
        return _Stated(wanted, contract, data, losses)

    def _skeleton(self, paths: Sequence[str]) -> Skeleton:
        database = database_of(paths)
        # a session of its own: what it holds of text files is read again, by their types
        connection = connect()
        try:
            if database is not None:
                return database_skeleton(connection, database, self.folder)
            return file_skeleton(connection, paths, self.folder)
        finally:
            connection.close()
