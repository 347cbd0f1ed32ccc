"""How much of a repository is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from dq_core.record import field, record
from dq_lineage.answer.records import Coverage, coverage_of
from dq_lineage.projects.known import is_computed, is_text
from dq_lineage.projects.resolved import Resolved

LackCount = Mapping[tuple[str, str], int]


@record
class RepositoryCoverage:
    """Nodes of SQL, those that were rendered and parsed, what is known of their statements and columns.

    `unresolved` counts the nodes that lack something, by the kind of lack and its name.
    """

    nodes: int = 0
    rendered: int = 0
    parsed: int = 0
    lineage: Coverage = field(default_factory=Coverage)
    unresolved: LackCount = field(default_factory=dict)

    @property
    def statement_share(self) -> float:
        """The share of statements without anything unknown; 1 where there are none."""
        return _share(self.lineage.resolved, self.lineage.statements)

    @property
    def column_share(self) -> float:
        """The share of columns whose sources are exact; 1 where there are none."""
        return _share(self.lineage.exact, self.lineage.columns)

    def plain(self) -> dict[str, Any]:
        """Return the numbers as JSON has them; what lacks most often comes first."""
        ranked = sorted(self.unresolved.items(), key=lambda item: (-item[1], item[0]))
        return {
            "nodes": self.nodes,
            "rendered": self.rendered,
            "parsed": self.parsed,
            **self.lineage.plain(),
            "statement_share": round(self.statement_share, 4),
            "column_share": round(self.column_share, 4),
            "lacks": [{"lack": lack, "name": name, "nodes": count} for (lack, name), count in ranked],
        }


def coverage(nodes: Iterable[Resolved]) -> RepositoryCoverage:
    """Count what is known of some nodes; of a node with two branches, its first run counts."""
    computed = [each for each in nodes if is_computed(each.node) and is_text(each.node)]
    firsts = [each.lineages[0] for each in computed if each.lineages]
    lacks: Counter[tuple[str, str]] = Counter()
    for each in computed:
        lacks.update({(lack.lack, lack.name) for lack in each.unresolved})
    return RepositoryCoverage(
        len(computed),
        sum(not each.renderings.failed for each in computed),
        sum(bool(each.lineages) and not _unparsed(each) for each in computed),
        coverage_of(tuple(statement for lineage in firsts for statement in lineage.statements)),
        lacks,
    )


def _unparsed(resolved: Resolved) -> bool:
    return any(each.kind == "UNPARSED" for lineage in resolved.lineages for each in lineage.statements)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
