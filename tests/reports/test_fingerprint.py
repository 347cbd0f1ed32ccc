from dataclasses import replace

import pytest

from dq.reports.fingerprint import fingerprints
from dq_core.finding import Finding
from dq_core.location import Location
from dq_core.source import Source

TEXT = "schema:\n  - name: orders\n    minimum:   10\n"
FINDING = Finding(
    "ODC201", "bounds-contradict", "37 of 336,776 rows (0.01 %)", Location("a.yaml", 3, 5, 3, 18)
)


def mark(finding: Finding, text: str = TEXT, root: str = "") -> str:
    return fingerprints([finding], lambda path: Source(path, text), root)[0]


SAME = [
    ("lines above", replace(FINDING, location=Location("a.yaml", 5, 5, 5, 18)), "# new\n\n" + TEXT),
    (
        "another indent",
        replace(FINDING, location=Location("a.yaml", 3, 9, 3, 20)),
        TEXT.replace("    min", "\tmin"),
    ),
    ("other figures", replace(FINDING, message="41 of 340,001 rows (1.2 %)"), TEXT),
    ("another way to name the file", replace(FINDING, location=Location("./b/../a.yaml", 3, 5, 3, 18)), TEXT),
    ("an absolute path", replace(FINDING, location=Location("/repo/a.yaml", 3, 5, 3, 18)), TEXT),
    ("another severity", replace(FINDING, severity="info"), TEXT),
]

OTHER = [
    ("another rule", replace(FINDING, code="ODC202"), TEXT),
    ("another file", replace(FINDING, location=Location("b.yaml", 3, 5, 3, 18)), TEXT),
    ("another message", replace(FINDING, message="37 of 336,776 values (0.01 %)"), TEXT),
    ("another text there", FINDING, TEXT.replace("minimum", "maximum")),
    ("no place", replace(FINDING, location=None), TEXT),
]


@pytest.mark.parametrize(("changed", "text"), [case[1:] for case in SAME], ids=[case[0] for case in SAME])
def test_a_finding_is_known_again_in_spite_of(changed: Finding, text: str) -> None:
    assert mark(changed, text, "/repo") == mark(FINDING)


@pytest.mark.parametrize(("changed", "text"), [case[1:] for case in OTHER], ids=[case[0] for case in OTHER])
def test_a_finding_is_new_with(changed: Finding, text: str) -> None:
    assert mark(changed, text) != mark(FINDING)


def test_equal_findings_are_told_apart() -> None:
    marks = fingerprints([FINDING, FINDING, FINDING], lambda _path: None)
    assert len(set(marks)) == 3
    assert marks == fingerprints([FINDING, FINDING, FINDING], lambda _path: None)


def test_a_file_is_read_once() -> None:
    read: list[str] = []

    def source_of(path: str) -> Source:
        read.append(path)
        return Source(path, TEXT)

    fingerprints([FINDING, FINDING], source_of)
    assert read == ["a.yaml"]
