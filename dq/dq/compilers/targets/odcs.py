"""The contract itself in YAML, with everything that it includes in its place."""

from __future__ import annotations

from dq.checks.check import Check
from dq.compilers.compilation import Compilation
from dq_contracts.including.words import without_words
from dq_contracts.model.contract import Contract
from dq_core.yaml.tree import Mapping, Node, Sequence
from dq_core.yaml.writer import write

SEPARATOR = "---\n"


def compile_contract(contract: Contract, checks: tuple[Check, ...] = ()) -> Compilation:
    """Return the contract as one YAML document; its checks are no matter.

    Keys keep the order of the file, and what is included follows what the part says itself. The custom
    properties that include are left out, comments are lost, and nothing else is.
    """
    del checks
    return Compilation(write(_plain(contract.node)))


def _plain(node: Node) -> object:
    if isinstance(node, Mapping):
        return {key: _plain(value) for key, value in without_words(node).values.items()}
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return node.value
