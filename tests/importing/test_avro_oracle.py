"""What fastavro parses, the importer reads; and it takes None where fastavro does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import fastavro
import pytest

from tests.importing.imported import CASES, imported

SCHEMAS = sorted(path for path in (CASES / "avro").glob("*.avsc"))


def parsed(path: Path) -> list[dict[str, Any]]:
    """Return the records of a file as fastavro parses them."""
    named: dict[str, Any] = {}
    found = json.loads(path.read_text(encoding="utf-8"))
    schemas = [fastavro.parse_schema(each, named) for each in (found if isinstance(found, list) else [found])]
    return [schema for schema in schemas if isinstance(schema, dict) and schema["type"] == "record"]


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_a_schema_is_broken_where_fastavro_says_so(path: Path) -> None:
    broken = any(loss.broken for loss in imported(path).losses)
    if broken:
        with pytest.raises(Exception, match=r"type|Nope|unhashable"):
            parsed(path)
    else:
        assert parsed(path)


@pytest.mark.parametrize(
    "path", [path for path in SCHEMAS if path.name != "broken.avsc"], ids=lambda p: p.name
)
def test_fields_take_none_where_fastavro_does(path: Path) -> None:
    datasets = imported(path).contract["schema"]
    records = parsed(path)
    assert [dataset.get("physicalName", dataset["name"]) for dataset in datasets] == [
        r["name"] for r in records
    ]
    for dataset, record in zip(datasets, records, strict=True):
        for column, field in zip(dataset["properties"], record["fields"], strict=True):
            assert column["name"] == field["name"]
            taken = "null" in field["type"]  # a union, or the null type itself
            assert column.get("required", False) is not taken, field["name"]
