"""How fresh the tables of sources must be."""

from __future__ import annotations

from dq_core.yaml.tree import Mapping, Node, Scalar
from dq_lineage.projects.dbt.declaring import shapes
from dq_lineage.projects.dbt.declaring.files import Files
from dq_lineage.projects.records import Freshness

_MINUTES = {"minute": 1, "hour": 60, "day": 24 * 60}
_LIMITS = ("warn_after", "error_after")


def freshness_of(files: Files, source: Mapping, table: Mapping) -> Freshness | None:
    """Return how old a table may be: by its own limits, else by those of its source; None for no limit.

    A table takes the limits of its source away by `freshness: null`.
    """
    own, general = _stated(table, "freshness"), _stated(source, "freshness")
    if isinstance(own, Scalar) and own.value is None:
        return None
    limits: dict[str, int | None] = {}
    place = None
    for node in (general, own):
        if isinstance(node, Mapping):
            place = node.location
            limits |= {key: _minutes(files, node, key) for key in _LIMITS if key in node}
        elif node is not None and not (isinstance(node, Scalar) and node.value is None):
            files.wrong("'freshness' must be a mapping with warn_after or error_after", node.location)
    if not any(value is not None for value in limits.values()):
        return None
    field = _text(table, "loaded_at_field") or _text(source, "loaded_at_field")
    return Freshness(field, limits.get("warn_after"), limits.get("error_after"), place)


def _stated(node: Mapping, key: str) -> Node | None:
    config = node.node("config")
    inner = config.node(key) if isinstance(config, Mapping) else None
    return inner if inner is not None else node.node(key)


def _text(node: Mapping, key: str) -> str:
    found = _stated(node, key)
    return found.text if isinstance(found, Scalar) and found.value is not None else ""


def _minutes(files: Files, node: Mapping, key: str) -> int | None:
    limit = node.node(key)
    if not isinstance(limit, Mapping) or not limit.values:
        return None
    count, period = limit.node("count"), shapes.text(limit, "period")
    number = count.value if isinstance(count, Scalar) else None
    if isinstance(number, int) and not isinstance(number, bool) and period in _MINUTES:
        return number * _MINUTES[period]
    if "{{" not in f"{shapes.text(limit, 'count')}{period}":
        help_ = "such as `count: 12` and `period: hour`; a period is minute, hour or day"
        files.wrong(f"{key!r} needs a count and a period", limit.location, help_)
    return None
