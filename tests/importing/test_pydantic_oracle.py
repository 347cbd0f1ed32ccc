"""What the importer reads from the text of a model is what Pydantic says of the class itself."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from dq_contracts.importers.draft import Draft
from dq_contracts.importers.json_schema import draft_of
from dq_contracts.importers.schema_source import SchemaSource
from dq_contracts.importers.settling import settled
from dq_core.source import Source
from tests.importing.imported import CASES, columns, imported

pydantic = pytest.importorskip("pydantic")
MODELS = [("facts.py", "Order"), ("facts.py", "Shop")]


def stated(path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Run our own case file, and return the JSON Schema of one of its models."""
    spec = importlib.util.spec_from_file_location("facts_of_pydantic", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    schema: dict[str, Any] = getattr(module, name).model_json_schema(by_alias=False)
    return schema


def read_from_schema(schema: dict[str, Any]) -> Draft:
    return settled(draft_of(SchemaSource(Source("s.json", json.dumps(schema)), "s")), "s")


@pytest.mark.parametrize(("file", "name"), MODELS, ids=[name for _, name in MODELS])
def test_a_model_is_read_as_pydantic_reads_it(file: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = CASES / "pydantic" / file
    read, said = (
        columns(imported_model(path, name)),
        columns(read_from_schema(stated(path, name, monkeypatch))),
    )
    assert list(read) == list(said)
    for column, keys in said.items():
        assert reduced(read[column]) == reduced(keys), column


def imported_model(path: Path, name: str) -> Draft:
    from dq.importing.drafting import Wishes
    from dq.importing.drafting import draft_of as draft_all
    from dq.importing.named_source import named_source

    wishes = Wishes(None, "", str(path.parent), str(CASES), infer=False)
    return draft_all([named_source(f"{path}:{name}", None)], wishes)[0]


def reduced(keys: dict[str, Any]) -> dict[str, Any]:
    """Return what both sides can know: JSON Schema has no physical names, and titles that nobody wrote."""
    kept = {
        key: value
        for key, value in keys.items()
        if key not in ("businessName", "physicalName", "description", "examples", "name")
    }
    options = {key: value for key, value in keys.get("logicalTypeOptions", {}).items() if key != "timezone"}
    if keys.get("logicalType") in ("timestamp", "time"):  # JSON's own need an offset, Python's have none
        kept["logicalTypeOptions"] = options
    if "items" in keys:
        kept["items"] = reduced(keys["items"])
    if "map" in keys:
        kept["map"] = {"key": {"logicalType": "string"}, "value": reduced(keys["map"]["value"])}
    if "properties" in keys:
        kept["properties"] = [{"name": inner["name"], **reduced(inner)} for inner in keys["properties"]]
    return {key: value for key, value in kept.items() if value != {}}


def test_the_case_is_imported_like_the_others() -> None:
    assert imported(CASES / "pydantic" / "facts.py").contract["schema"]
