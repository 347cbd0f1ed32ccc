"""Update the text of a contract by a draft, until there is nothing more to add."""

from __future__ import annotations

from collections import Counter
from typing import Any

from dq_contracts.importers.notices.not_added import not_added
from dq_contracts.importers.notices.source_contradicts import source_contradicts
from dq_contracts.updating.comparing import Comparison
from dq_contracts.updating.plan import Addition, Blocked, Path, Plan
from dq_contracts.updating.verdicts import verdicts_on
from dq_core.finding import Finding
from dq_core.record import identity_record
from dq_core.source import Source
from dq_core.yaml.editing import apply
from dq_core.yaml.loader import load
from dq_core.yaml.tree import Mapping

_MOST_ROUNDS = 200


@identity_record
class Updated:
    """The text of a contract after an update, what was added, in words, and what there is to say."""

    text: str
    added: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def changed(self) -> bool:
        """Whether anything was added or replaced."""
        return bool(self.added)


def update(source: Source, draft: dict[str, Any], *, overwrite: bool = False) -> Updated:
    """Add what a draft says and a contract does not; the contract is YAML whose root is a mapping.

    Comments, order and everything else stay. What contradicts is reported, or replaced with `overwrite`. An
    addition that a lint rule refuses is taken back and reported. Updating twice changes nothing.
    """
    blocked: Blocked = {}
    known = Counter(verdict.key for verdict, _ in verdicts_on(source))
    text, added = source.text, list[str]()
    plan = Plan()
    for _ in range(_MOST_ROUNDS):
        plan = _plan(Source(source.path, text), draft, blocked, overwrite=overwrite)
        if not plan.edits:
            break
        changed = apply(text, plan.edits)
        if not _is_sound(Source(source.path, changed), source):
            unsafe = not_added("the contract is written in a way that is too unusual to be edited", None)
            return Updated(text, tuple(dict.fromkeys(added)), (*_findings(plan), unsafe))
        culprits = _culprits(Source(source.path, changed), known, plan)
        if culprits:
            for key, refused in culprits.items():
                blocked.setdefault(key, {}).update(refused)
            continue
        text = changed
        added += [addition.words for addition in plan.additions.values()]
    return Updated(text, tuple(dict.fromkeys(added)), _findings(plan))


def _plan(source: Source, draft: dict[str, Any], blocked: Blocked, *, overwrite: bool) -> Plan:
    root = load(source).root
    if not isinstance(root, Mapping):
        return Plan()
    return Comparison(blocked, overwrite=overwrite).contract(root, draft)


def _is_sound(source: Source, before: Source) -> bool:
    """Say whether a text can still be read, and has no defects of YAML that it did not have."""
    return len(load(source).problems) <= len(load(before).problems)


def _culprits(source: Source, known: Counter[tuple[str, str]], plan: Plan) -> Blocked:
    """Return the additions to which the text owes errors that it did not have before."""
    left, found = Counter(known), Blocked()
    for verdict, path in verdicts_on(source):
        left[verdict.key] -= 1
        culprit = _culprit(path, plan) if left[verdict.key] < 0 else None
        if culprit is not None:
            addition, inside = culprit
            found.setdefault(addition.key, {})[inside] = verdict
    return found


def _culprit(path: Path, plan: Plan) -> tuple[Addition, Path] | None:
    """Return the addition that a verdict is about and the path inside it.

    That is the one in which the path lies, else the one that shares most of the path, as a whole.
    """
    for length in range(len(path), 0, -1):
        addition = plan.additions.get(path[:length])
        if addition is not None:
            return addition, path[length:]
    nearest = max(plan.additions, key=lambda added: _shared(added, path), default=())
    return (plan.additions[nearest], ()) if _shared(nearest, path) else None


def _shared(one: Path, other: Path) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (ours, theirs) in pairs if ours != theirs), min(len(one), len(other)))


def _findings(plan: Plan) -> tuple[Finding, ...]:
    help_ = "correct one of them, or take the source's by --overwrite"
    said = [source_contradicts(one.message, one.location, help_) for one in plan.contradictions]
    return (*said, *plan.gone, *plan.refused)
