"""Write fixed files back, each whole or not at all, and only over the text that was fixed."""

from __future__ import annotations

import os

from dq.project.collecting import ProjectFile
from dq.project.fixing import ChangedFile
from dq_core.atomic_writing import write
from dq_core.finding import Finding
from dq_core.notices.file_unwritable import file_unwritable
from dq_core.paths import shown
from dq_core.reading import read, reason_of


def written_text(change: ChangedFile) -> str:
    """Return the new text of a file with the byte order mark that the old one had."""
    return change.file.text.mark + change.text


def write_back(change: ChangedFile) -> Finding | None:
    """Write the new text of a file, through symbolic links; return what kept it from being written."""
    path = change.file.path
    reason = _hindrance(change.file)
    if reason:
        return file_unwritable(shown(path), reason)
    try:
        write(path, written_text(change))
    except OSError as error:
        return file_unwritable(shown(path), reason_of(error))
    return None


def _hindrance(file: ProjectFile) -> str:
    now = read(file.path)
    if now.unreadable is not None:
        return "it is gone" if not os.path.exists(file.path) else now.unreadable.message
    if (now.mark, now.source.text) != (file.text.mark, file.text.source.text):
        return "it was changed while dq was at work"
    return "" if os.access(file.path, os.W_OK) else "it is read-only"
