"""What an import says to people when it is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dq.importing.named_source import NamedSource
from dq.importing.target import Outcome
from dq.reports.tally import counted
from dq_contracts.importers.draft import Draft, Loss
from dq_contracts.importers.notices.not_carried_over import not_carried_over
from dq_contracts.importers.notices.source_invalid import source_invalid
from dq_core.display import flat, visible
from dq_core.finding import Finding
from dq_core.paths import shown
from dq_core.yaml.writer import Commented

_MOST_NAMES = 3
_MOST_LOSSES = 20
_INNER = ("schema", "properties", "items", "map", "key", "value")


def columns_in(contract: Any) -> int:
    """Return how many named columns a contract has, at all depths."""
    value = contract.value if isinstance(contract, Commented) else contract
    if isinstance(value, list):
        return sum(columns_in(item) for item in value)
    if not isinstance(value, dict):
        return 0
    properties = value.get("properties")
    here = len(properties) if isinstance(properties, list) else 0
    return here + sum(columns_in(value[key]) for key in _INNER if key in value)


def summary_lines(draft: Draft, sources: list[NamedSource]) -> Iterator[str]:
    """Yield the lines that say what was imported and what is lost."""
    datasets = draft.contract.get("schema", [])
    columns = counted(columns_in(draft.contract), "column", "columns")
    figures = f"{columns} of {counted(len(datasets), 'dataset', 'datasets')}"
    yield f"imported {figures} from {_sources(sources)}{_dialect(draft)}"
    yield from _inferred(draft)
    lost = [loss for loss in draft.losses if not loss.broken]
    if lost:
        yield f"{counted(len(lost), 'thing', 'things')} the contract cannot say:"
        yield from (f"  {_line(loss)}" for loss in lost)


def project_lines(drafts: list[Draft], names: Iterable[str]) -> Iterator[str]:
    """Yield the lines that say what was imported of projects and what is lost, the first of it."""
    datasets = [dataset for draft in drafts for dataset in draft.contract.get("schema", ())]
    columns = sum(columns_in(draft.contract) for draft in drafts)
    of = f"{counted(columns, 'column', 'columns')} of {counted(len(datasets), 'dataset', 'datasets')}"
    yield f"imported {of} from {', '.join(map(flat, names))}{_dialect(drafts[0])}"
    lost = [loss for draft in drafts for loss in draft.losses if not loss.broken]
    if lost:
        yield f"{counted(len(lost), 'thing', 'things')} the {_contracts(drafts)} cannot say:"
        yield from (f"  {_line(loss)}" for loss in lost[:_MOST_LOSSES])
    if len(lost) > _MOST_LOSSES:
        yield f"  and {len(lost) - _MOST_LOSSES:,} more; --output-format json lists them"


def _contracts(drafts: list[Draft]) -> str:
    return "contract" if len(drafts) == 1 else "contracts"


def loss_findings(draft: Draft) -> Iterator[Finding]:
    """Yield what a draft cannot say as findings."""
    for loss in draft.losses:
        where = f"{loss.place}: " if loss.place else ""
        say = source_invalid if loss.broken else not_carried_over
        yield say(f"{where}{loss.reason}", loss.location)


def loss_data(loss: Loss) -> dict[str, Any]:
    """Return what a draft cannot say as JSON has it."""
    place = loss.location
    return {
        "reason": loss.reason,
        "place": loss.place,
        "path": place.path if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "broken": loss.broken,
    }


def _inferred(draft: Draft) -> Iterator[str]:
    found = draft.evidence.get("inference")
    if found:
        held, proposed = found["heldOnHeldOutRows"], found["proposed"]
        yield (
            f"inferred {counted(found['kept'], 'promise', 'promises')} with a confidence of "
            f"{found['leastConfidence']:g} or more; of {proposed:,} that half of the rows suggested, "
            f"{held:,} held on the other half"
        )


def _sources(sources: list[NamedSource]) -> str:
    paths = [visible(shown(source.path)) for source in sources]
    more = len(paths) - _MOST_NAMES
    return ", ".join(paths[:_MOST_NAMES]) + (f" and {more:,} more" if more > 0 else "")


def _dialect(draft: Draft) -> str:
    dialect = draft.evidence.get("dialect")
    return f", read as {dialect}" if dialect else ""


def _line(loss: Loss) -> str:
    parts = [str(loss.location) if loss.location else "", loss.place]
    where = "  ".join(visible(part) for part in parts if part)
    return f"{where}: {flat(loss.reason)}" if where else flat(loss.reason)


def outcome_lines(outcome: Outcome, *, diff: bool) -> Iterator[str]:
    """Yield the line that says what was written, if anything."""
    if not outcome.path:
        return
    path = visible(shown(outcome.path))
    if not outcome.changed:
        yield f"nothing to add to {path}"
        return
    verb = "would update" if diff else "updated"
    if outcome.before is None:
        verb = "would write" if diff else "wrote"
    added = f": {', '.join(map(flat, outcome.added[:_MOST_NAMES]))}" if outcome.added else ""
    more = len(outcome.added) - _MOST_NAMES
    yield f"{verb} {path}{added}{f' and {more:,} more' if more > 0 else ''}"
