"""A contract that becomes a module comes back from it, but for what is named here."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.compilers.pandera.modules import FLIGHTS, TARGETS, declarations, module_of
from tests.importing.imported import errors_in, imported, text_of

CONTRACTS = sorted(FLIGHTS.glob("*.odcs.yaml"))
LOST_KEYS = {
    "domain", "tenant", "servers", "tags", "team", "roles", "slaProperties", "authoritativeDefinitions",
    "dataGranularityDescription", "criticalDataElement", "customProperties", "dimension", "severity",
    "schedule", "examples", "primaryKeyPosition",
}  # fmt: skip
"""What a contract says beside its checks and its descriptions has no place in a module."""

OTHER_FILES = {"refers_to"}
"""A reference to another file comes back as one to a dataset of this name, which nothing finds there."""


def checks_of(text: str) -> set[tuple[str, str]]:
    """Return the checks of a module without their keys, each with the schema that holds it."""
    found = set()
    for statement in declarations(text):
        target = statement.targets[0] if isinstance(statement, ast.Assign) else None
        for node in ast.walk(statement):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and _is_check(node):
                node.args = node.args[1:]
                if not any(isinstance(part, ast.Name) and part.id in OTHER_FILES for part in ast.walk(node)):
                    found.add((getattr(target, "id", ""), ast.unparse(node)))
    return found


def _is_check(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Name) and node.func.id.startswith(("check_", "has_type"))


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("path", CONTRACTS, ids=lambda path: path.stem)
def test_checks_come_back(path: Path, target: str, tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(module_of(path, target), encoding="utf-8")
    draft = imported(module)
    again = tmp_path / "again.odcs.yaml"
    again.write_text(text_of(draft), encoding="utf-8")
    assert [loss.reason for loss in draft.losses] == []
    assert errors_in(again.read_text(encoding="utf-8")) == []
    assert checks_of(module_of(again, target)) == checks_of(module.read_text(encoding="utf-8"))


def test_names_and_descriptions_come_back(tmp_path: Path) -> None:
    import yaml

    module = tmp_path / "module.py"
    module.write_text(module_of(CONTRACTS[1], "pandera"), encoding="utf-8")
    before = yaml.safe_load(CONTRACTS[1].read_text(encoding="utf-8"))["schema"]
    after = yaml.safe_load(text_of(imported(module)))["schema"]
    for one, other in zip(before, after, strict=True):
        for was, now in zip(one["properties"], other["properties"], strict=True):
            for key in ("name", "logicalType", "required", "unique", "primaryKey"):
                assert now.get(key) == (was.get(key) or None), (was["name"], key)
            for key in ("businessName", "description"):
                assert now.get(key) == " ".join(was[key].split()), (was["name"], key)
            assert set(was) - set(now) <= LOST_KEYS | {"physicalType", "id", "required"}


BEYOND = """
apiVersion: v3.1.0
kind: DataContract
id: beyond
version: 1.0.0
status: active
schema:
  - name: orders
    quality:
      - {type: custom, engine: dq, implementation: {check: unique, columns: [mail], where: amount > 1}}
      - {type: custom, engine: dq, implementation: {check: monotonic, column: amount, order_by: mail}}
      - {type: custom, engine: dq, implementation: {check: expression, expression: amount > 1 or mail = 'x'}}
    properties:
      - {name: mail, logicalType: string, logicalTypeOptions: {format: email}}
      - {name: amount, logicalType: number, logicalTypeOptions: {minimum: 0}}
"""


def test_what_no_key_says_is_a_loss(tmp_path: Path) -> None:
    path, module = tmp_path / "beyond.odcs.yaml", tmp_path / "module.py"
    path.write_text(BEYOND, encoding="utf-8")
    module.write_text(module_of(path, "pandera"), encoding="utf-8")
    draft = imported(module)
    lost = ("has_format", "where", "follows_in_order", "does_not_fail")
    reasons = sorted(loss.reason for loss in draft.losses)
    assert len(reasons) == len(lost), reasons
    assert errors_in(text_of(draft)) == []
