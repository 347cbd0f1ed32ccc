"""How far a target can say what an operation means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Support:
    """Whether a target means exactly the same by itself, by another wording, or cannot say it.

    `reason` says how it is rewritten, or why it is not supported. Each target holds one for every operation,
    by kind; a single check may still be left out, with a reason of its own.
    """

    kind: Literal["exact", "rewritten", "unsupported"]
    reason: str = ""


EXACT = Support("exact")


def rewritten(reason: str) -> Support:
    """Return the support of an operation that the target means exactly when it is put differently."""
    return Support("rewritten", reason)


def unsupported(reason: str) -> Support:
    """Return the support of an operation that the target cannot mean exactly."""
    return Support("unsupported", reason)
