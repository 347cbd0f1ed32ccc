"""One report of the data and of the SQL that a folder holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dq.reports.palette import Palette
from dq.reports.report import Report
from dq_core.record import changed


def joined(data: Report, flow: Report | None, said: Sequence[str]) -> Report:
    """Return the report of data with that of SQL behind it, if there is any, and sentences before both.

    Findings about data have no frames: its lines are values.
    """

    def lines(palette: Palette) -> Iterator[str]:
        yield from (palette.paint("strong", sentence) for sentence in said)
        yield ""
        yield from data.preface(palette)
        if flow is not None:
            yield from _behind(flow.preface(palette))

    if flow is None:
        return changed(data, preface=lines)
    return changed(
        data,
        findings=tuple(dict.fromkeys((*flow.findings, *data.findings))),
        files=(*data.files, *flow.files),
        coverage={**data.coverage, **flow.coverage},
        data={**data.data, **flow.data},
        picture=flow.picture,
        preface=lines,
    )


def _behind(lines: Iterable[str]) -> Iterator[str]:
    told = list(lines)
    if told:
        yield from ("", *told)
