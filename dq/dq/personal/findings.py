"""What is known of each column of a table, with what a contract says of it, and the findings about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dq.personal.contracts import Statements
from dq.personal.flattening import SampledColumn
from dq.personal.printing import printable
from dq_core.finding import Finding
from dq_core.location import Location
from dq_core.record import identity_record
from dq_policies.notices.personal_data_found import personal_data_found
from dq_policies.notices.tag_contradicts_evidence import tag_contradicts_evidence
from dq_policies.personal.columns import ColumnEvidence, judge_column
from dq_policies.personal.kinds import KINDS
from dq_policies.personal.said import Said

_PLAIN = 0.9
_NEIGHBOURS = 65


@identity_record
class FoundColumn:
    """A column of a table: what it holds, or why that is unknown, and what a contract says of it.

    `table` and `column` are fit to print: a name that is itself a personal value, as of a CSV file without a
    header, is hidden.
    """

    table: str
    column: str
    data_type: str | None
    evidence: ColumnEvidence | None
    unknown: str
    said: Said | None
    location: Location

    @property
    def is_personal(self) -> bool:
        """Whether it counts as personal: what somebody said wins over what was seen."""
        if self.said is not None and self.said.verdict != "classified":
            return self.said.verdict == "personal"
        return self.evidence is not None


def found_columns(
    table: str,
    columns: Sequence[SampledColumn],
    location: Location,
    statements: Statements,
    regions: Sequence[str] = (),
) -> Iterator[FoundColumn]:
    """Yield what is known of each column of a table, in their order."""
    names = [_plain(column.names) for column in columns]
    for column, name in zip(columns, names, strict=True):
        around = [other for other in names[:_NEIGHBOURS] if other != name]
        judged = judge_column(
            name, type=column.type, table=table, neighbours=around, values=column.values, regions=regions
        )
        said, place = statements.of(table, column.names)
        yield FoundColumn(
            printable(table),
            ".".join(map(printable, column.names)),
            str(column.type) if column.type else None,
            judged.evidence,
            judged.unknown,
            said,
            place or location,
        )


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


def _plain(names: Sequence[str]) -> str:
    """Return names as a path that detectors take apart; a point inside a name is no step of it."""
    return ".".join(name.removesuffix("[]").replace(".", "_") for name in names)
