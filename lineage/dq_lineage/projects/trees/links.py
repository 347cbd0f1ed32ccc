"""Symbolic links of a tree: which of them are followed, and what keeps the others from it."""

from __future__ import annotations

from typing import Literal

from dq_core.record import record

Reason = Literal["outside", "dangling", "loop", "upward", "again", "tools", "special"]

LONGEST = 4096
"""How long the text of a link can be, in bytes."""


@record
class Link:
    """A link that is not followed: its path in the tree, what it says, and why; nothing behind it is read."""

    path: str
    target: str
    reason: Reason


@record
class Led:
    """What a link says, and where that leads in the tree: to a file, to the folder `real`, or nowhere.

    `around` is the real place of the folder in which the link stands. `reason` is empty for a link that leads
    to a file or folder of the tree.
    """

    target: str
    reason: Reason | Literal[""] = ""
    folder: bool = False
    real: str = ""
    around: str = ""
