"""What `dq lint` understood of SQL, and what it could not judge, for people at a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from dq.project.linted import Linted
from dq.project.repository_linting import Understood
from dq.project.sql_coverage import TableLacks
from dq.reports.palette import Palette
from dq.reports.tally import counted, is_safely_fixable
from dq_core.display import visible
from dq_core.finding import SEVERITIES, Finding

_MOST_NAMES = 5
_WIDTH = 13


def understood(linted: Linted, palette: Palette) -> Iterator[str]:
    """Yield what was read, in which dialect, and what was left aside; nothing without SQL."""
    counts = linted.sql
    if not counts:
        return
    files = counted(counts["files"], "SQL file", "SQL files")
    read = [files, counted(counts["statements"], "statement", "statements")]
    if linted.contracts:
        read.append(counted(len(linted.contracts), "contract", "contracts"))
    yield _row("read", ", ".join(read), palette)
    if counts["unparsed"]:
        yield _row(
            "", f"{counted(counts['unparsed'], 'statement', 'statements')} not understood (SQL000)", palette
        )
    if counts["templates"]:
        files = counted(counts["templates"], "file", "files")
        yield _row("", f"{files} with Jinja of no project, not judged (SQL003)", palette)
    for project in linted.projects:
        yield _row("project", _project(project), palette)
    if len(linted.projects) == 0 or linted.dialect:
        yield _row("dialect", _dialect(linted), palette)


def covered(linted: Linted, palette: Palette) -> Iterator[str]:
    """Yield how many tables are known, which are not, and how to tell; nothing without tables."""
    counts, lacks = linted.sql, linted.sql_lacks
    if not counts or not counts["tables"] or lacks is None:
        return
    tables = len(lacks.tables)
    yield _row(
        "tables",
        f"{counted(tables, 'table', 'tables')}; columns known of {tables - len(lacks.columns):,}, "
        f"partitions of {tables - len(lacks.partitions):,}",
        palette,
    )
    for text in _lacking(lacks):
        yield _row("", text, palette)
    if lacks.columns or lacks.partitions:
        yield _row("", "give them by `tables` in dq.yaml, --schema FILE or contracts", palette)


def _lacking(lacks: TableLacks) -> Iterator[str]:
    if lacks.columns and lacks.columns == lacks.partitions:
        yield "neither is known of"
        yield from _names(lacks.columns)
        return
    if lacks.columns:
        yield "columns are not known of"
        yield from _names(lacks.columns)
    if lacks.partitions:
        yield "partitions are not known, so that scans are not judged, of"
        yield from _names(lacks.partitions)


def next_step(linted: Linted, again: str, hidden: int, palette: Palette) -> Iterator[str]:
    """Yield the command to type next, if there is one; `again` is the one that lints the same files.

    `hidden` findings were not shown.
    """
    found = _next(linted, again, hidden)
    if found is not None:
        command, purpose = found
        yield _row("next", f"{palette.paint('strong', visible(command))}   ({purpose})", palette)


def _next(linted: Linted, again: str, hidden: int) -> tuple[str, str] | None:
    seeming = _seeming(linted) if not linted.dialect else None
    if seeming is not None:
        return f"{again} --dialect {seeming[0]}", "reads the SQL as its warehouse does"
    findings = [finding for finding in linted.findings if finding.suppressed is None]
    if hidden:
        return f"{again} --statistics", "counts the findings by rule; --show 0 lists them all"
    fixable = sum(is_safely_fixable(finding) for finding in findings)
    if fixable:
        return f"{again} --diff", f"shows {counted(fixable, 'safe fix', 'safe fixes')}; --fix makes them"
    if findings:
        return f"dq explain {_commonest(findings)}", "why it matters, with examples"
    if linted.sql_lacks is not None and linted.sql_lacks.columns:
        return "dq init", "writes a dq.yaml with a place for the tables"
    return None


def _commonest(findings: Sequence[Finding]) -> str:
    worst = max(findings, key=lambda finding: SEVERITIES.index(finding.severity)).severity
    codes = Counter(finding.code for finding in findings if finding.severity == worst)
    return min(codes, key=lambda code: (-codes[code], code))


def _project(project: Understood) -> str:
    """Return what a project is, how much of it was rendered, and where its dialect was read."""
    rendered = f"{project.rendered:,} of {counted(project.texts, 'text', 'texts')} rendered"
    said = f" by {visible(project.dialect_from)}" if project.dialect_from else ""
    dialect = f"{visible(project.dialect)}{said}" if project.dialect else "no dialect"
    return f"{project.kind} {visible(project.name)}: {rendered}; {dialect}"


def _dialect(linted: Linted) -> str:
    if linted.dialect:
        return visible(linted.dialect)
    seeming = _seeming(linted)
    if seeming is None:
        return "not given, so what most have in common; give it by --dialect, or `dialect` in dq.yaml"
    name, word = seeming
    return f"not given, so what most have in common; {visible(word)} looks like {name}"


def _seeming(linted: Linted) -> tuple[str, str] | None:
    from dq.project.dialect_signs import seeming_dialect

    return seeming_dialect(linted.sql_sources)


def _names(tables: Mapping[str, int]) -> Iterator[str]:
    """Yield the tables that the most files name, with how many do, and how many more there are."""
    ordered = sorted(tables.items(), key=lambda item: (-item[1], item[0]))
    for name, files in ordered[:_MOST_NAMES]:
        yield f"  {visible(name)} ({counted(files, 'file', 'files')})"
    if len(ordered) > _MOST_NAMES:
        yield f"  and {len(ordered) - _MOST_NAMES:,} more"


def _row(label: str, text: str, palette: Palette) -> str:
    return f"{palette.paint('strong', f'{label:{_WIDTH}}')}{text}".rstrip()
