"""Variables in the texts of a contract: `${NAME}`, `${NAME:-default}`, and `$${` for a mere `${`.

They stand for what the environment says when the contract is used. Code, prose and the values of data have a
`${` of their own, so the texts under the keys of `OWN_WORDS` are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dq_core.location import Location
from dq_core.record import record
from dq_core.yaml.scalars import resolve
from dq_core.yaml.tree import Mapping as MappingNode
from dq_core.yaml.tree import Node, Scalar, Sequence, Value

SIGN = "${"
OWN_WORDS = frozenset(
    {
        "answer", "arguments", "businessImpact", "constraint", "customProperties", "description", "enum",
        "dataGranularityDescription", "examples", "implementation", "instructions", "limitations", "pattern",
        "purpose", "query", "question", "transformDescription", "transformLogic", "usage",
    }
)  # fmt: skip
_VARIABLE = re.compile(r"\$\$\{|\$\{(?P<inside>[^{}]*)\}|\$\{")
_INSIDE = re.compile(r"(?P<name>[A-Za-z_][A-Za-z0-9_]*)(?::-(?P<default>.*))?", re.DOTALL)


class UnsetVariableError(Exception):
    """A variable without a default is not set: its name, and the place of the text where that is known."""

    def __init__(self, name: str, location: Location | None = None) -> None:
        super().__init__(f"the variable {name} is not set")
        self.name = name
        self.location = location

    @property
    def help(self) -> str:
        """What to do about it."""
        return f"set it, or write a default: ${{{self.name}:-...}}"


@record
class Malformed:
    """A `${` that starts no variable: its span in the text of the value, what is wrong and what to do."""

    start: int
    end: int
    message: str
    help: str


def is_open(node: Node | None) -> bool:
    """Say whether a value is not known before its variables are: it is a text with a well-formed one."""
    if not isinstance(node, Scalar) or not isinstance(node.value, str) or SIGN not in node.value:
        return False
    return any(_name(match) for match in _VARIABLE.finditer(node.value))


def malformed(text: str) -> Iterator[Malformed]:
    """Yield every `${` of a text that starts neither a variable nor an escape."""
    for match in _VARIABLE.finditer(text):
        if match[0] == "$${" or _name(match):
            continue
        inside = match["inside"]
        if inside is None:
            message, help_ = (
                "this variable does not end",
                "write ${NAME}, or $${ for the two signs themselves",
            )
        else:
            message, help_ = f"{inside!r} is no name of a variable", "a name has letters, digits and _"
        yield Malformed(match.start(), match.end(), message, help_)


def substituted(text: str, environment: Mapping[str, str]) -> str:
    """Return a text with its variables replaced; malformed ones stay as they are.

    A default stands in for a variable that is not set or empty. Raises UnsetVariableError for one that is not
    set and has no default.
    """

    def replaced(match: re.Match[str]) -> str:
        return SIGN if match[0] == "$${" else _value(match, environment)

    return _VARIABLE.sub(replaced, text) if SIGN in text else text


def values_used(text: str, environment: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the value and the name of each variable of a text that the environment sets."""
    for match in _VARIABLE.finditer(text) if SIGN in text else ():
        value = environment.get(_name(match))
        if value:
            yield value, _name(match)


def resolved(node: Node, environment: Mapping[str, str]) -> Node:
    """Return a node in which every variable of its open texts is replaced; places stay as they are.

    A value without quotes is read again, so `${PORT}` may become a number; what would not be written as that
    number, such as 007, stays a text. Raises UnsetVariableError.
    """
    if isinstance(node, MappingNode):
        values = {
            key: value if key in OWN_WORDS else resolved(value, environment)
            for key, value in node.values.items()
        }
        return MappingNode(node.source, node.start, node.end, node.keys, values)
    if isinstance(node, Sequence):
        items = [resolved(item, environment) for item in node.items]
        return Sequence(node.source, node.start, node.end, items)
    if not isinstance(node.value, str) or SIGN not in node.value:
        return node
    try:
        text = substituted(node.value, environment)
    except UnsetVariableError as error:
        raise UnsetVariableError(error.name, node.location) from None
    return Scalar(node.source, node.start, node.end, _read_again(node, text), text, node.plain)


def _read_again(node: Scalar, text: str) -> Value:
    value = resolve(text) if node.plain and is_open(node) else text
    as_written = str(value).lower() if isinstance(value, bool) else str(value)
    return text if value is None or as_written != text else value


def open_texts(root: Node) -> Iterator[Scalar]:
    """Yield every text of a contract in which `${` means a variable, without recursion."""
    waiting: list[Node] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, MappingNode):
            waiting += [value for key, value in reversed(node.values.items()) if key not in OWN_WORDS]
        elif isinstance(node, Sequence):
            waiting += reversed(node.items)
        elif isinstance(node.value, str) and SIGN in node.value:
            yield node


def _name(match: re.Match[str]) -> str:
    inside = _INSIDE.fullmatch(match["inside"] or "")
    return inside["name"] if inside else ""


def _value(match: re.Match[str], environment: Mapping[str, str]) -> str:
    inside = _INSIDE.fullmatch(match["inside"] or "")
    if inside is None:
        return match[0]
    name, default = inside["name"], inside["default"]
    value = environment.get(name)
    if default is not None:
        return value or default
    if value is None:
        raise UnsetVariableError(name)
    return value
