"""What answers depend on, as keys of the cache.

The first key is made of what is known before anything is rendered: it leads to the notes of what the
rendering used. With these, the second key is made of all that the answer depends on.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256

import dq_core
from dq_core.record import changed, record
from dq_core.source import Source
from dq_core.version import VERSION
from dq_lineage.answer.packing import BadFormError, unpacked
from dq_lineage.projects.records import Node, Reference, Rendered, Renderings, Unresolved

_NOTHING = Source("", "")


@record
class Notes:
    """What a rendering used: macros and variables by name, references, and the `nodes` that it reads by id.

    `lacks` are the macros that it did not find. `named` says that all references are written out and found.
    """

    macros: tuple[str, ...]
    variables: tuple[str, ...]
    references: tuple[Reference, ...]
    lacks: tuple[Unresolved, ...]
    nodes: tuple[str, ...]
    named: bool

    def renderings(self) -> Renderings:
        """Return renderings that used the same and say nothing."""
        used = Rendered(
            "only",
            "",
            _NOTHING,
            macros=self.macros,
            variables=self.variables,
            references=self.references,
            unresolved=self.lacks,
        )
        return Renderings((used,))


def notes_in(kept: bytes) -> tuple[Notes, ...]:
    """Return the notes of a value; none of one that has another form."""
    try:
        return tuple(unpacked(Notes, each) for each in json.loads(kept))
    except (BadFormError, ValueError, TypeError):
        return ()


def notes_of(renderings: Renderings, nodes: Iterable[str], literal: Iterable[str]) -> Notes:
    """Return the notes of what was rendered; `nodes` are those it reads, `literal` those its text names."""
    branches = renderings.branches
    references = dict.fromkeys(
        changed(found, location=None) for each in branches for found in each.references
    )
    lacks = [*renderings.unresolved, *(lack for each in branches for lack in each.unresolved)]
    found = {reference.node for reference in references}
    return Notes(
        tuple(sorted({macro for each in branches for macro in each.macros})),
        tuple(sorted({variable for each in branches for variable in each.variables})),
        tuple(references),
        tuple(dict.fromkeys(Unresolved("macro", each.name) for each in lacks if each.lack == "macro")),
        tuple(nodes),
        found <= set(literal) and not any(each.lack in ("ref", "source") for each in lacks),
    )


class Keys:
    """Makes the keys of one project."""

    def __init__(self, reader: str, dialect: str, ids: Iterable[str]) -> None:
        self._base = f"{reader}\n{dialect}\n{code_base()}\n{parser_version()}"
        self._ids = ids
        self._all = ""

    def first(self, node: Node, inputs: str, readings: Iterable[str]) -> bytes:
        """Return the key of the notes of a node; `inputs` digests its own text and settings."""
        place = node.location.path if node.location is not None else node.path
        return _digest("notes", self._base, node.id, place, inputs, *readings)

    def second(self, first: bytes, notes: Notes, inputs: str, upstream: Iterable[bytes]) -> bytes:
        """Return the key of an answer; `inputs` digests what it used, `upstream` the tables that it reads.

        Which nodes there are counts where a name was not written out, or named nothing.
        """
        parts = [b"answer", first, inputs.encode(), *upstream]
        if not notes.named:
            self._all = self._all or _digest(*sorted(self._ids)).hex()
            parts.append(self._all.encode())
        return sha256(b"\0".join(parts)).digest()


def code_base() -> str:
    """Return what tells versions of this program apart."""
    return f"{VERSION}\n{code_version()}"


def _digest(*parts: str) -> bytes:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()


@lru_cache(maxsize=1)
def parser_version() -> str:
    """Return what tells versions of the SQL parser and the template engine apart, importing neither."""
    from importlib.util import find_spec

    found: list[str] = []
    for package, file in (("sqlglot", "_version.py"), ("jinja2", "__init__.py")):
        spec = find_spec(package)
        for folder in (spec.submodule_search_locations if spec is not None else None) or ():
            try:
                with open(os.path.join(folder, file), "rb") as text:
                    found.append(sha256(text.read()).hexdigest())
            except OSError:
                found.append("")
    return " ".join(found)


@lru_cache(maxsize=1)
def code_version() -> str:
    """Return what tells states of this code and the kernel's apart, which change more often than versions."""
    found: list[str] = []
    waiting = [os.path.dirname(os.path.dirname(os.path.abspath(__file__))), os.path.dirname(dq_core.__file__)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    if entry.name != "__pycache__":
                        waiting.append(entry.path)
                elif entry.name.endswith((".py", ".sql")):
                    status = entry.stat()
                    found.append(f"{entry.path} {status.st_size} {status.st_mtime_ns}")
    return _digest(*sorted(found)).hex()
