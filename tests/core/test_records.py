from dataclasses import replace

import pytest

from dq_core.finding import SEVERITIES, Finding, Severity, Suppression, at_least, sort_key
from dq_core.location import Location
from dq_core.relation import Column, Relation


@pytest.mark.parametrize("severity", SEVERITIES)
@pytest.mark.parametrize("level", SEVERITIES)
def test_a_severity_reaches_those_below_it(severity: Severity, level: Severity) -> None:
    assert at_least(severity, level) == (SEVERITIES.index(severity) >= SEVERITIES.index(level))


def test_findings_sort_by_place_and_then_by_code() -> None:
    ordered = [
        Finding("INT001", "n", "no place", None),
        Finding("ODC101", "n", "m", Location("a", 1, 1)),
        Finding("ODC102", "n", "m", Location("a", 1, 1)),
        Finding("ODC101", "n", "m", Location("a", 1, 2)),
        Finding("ODC101", "n", "m", Location("a", 2, 1)),
        Finding("ODC101", "n", "m", Location("a", 10, 1)),
        Finding("ODC101", "n", "m", Location("b", 1, 1)),
    ]
    assert sorted([*ordered[3:], *ordered[:3]], key=sort_key) == ordered


def test_a_suppressed_finding_is_otherwise_the_same() -> None:
    finding = Finding("ODC101", "n", "m", Location("a"))
    suppression = Suppression("noqa", "known")
    assert finding.suppress(suppression) == replace(finding, suppressed=suppression)
    assert finding.suppressed is None


def test_a_location_reads_as_editors_write_it() -> None:
    assert str(Location("a/b.yaml", 3, 7)) == "a/b.yaml:3:7"


RELATION = Relation(("shop", "orders"), (Column("id"), Column("Amount"), Column("amount"), Column("Note")))


@pytest.mark.parametrize(
    ("name", "exact", "folded"),
    [
        ("id", "id", "id"),
        ("ID", None, "id"),
        ("Amount", "Amount", "Amount"),
        ("AMOUNT", None, None),
        ("x", None, None),
    ],
)
def test_columns_are_found_by_name(name: str, exact: str | None, folded: str | None) -> None:
    one, other = RELATION.column(name), RELATION.column_folded(name)
    assert (one and one.name, other and other.name) == (exact, folded)


def test_names_that_are_no_columns_are_listed() -> None:
    assert RELATION.missing(["id", "nope", "ID"]) == ("nope", "ID")


def test_a_copy_with_other_columns_does_not_know_the_old_ones() -> None:
    assert RELATION.column("id") is not None
    copy = replace(RELATION, columns=(Column("other"),))
    assert copy.missing(["id", "other"]) == ("id",)
