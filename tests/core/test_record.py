"""Records behave as frozen slotted dataclasses do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import Any, ClassVar

import pytest

from dq_core.record import changed, field, identity_record, mutable_record, record


@record
class Point:
    x: int
    y: int = 2
    tags: list[str] = field(default_factory=list, compare=False, repr=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Twin:
    x: int
    y: int = 2
    tags: list[str] = dataclasses.field(default_factory=list, compare=False, repr=False)


@mutable_record
class Counter:
    name: str
    count: int = 0
    seen: list[int] = field(default_factory=list, init=False)
    kind: ClassVar[str] = "counter"


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


@pytest.mark.parametrize("before", [0, 100], ids=["used first", "used often"])
def test_arguments_mean_the_same_however_often_a_record_is_made(before: int) -> None:
    @record
    class Made:
        x: int
        y: int = 2
        tags: list[str] = field(default_factory=list)

    @mutable_record
    class Changing:
        x: int
        seen: list[int] = field(default_factory=list, init=False)

    for _ in range(before):
        Made(1)
        Changing(1)
    assert Made(1) == Made(x=1) == Made(1, 2, []) == Made(y=2, x=1, tags=[])
    assert (Made(1).tags is Made(1).tags, Changing(1).seen is Changing(1).seen) == (False, False)
    wrong: list[tuple[Any, tuple[Any, ...], dict[str, Any]]] = [
        (Made, (), {}),
        (Made, (1, 2, [], 4), {}),
        (Made, (1,), {"x": 1}),
        (Made, (1,), {"z": 1}),
        (Changing, (1, []), {}),
        (Changing, (1,), {"seen": []}),
    ]
    for made, values, named in wrong:
        with pytest.raises(TypeError):
            made(*values, **named)
    assert Made(1, y=3).y == 3


def test_mutable_records_change_and_keep_their_own_lists() -> None:
    one, other = Counter("a"), Counter("a")
    one.count += 1
    one.seen.append(1)
    assert (one.count, one.seen, other.seen, Counter.kind) == (1, [1], [], "counter")
    assert one != other
    assert not hasattr(one, "__dict__")
    with pytest.raises(TypeError):
        Counter("a", 1, [2])  # type: ignore[call-arg]


def _pickled(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value))  # noqa: S301 - what was written a moment ago


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, _pickled])
def test_copies_are_equal(copied: Any) -> None:
    point = Point(1, 5, ["x"])
    twin = copied(point)
    assert (twin, twin.tags) == (point, ["x"])


def test_changed_makes_a_copy() -> None:
    point = Point(1, tags=["x"])
    assert changed(point, y=7) == Point(1, 7)
    assert changed(point, y=7).tags == ["x"]
    assert point.y == 2


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
