"""Tests of data in a manifest: nodes of their own there, here part of what they look at."""

from __future__ import annotations

from collections.abc import Mapping

from dq_lineage.projects.dbt_manifest.entry_values import Entry, at, mapping, text
from dq_lineage.projects.records import DataTest

_IMPLIED = ("model", "column_name")


def is_generic(entry: Entry) -> bool:
    """Say whether an entry is a test made from a macro and arguments, with no file of its own."""
    return text(entry, "resource_type") == "test" and bool(mapping(entry, "test_metadata"))


def tests_by_node(entries: Mapping[str, Entry]) -> Mapping[str, list[DataTest]]:
    """Return the generic tests by the id of the node that each looks at."""
    found: dict[str, list[DataTest]] = {}
    for entry in entries.values():
        if is_generic(entry):
            found.setdefault(_attached(entry), []).append(_test(entry))
    return found


def _attached(entry: Entry) -> str:
    """Return the node that a test looks at; tests of sources name it only among what they depend on."""
    stated = text(entry, "attached_node")
    nodes = at(entry, "depends_on", "nodes")
    named = [node for node in nodes if isinstance(node, str)] if isinstance(nodes, list) else []
    return stated or (named[-1] if named else "")


def _test(entry: Entry) -> DataTest:
    arguments = mapping(entry, "test_metadata", "kwargs")
    package, name = text(entry, "test_metadata", "namespace"), text(entry, "test_metadata", "name")
    column = text(entry, "column_name") or text(arguments, "column_name")
    return DataTest(
        f"{package}.{name}" if package else name,
        column,
        {key: value for key, value in arguments.items() if key not in _IMPLIED},
        text(entry, "config", "severity").lower() or "error",
        text(entry, "config", "where"),
        at(entry, "config", "enabled") is not False,
        config=_conditions(entry),
    )


def _conditions(entry: Entry) -> Mapping[str, object]:
    """Return the settings that change when a test fails, without those that only state the default."""
    usual = {"error_if": "!= 0", "warn_if": "!= 0", "fail_calc": "count(*)"}
    config = mapping(entry, "config")
    return {key: config[key] for key, value in usual.items() if config.get(key) not in (None, value)}
