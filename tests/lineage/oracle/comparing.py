"""Compares a lineage with the generator's own: which sources only one of both has."""

from tests.lineage.oracle.case import Answer, Case
from tests.lineage.oracle.sources import Sources, strongest


def differences(case: Case, answer: Answer) -> list[str]:
    """Return a line for each source that only one answer has; DIRECT subtypes count with the strongest."""
    expected = case.expected
    if expected is None or len(expected.columns) != len(answer.columns):
        return ["other columns"]
    pairs = [("rows", expected.rows, answer.rows)]
    ours = {column.name: column for column in answer.columns}
    for place, column in enumerate(expected.columns):
        other = ours[column.name] if case.target else answer.columns[place]
        pairs.append((f"column {place + 1}", column.sources, other.sources))
    return [
        line for label, mine, theirs in pairs for line in _lines(label, strongest(mine), strongest(theirs))
    ]


def _lines(label: str, mine: Sources, theirs: Sources) -> list[str]:
    lines = [f"{label}: lacks {' '.join(source)}" for source in sorted(mine - theirs)]
    return lines + [f"{label}: has {' '.join(source)}" for source in sorted(theirs - mine)]
