"""Open a contract from a text, for the tests of its parts."""

from dq_contracts.loading import Library, Opened
from dq_contracts.model.contract import Column, Contract, QualityRule
from dq_core.reading import decode


def opened(text: str, path: str = "/nowhere/a.odcs.yaml") -> Opened:
    return Library().open(path, decode(text.encode(), "a.odcs.yaml"))


def contract(text: str) -> Contract:
    found = opened(text).contract
    assert found is not None
    return found


def column(text: str) -> Column:
    """Return the column that a flow mapping describes."""
    return contract(f"schema:\n- name: a\n  properties:\n  - {text}\n").datasets[0].columns[0]


def quality(text: str) -> QualityRule:
    """Return the quality rule that a flow mapping describes."""
    return contract(f"schema:\n- name: a\n  quality:\n  - {text}\n").datasets[0].quality[0]
