"""Open contracts: from text to records, and from one contract to its neighbours."""

from __future__ import annotations

import os

from dq_contracts.model.contract import Contract
from dq_contracts.model.parser import contract_of
from dq_core.finding import Finding
from dq_core.paths import shown
from dq_core.reading import FileText, read
from dq_core.record import field, identity_record, mutable_record
from dq_core.yaml.loader import Document, load
from dq_core.yaml.tree import Mapping


@identity_record
class Opened:
    """A contract file: its YAML, and the contract in it where the file is a mapping at all."""

    path: str
    document: Document
    contract: Contract | None
    unreadable: Finding | None = None


@mutable_record
class Library:
    """The contracts of one run, each file read once, by its absolute path."""

    opened: dict[str, Opened] = field(default_factory=dict)

    def open(self, path: str, text: FileText | None = None) -> Opened:
        """Return the file at `path`; `text` spares reading a file that the caller has read. Never raises."""
        key = os.path.abspath(path)
        if key not in self.opened:
            self.opened[key] = self._open(key, text or read(path, shown(path)))
        return self.opened[key]

    def _open(self, path: str, text: FileText) -> Opened:
        if text.problem or text.unreadable:
            problems = (text.problem,) if text.problem else ()
            return Opened(path, Document(text.source, None, problems), None, text.unreadable)
        document = load(text.source)
        if not isinstance(document.root, Mapping):
            return Opened(path, document, None)
        folder = os.path.dirname(path)
        contract = contract_of(document.root, lambda file: self._neighbour(os.path.join(folder, file)))
        return Opened(path, document, contract)

    def _neighbour(self, path: str) -> Contract | None:
        return self.open(path).contract if os.path.isfile(path) else None
