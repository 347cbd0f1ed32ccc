"""What an import says to people when it is done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dq.importing.named_source import NamedSource
from dq.importing.target import Outcome
from dq.reports.tally import counted
from dq_contracts.importers.draft import Draft, Loss
from dq_core.display import flat, visible
from dq_core.paths import shown
from dq_core.yaml.writer import Commented

_MOST_NAMES = 3
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
