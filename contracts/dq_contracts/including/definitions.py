"""A file of definitions: named parts that others build on, and defaults that hold for whole contracts."""

from __future__ import annotations

from collections.abc import Iterator

from dq_contracts.including.kinds import SHAPES
from dq_contracts.including.problem import InclusionKind, Inclusions
from dq_contracts.including.words import KIND
from dq_contracts.model.nodes import mapping_of, text_of
from dq_core.finding import Finding
from dq_core.location import Location
from dq_core.record import field, identity_record, mutable_record
from dq_core.yaml.loader import Document
from dq_core.yaml.tree import Mapping, Scalar


@mutable_record
class Scope:
    """What a file can name: definitions of `files` by their names, those of others with their path.

    `reached` collects all files of definitions that the file uses, by path; `failed` the texts that name
    none; `incomplete` says that a listed file is among those. `seen` holds the custom properties of ours that
    were understood, by identity; `keeps_words` tells that they stay in what is resolved.
    """

    path: str
    keeps_words: bool = False
    files: list[DefinitionsFile] = field(default_factory=list)
    reached: dict[str, DefinitionsFile] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)
    inclusions: Inclusions = field(default_factory=Inclusions)
    incomplete: bool = False
    seen: set[int] = field(default_factory=set)
    advice: dict[tuple[str, str], str] = field(default_factory=dict)

    def fail(self, kind: InclusionKind, text: str, message: str, location: Location, help_: str) -> None:
        """Record that a text names no file to include, once for each text."""
        if text not in self.failed:
            self.failed.add(text)
            self.inclusions.add(kind, message, location, help_)


@identity_record
class Definition:
    """A named part of one kind in a file, or the defaults of one kind, which have no name."""

    file: DefinitionsFile
    kind: str
    name: str
    node: Mapping
    key: Scalar


@mutable_record
class DefinitionsFile:
    """A file of definitions as read; `unusable` says why nothing can be taken from it, empty where it can.

    `includes` are the files that it lists, each with the text that names it.
    """

    path: str
    document: Document
    scope: Scope
    unusable: str = ""
    unreadable: Finding | None = None
    sections: dict[str, dict[str, Definition]] = field(default_factory=dict)
    defaults: dict[str, Definition] = field(default_factory=dict)
    includes: list[tuple[Scalar, DefinitionsFile]] = field(default_factory=list)

    @property
    def root(self) -> Mapping | None:
        """The mapping that the file holds, if it does."""
        return self.document.root if isinstance(self.document.root, Mapping) else None

    def definitions(self) -> Iterator[Definition]:
        """Yield all definitions and defaults in the order of the file."""
        for section in self.sections.values():
            yield from section.values()
        yield from self.defaults.values()


def definitions_file(path: str, document: Document, unreadable: Finding | None) -> DefinitionsFile:
    """Return the file of definitions that a document holds."""
    file = DefinitionsFile(path, document, Scope(path), _unusable(document, unreadable), unreadable)
    root = file.root
    if root is None or file.unusable:
        return file
    file.scope.files.append(file)
    sections = mapping_of(root, "definitions")
    for kind in sections.values if sections is not None else ():
        named = mapping_of(sections, kind) if sections is not None and kind in SHAPES else None
        if named is not None:
            file.sections[kind] = _named(file, kind, named)
    defaults = mapping_of(root, "defaults")
    if defaults is not None:
        for kind, node in defaults.values.items():
            if kind in SHAPES and isinstance(node, Mapping):
                file.defaults[kind] = Definition(file, kind, "", node, defaults.keys[kind])
    return file


def _named(file: DefinitionsFile, kind: str, named: Mapping) -> dict[str, Definition]:
    return {
        name: Definition(file, kind, name, node, named.keys[name])
        for name, node in named.values.items()
        if isinstance(node, Mapping)
    }


def _unusable(document: Document, unreadable: Finding | None) -> str:
    if unreadable is not None:
        return unreadable.message
    if document.root is None:
        return document.problems[0].message if document.problems else "it is empty"
    if not isinstance(document.root, Mapping) or text_of(document.root, "kind") != KIND:
        return f"it is no file of definitions, which says kind: {KIND}"
    return ""
