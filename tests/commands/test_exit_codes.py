import pytest

from dq.exit_codes import exit_code
from dq.project.rule_packages import all_rules
from dq_core.finding import SEVERITIES, Finding, Severity, Suppression

RULES = all_rules()
# codes of findings, and what the process answers: 2 before 4 before 1 before 3 before 0
PRECEDENCE: tuple[tuple[list[str], int], ...] = (
    ([], 0),
    (["ODC101"], 1),
    (["CHK201"], 1),
    (["XYZ999"], 1),
    (["PRJ003"], 3),
    (["INT001"], 4),
    (["INT002"], 4),
    (["CFG001"], 2),
    (["PRJ001"], 2),
    (["PRJ003", "ODC101"], 1),
    (["PRJ003", "INT002"], 4),
    (["ODC101", "INT001"], 4),
    (["INT001", "PRJ001"], 2),
    (["PRJ003", "ODC101", "INT001", "CFG001"], 2),
)


def finding(code: str, severity: Severity = "error") -> Finding:
    return Finding(code, "name", "message", None, severity)


@pytest.mark.parametrize(("codes", "expected"), PRECEDENCE)
def test_the_gravest_answer_wins(codes: list[str], expected: int) -> None:
    for ordered in (codes, codes[::-1]):
        assert exit_code([finding(code) for code in ordered], RULES, "error") == expected


@pytest.mark.parametrize("severity", SEVERITIES)
@pytest.mark.parametrize("level", SEVERITIES)
def test_a_finding_below_the_level_counts_nothing(severity: Severity, level: Severity) -> None:
    counts = SEVERITIES.index(severity) >= SEVERITIES.index(level)
    assert exit_code([finding("ODC101", severity)], RULES, level) == counts


@pytest.mark.parametrize("code", ["ODC101", "INT001", "CFG001", "PRJ003"])
def test_a_suppressed_finding_counts_nothing(code: str) -> None:
    assert exit_code([finding(code).suppress(Suppression("baseline", ""))], RULES, "info") == 0
