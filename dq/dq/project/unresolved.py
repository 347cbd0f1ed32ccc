"""Leave out what rules say of a value that is not known before its variables are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dq_contracts.loading import Opened
from dq_contracts.variables import SIGN, is_open
from dq_core.finding import Finding
from dq_core.location import Location
from dq_core.yaml.tree import Mapping, Node, Sequence

_JUDGING = ("ODC1", "ODC2")
_INCLUDING = "ODC12"


def of_known_values(findings: Iterable[Finding], opened: Opened) -> Iterator[Finding]:
    """Yield the findings without those of structure and meaning that stand at an unknown value.

    Such a value is a text with a variable in it, or a list that has one.
    """
    places = {place for root in _roots(opened) for place in _open_places(root)}
    for finding in findings:
        judges = finding.code.startswith(_JUDGING) and not finding.code.startswith(_INCLUDING)
        if not judges or finding.location not in places:
            yield finding


def _roots(opened: Opened) -> Iterator[Node]:
    for document in opened.documents:
        if document.root is not None and SIGN in document.source.text:
            yield document.root


def _open_places(root: Node) -> Iterator[Location]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Mapping):
            waiting += node.values.values()
        elif isinstance(node, Sequence):
            waiting += node.items
            if any(is_open(item) for item in node.items):
                yield node.location
        elif is_open(node):
            yield node.location
