"""Records behave as frozen slotted dataclasses do."""

from __future__ import annotations

import dataclasses
from dataclasses import field
from typing import Any

import pytest

from dq_core.record import identity_record, record


@record
class Point:
    x: int
    y: int = 2
    tags: list[str] = field(default_factory=list, compare=False, repr=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Twin:
    x: int
    y: int = 2
    tags: list[str] = field(default_factory=list, compare=False, repr=False)


@record
class Positive:
    value: int

    def __post_init__(self) -> None:
        if self.value < 0:
            raise ValueError(self.value)


@identity_record
class Thing:
    name: str


@identity_record
class Special(Thing):
    size: int = 0


@pytest.mark.parametrize("made", [Point, Twin])
def test_same_as_a_dataclass(made: Any) -> None:
    point = made(1)
    assert point == made(1, 2, ["other"])
    assert point != made(1, 3)
    assert point != (1, 2)
    assert hash(point) == hash(made(1, 2))
    assert repr(point) == f"{made.__name__}(x=1, y=2)"
    assert dataclasses.replace(point, y=5) == made(1, 5)
    assert [item.name for item in dataclasses.fields(point)] == ["x", "y", "tags"]
    assert point.tags is not made(1).tags
    with pytest.raises(dataclasses.FrozenInstanceError):
        point.x = 3
    with pytest.raises(dataclasses.FrozenInstanceError):
        del point.x
    assert not hasattr(point, "__dict__")
    with pytest.raises(TypeError):
        made()


def test_what_follows_initialisation_runs() -> None:
    with pytest.raises(ValueError, match="-1"):
        Positive(-1)


def test_identity_and_inheritance() -> None:
    one, other = Special("a", 1), Special("a", 1)
    assert one != other
    assert one == one  # noqa: PLR0124 - identity is what is tested
    assert len({one, other}) == 2
    assert repr(one) == "Special(name='a', size=1)"
    assert isinstance(one, Thing)
