"""Draft one contract from all sources of a command line."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import Any

from dq.importing.named_source import DATA, NamedSource
from dq_contracts.importers.draft import Draft, Loss
from dq_contracts.importers.formats import importer
from dq_contracts.importers.schema_source import SchemaSource, SourceError
from dq_contracts.importers.settling import settled
from dq_core.errors import DqError
from dq_core.paths import shown
from dq_core.reading import read
from dq_core.record import identity_record
from dq_core.source import Source


@identity_record
class Wishes:
    """What the user asks for: the contract's name, the dialect of SQL, the folder where it will stand.

    `infer` asks what data keeps to, with at least this `confidence`, seen in a `sample` of rows where that is
    given.
    """

    name: str | None
    dialect: str
    folder: str
    root: str
    infer: bool
    confidence: float | None = None
    sample: int | None = None


def draft_of(sources: list[NamedSource], wishes: Wishes) -> tuple[Draft, str]:
    """Return the draft of all sources as one contract, settled, and the contract's name.

    Raises SourceError where a source cannot be read as its format, DqError where it cannot be read at all.
    """
    data = [source for source in sources if source.format == DATA]
    schemas = [source for source in sources if source.format != DATA]
    name = wishes.name or (schemas[0].name if schemas else None)
    drafts = [_of_schema(source, wishes) for source in schemas]
    if data:
        drafts.append(_of_data([source.path for source in data], wishes))
    joined = _joined(drafts)
    name = name or str(joined.contract.get("name") or "contract")
    if wishes.name:
        joined.contract["name"] = wishes.name
    return settled(joined, name), name


def _of_data(paths: list[str], wishes: Wishes) -> Draft:
    from dq.profiling.drafting import draft_of as draft_of_data

    return draft_of_data(
        paths,
        infer=wishes.infer,
        name=wishes.name,
        folder=wishes.folder,
        confidence=wishes.confidence,
        sample=wishes.sample,
    )


def _of_schema(source: NamedSource, wishes: Wishes) -> Draft:
    text = source.text
    if text is None or text.unreadable:
        raise _unreadable(source)
    if text.problem:
        raise SourceError(text.problem.message, text.problem.location, text.problem.help)
    given = SchemaSource(
        text.source,
        source.name,
        wishes.dialect,
        source.element,
        _neighbours(os.path.dirname(os.path.abspath(source.path)), wishes.root),
    )
    try:
        return importer(source.format)(given)
    except RecursionError:
        message = f"{shown(source.path)} is nested too deep to be read"
        raise SourceError(message, text.source.location(0, 0)) from None


def _unreadable(source: NamedSource) -> Exception:
    finding = source.text.unreadable if source.text else None
    return DqError(finding) if finding else SourceError(f"{shown(source.path)} has no text", None)


def _neighbours(folder: str, root: str) -> Callable[[str], Source]:
    """Return the function that opens a file beside a source, inside the project and nowhere else."""
    inside = os.path.realpath(root)
    home = os.path.realpath(folder)
    limits = tuple({os.path.join(inside, ""), os.path.join(home, "")})

    def neighbour(path: str) -> Source:
        target = os.path.realpath(os.path.join(folder, path))
        if not target.startswith(limits):
            raise ValueError("it stands outside the project")
        if not os.path.isfile(target):
            raise ValueError("there is no such file")
        text = read(target, shown(os.path.join(folder, path)))
        if text.unreadable or text.problem:
            raise ValueError("it cannot be read as text")
        return text.source

    return neighbour


def _joined(drafts: Iterable[Draft]) -> Draft:
    """Return one draft with the datasets of all; the first one that says a thing about the whole is heard."""
    contract: dict[str, Any] = {}
    losses: list[Loss] = []
    evidence: dict[str, Any] = {}
    for draft in drafts:
        for key, value in draft.contract.items():
            if key in contract and isinstance(value, list) and isinstance(contract[key], list):
                contract[key] = [*contract[key], *value]
            else:
                contract.setdefault(key, value)
        losses += draft.losses
        evidence |= draft.evidence
    return Draft(contract, tuple(losses), evidence)
