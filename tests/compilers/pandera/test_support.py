"""Every operation has its support for every kind of frames, and words where it is supported."""

from __future__ import annotations

from pathlib import Path

import pytest

from dq.compilers.pandera import backends
from dq.compilers.pandera.backend import Backend
from dq.compilers.pandera.library import library
from dq.compilers.pandera.phrase import RENDERERS
from dq.compilers.registry import compiled
from dq.project.rule_packages import all_rules
from dq_contracts.loading import Library
from dq_core.rules.registry import load
from tests.compilers.pandera.modules import TARGETS

BACKENDS = [found for found in vars(backends).values() if isinstance(found, Backend)]
BY_ITSELF = {"column_present"}


@pytest.mark.parametrize("backend", BACKENDS, ids=lambda backend: str(backend.name))
def test_every_operation_has_its_support(backend: Backend) -> None:
    load(["dq.compilers.pandera.operations"])
    kinds = {
        rule.name.replace("-", "_")
        for code, rule in all_rules().items()
        if code.startswith("CHK") and rule.check.__module__.startswith("dq.checks.operations")
    }
    assert set(backend.support) == kinds
    supported = {kind for kind, support in backend.support.items() if support.kind != "unsupported"}
    assert supported - BY_ITSELF == {operation.kind for operation in RENDERERS}


@pytest.mark.parametrize("backend", BACKENDS, ids=lambda backend: str(backend.name))
def test_pieces_are_complete(backend: Backend) -> None:
    found = library(backend.sources)
    assert not set(found.pieces) & set(found.imports)
    for name in found.pieces:
        pieces, imports = found.needed([name])
        code = "\n".join(piece.text for piece in pieces)
        compile(code, name, "exec")
        assert {each.name for each in imports} <= set(found.imports)


NESTED = """
apiVersion: v3.1.0
kind: DataContract
id: nested
version: 1.0.0
status: active
schema:
  - name: orders
    quality:
      - {type: sql, query: "select count(*) from orders", mustBe: 3}
    properties:
      - {name: id, logicalType: integer, required: true}
      - {name: address, logicalType: object, properties: [{name: city, logicalType: string, required: true}]}
"""


@pytest.mark.parametrize("target", TARGETS)
def test_what_a_frame_cannot_be_asked_is_left_out(target: str, tmp_path: Path) -> None:
    path = tmp_path / "nested.odcs.yaml"
    path.write_text(NESTED, encoding="utf-8")
    contract = Library(root=str(tmp_path)).open(str(path)).contract
    assert contract is not None
    found = compiled(target, contract)
    left_out = [(each.check.kind, each.check.columns) for each in found.left_out]
    inner = [
        ("column_present", ("address.city",)),
        ("type_is", ("address.city",)),
        ("not_null", ("address.city",)),
    ]
    assert left_out == [("sql_scalar", ()), ("type_is", ("address",)), *inner]
    assert found.compiled == found.checks - len(left_out) == 4
    assert "city" not in found.text
