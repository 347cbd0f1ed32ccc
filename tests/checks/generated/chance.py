"""What is drawn from a random generator: Python's, or that of hypothesis, which makes a case smaller."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

Item = TypeVar("Item")


def flag(chance: Random) -> bool:
    return chance.choice((False, True))


def some(chance: Random, items: Sequence[Item], least: int = 1, most: int = 3) -> list[Item]:
    """Return some of the items, each at most once."""
    most = min(most, len(items))
    return chance.sample(items, chance.randint(min(least, most), most))


def many(chance: Random, items: Sequence[Item], least: int, most: int) -> list[Item]:
    """Return items, some of them several times."""
    return chance.choices(items, k=chance.randint(least, most))
