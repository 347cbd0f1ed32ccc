"""What the text format adds for checks: failing rows below findings, lists of checks, counts."""

from collections.abc import Iterable, Sequence

from dq.reports.check_listing import sample_lines, suites
from dq.reports.checks import CheckResult, checks_of, place_of, verdict_words
from dq.reports.palette import Palette
from dq.reports.report import Report
from dq.reports.samples import Sample, samples_of
from dq.reports.tally import counted, sentence
from dq_core.display import visible
from dq_core.finding import Finding

_INDENT = " " * 3


def with_checks(
    report: Report, findings: Sequence[Finding], blocks: Sequence[list[str]], palette: Palette, width: int
) -> tuple[list[list[str]], list[str]]:
    """Return the blocks of the findings with failing rows and checks added, and the last lines."""
    checks, samples = checks_of(report), samples_of(report)
    beneath = _by_finding(findings, checks, samples)
    shown = {sample.check for group in beneath for sample in group}
    complete = [
        [*block, *sample_lines(group, _INDENT, width)] for block, group in zip(blocks, beneath, strict=True)
    ]
    others = [sample for sample in samples if sample.check not in shown]
    complete.extend(suites(checks, others, palette, width))
    last = visible(sentence(report))
    if not checks:
        return complete, [last]
    return complete, [f"{counted(len(checks), 'check', 'checks')}: {verdict_words(checks)}", last]


def _by_finding(
    findings: Iterable[Finding], checks: Iterable[CheckResult], samples: Iterable[Sample]
) -> list[list[Sample]]:
    """Return the samples to print below each finding: those of the checks at its place, each printed once."""
    places = {check.id: check.place for check in checks if check.place}
    waiting = list(samples)
    groups: list[list[Sample]] = []
    for finding in findings:
        place = place_of(finding)
        groups.append([sample for sample in waiting if place and places.get(sample.check) == place])
        waiting = [sample for sample in waiting if sample not in groups[-1]]
    return groups
