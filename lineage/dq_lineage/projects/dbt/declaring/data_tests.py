"""Data tests in properties: a name, or a name with its arguments and settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dq_core.yaml.tree import Mapping as Node
from dq_core.yaml.tree import Node as AnyNode
from dq_core.yaml.tree import Scalar, kind_in_words
from dq_lineage.projects.dbt.declaring import shapes
from dq_lineage.projects.dbt.declaring.files import Files
from dq_lineage.projects.dbt.declaring.values import as_mapping, flag, value_of
from dq_lineage.projects.records import DataTest

KEYS = ("data_tests", "tests")
_SETTINGS = (
    "severity", "where", "enabled", "error_if", "warn_if", "limit", "store_failures", "store_failures_as",
    "fail_calc", "tags", "meta", "schema", "database", "alias", "group",
)  # fmt: skip
_ABOUT = frozenset({*_SETTINGS, "name", "test_name", "description", "config", "arguments", "docs"})
_NO_SETTINGS: Mapping[str, object] = {}


def data_tests_of(
    files: Files, node: Node, column: str = "", above: Mapping[str, object] = _NO_SETTINGS
) -> tuple[DataTest, ...]:
    """Return the tests that a resource or column declares; `above` are the settings of tests by folder."""
    return tuple(_tests(files, node, column, above))


def _tests(files: Files, node: Node, column: str, above: Mapping[str, object]) -> Iterator[DataTest]:
    for key in KEYS:
        if key in node.values:
            for item in shapes.items(files, node, key):
                found = _test(files, item, column, above)
                if found is not None:
                    yield found


def _test(files: Files, item: AnyNode, column: str, above: Mapping[str, object]) -> DataTest | None:
    if isinstance(item, Scalar) and isinstance(item.value, str):
        if not above:
            return DataTest(item.text, column, location=item.location)
        return _made(item.text, {}, item, column, above)
    if not isinstance(item, Node):
        files.wrong(f"a test is a name or a mapping, found {kind_in_words(item)}", item.location)
        return None
    named = item.node("test_name")
    if isinstance(named, Scalar):
        return _made(named.text, as_mapping(value_of(item)), named, column, above)
    if len(item.values) != 1:
        help_ = "write the name of the test as the only key, and indent its arguments below it"
        files.wrong(f"a test is a mapping of one key, found {len(item.values)}", item.location, help_)
        return None
    [(name, body)] = item.values.items()
    plain = value_of(body)
    if plain is not None and not isinstance(plain, dict):
        files.wrong(f"the arguments of {name!r} must be a mapping", body.location)
    return _made(name, as_mapping(plain), item.keys[name], column, above)


def _made(
    name: str, body: dict[str, object], place: Scalar, column: str, above: Mapping[str, object]
) -> DataTest:
    own = {key: body[key] for key in _SETTINGS if key in body}
    config = {**above, **own, **as_mapping(body.get("config"))}
    arguments = {key: value for key, value in body.items() if key not in _ABOUT}
    return DataTest(
        name,
        column,
        {**arguments, **as_mapping(body.get("arguments"))},
        str(config.get("severity") or "error").lower(),
        str(config.get("where") or ""),
        flag(config.get("enabled"), default=True),
        place.location,
        str(body.get("name") or ""),
        {key: value for key, value in config.items() if key not in ("severity", "where", "enabled")},
    )
