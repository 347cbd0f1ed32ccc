"""A manifest.json as read: what it says by id, from whom, and what is wrong with it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from dq_core.finding import Finding
from dq_core.location import Location
from dq_core.notices.file_unreadable import file_unreadable
from dq_core.reading import reason_of
from dq_core.record import field, identity_record
from dq_core.source import Source
from dq_lineage.notices.manifest_entry_invalid import manifest_entry_invalid
from dq_lineage.notices.manifest_unreadable import manifest_unreadable
from dq_lineage.notices.manifest_version_unknown import manifest_version_unknown

LARGEST = 1 << 30
VERSIONS = range(9, 13)
_VERSION = re.compile(r"/v(\d+)\.json$")
_MOST_PLACES = 20
_ENTRIES = ("nodes", "sources", "exposures", "semantic_models", "metrics", "saved_queries", "unit_tests")
_SECTIONS = (*_ENTRIES, "macros", "groups")
_SHAPES: Mapping[str, tuple[type, str]] = {
    "resource_type": (str, "a text"),
    "name": (str, "a text"),
    "package_name": (str, "a text"),
    "original_file_path": (str, "a text"),
    "relation_name": (str, "a text"),
    "compiled_code": (str, "a text"),
    "columns": (dict, "an object"),
    "config": (dict, "an object"),
    "checksum": (dict, "an object"),
    "depends_on": (dict, "an object"),
}
_MARK = "\ufeff"

Entry = Mapping[str, Any]
"""One object of the manifest, as plain values."""


@identity_record
class Manifest:
    """What dbt wrote. `entries` are nodes, sources, exposures, metrics and the like by id.

    `disabled` are those that are off. All are mappings whose own values may still have any shape. `adapter`
    is dbt's name of the warehouse's. Without entries, `findings` say why.
    """

    path: str
    version: int = 0
    project: str = ""
    adapter: str = ""
    entries: Mapping[str, Entry] = field(default_factory=dict)
    disabled: Mapping[str, Entry] = field(default_factory=dict)
    macros: Mapping[str, Entry] = field(default_factory=dict)
    groups: Mapping[str, Entry] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def entry(self, id_: str) -> Entry:
        """Return what is said of an id, enabled or not; an empty mapping for nothing."""
        return self.entries.get(id_) or self.disabled.get(id_) or {}


def read(path: str, shown: str = "") -> Manifest:
    """Read a manifest from a file of up to 1 GiB; never raises. `shown` is its path for the user."""
    shown = shown or path
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        return Manifest(shown, findings=(file_unreadable(shown, reason_of(error)),))
    if len(data) > LARGEST:
        return _refused(shown, f"it is larger than {LARGEST >> 30} GiB", Location(shown))
    return manifest_of(data, shown)


def manifest_of(data: bytes | str, shown: str) -> Manifest:
    """Return the manifest that a text holds; never raises."""
    try:
        text = data.decode("utf-8") if isinstance(data, bytes) else data
    except UnicodeDecodeError as error:
        return _refused(shown, f"the byte 0x{error.object[error.start]:02x} is not UTF-8", Location(shown))
    text = text.removeprefix(_MARK)
    try:
        root = json.loads(text)
    except json.JSONDecodeError as error:
        place = Source(shown, text).location(error.pos, error.pos)
        cut = "it is cut off" if not text[error.pos :].strip() else error.msg.lower()
        return _refused(shown, f"not valid JSON: {cut}", place)
    except (ValueError, RecursionError):
        return _refused(shown, "it is nested too deeply, or holds a number that is too long", Location(shown))
    return _Reading(root, Source(shown, text)).manifest()


def _refused(shown: str, reason: str, location: Location) -> Manifest:
    return Manifest(shown, findings=(manifest_unreadable(reason, location),))


class _Reading:
    def __init__(self, root: object, source: Source) -> None:
        self.root = root
        self.source = source
        self.findings: list[Finding] = []
        self.left_out = 0

    def manifest(self) -> Manifest:
        path = self.source.path
        if not isinstance(self.root, dict):
            return _refused(path, "it must be an object with the key `metadata`", Location(path))
        metadata = self.root.get("metadata")
        metadata = metadata if isinstance(metadata, dict) else {}
        stated = _VERSION.search(str(metadata.get("dbt_schema_version") or ""))
        if stated is None or int(stated[1]) not in VERSIONS:
            known, found = f"{VERSIONS[0]} to {VERSIONS[-1]}", stated[1] if stated else ""
            place = self._place("dbt_schema_version")
            return Manifest(path, findings=(manifest_version_unknown(found, known, place),))
        read = {key: dict(self._section(key)) for key in _SECTIONS}
        disabled = dict(self._disabled())
        self._count()
        return Manifest(
            path,
            int(stated[1]),
            str(metadata.get("project_name") or "") or _only_package(read["nodes"]),
            str(metadata.get("adapter_type") or ""),
            {id_: entry for key in _ENTRIES for id_, entry in read[key].items()},
            disabled,
            read["macros"],
            read["groups"],
            tuple(self.findings),
        )

    def _section(self, key: str) -> Iterator[tuple[str, Entry]]:
        found = self.root.get(key) if isinstance(self.root, dict) else None
        if isinstance(found, dict):
            for id_, entry in found.items():
                if isinstance(entry, dict):
                    self._check(id_, entry)
                    yield id_, entry
                else:
                    self._wrong(f"{id_} must be an object", id_)
        elif found is not None or key == "nodes":
            self._wrong(f"`{key}` must be an object of entries by id", key)

    def _disabled(self) -> Iterator[tuple[str, Entry]]:
        found = self.root.get("disabled") if isinstance(self.root, dict) else None
        for id_, entries in found.items() if isinstance(found, dict) else ():
            for entry in entries if isinstance(entries, list) else [entries]:
                if isinstance(entry, dict):
                    yield id_, entry

    def _check(self, id_: str, entry: Entry) -> None:
        for key, (kind, word) in _SHAPES.items():
            if entry.get(key) is not None and not isinstance(entry[key], kind):
                self._wrong(f"`{key}` of {id_} must be {word}, and counts as not said", id_)

    def _wrong(self, message: str, key: str) -> None:
        if len(self.findings) < _MOST_PLACES:
            self.findings.append(manifest_entry_invalid(message, self._place(key)))
        else:
            self.left_out += 1

    def _count(self) -> None:
        if self.left_out:
            message = f"{self.left_out} more entries have another shape"
            self.findings.append(manifest_entry_invalid(message, Location(self.source.path)))

    def _place(self, key: str) -> Location:
        """Return the place of a key: the first one of this name."""
        found = re.search(rf"{re.escape(json.dumps(key))}\s*:", self.source.text)
        if found is None:
            return Location(self.source.path)
        return self.source.location(found.start(), found.start() + len(json.dumps(key)))


def _only_package(nodes: Mapping[str, Entry]) -> str:
    """Return the package of all models, as manifests before version 10 do not name the project."""
    names = {str(entry.get("package_name") or "") for entry in nodes.values()}
    return names.pop() if len(names) == 1 else ""
