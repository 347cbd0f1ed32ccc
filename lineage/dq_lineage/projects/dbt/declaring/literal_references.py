"""The nodes that a text names by `ref` and `source` with literal arguments, found without rendering it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from dq_core.location import Location
from dq_core.record import record
from dq_core.source import Source
from dq_lineage.projects.dbt.declaring.jinja_tags import tags
from dq_lineage.projects.dbt.declaring.names import Names
from dq_lineage.projects.records import Reference

_TEXT = r"""(?:"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+')"""
_CALL = (
    r"(?<![\w.])(?:(?:builtins|dbt)\s*+\.\s*+)?(?P<kind>ref|source)\s*+\(\s*+"
    rf"(?P<first>{_TEXT})\s*+(?:,\s*+(?P<second>{_TEXT})\s*+)?"
    rf"(?:,\s*+(?:v|version)\s*+=\s*+(?P<version>{_TEXT}|[\w.]+)\s*+)?,?\s*+\)"
)
_WANTED = re.compile(rf"{_CALL}|(?P<text>{_TEXT})", re.DOTALL)
_LONG_TEXT = r"(?:\"\"\".*?\"\"\"|'''.*?''')"
_DEEPEST = 3


@record
class Spelled:
    """A reference as a text spells it: `ref` of package, name and version, or `source` of source and table.

    `package` is the name of the source there.
    """

    kind: Literal["ref", "source"]
    name: str
    package: str = ""
    version: str = ""

    def node(self, names: Names, asking: str) -> str:
        """Return the id of the node that is meant, asked in a package; empty where there is none."""
        if self.kind == "ref":
            return names.ref(self.name, self.package, self.version, asking)
        return names.source(self.package, self.name, asking) if self.name else ""


def literal_references(
    source: Source,
    names: Names,
    package: str = "",
    language: str = "sql",
    span: tuple[int, int] | None = None,
) -> tuple[Reference, ...]:
    """Return the references in a text, in its order, each with its place and the node that is meant.

    `package` is the one that the text belongs to. `language` is sql, where references stand in Jinja (in
    comments of SQL too, which dbt renders), or python. `span` limits the search to a part of the text.
    """
    start, stop = span or (0, len(source.text))
    return tuple(
        _reference(found, source.location(at + found.start(), at + found.end()), names, package)
        for found, at in _found(source.text, language, start, stop)
    )


def spelled_references(
    text: str, language: str = "sql", span: tuple[int, int] | None = None
) -> tuple[Spelled, ...]:
    """Return the references in a text, or in a part of it, in its order, whatever they mean."""
    start, stop = span or (0, len(text))
    return tuple(_spelled(found) for found, _ in _found(text, language, start, stop))


def named_reference(text: str, location: Location | None, names: Names, package: str) -> Reference | None:
    """Return the reference that a text such as `ref('orders')` is, as properties write it; None for none."""
    found = _WANTED.fullmatch(text.strip().removeprefix("{{").removesuffix("}}").strip())
    return _reference(found, location, names, package) if found and found["kind"] else None


def _found(text: str, language: str, start: int, stop: int) -> Iterator[tuple[re.Match[str], int]]:
    if "ref" not in text and "source" not in text:
        return
    if language == "python":
        yield from ((found, 0) for found in _python().finditer(text, start, stop) if found["kind"])
        return
    for tag in tags(text[:stop]):
        if tag.start >= start:
            yield from _inside(text[tag.start : tag.end], tag.start, 0)


@cache
def _python() -> re.Pattern[str]:
    """Return what finds references in Python, and the texts and comments that hide them."""
    return re.compile(rf"{_CALL}|(?P<text>{_LONG_TEXT}|{_TEXT}|\#[^\n]*|[\"'].*)", re.DOTALL)


def _inside(text: str, at: int, depth: int) -> Iterator[tuple[re.Match[str], int]]:
    for found in _WANTED.finditer(text):
        if found["kind"]:
            yield found, at
        elif "{{" in found["text"] and depth < _DEEPEST:
            # a hook is a text that dbt renders later, so that what it names is upstream as well
            start = found.start("text") + 1
            for tag in tags(found["text"][1:-1]):
                inner = found["text"][1:-1][tag.start : tag.end]
                yield from _inside(inner, at + start + tag.start, depth + 1)


def _reference(found: re.Match[str], location: Location | None, names: Names, package: str) -> Reference:
    said = _spelled(found)
    return Reference(said.kind, said.name, said.package, said.version, said.node(names, package), location)


def _spelled(found: re.Match[str]) -> Spelled:
    first = _plain(found["first"])
    second = _plain(found["second"]) if found["second"] else ""
    if found["kind"] == "source":
        return Spelled("source", second, first)
    name, owner = (second, first) if found["second"] else (first, "")
    return Spelled("ref", name, owner, _plain(found["version"] or ""))


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text[1:-1]) if text[:1] in ("'", '"') else text
