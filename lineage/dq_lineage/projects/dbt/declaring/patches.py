"""Properties of models and the like that the project does not have."""

from __future__ import annotations

from collections.abc import Mapping

from dq_core.suggestion import FirstSuggestions
from dq_lineage.notices.patch_without_model import patch_without_model
from dq_lineage.projects.dbt.declaring.package_reading import PackageReading
from dq_lineage.projects.dbt.declaring.properties import Patch

_KINDS = ("model", "seed", "snapshot")
_SUGGESTIONS = 5


def note_unused(reading: PackageReading) -> None:
    """Note what properties say of nothing; a version once, whichever of its names its file might have."""
    unused = [
        patch for patch in reading.properties.patches.values() if patch.kind in _KINDS and not patch.used
    ]
    if not unused:
        return
    used = {id(patch.node) for patch in reading.properties.patches.values() if patch.used}
    kinds = {node.name: node.kind for node in reading.nodes.values() if node.package == reading.package}
    suggestions = FirstSuggestions(_SUGGESTIONS)
    for patch in unused:
        if id(patch.node) not in used:
            used.add(id(patch.node))
            help_ = _advice(patch, kinds, suggestions)
            place = patch.node.value_location("name")
            reading.files.add(patch_without_model(f"{patch.kind} {patch.name!r}", place, help_))


def _advice(patch: Patch, kinds: Mapping[str, str], suggestions: FirstSuggestions) -> str:
    kind = kinds.get(patch.name)
    if kind is not None and kind != patch.kind:
        return f"{patch.name!r} is a {kind}; describe it there"
    known = [name for name, kind in kinds.items() if kind == patch.kind]
    return suggestions.did_you_mean(patch.name, known) or "remove it, or name what it should describe"
