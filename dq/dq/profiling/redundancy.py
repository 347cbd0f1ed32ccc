"""Of several promises that say the same of a column, keep the one that says most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from dq.profiling.proposal import Proposal

_LENGTHS = ("logicalTypeOptions.minLength", "logicalTypeOptions.maxLength")
_BOUNDS = ("logicalTypeOptions.minimum", "logicalTypeOptions.maximum")
_PATTERN = "logicalTypeOptions.pattern"


def without_redundant(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Return the proposals in their order without those that another one of the same column implies.

    A reference or a list of values says more than a pattern, lengths and bounds; a pattern of one length more
    than lengths; the primary key more than that its only column is unique.
    """
    found = list(proposals)
    promises: dict[tuple[str, str], dict[str, Proposal]] = defaultdict(dict)
    for proposal in found:
        promises[proposal.dataset, proposal.column][proposal.promise] = proposal
    keys = {
        (each.dataset, each.columns[0])
        for each in found
        if each.promise == "primaryKey" and len(each.columns) == 1
    }
    return [
        each
        for each in found
        if not _implied(each.promise, promises[each.dataset, each.column])
        and not (each.promise == "unique" and (each.dataset, each.column) in keys)
    ]


def _implied(promise: str, own: dict[str, Proposal]) -> bool:
    if "relationship" in own and promise in ("enum", _PATTERN, *_LENGTHS, *_BOUNDS):
        return bool(own["relationship"].column)
    if "enum" in own and promise in (_PATTERN, *_LENGTHS, *_BOUNDS):
        return True
    return promise in _LENGTHS and _PATTERN in own and not {"+", "*"} & set(str(own[_PATTERN].value))
