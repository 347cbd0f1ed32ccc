"""Fixes made of edits of YAML; each function returns none where the text cannot be edited."""

from __future__ import annotations

import re
from collections.abc import Callable

from dq_core.finding import Edit, Fix
from dq_core.source import Source
from dq_core.yaml.tree import Mapping, Scalar, Sequence, Value

_COMMENT = re.compile(r"(?<!\S)#")


def renaming(mapping: Mapping, key: str, name: str, *, safe: bool) -> tuple[Fix, ...]:
    """Return the fix that gives a key another name."""

    def edits() -> tuple[Edit, ...]:
        from dq_core.yaml.editing import key_renamed

        return key_renamed(mapping, key, name)

    return offered(f"rename {key!r} to {name!r}", mapping.source, edits, safe=safe)


def replacing(scalar: Scalar, value: Value, message: str, *, safe: bool) -> tuple[Fix, ...]:
    """Return the fix that gives a scalar another value."""

    def edits() -> tuple[Edit, ...]:
        from dq_core.yaml.editing import scalar_replaced

        return scalar_replaced(scalar, value)

    return offered(message, scalar.source, edits, safe=safe)


def swapping(first: Scalar, second: Scalar, message: str, *, safe: bool) -> tuple[Fix, ...]:
    """Return the fix that exchanges two scalars."""

    def edits() -> tuple[Edit, ...]:
        from dq_core.yaml.editing import scalars_swapped

        return scalars_swapped(first, second)

    return offered(message, first.source, edits, safe=safe)


def removing(mapping: Mapping, key: str, message: str, *, safe: bool) -> tuple[Fix, ...]:
    """Return the fix that removes a key; it is unsafe where a comment would go with it."""

    def edits() -> tuple[Edit, ...]:
        from dq_core.yaml.editing import key_removed

        return key_removed(mapping, key)

    return offered(message, mapping.source, edits, safe=safe)


def removing_item(sequence: Sequence, index: int, message: str, *, safe: bool) -> tuple[Fix, ...]:
    """Return the fix that removes an item of a list; it is unsafe where a comment would go with it."""

    def edits() -> tuple[Edit, ...]:
        from dq_core.yaml.editing import item_removed

        return item_removed(sequence, index)

    return offered(message, sequence.source, edits, safe=safe)


def inserting(
    mapping: Mapping, key: str, value: object, message: str, *, safe: bool, after: str | None = None
) -> tuple[Fix, ...]:
    """Return the fix that adds a key, behind the key `after` or behind the last one."""

    def edits() -> tuple[Edit, ...]:
        from dq_core.yaml.editing import key_inserted

        return key_inserted(mapping, key, value, after)

    return offered(message, mapping.source, edits, safe=safe)


def offered(
    message: str, source: Source, edits: Callable[[], tuple[Edit, ...]], *, safe: bool
) -> tuple[Fix, ...]:
    """Return the fix of the edits that a function makes, none where it raises EditRefusedError.

    A fix that removes a comment is never safe: nobody can say whether it still mattered.
    """
    from dq_core.yaml.layout import EditRefusedError

    try:
        made = edits()
    except EditRefusedError:
        return ()
    keeps = not any(_COMMENT.search(source.text, edit.start, edit.end) for edit in made)
    return (Fix(message, safe and keeps, source.path, made),) if made else ()
