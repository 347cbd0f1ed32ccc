"""What is known of each column of a table, with what a contract says of it, and the findings about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dq.personal.contracts import Statements
from dq.personal.opening import OpenedTable
from dq.personal.printing import printable
from dq.profiling.flattening import SampledColumn
from dq.profiling.judging import judged
from dq_core.finding import Finding
from dq_core.location import Location
from dq_core.record import changed, identity_record
from dq_policies.notices.personal_data_found import personal_data_found
from dq_policies.notices.tag_contradicts_evidence import tag_contradicts_evidence
from dq_policies.personal.columns import ColumnEvidence
from dq_policies.personal.kinds import KINDS
from dq_policies.personal.said import Said

_PLAIN = 0.9


@identity_record
class FoundColumn:
    """A column of a table: what it holds, or why that is unknown, and what a contract says of it.

    `table` and `column` are fit to print: a name that is itself a personal value, as of a CSV file without a
    header, is hidden. `address` is how a command line names the table: a file, or `file:table`.
    """

    table: str
    column: str
    data_type: str | None
    evidence: ColumnEvidence | None
    unknown: str
    said: Said | None
    location: Location
    address: str

    @property
    def is_personal(self) -> bool:
        """Whether it counts as personal: what somebody said wins over what was seen."""
        if self.said is not None and self.said.verdict != "classified":
            return self.said.verdict == "personal"
        return self.evidence is not None


def found_columns(
    table: OpenedTable, columns: Sequence[SampledColumn], statements: Statements, regions: Sequence[str] = ()
) -> Iterator[FoundColumn]:
    """Yield what is known of each column of a table, in their order."""
    for column, judgement in judged(table.name, columns, regions=regions):
        said, place = statements.of(table.name, column.names)
        yield FoundColumn(
            printable(table.name),
            ".".join(map(printable, column.names)),
            str(column.type) if column.type else None,
            judgement.evidence,
            judgement.unknown,
            said,
            place or Location(table.path),
            table.address,
        )


def told_apart(columns: Sequence[FoundColumn]) -> list[FoundColumn]:
    """Return the columns with tables of one name, such as files of one stem, called by their addresses."""
    addresses: dict[str, set[str]] = {}
    for column in columns:
        addresses.setdefault(column.table, set()).add(column.address)
    return [
        changed(column, table=printable(column.address)) if len(addresses[column.table]) > 1 else column
        for column in columns
    ]


def findings_of(column: FoundColumn, least: float) -> Iterator[Finding]:
    """Yield the findings about a column of which something personal is at least so sure."""
    evidence, said = column.evidence, column.said
    if evidence is None or evidence.confidence < least:
        return
    name = f"{column.table}.{column.column}"
    why, words = "; ".join(evidence.why), KINDS[evidence.kind].words
    if said is None:
        yield personal_data_found(name, words, why, column.location)
    elif said.verdict == "not personal" and evidence.rate is not None and evidence.confidence >= _PLAIN:
        yield tag_contradicts_evidence(name, said.words, words, why, column.location)
