"""A project of ours and the manifest that dbt 1.11 wrote for it, cut down to the keys that matter here."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

from dq_lineage.projects.dbt_manifest.manifest import Manifest, manifest_of
from dq_lineage.projects.dbt_manifest.session import ManifestSession
from tests.projects.memory_tree import MemoryTree

_STORED: dict[str, Any] = json.loads((Path(__file__).parent / "shop.json").read_text(encoding="utf-8"))


def files() -> dict[str, str | bytes]:
    """Return the files of the project, as they were when dbt read them."""
    return dict(_STORED["files"])


def written() -> dict[str, Any]:
    """Return the manifest as plain values, to be changed at will."""
    return deepcopy(_STORED["manifest"])


def manifest(changed: dict[str, Any] | None = None) -> Manifest:
    """Return the manifest as read."""
    return manifest_of(json.dumps(changed or written()), "target/manifest.json")


def session(
    changed_files: dict[str, str | bytes] | None = None, changed: dict[str, Any] | None = None
) -> ManifestSession:
    """Return the project opened by its manifest alone."""
    return ManifestSession(MemoryTree({**files(), **(changed_files or {})}), "", manifest(changed))
