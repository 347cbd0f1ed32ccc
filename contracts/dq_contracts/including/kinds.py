"""The parts of a contract that can build on definitions, and where each of them stands in another."""

from __future__ import annotations

SHAPES = {
    "contract": "Contract",
    "dataset": "Dataset",
    "column": "Property",
    "quality": "Quality",
    "relationship": "DatasetRelationship",
    "server": "Server",
    "slaProperty": "SlaProperty",
    "role": "Role",
    "support": "Support",
    "team": "Team",
    "teamMember": "TeamMember",
}
"""The kinds of definitions and defaults, with the name of each one's shape in `standard/shapes.py`."""

ITEM, MAP = "item", "map"
"""The element of a list, the key or the value of a map, and the object that holds the latter two."""

_QUALITY = ("quality", "quality")
_IN_COLUMN = (
    ("properties", "column"),
    ("items", ITEM),
    ("map", MAP),
    _QUALITY,
    ("relationships", "relationship"),
)
INSIDE: dict[str, tuple[tuple[str, str], ...]] = {
    "contract": (
        ("servers", "server"),
        ("schema", "dataset"),
        ("support", "support"),
        ("team", "team"),
        ("roles", "role"),
        ("slaProperties", "slaProperty"),
    ),
    "dataset": (("properties", "column"), _QUALITY, ("relationships", "relationship")),
    "column": _IN_COLUMN,
    ITEM: _IN_COLUMN,
    MAP: (("key", ITEM), ("value", ITEM)),
    "server": (("roles", "role"),),
    "team": (("members", "teamMember"),),
}
"""For each kind the keys below which others stand, one under the key or a list of them."""

LISTED = {"team": "teamMember"}
"""What stands in a list where a single one of a kind may stand as well: a team may be a list of members."""


def section_of(kind: str) -> str:
    """Return the kind whose definitions a part may use, empty for one that uses none.

    The element of a list builds on the definitions of columns.
    """
    if kind == ITEM:
        return "column"
    return kind if kind in SHAPES and kind != "contract" else ""
