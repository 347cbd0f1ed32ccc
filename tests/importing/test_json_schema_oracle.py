"""Values that a JSON Schema admits are those that the imported contract admits, as jsonschema says."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st

from dq_contracts.importers.draft import Draft
from dq_contracts.importers.json_schema import draft_of
from dq_contracts.importers.schema_source import SchemaSource
from dq_contracts.importers.settling import settled
from dq_core.source import Source
from tests.importing.judging import accepts

NAMES = st.sampled_from(["a", "b", "c d", "é"])
SMALL = st.integers(-3, 3)
SIZES = st.integers(0, 3)


def optional(**keywords: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=keywords)


def with_type(kind: str, keywords: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    kinds: st.SearchStrategy[Any] = st.sampled_from([kind, [kind], [kind, "null"], ["null", kind]])
    return st.tuples(kinds, keywords).map(lambda pair: {"type": pair[0], **pair[1]})


LEAVES = st.one_of(
    with_type(
        "string",
        optional(
            minLength=SIZES,
            maxLength=SIZES,
            pattern=st.sampled_from(["^a", "b$", "[ab]+", "^a|b$"]),
            enum=st.lists(st.sampled_from(["a", "b", "ab", "abc"]), min_size=1, unique=True),
        ),
    ),
    with_type("integer", optional(minimum=SMALL, exclusiveMaximum=SMALL, multipleOf=st.integers(1, 3))),
    with_type("number", optional(exclusiveMinimum=SMALL, maximum=st.sampled_from([-0.5, 0.1, 2]))),
    with_type("boolean", st.just({})),
    st.sampled_from([{"const": 1}, {"enum": ["a", None]}, {"enum": [1, 2]}, {"const": "ab"}]),
)


def containers(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    objects = st.dictionaries(NAMES, inner, min_size=1, max_size=3).flatmap(
        lambda fields: st.fixed_dictionaries(
            {"properties": st.just(fields)},
            optional={"required": st.lists(st.sampled_from(sorted(fields)), unique=True)},
        )
    )
    return st.one_of(
        with_type("object", objects),
        with_type("array", optional(items=inner, minItems=SIZES, maxItems=SIZES, uniqueItems=st.booleans())),
        with_type("object", st.fixed_dictionaries({"additionalProperties": inner})),
        inner.map(lambda schema: {"anyOf": [schema, {"type": "null"}]}),
        st.tuples(inner, inner).map(lambda pair: {"allOf": list(pair)}),
    )


SCHEMAS = st.recursive(LEAVES, containers, max_leaves=5)
SCALARS = st.sampled_from([None, True, False, 0, 1, 2, -1, 0.5, 3, "", "a", "b", "ab", "abc"])
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(NAMES, inner, max_size=3)),
    max_leaves=5,
)


@settings(max_examples=100, deadline=None)
@given(SCHEMAS, st.lists(VALUES, min_size=5, max_size=20))
def test_the_contract_admits_what_the_schema_admits(schema: Any, values: list[Any]) -> None:
    whole = {"type": "object", "properties": {"x": schema}, "required": ["x"]}
    draft = imported(schema)
    if not is_whole(draft):
        return
    column = draft.contract["schema"][0]["properties"][0]
    validator = jsonschema.Draft202012Validator(whole)
    for value in values:
        if not _has_absence(schema, value):
            assert accepts(column, value) == validator.is_valid({"x": value}), (schema, column, value)


def imported(schema: Any) -> Draft:
    whole = {"type": "object", "properties": {"x": schema}, "required": ["x"]}
    return settled(draft_of(SchemaSource(Source("s.json", json.dumps(whole)), "s")), "s")


def is_whole(draft: Draft) -> bool:
    """Say whether nothing is lost but that the column itself must be present, which each row here has."""
    return all("must be present" in loss.reason and loss.place == "s.x" for loss in draft.losses)


def _has_absence(schema: Any, value: Any) -> bool:
    """Say whether the value has a null inside: a row cannot tell an absent key from one that is null."""
    if isinstance(value, dict):
        return any(item is None or _has_absence(schema, item) for item in value.values())
    return isinstance(value, list) and any(_has_absence(schema, item) for item in value)


def test_most_schemas_of_this_grammar_are_imported_whole() -> None:
    whole: list[bool] = []

    @settings(max_examples=60, deadline=None, database=None, derandomize=True)
    @given(SCHEMAS)
    def count(schema: Any) -> None:
        whole.append(is_whole(imported(schema)))

    count()
    assert sum(whole) > len(whole) / 2
