"""From a contract as plain values to the model, without a file."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from dq_contracts.importers.schema_source import SourceError
from dq_contracts.importers.settling import contract_text
from dq_contracts.loading import Library
from dq_contracts.model.contract import Contract
from dq_core.reading import FileText
from dq_core.source import Source

_FILE = "dq-import.odcs.yaml"


def parsed(contract: Mapping[str, Any], folder: str) -> tuple[Contract, Library]:
    """Return a contract as if it stood in a file of the folder, with the library that holds it.

    Raises SourceError where it would be larger, or nested deeper, than dq reads.
    """
    path = os.path.join(os.path.abspath(folder), _FILE)
    library = Library()
    found = library.open(path, FileText(Source(path, contract_text(dict(contract))))).contract
    if found is None:
        raise SourceError("the contract would be larger, or nested deeper, than dq reads", None)
    return found, library
