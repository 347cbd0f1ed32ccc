"""For people at a terminal: findings with caret frames, check results, failing rows and a summary."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from dq.reports.options import RenderOptions
from dq.reports.order import ordered, worst_first
from dq.reports.palette import Palette
from dq.reports.report import Report
from dq.reports.tally import is_safely_fixable, sentence, severity_words
from dq_core.display import flat, lines, visible
from dq_core.finding import Finding, Severity
from dq_core.location import Location
from dq_core.source import Source

if TYPE_CHECKING:
    from dq_core.frames import Part

_LEAST_GUTTER = 2
_SourceOf = Callable[[str], Source | None]


def render(report: Report, options: RenderOptions) -> str:
    """Return the report as text; only `options.colour` brings escape sequences into it."""
    palette = Palette(options.colour)
    writer = _Writer(cache(report.source_of), palette, options.width)
    findings, left = _shown(report)
    blocks = [list(writer.finding(finding)) for finding in findings]
    last = [visible(sentence(report))]
    if report.data.get("checks") or report.data.get("samples"):
        from dq.reports.check_blocks import with_checks

        blocks, last = with_checks(report, findings, blocks, palette, options.width)
    if "statistics" in report.data:
        from dq.reports.statistics import table

        blocks = [rows] if (rows := list(table(report))) else []
    elif left:
        blocks.append([left])
    blocks += [after] if (after := list(report.closing(palette))) else []
    before = list(report.preface(palette))
    blocks = [before, *blocks] if before else blocks
    return "\n\n".join("\n".join(block) for block in [*blocks, last]) + "\n"


def _shown(report: Report) -> tuple[tuple[Finding, ...], str]:
    """Return the findings to show, and what to say of the others; empty where there are none."""
    findings = report.counted()
    if not report.most:
        return ordered(findings), ""
    worst = worst_first(findings)
    if len(findings) <= report.most:
        return worst, ""
    return worst[: report.most], f"... and {severity_words(worst[report.most :])} more"


class _Writer:
    """Writes findings as lines."""

    def __init__(self, source_of: _SourceOf, palette: Palette, width: int) -> None:
        self.source_of = source_of
        self.palette = palette
        self.width = width

    def finding(self, finding: Finding) -> Iterator[str]:
        """Yield the lines of a finding: what, where, what to do, and the other places."""
        from dq_core.frames import gutter_width

        yield from self._heading(finding)
        gutter = gutter_width(finding.location) if finding.location else _LEAST_GUTTER
        if finding.location:
            yield from self._place(finding.location, finding.severity)
        if finding.help:
            yield from self._advice(gutter, "help", finding.help)
        for fix in finding.fixes:
            yield from self._advice(gutter, "fix" if fix.safe else "unsafe fix", fix.message)
        for related in finding.related:
            yield f"{self.palette.paint('info', 'note')}: {flat(related.message)}"
            yield from self._place(related.location, "info")

    def _heading(self, finding: Finding) -> Iterator[str]:
        label = self.palette.paint(finding.severity, finding.severity)
        name = self.palette.paint("strong", flat(f"{finding.code} {finding.name}".strip()))
        if is_safely_fixable(finding):
            name += f" {self.palette.paint('pass', '[*]')}"
        first, *others = lines(finding.message)
        yield f"{label} {name}: {visible(first)}" if first else f"{label} {name}"
        yield from (self._continued(_LEAST_GUTTER, line) for line in others)

    def _continued(self, gutter: int, text: str) -> str:
        """Return a further line; the bar before it keeps build servers from reading a command in it."""
        return self.palette.paint("gutter", " " * gutter + " |") + f" {visible(text)}".rstrip()

    def _advice(self, gutter: int, label: str, text: str) -> Iterator[str]:
        first, *others = lines(text)
        sign = self.palette.paint("gutter", " " * gutter + " =")
        yield f"{sign} {self.palette.paint('strong', label)}: {visible(first)}".rstrip()
        indent = " " * (len(label) + 2)
        yield from (self._continued(gutter, indent + line) for line in others)

    def _place(self, location: Location, severity: Severity) -> Iterator[str]:
        from dq_core.frames import frame, gutter_width

        def paint(part: "Part", text: str) -> str:
            return self.palette.paint(severity if part == "caret" else "gutter", text)

        yield f"{paint('gutter', ' ' * gutter_width(location) + '-->')} {visible(str(location))}"
        source = self.source_of(location.path)
        drawn = frame(source, location, paint=paint, width=self.width) if source else ""
        if drawn:
            yield drawn
