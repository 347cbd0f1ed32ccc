"""Whether a column of a table is personal: by what people have said of it, else by its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from dq_core.record import changed, record
from dq_core.relation import Column, Relation
from dq_lineage.projects.records import DeclaredColumn, Node
from dq_policies.personal.kinds import KINDS, Kind, Tier
from dq_policies.personal.names import detect_name
from dq_policies.personal.said import Said, as_tags, said_of

OTHER: Final = "PERSONAL"
"""The kind of what somebody calls personal without saying what it is, and whose name does not tell."""
_MOST_NEIGHBOURS = 64


@record
class Personal:
    """That a column is personal: its kind, how near to a person, how sure, and why.

    `declared` says that people have said so; `confidence` is then 1.
    """

    kind: Kind | Literal["PERSONAL"]
    tier: Tier
    confidence: float
    why: str
    declared: bool = False

    @property
    def words(self) -> str:
        """The kind in words, as in "an e-mail address"."""
        return "personal data" if self.kind == OTHER else KINDS[self.kind].words


@record
class Judged:
    """What is known of one column: what was said, and the evidence that it is personal, if there is any."""

    said: Said | None = None
    personal: Personal | None = None

    @property
    def cleared(self) -> bool:
        """Whether somebody has said that it is not personal."""
        return self.said is not None and self.said.verdict == "not personal"


def judge(column: Column, table: str = "", neighbours: Sequence[str] = ()) -> Judged:
    """Return what is known of a column of a table; `table` is its name, as context for ambiguous words."""
    said = said_of(column.classification, column.tags)
    if said is not None and said.verdict == "not personal":
        return Judged(said)
    named = detect_name(column.name, type=column.type, table=table, neighbours=neighbours)
    if said is not None and said.verdict == "personal":
        kind = said.kind or (named.kind if named is not None else OTHER)
        tier = "direct" if kind == OTHER else KINDS[kind].tier
        return Judged(said, Personal(kind, tier, 1.0, f"it is declared as {said.words!r}", declared=True))
    if named is None:
        return Judged(said)
    return Judged(said, Personal(named.kind, named.tier, named.confidence, named.why))


def judge_in(relation: Relation | None, table: str, name: str) -> Judged:
    """Return what is known of a column, by its folded name, of a table of which more or less is known."""
    column = relation.column_folded(name) if relation is not None else None
    last = table.rpartition(".")[2]
    if column is None:
        return judge(Column(name), last)
    others = [each.name for each in (relation.columns if relation is not None else ())[:_MOST_NEIGHBOURS]]
    return judge(column, last, [other for other in others if other != column.name])


def tags_of(declared: DeclaredColumn) -> tuple[str, ...]:
    """Return what the declarations of a node say of a column, all as tags."""
    return (*declared.tags, *declared.policy_tags, *as_tags(declared.meta))


def with_said(relation: Relation, node: Node) -> Relation:
    """Return the table of a node whose columns carry what the node's declarations say of them."""
    said = {declared.name.lower(): tags for declared in node.columns if (tags := tags_of(declared))}
    if not said:
        return relation
    columns = [
        changed(column, tags=tuple(dict.fromkeys((*column.tags, *said.get(column.name.lower(), ())))))
        for column in relation.columns
    ]
    return changed(relation, columns=tuple(columns))
