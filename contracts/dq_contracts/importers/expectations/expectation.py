"""One expectation of a suite, in the form of every release."""

from __future__ import annotations

from typing import Any

from dq_contracts.importers.schema_source import Losses
from dq_contracts.importers.taking import Taking
from dq_core.location import Location
from dq_core.record import identity_record
from dq_core.yaml.tree import Mapping, Node

_OWN = "dq"
_IGNORED = ("id", "ge_cloud_id", "rendered_content", "success_on_last_run")
_REPORTING = ("result_format", "include_config", "catch_exceptions", "batch_id")
_TYPES = ("type", "expectation_type")
_SEVERITIES = {"critical": "error", "warning": "warning", "info": "info"}
_COUNTING = ("guard", "nan", "presence", "row count")
"""What dq adds to a check so that GX tells its counts; it demands nothing by itself."""
_ALWAYS = {
    "expect_table_row_count_to_be_between": {"min_value": 0},
    "expect_column_values_to_be_null": {"mostly": 0},
}


@identity_record
class Expectation:
    """An expectation: its type, its arguments, and what is said about it.

    `severity` is in a contract's words, empty where the suite states none.
    """

    type: str
    arguments: dict[str, Any]
    severity: str
    description: str
    location: Location

    @property
    def column(self) -> str:
        """The column that it is about; empty where it is about several or none."""
        found = self.arguments.get("column")
        return found if isinstance(found, str) else ""

    @property
    def is_strict(self) -> bool:
        """Whether it is an error about all rows, as a promise of a contract is."""
        return self.severity in ("", "error") and not {"mostly", "row_condition"} & self.arguments.keys()

    def has_only(self, *names: str) -> bool:
        """Say whether it has no arguments but the column and these."""
        return self.arguments.keys() <= {"column", *names}


def expectation_of(node: Node, dataset: str, losses: Losses) -> Expectation | None:
    """Return the expectation that a node is; None, with a loss, for one that is none or demands nothing."""
    if not isinstance(node, Mapping):
        losses.broken("an expectation is a mapping with its type and kwargs", dataset, node.location)
        return None
    taking = Taking(node, losses, dataset)
    taking.taken.update(_IGNORED)
    kind = next((text for key in _TYPES if (text := taking.text(key))), "")
    arguments = taking.value("kwargs") or {}
    if not kind or not isinstance(arguments, dict):
        losses.broken("an expectation has a type and a mapping of kwargs", dataset, node.location)
        return None
    description, own = _said(taking)
    severity = _severity(taking)
    taking.close()
    given = {
        str(key): value for key, value in arguments.items() if value is not None and key not in _REPORTING
    }
    given = _without_defaults(given)
    if own.get("counts") in _COUNTING or _demands_nothing(kind, given):
        return None
    return Expectation(kind, given, severity, description, node.location)


def _severity(taking: Taking) -> str:
    written = taking.text("severity")
    if written in _SEVERITIES or not written:
        return _SEVERITIES.get(written, "")
    taking.lose("severity", f"the severity {written!r} is none that a contract has")
    return ""


def _said(taking: Taking) -> tuple[str, dict[str, Any]]:
    """Take what people wrote about an expectation, and what dq did, whose notes repeat the contract."""
    meta = taking.mapping("meta")
    own: object = None
    old: list[str] = []
    if meta is not None:
        inner = Taking(meta, taking.losses, taking.place)
        own = inner.value(_OWN)
        content = inner.mapping("notes")
        old = (
            Taking(content, taking.losses, taking.place).texts("content") if content else inner.texts("notes")
        )
        inner.close()
    notes, description = (" ".join(taking.texts(key)) for key in ("notes", "description"))
    if isinstance(own, dict):
        return description, own
    return description or notes or " ".join(old), {}


def _without_defaults(arguments: dict[str, Any]) -> dict[str, Any]:
    """Leave out what means the same when it is not said."""
    if arguments.get("mostly") == 1:
        del arguments["mostly"]
    for name in ("strict_min", "strict_max", "or_equal"):
        if arguments.get(name) is False:
            del arguments[name]
    return arguments


def _demands_nothing(kind: str, arguments: dict[str, Any]) -> bool:
    """Say whether an expectation always succeeds, as those do that only count."""
    always = _ALWAYS.get(kind)
    return (
        always is not None
        and {key: arguments.get(key) for key in always} == always
        and not (arguments.keys() - always.keys() - {"column", "row_condition"})
    )
