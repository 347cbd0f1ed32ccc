"""Say of a value that it has none of the types of its key, and what to write."""

from __future__ import annotations

from decimal import Decimal

from dq_contracts.standard.ambiguity import WORDS
from dq_contracts.standard.defects import Recorder
from dq_contracts.standard.key import Key
from dq_contracts.standard.words import type_in_words
from dq_core.finding import Fix
from dq_core.yaml.fixes import replacing
from dq_core.yaml.scalars import resolve
from dq_core.yaml.tree import Node, Scalar, Value, kind_in_words

_QUOTE = "put it in quotes"
_UNQUOTE = "remove the quotes"
_KINDS: dict[str, tuple[type, ...]] = {
    "a boolean": (bool,),
    "an integer": (int,),
    "a number": (int, Decimal),
}


def check_misfit(key: Key, name: str, node: Node, recorder: Recorder) -> None:
    """Record a value of a wrong type."""
    types = [type_name for form in key.forms or key.later for type_name in form.types]
    expected = " or ".join(dict.fromkeys(type_in_words(type_name) for type_name in types))
    help_, fixes = _advice(expected, node) if isinstance(node, Scalar) else ("", ())
    text = f"{name!r} must be {expected}, not {kind_in_words(node)}"
    recorder.add("wrong-type", text, node.location, help_, fixes)


def _advice(expected: str, node: Scalar) -> tuple[str, tuple[Fix, ...]]:
    """Return what to do, and the fix where it is known what to write."""
    if node.value is None:
        return "write a value, or remove the key", ()
    if expected == "a string":
        return _QUOTE, replacing(node, node.text, _QUOTE, safe=True)
    if expected == "a boolean" and node.text in WORDS:
        help_ = f"write {'true' if node.text.lower() in ('yes', 'on') else 'false'}"
        return help_, replacing(node, help_.endswith("true"), help_, safe=False)
    value = resolve(node.text)
    if type(value) in _KINDS.get(expected, ()) and _is_as_written(value, node.text):
        return _UNQUOTE, replacing(node, value, _UNQUOTE, safe=True)
    return "", ()


def _is_as_written(value: Value, text: str) -> bool:
    """Say whether readers of YAML 1.1 and 1.2 take the bare text for the value."""
    from dq_core.yaml.scalar_text import scalar_text

    return scalar_text(value) == text
