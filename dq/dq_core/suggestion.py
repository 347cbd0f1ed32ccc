"""Did you mean: the known word nearest to a mistyped one."""

from collections.abc import Iterable

SLIP = 0.75
"""The likeness from which a fix may put one word in the place of another: two letters swapped in four."""

CLOSE_SLIP = 0.8
"""The same for names that people chose, which are often like each other."""


def nearest(word: str, known: Iterable[str], likeness: float = 0.6) -> str | None:
    """Return the known word that is most like `word`, or None when none is like it.

    `likeness` is what share of both words must be the same: 0.6 finds a word to offer, 0.8 a slip of the pen.
    """
    from difflib import get_close_matches

    by_lower = {name.lower(): name for name in known}
    matches = get_close_matches(word.lower(), by_lower, n=1, cutoff=likeness)
    return by_lower[matches[0]] if matches else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the sentence that offers the nearest known word; empty when there is none."""
    name = nearest(word, known)
    return f"did you mean {name!r}?" if name else ""


class FirstSuggestions:
    """The nearest words for the first mistyped ones of a rule that may meet thousands.

    A look through thousands of known words takes milliseconds, so that as many mistyped ones would take
    minutes; whoever has as many knows after some what is wrong.
    """

    def __init__(self, most: int = 20) -> None:
        self.left = most

    def nearest(self, word: str, known: Iterable[str]) -> str | None:
        """Return the nearest known word as `nearest` does; None, without looking, after the first ones."""
        self.left -= 1
        return nearest(word, known) if self.left >= 0 else None

    def did_you_mean(self, word: str, known: Iterable[str]) -> str:
        """Return the sentence that offers it; empty when there is none, or after the first ones."""
        self.left -= 1
        return did_you_mean(word, known) if self.left >= 0 else ""
