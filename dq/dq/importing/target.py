"""The contract that an import writes: a new one, or one that is there and is updated."""

from __future__ import annotations

import os
from typing import Any

from dq.project.collecting import ProjectFile
from dq.project.fix_writing import write_back
from dq.project.fixing import ChangedFile
from dq_contracts.importers.settling import contract_text
from dq_contracts.updating.update import Updated, update
from dq_core.atomic_writing import write
from dq_core.errors import DqError
from dq_core.file_kinds import kind_of
from dq_core.finding import Finding
from dq_core.notices.configuration_invalid import configuration_invalid
from dq_core.notices.file_unwritable import file_unwritable
from dq_core.notices.path_missing import path_missing
from dq_core.paths import shown
from dq_core.reading import FileText, read, reason_of
from dq_core.record import identity_record
from dq_core.source import Source
from dq_core.yaml.loader import load
from dq_core.yaml.tree import Mapping


@identity_record
class Outcome:
    """What an import makes: the text of the contract, the text before, and what there is to say of it."""

    path: str
    before: FileText | None
    text: str
    added: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether the file has to be written."""
        return self.before is None or self.before.source.text != self.text


def existing(into: str | None, output: str | None) -> FileText | None:
    """Return the contract to update: the one named by `into`, else a contract that stands at `output`.

    Raises DqError for a path without a file, and for a file that is no contract: it is not overwritten.
    """
    path = into or (output if output and os.path.lexists(output) else None)
    if path is None:
        return None
    if not os.path.lexists(path):
        raise DqError(path_missing(shown(path)))
    text = read(path, shown(path))
    if text.unreadable:
        raise DqError(text.unreadable)
    if into is None and kind_of(path, text.source.text) != "odcs":
        message = f"{shown(path)} is there already and is no contract"
        raise DqError(configuration_invalid(message, None, "name another file, or remove it"))
    root = None if text.problem else load(text.source).root
    if not isinstance(root, Mapping):
        message = f"{shown(path)} cannot be read as a contract"
        raise DqError(configuration_invalid(message, None, f"see what dq lint says of {shown(path)}"))
    return text


def outcome_of(
    contract: dict[str, Any],
    before: FileText | None,
    into: str | None,
    output: str | None,
    *,
    overwrite: bool,
) -> Outcome:
    """Return the text to write for a draft."""
    path = output or into or ""
    if before is None:
        return Outcome(path, None, contract_text(contract))
    made: Updated = update(before.source, contract, overwrite=overwrite)
    moved = output is not None and into is not None and not _same_file(output, into)
    return Outcome(path, None if moved else before, made.text, made.added, made.findings)


def changed_file(outcome: Outcome) -> ChangedFile:
    """Return the outcome in the form that is written back or shown as a difference."""
    before = outcome.before or FileText(Source(shown(outcome.path) if outcome.path else "contract", ""))
    return ChangedFile(ProjectFile(outcome.path, "odcs", before, named=True), outcome.text)


def written(outcome: Outcome) -> Finding | None:
    """Write the file, whole or not at all; return what kept it from being written."""
    if outcome.before is not None:
        return write_back(changed_file(outcome))
    try:
        write(outcome.path, outcome.text)
    except OSError as error:
        return file_unwritable(shown(outcome.path), reason_of(error))
    return None


def _same_file(one: str, other: str) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)
