"""Groups that nodes belong to and nothing declares."""

from __future__ import annotations

from collections.abc import Iterable

from dq_core.suggestion import FirstSuggestions
from dq_lineage.notices.group_unknown import group_unknown
from dq_lineage.projects.dbt.declaring.files import Files
from dq_lineage.projects.records import Node


def note_unknown_groups(files: Files, nodes: Iterable[Node], groups: Iterable[str], package: str) -> None:
    """Note the nodes of a package whose group is not among those of all packages."""
    known, suggestions = set(groups), FirstSuggestions()
    for node in nodes:
        if node.group and node.group not in known and node.enabled and node.package == package:
            whose = f"the {node.kind.replace('_', ' ')} {node.name!r}"
            what = f"the group {node.group!r} of {whose} is not declared"
            help_ = suggestions.did_you_mean(node.group, known)
            files.add(group_unknown(what, node.properties or node.location, help_))
