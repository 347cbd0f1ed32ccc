"""From the sources of a statement to edges of the network."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dq_lineage.answer.records import OutputColumn, Source, Statement
from dq_lineage.graph.network import ANY, ENTRY, ROWS, TABLE, Network
from dq_lineage.graph.versions import STAR, Carry, Version, carry
from dq_lineage.resolving.leaves import CERTAINTIES, MASKED, SUBTYPES

_CODES = {name: code for code, name in enumerate(SUBTYPES)}
_SURE = {name: code for code, name in enumerate(CERTAINTIES)}
_Reads = Mapping[str, Version]


def fill(
    network: Network,
    place: int,
    statement: Statement,
    reads: _Reads,
    target_of: Callable[[str], Version],
) -> None:
    """Connect what a statement writes with what it reads; `place` is its number in the network."""
    stars: dict[Version, list[OutputColumn]] = {}
    written: dict[Version, list[str]] = {}
    targets: dict[Version, None] = dict.fromkeys(target_of(name) for name in statement.writes)
    for column in statement.columns:
        target = target_of(column.dataset or "")
        targets[target] = None
        if column.name == "*":
            stars.setdefault(target, []).append(column)
        else:
            written.setdefault(target, []).append(column.name)
            target.write(column.name)
            _connect(network, place, network.node(target, column.name), column.sources, reads)
    for target, columns in stars.items():
        _pass(network, place, target, columns, frozenset(written.get(target, ())), reads)
    for target in targets:
        _rows(network, place, target, statement, reads)


def code_of(source: Source) -> int:
    """Return the code of a source as leaves have it."""
    return _CODES[source.subtype] | (MASKED if source.masking else 0)


def _connect(network: Network, place: int, target: int, sources: tuple[Source, ...], reads: _Reads) -> None:
    for source in sources:
        version = reads[source.dataset]
        if source.column == "*":
            node = network.node(version, ANY)
        else:
            node = network.node(version.holder(source.column), source.column)
        network.connect(node, target, code_of(source), _SURE[source.certainty], place)


def _pass(
    network: Network,
    place: int,
    target: Version,
    columns: list[OutputColumn],
    written: frozenset[str],
    reads: _Reads,
) -> None:
    """Let columns pass by the stars of a statement; what else makes up an entry `*` is connected with it."""
    target.write_star()
    passing = [source for column in columns for source in column.sources if _is_star(source)]
    stars = tuple(dict.fromkeys(reads[source.dataset] for source in passing))
    for source in dict.fromkeys(passing):
        version = reads[source.dataset]
        found = Carry(version, target, STAR, place, code_of(source), _SURE[source.certainty], written, stars)
        carry(found)
    others = tuple(source for column in columns for source in column.sources if not _is_star(source))
    if others:
        _connect(network, place, network.node(target, ENTRY), others, reads)


def _is_star(source: Source) -> bool:
    return source.column == "*" and source.kind == "DIRECT"


def _rows(network: Network, place: int, target: Version, statement: Statement, reads: _Reads) -> None:
    rows, table = network.node(target, ROWS), network.node(target, TABLE)
    _connect(network, place, rows, statement.indirect, reads)
    for name in statement.reads:
        network.connect(network.node(reads[name], ROWS), rows, 0, 0, place)
        network.connect(network.node(reads[name], TABLE), table, 0, 0, place)
