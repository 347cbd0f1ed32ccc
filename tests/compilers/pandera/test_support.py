"""Every operation has its support for every kind of frames, and words where it is supported."""

from __future__ import annotations

import pytest

from dq.compilers.pandera import backends
from dq.compilers.pandera.backend import Backend
from dq.compilers.pandera.library import library
from dq.compilers.pandera.phrase import RENDERERS
from dq.project.rule_packages import all_rules
from dq_core.rules.registry import load

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
