"""Owners of groups and exposures: dbt wants one for each, with a name or an email."""

from __future__ import annotations

from dq_core.yaml.tree import Mapping, Node, kind_in_words
from dq_lineage.projects.dbt.declaring import shapes
from dq_lineage.projects.dbt.declaring.files import Files

_KEYS = ("name", "email")
_HELP = "such as owner: {name: Finance}"


def check_owner(files: Files, node: Mapping, what: str) -> None:
    """Note where a group or exposure has no owner, or one whom nobody can know."""
    owner = node.node("owner")
    if owner is None or shapes.is_null(owner):
        files.wrong(f"{what} needs an owner", node.value_location("name"), _HELP)
    elif not isinstance(owner, Mapping):
        files.wrong(f"'owner' must be a mapping, found {kind_in_words(owner)}", owner.location, _HELP)
    elif all(_is_nothing(owner.node(key)) for key in _KEYS):
        files.wrong(f"the owner of {what} needs a name or an email", node.keys["owner"].location, _HELP)


def _is_nothing(node: Node | None) -> bool:
    return node is None or shapes.is_null(node)
