"""Suites of Great Expectations as JSON: one suite, or a list of them."""

from __future__ import annotations

from typing import Any

from dq_contracts.importers.documents import root_of
from dq_contracts.importers.draft import Draft
from dq_contracts.importers.expectations.dataset import DatasetDraft
from dq_contracts.importers.expectations.expectation import expectation_of
from dq_contracts.importers.schema_source import Losses, SchemaSource, SourceError
from dq_contracts.importers.taking import Taking
from dq_core.suggestion import did_you_mean
from dq_core.yaml.tree import Mapping, Node, Sequence, plain_value

_NAMES = ("name", "expectation_suite_name")
_IGNORED = ("id", "ge_cloud_id", "data_asset_type")
_PARAMETERS = ("suite_parameters", "evaluation_parameters")
_OWN = "dq"
_VERSION = "great_expectations_version"


def draft_of(source: SchemaSource) -> Draft:
    """Draft a contract with a dataset for each suite.

    What an expectation demands of a column becomes the column's own promise where a contract has a key of the
    same meaning, and a rule of the engine greatExpectations otherwise, word for word. `suite.json:NAME` takes
    the suite of that name. Raises SourceError where the text holds no suite.
    """
    losses = Losses()
    schema = [_dataset(node, source, losses) for node in _wanted(root_of(source.source), source)]
    return Draft({"schema": schema}, losses.all())


def _wanted(root: Node, source: SchemaSource) -> list[Mapping]:
    items = root.items if isinstance(root, Sequence) else [root]
    suites = [item for item in items if isinstance(item, Mapping) and "expectations" in item]
    if not suites:
        help_ = "name a suite, or a list of them, with the key 'expectations'"
        raise SourceError("this holds no suite of expectations", root.location, help_)
    if not source.element:
        return suites
    names = {_name(suite, source): suite for suite in suites}
    if source.element not in names:
        advice = did_you_mean(source.element, names)
        raise SourceError(f"there is no suite {source.element!r}", root.location, advice)
    return [names[source.element]]


def _dataset(node: Mapping, source: SchemaSource, losses: Losses) -> dict[str, Any]:
    name = _name(node, source)
    suite = Taking(node, losses, name)
    suite.taken.update((*_NAMES, *_IGNORED))
    suite.taken.update(key for key in _PARAMETERS if not plain_value(node.node(key)))
    meta = _own_meta(suite)
    draft = DatasetDraft(str(meta.get("dataset") or name), losses)
    for item in suite.items("expectations"):
        found = expectation_of(item, draft.name, losses)
        if found is not None:
            draft.add(found)
    description = suite.text("notes")
    suite.close()
    return draft.properties_and_rules(description)


def _name(node: Mapping, source: SchemaSource) -> str:
    found = (getattr(node.node(key), "value", None) for key in _NAMES)
    return next((name for name in found if isinstance(name, str) and name), source.name)


def _own_meta(suite: Taking) -> dict[str, Any]:
    """Take what dq wrote about the suite; what others wrote about it is lost."""
    node = suite.mapping("meta")
    if node is None:
        return {}
    meta = Taking(node, suite.losses, f"{suite.place}.meta")
    meta.taken.add(_VERSION)
    own = meta.value(_OWN)
    meta.close()
    return own if isinstance(own, dict) else {}
