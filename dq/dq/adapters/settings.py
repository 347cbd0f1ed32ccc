"""The settings of a server with the variables of the environment in them, and how to speak of them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dq_contracts.model.contract import Server
from dq_contracts.variables import SIGN, UnsetVariableError, resolved, substituted, values_used
from dq_core.paths import shown
from dq_core.record import changed
from dq_core.yaml.tree import Mapping as MappingNode
from dq_core.yaml.tree import Scalar


@dataclass(frozen=True, slots=True)
class Hidden:
    """Texts that came from the environment, each with what is said in its place; the longest come first."""

    texts: tuple[tuple[str, str], ...] = ()

    def within(self, text: str) -> str:
        """Return a text without any of them."""
        for value, written in self.texts:
            text = text.replace(value, written)
        return text

    def also(self, other: Hidden) -> Hidden:
        """Return what both hide."""
        return replace(self, texts=_sorted({**dict(self.texts), **dict(other.texts)}))


NOTHING_HIDDEN = Hidden()


def with_environment(
    server: Server, folder: str, environment: Mapping[str, str] | None = None
) -> tuple[Server, Hidden]:
    """Return the server with its variables replaced, and what must not be said of it.

    `folder` is the contract's, from which relative paths start: they are hidden in each form in which an
    error may spell them. Raises UnsetVariableError.
    """
    environment = os.environ if environment is None else environment
    open_settings = [
        value.text
        for value in server.node.values.values()
        if isinstance(value, Scalar) and SIGN in value.text
    ]
    if not open_settings:
        return server, NOTHING_HIDDEN
    node = resolved(server.node, environment)
    hidden = dict(pair for text in open_settings for pair in _hidden(text, folder, environment))
    whole = server if not isinstance(node, MappingNode) else changed(server, node=node)
    return whole, Hidden(_sorted(hidden))


def type_of(server: Server, environment: Mapping[str, str] | None = None) -> str:
    """Return the server's type, which may be a variable too; as written where that is not set."""
    try:
        return substituted(server.type, os.environ if environment is None else environment)
    except UnsetVariableError:
        return server.type


def _hidden(text: str, folder: str, environment: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    used = list(values_used(text, environment))
    parts = [(value, f"${{{name}}}") for value, name in used]
    for value, written in [*parts, *([(substituted(text, environment), text)] if used else [])]:
        path = os.path.normpath(os.path.join(folder, value))
        yield from ((form, written) for form in (value, path, shown(path), value.strip("/")) if form != ".")


def _sorted(texts: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(((value, text) for value, text in texts.items() if value), key=_by_length))


def _by_length(pair: tuple[str, str]) -> tuple[int, str]:
    return -len(pair[0]), pair[0]
