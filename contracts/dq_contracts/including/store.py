"""The files of definitions of one run, each read once, with the files that they include in turn."""

from __future__ import annotations

import os

from dq_contracts.including.circles import deepest_first
from dq_contracts.including.definitions import DefinitionsFile, Scope, definitions_file
from dq_contracts.including.places import NotThereError, OutsideError, place_of
from dq_contracts.including.words import DEFINITIONS, entries, names_in
from dq_core.paths import shown
from dq_core.reading import FileText, read
from dq_core.record import field, mutable_record
from dq_core.yaml.loader import Document, load
from dq_core.yaml.tree import Mapping, Scalar


@mutable_record
class Store:
    """Opens files of definitions. Where there is no repository, `root` is the folder that bounds them.

    `texts` are files that were read before, by their real paths.
    """

    root: str = ""
    texts: dict[str, FileText] = field(default_factory=dict)
    files: dict[str, DefinitionsFile] = field(default_factory=dict)
    _waiting: list[DefinitionsFile] = field(default_factory=list)
    _settled: set[DefinitionsFile] = field(default_factory=set)

    def open(self, path: str, text: FileText | None = None) -> DefinitionsFile:
        """Return the file at `path`; `text` spares reading a file that the caller has read. Never raises."""
        file = self._read(os.path.realpath(path), path, text)
        self._settle()
        return file

    def named(self, scalar: Scalar, text: str, scope: Scope) -> DefinitionsFile | None:
        """Return the file that a text names from a file; what is wrong becomes a problem at the scalar."""
        file = self._named(scalar, text, scope)
        self._settle()
        return file

    def listed(self, node: Mapping, word: str, scope: Scope) -> list[tuple[Scalar, DefinitionsFile]]:
        """Return the files that a contract lists under one of the words, each with the text that names it."""
        found = self._listed(node, word, scope)
        self._settle()
        return found

    def _settle(self) -> None:
        """Read what the files include in turn, until there is none left whose own list is unread."""
        read_now: list[DefinitionsFile] = []
        while self._waiting:
            file = self._waiting.pop()
            if file.root is not None and not file.unusable:
                file.includes = self._listed(file.root, DEFINITIONS, file.scope)
                file.scope.files += (included for _, included in file.includes)
            read_now.append(file)
        for file in read_now:
            for _ in deepest_first(file, lambda each: each.includes, self._settled, _report_circle):
                pass

    def _listed(self, node: Mapping, word: str, scope: Scope) -> list[tuple[Scalar, DefinitionsFile]]:
        found: list[tuple[Scalar, DefinitionsFile]] = []
        for entry in entries(node, word):
            scope.seen.add(id(entry))
            names = names_in(entry.values.get("value"))
            if names is None:
                place = entry.value_location("value")
                scope.inclusions.add("misused", f"{word!r} names no file", place, "write a path, or a list")
            for scalar in names or ():
                file = self._named(scalar, scalar.text, scope)
                if file is not None:
                    found.append((scalar, file))
                else:
                    scope.incomplete = True
        return found

    def _named(self, scalar: Scalar, text: str, scope: Scope) -> DefinitionsFile | None:
        try:
            path = place_of(text, os.path.dirname(scope.path), self.root)
        except OutsideError as error:
            scope.fail("outside", text, str(error), scalar.location, error.help)
            return None
        except NotThereError as error:
            help_ = "a path starts at the folder of the file that it stands in"
            scope.fail("unreadable", text, str(error), scalar.location, help_)
            return None
        file = self._read(path, path, None)
        scope.reached[path] = file
        if file.unusable:
            scope.fail("unreadable", text, f"{text!r} is not included: {file.unusable}", scalar.location, "")
            return None
        return file

    def _read(self, key: str, path: str, text: FileText | None) -> DefinitionsFile:
        if key in self.files:
            return self.files[key]
        text = text or self.texts.get(key) or read(path, shown(path))
        if text.problem or text.unreadable:
            document = Document(text.source, None, (text.problem,) if text.problem else ())
        else:
            document = load(text.source)
        file = self.files[key] = definitions_file(path, document, text.unreadable)
        self._waiting.append(file)
        return file


def _report_circle(scalar: Scalar, circle: list[DefinitionsFile]) -> None:
    names = " -> ".join(shown(file.path) for file in (*circle, circle[0]))
    text = f"these files include each other in a circle: {names}"
    last = circle[-1].scope
    last.inclusions.add("circular", text, scalar.location, "move what both need to a file that includes none")
