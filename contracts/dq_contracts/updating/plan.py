"""What an update has found so far: edits, and what there is to say."""

from __future__ import annotations

from collections import Counter
from typing import TypeAlias

from dq_core.finding import Edit, Finding
from dq_core.location import Location
from dq_core.record import field, identity_record, record

Path: TypeAlias = tuple[str | int, ...]


@identity_record
class Contradiction:
    """A place where the contract says otherwise than the source."""

    words: str
    message: str
    location: Location


@record
class Verdict:
    """What a lint rule says of an addition; no place, because edits move it."""

    code: str
    message: str
    help: str

    @property
    def key(self) -> tuple[str, str]:
        """What tells two verdicts apart."""
        return self.code, self.message


Blocked: TypeAlias = dict[Path, dict[Path, Verdict]]
"""By the key of an addition: the paths inside its value that a rule refuses, `()` for all of it."""


@record
class Addition:
    """Something that edits add: `key` tells it from others in every step, `words` name it for people."""

    key: Path
    words: str


@identity_record
class Plan:
    """One round of an update. `additions` are what it adds, by their path in the contract thereafter.

    `steps` are its edits with the depth at which each stands.
    """

    steps: list[tuple[int, tuple[Edit, ...]]] = field(default_factory=list)
    additions: dict[Path, Addition] = field(default_factory=dict)
    appended: Counter[int] = field(default_factory=Counter)
    filled: set[int] = field(default_factory=set)
    contradictions: list[Contradiction] = field(default_factory=list)
    gone: list[Finding] = field(default_factory=list)
    refused: list[Finding] = field(default_factory=list)

    @property
    def edits(self) -> tuple[Edit, ...]:
        """All edits; where a list ends with its last item, what is added to the item comes first."""
        ordered = sorted(self.steps, key=lambda step: -step[0])
        return tuple(edit for _, edits in ordered for edit in edits)
