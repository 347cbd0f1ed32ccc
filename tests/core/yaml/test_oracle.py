"""Values and places against PyYAML's composer in Python, with a resolver that knows YAML 1.2 only."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from dq_core.source import Source
from dq_core.yaml.loader import load
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence, plain_value

# YAML 1.2.2, section 10.3.2, "Tag Resolution", line by line
RESOLUTION: tuple[tuple[str, Callable[[str], object]], ...] = (
    (r"null|Null|NULL|~|", lambda _: None),
    (r"true|True|TRUE", lambda _: True),
    (r"false|False|FALSE", lambda _: False),
    (r"[-+]?[0-9]+", int),
    (r"0o[0-7]+", lambda text: int(text, 0)),
    (r"0x[0-9a-fA-F]+", lambda text: int(text, 0)),
    (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", Decimal),
    (r"[-+]?(\.inf|\.Inf|\.INF)", lambda text: float(text.replace(".", ""))),
    (r"\.nan|\.NaN|\.NAN", lambda _: float("nan")),
)


class Composer(yaml.SafeLoader):
    """Composes nodes without guessing types."""

    yaml_implicit_resolvers: dict[Any, Any] = {}  # noqa: RUF012 - so declared by PyYAML


def oracle_scalar(text: str) -> object:
    return next((read(text) for pattern, read in RESOLUTION if re.fullmatch(pattern, text)), text)


def oracle(node: Any) -> object:
    if isinstance(node, yaml.MappingNode):
        return {key.value: oracle(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [oracle(item) for item in node.value]
    return node.value if node.style else oracle_scalar(node.value)


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(max_size=20),
    st.from_regex(r"[-+.]?[0-9a-fxoeE_:.]{1,8}", fullmatch=True),
    st.sampled_from(
        ["NO", "on", "1:30", "012", "0x1F", "1e3", ".inf", "2024-01-31", "=", "<<", "~", "a: b", "# c"]
    ),
)
KEYS = st.text("abcé😀 :#-'\"1.", min_size=1, max_size=8).filter(lambda key: key != "<<")
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=20,
)
FORMS = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([None, True, False]),
        "width": st.sampled_from([10, 80, 1000]),
        "allow_unicode": st.booleans(),
        "default_style": st.sampled_from([None, "'", '"', "|", ">"]),
        "explicit_start": st.booleans(),
        "indent": st.sampled_from([2, 5]),
    }
)


@given(VALUES, FORMS)
def test_values_and_places_are_those_of_an_independent_reader(value: object, form: dict[str, Any]) -> None:
    text = yaml.safe_dump(value, sort_keys=False, **form)
    assume("!!" not in text)  # with a default style the dumper tags what is no text
    composed = yaml.compose(text, Loader=Composer)
    document = load(Source("x", text))
    assert plain_value(document.root) == oracle(composed)
    same_places(document.root, composed, text)


def same_places(ours: Node | None, theirs: Any, text: str) -> None:
    assert ours is not None
    if isinstance(ours, Mapping):
        written = {key.value: (key, value) for key, value in theirs.value}
        for name, (key, value) in written.items():
            same_places(ours.keys[name], key, text)
            same_places(ours.values[name], value, text)
    elif isinstance(ours, Sequence):
        for item, other in zip(ours.items, theirs.value, strict=True):
            same_places(item, other, text)
    else:
        start, end = theirs.start_mark.index, theirs.end_mark.index
        assert text[ours.start : ours.end] == (
            text[start:end].rstrip() if theirs.style in ("|", ">") else text[start:end]
        )
        read_again(ours, text)


def read_again(scalar: Scalar, text: str) -> None:
    written = text[scalar.start : scalar.end]
    if "\n" in written or not written:
        return
    again = load(Source("x", f"[{written}]\n")).root
    if isinstance(again, Sequence) and len(again.items) == 1 and isinstance(again.items[0], Scalar):
        assert again.items[0].value == scalar.value
