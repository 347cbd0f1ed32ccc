"""Write plain values as YAML in the style that people write contracts in."""

from __future__ import annotations

from collections.abc import Iterator

from dq_core.display import flat, is_harmless
from dq_core.record import record
from dq_core.yaml.scalar_text import scalar_text

INDENT = 2
_WIDEST_FLOW = 100
_LONGEST_KEY = 800


@record
class Commented:
    """A value with a comment: behind a scalar on its line, above the entry of a mapping or list."""

    value: object
    comment: str


def write(value: object) -> str:
    """Return a value as the text of a YAML file that ends with a line end.

    `value` is made of dict (keys are strings), list, tuple, str, int, Decimal, float, bool, None and
    `Commented`; the order of keys is kept. Blocks are indented by two spaces, items of lists too; lists of a
    few short scalars stand between brackets, texts of several lines in literal blocks, and no line is folded.
    Raises TypeError for anything else.
    """
    return "".join(f"{line}\n" for line in lines(value))


def lines(value: object, indent: int = 0) -> list[str]:
    """Return the lines of a value that stands on lines of its own, indented by `indent` spaces."""
    plain, comment = _parts(value)
    if _is_block(plain, indent):
        return [*_above(comment, indent), *_block(plain, indent)]
    return [*_above(comment, indent), " " * indent + _inline(plain, indent)]


def _block(value: object, indent: int) -> Iterator[str]:
    if isinstance(value, dict):
        return _mapping(value, indent)
    return _sequence(value, indent) if isinstance(value, list | tuple) else iter(())


def _mapping(mapping: dict[object, object], indent: int) -> Iterator[str]:
    for key, value in mapping.items():
        if not isinstance(key, str):
            raise TypeError(f"{type(key).__name__} is no key of a mapping")
        text = scalar_text(key)
        if len(text) > _LONGEST_KEY:  # readers look for the colon of a bare key within 1024 characters
            yield f"{' ' * indent}? {text}"
            text = ""
        yield from _entry(f"{text}:", value, indent)


def _sequence(items: list[object] | tuple[object, ...], indent: int) -> Iterator[str]:
    for item in items:
        plain, comment = _parts(item)
        if _is_block(plain, indent + INDENT):
            yield from _above(comment, indent)
            first, *rest = _block(plain, indent + INDENT)
            # a comment that stands above the first entry would be torn from its line by the dash
            while first.lstrip().startswith("#"):
                yield first[INDENT:]
                first, *rest = rest
            yield f"{' ' * indent}- {first.lstrip(' ')}"
            yield from rest
        else:
            yield from _entry("-", item, indent)


def _entry(head: str, value: object, indent: int) -> Iterator[str]:
    """Yield `head` with its value behind it, or below it where it needs lines of its own."""
    plain, comment = _parts(value)
    start = " " * indent + head
    if _is_block(plain, indent + len(head) + 1):
        yield from _above(comment, indent)
        yield start
        yield from _block(plain, indent + INDENT)
        return
    if isinstance(plain, str) and _is_literal(plain):
        header, *rest = _literal(plain, indent + INDENT)
        yield f"{start} {header}{_behind(comment)}"
        yield from rest
        return
    yield f"{start} {_inline(plain, len(start) + 1)}{_behind(comment)}"


def _is_block(value: object, column: int) -> bool:
    if isinstance(value, dict):
        return bool(value)
    return isinstance(value, list | tuple) and bool(value) and not _flow(value, column)


def _inline(value: object, column: int) -> str:
    if isinstance(value, dict):
        return "{}"
    if isinstance(value, list | tuple):
        return _flow(value, column) or "[]"
    return scalar_text(value)  # type: ignore[arg-type]  # raises TypeError for what is no scalar


def _flow(items: list[object] | tuple[object, ...], column: int) -> str:
    """Return a list of short scalars between brackets; empty where it has other items or is too long."""
    if not items or any(isinstance(item, dict | list | tuple | Commented) for item in items):
        return ""
    room = _WIDEST_FLOW - column
    if len(items) * 3 > room or any(isinstance(item, str) and len(item) > room for item in items):
        return ""
    text = ", ".join(scalar_text(item, flow=True) for item in items)  # type: ignore[arg-type]  # as above
    return f"[{text}]" if len(text) + INDENT <= room else ""


def _is_literal(text: str) -> bool:
    """Say whether a text of several lines survives a literal block, and an editor that trims lines."""
    if "\n" not in text or not text.strip("\n"):
        return False
    if any(line != line.rstrip() or line.startswith("\t") for line in text.split("\n")):
        return False
    return all(character in "\n\t" or is_harmless(character) for character in text)


def _literal(text: str, indent: int) -> Iterator[str]:
    body = text.rstrip("\n")
    ends = len(text) - len(body)
    chomping = ("-", "")[ends] if ends <= 1 else "+"
    first = body.lstrip("\n")
    yield f"|{INDENT if first.startswith(' ') else ''}{chomping}"
    for line in body.split("\n"):
        yield f"{' ' * indent}{line}" if line else ""
    for _ in range(ends - 1):
        yield ""


def _parts(value: object) -> tuple[object, str]:
    comments = []
    while isinstance(value, Commented):
        comments.append(value.comment)
        value = value.value
    return value, "\n".join(filter(None, comments))


def _above(comment: str, indent: int) -> list[str]:
    if not comment:
        return []
    return [f"{' ' * indent}# {flat(line)}".rstrip() for line in comment.split("\n")]


def _behind(comment: str) -> str:
    return f"  # {flat(comment)}".rstrip() if comment else ""
