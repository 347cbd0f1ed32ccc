"""What was inferred never contradicts what a contract says already."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands.running import exit_code
from tests.profiling.importing import assert_sound, imported, parquet

EXISTING = """\
apiVersion: {version}
kind: DataContract
id: t
name: t
version: 1.0.0
status: active
servers:
  - {{server: files, type: local, format: parquet, path: t.parquet}}
schema:
  - name: t
    quality:
      - {{metric: rowCount, mustBeGreaterThan: 10}}
    properties:
      - name: id
        logicalType: integer
        physicalType: BIGINT
        required: false
      - name: amount
        logicalType: integer
        physicalType: BIGINT
        primaryKey: true
        primaryKeyPosition: 1
        logicalTypeOptions: {{exclusiveMaximum: 5000}}
      - name: kind
        logicalType: string
        physicalType: VARCHAR
"""
QUERY = "SELECT n AS id, n % 500 AS amount, 'k' || (n % 3) AS kind, n % 12 + 1 AS month FROM range(1000) r(n)"


def findings(folder: Path, version: str, *words: str) -> list[dict[str, Any]]:
    data = parquet(folder, "t", QUERY)
    contract = folder / "t.odcs.yaml"
    contract.write_text(EXISTING.format(version=version), encoding="utf-8")
    report = folder / "report.json"
    output = ("--output-format", "json", "--output-file", str(report))
    exit_code("import", str(data), "--infer", "--into", str(contract), *words, *output)
    found: list[dict[str, Any]] = json.loads(report.read_text(encoding="utf-8"))["findings"]
    return found


@pytest.mark.parametrize("version", ["v3.1.0", "v3.2.0"])
def test_nothing_contradicts(version: str, tmp_path: Path) -> None:
    said = findings(tmp_path, version)
    assert [each for each in said if each["severity"] != "info"] == []
    text = (tmp_path / "t.odcs.yaml").read_text(encoding="utf-8")
    assert "required: false" in text
    assert "exclusiveMaximum: 5000" in text
    assert text.count("primaryKey: true") == 1
    assert text.count("rowCount") == 1
    assert ("enum:" in text) == (version == "v3.2.0")
    assert any("apiVersion" in each["message"] for each in said) == (version == "v3.1.0")
    assert "month" in text
    assert exit_code("lint", str(tmp_path / "t.odcs.yaml")) == 0


def test_a_second_import_adds_nothing(tmp_path: Path) -> None:
    data = parquet(tmp_path, "t", QUERY)
    first = imported([data], tmp_path, infer=True)
    before = first.path.read_text(encoding="utf-8")
    assert exit_code("import", str(data), "--infer", "--output", str(first.path)) == 0
    assert first.path.read_text(encoding="utf-8") == before
    assert_sound(first)
