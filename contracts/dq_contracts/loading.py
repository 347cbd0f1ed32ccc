"""Open contracts: from text to records, and from one contract to its neighbours and what it includes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from dq_contracts.including.problem import Inclusions
from dq_contracts.including.words import may_include
from dq_contracts.model.contract import Contract
from dq_contracts.model.parser import contract_of
from dq_core.finding import Finding
from dq_core.paths import shown
from dq_core.reading import FileText, read
from dq_core.record import field, identity_record, mutable_record
from dq_core.yaml.loader import Document, load
from dq_core.yaml.tree import Mapping

if TYPE_CHECKING:
    from dq_contracts.including.definitions import DefinitionsFile
    from dq_contracts.including.resolving import Resolver


@identity_record
class Opened:
    """A contract file: its YAML, and the contract in it where the file is a mapping at all.

    The contract is resolved: its nodes may stand in one of the `files` of definitions. What is wrong with
    including them is in `inclusions`.
    """

    path: str
    document: Document
    contract: Contract | None
    unreadable: Finding | None = None
    inclusions: Inclusions = field(default_factory=Inclusions)
    files: tuple[DefinitionsFile, ...] = ()

    @property
    def documents(self) -> tuple[Document, ...]:
        """The file and all that it includes, as YAML."""
        return (self.document, *(file.document for file in self.files))


@mutable_record
class Library:
    """The contracts of one run, each file read once, by its absolute path.

    `texts` are files that were read before, also by absolute path: they hold, whatever stands on the disk.
    `root` is the project's folder: it bounds what is included where there is no repository.
    """

    opened: dict[str, Opened] = field(default_factory=dict)
    texts: dict[str, FileText] = field(default_factory=dict)
    root: str = ""
    _resolver: Resolver | None = None

    def open(self, path: str, text: FileText | None = None) -> Opened:
        """Return the file at `path`; `text` spares reading a file that the caller has read. Never raises."""
        key = os.path.abspath(path)
        if key not in self.opened:
            self.opened[key] = self._open(key, text or self.texts.get(key) or read(path, shown(path)))
        return self.opened[key]

    def definitions(self, path: str, text: FileText | None = None) -> tuple[DefinitionsFile, ...]:
        """Return the file of definitions at `path`, resolved, and those that it uses. Never raises."""
        file = self.resolver().store.open(path, text)
        self.resolver().file(file)
        return (file, *self.resolver().reached(file.scope))

    def resolver(self) -> Resolver:
        """Return what resolves the contracts of this library, made when the first one includes something."""
        if self._resolver is None:
            from dq_contracts.including.resolving import Resolver
            from dq_contracts.including.store import Store

            texts = {os.path.realpath(path): text for path, text in self.texts.items()}
            self._resolver = Resolver(Store(self.root, texts))
        return self._resolver

    def _open(self, path: str, text: FileText) -> Opened:
        if text.problem or text.unreadable:
            problems = (text.problem,) if text.problem else ()
            return Opened(path, Document(text.source, None, problems), None, text.unreadable)
        document = load(text.source)
        root = document.root
        if not isinstance(root, Mapping):
            return Opened(path, document, None)
        if not may_include(text.source.text):
            return Opened(path, document, self._contract(path, root))
        resolution = self.resolver().contract(root, path)
        contract = self._contract(path, resolution.root)
        return Opened(path, document, contract, None, resolution.inclusions, resolution.files)

    def _contract(self, path: str, root: Mapping) -> Contract:
        folder = os.path.dirname(path)
        return contract_of(root, lambda file: self._neighbour(os.path.join(folder, file)))

    def _neighbour(self, path: str) -> Contract | None:
        known = os.path.abspath(path) in self.texts
        return self.open(path).contract if known or os.path.isfile(path) else None
