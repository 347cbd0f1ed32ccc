"""The laws of the order of types, and its table of decisions."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from dq_core.types import Type, common, dialect, included, parse, relation
from dq_core.types.type import STRING, Field, array, integer, map_, struct, unknown
from tests.core.types.strategies import MOMENTS, NUMBERS, SCALARS, TEXTS, relatives, types

RELATIONS = Path(__file__).parent / "relations.txt"
OPPOSITE = {"narrower": "wider", "wider": "narrower"}


def _rows() -> list[tuple[str, str, str, str]]:
    lines = RELATIONS.read_text(encoding="utf-8").splitlines()
    rows = [tuple(part.strip() for part in line.split("|")) for line in lines if line and line[0] != "#"]
    return [(left, answer, right, bound) for left, answer, right, bound in rows]


def _read(text: str) -> Type:
    name, _, physical = text.partition(" ")
    return parse(physical, dialect(name))


@pytest.mark.parametrize(("left", "answer", "right", "bound"), _rows())
def test_table_of_relations(left: str, answer: str, right: str, bound: str) -> None:
    a, b = _read(left), _read(right)
    assert relation(a, b) == answer
    assert relation(b, a) == OPPOSITE.get(answer, answer)
    found, mirrored = common(a, b), common(b, a)
    assert str(found or "none") == bound
    assert found == mirrored or (found and mirrored and relation(found, mirrored) == "equal")


@pytest.mark.parametrize(
    "pool", [NUMBERS, TEXTS, MOMENTS, SCALARS], ids=("numbers", "texts", "moments", "all")
)
def test_scalars_are_a_preorder(pool: tuple[Type, ...]) -> None:
    """Compare every pair once; the set above a type must contain the sets above all of its members."""
    above = [sum(1 << index for index, b in enumerate(pool) if included(a, b)) for a in pool]
    for index, mask in enumerate(above):
        assert mask >> index & 1, pool[index]
        for other in range(len(pool)):
            if mask >> other & 1:
                missing = above[other] & ~mask
                assert not missing, (pool[index], pool[other], pool[missing.bit_length() - 1])


@pytest.mark.parametrize("pool", [NUMBERS, TEXTS, MOMENTS], ids=("numbers", "texts", "moments"))
def test_bounds_of_scalars_are_upper_bounds(pool: tuple[Type, ...]) -> None:
    for a in pool:
        for b in pool:
            bound = common(a, b)
            if a.kind == b.kind and a.kind != "opaque":
                assert bound is not None, (str(a), str(b))
            if bound is not None:
                assert included(a, bound), (str(a), str(b), str(bound))
                assert included(b, bound), (str(a), str(b), str(bound))


@given(types())
def test_every_type_includes_itself(a: Type) -> None:
    assert included(a, a)
    assert relation(a, a) == "equal"


@settings(max_examples=120)
@given(relatives(3))
def test_transitive(three: list[Type]) -> None:
    a, b, c = three
    if included(a, b) and included(b, c):
        assert included(a, c)


@settings(max_examples=120)
@given(relatives(2))
def test_bound_is_above_both_and_symmetric(two: list[Type]) -> None:
    a, b = two
    bound, mirrored = common(a, b), common(b, a)
    assert (bound is None) == (mirrored is None)
    if bound is not None and mirrored is not None:
        assert included(a, bound)
        assert included(b, bound)
        assert relation(bound, mirrored) == "equal"
    if included(a, b):
        assert bound == b or relation(a, b) == "equal"


@settings(max_examples=120)
@given(relatives(2))
def test_relation_is_antisymmetric(two: list[Type]) -> None:
    a, b = two
    assert relation(b, a) == OPPOSITE.get(relation(a, b), relation(a, b))


def test_unknown_is_comparable_to_nothing() -> None:
    text = unknown("my_type")
    assert not included(text, text)
    assert relation(text, text) == "unknown"
    assert relation(text, STRING) == "unknown"
    assert relation(array(text), array(STRING)) == "unknown"
    assert common(text, STRING) is None


def test_unknown_part_does_not_hide_a_difference() -> None:
    a = struct(Field("x", unknown("my_type")), Field("y", integer(32)))
    b = struct(Field("x", unknown("my_type")), Field("y", STRING))
    assert relation(a, b) == "incomparable"


def test_chain_of_nested_keys_is_compared_in_linear_time() -> None:
    a = b = integer(32)
    for _ in range(60):
        a, b = map_(a, integer(8)), map_(b, integer(8))
    assert relation(a, b) == "equal"
