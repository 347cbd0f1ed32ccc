"""The part of the text format that lists what became of checks, and the rows that fail them."""

from collections.abc import Iterator, Sequence

from dq.reports.checks import PASSING, CheckResult, verdict_words
from dq.reports.palette import Palette, Role
from dq.reports.samples import Sample
from dq.reports.table import cut_to, table
from dq_core.display import flat, inert, width

MOST_ID_WIDTH = 60
_COUNTED = PASSING | {"suppressed"}
_VERDICT_WIDTH = len("unsupported")
_ROLES: dict[str, Role] = {"fail": "fail", "error": "error"}


def sample_lines(samples: Sequence[Sample], indent: str, room: int) -> Iterator[str]:
    """Yield a heading and a table for each sample, indented; `room` is the width in cells."""
    for sample in samples:
        yield f"{indent}rows that fail {flat(sample.check)}:"
        inner = f"{indent}  "
        yield from (f"{inner}{line}" for line in table(sample.columns, sample.rows, room - len(inner)))


def suites(
    checks: Sequence[CheckResult], samples: Sequence[Sample], palette: Palette, room: int
) -> Iterator[list[str]]:
    """Yield the lines for each contract and dataset: what passed or is suppressed is only counted.

    Samples stand below their check, those of no check at the end.
    """
    for suite in sorted({check.suite for check in checks}):
        members = [check for check in checks if check.suite == suite]
        title = palette.paint("strong", inert(flat(" ".join(part for part in suite if part) or "checks")))
        yield [f"{title}: {verdict_words(members)}", *_listed(members, samples, palette, room)]
    known = {check.id for check in checks}
    others = [sample for sample in samples if sample.check not in known]
    if others:
        yield list(sample_lines(others, "", room))


def _listed(
    members: Sequence[CheckResult], samples: Sequence[Sample], palette: Palette, room: int
) -> Iterator[str]:
    listed = [check for check in members if check.verdict not in _COUNTED]
    names = [cut_to(flat(check.id), MOST_ID_WIDTH) for check in listed]
    size = max((width(name) for name in names), default=0)
    for check, name in zip(listed, names, strict=True):
        role: Role = "faint" if check.verdict == "documented" else _ROLES.get(check.verdict, "unsupported")
        verdict = palette.paint(role, f"{flat(check.verdict):{_VERDICT_WIDTH}}")
        yield f"  {verdict}  {name}{' ' * (size - width(name))}  {flat(check.outcome())}".rstrip()
        yield from sample_lines([sample for sample in samples if sample.check == check.id], "    ", room)
