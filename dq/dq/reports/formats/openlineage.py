"""For catalogs of lineage: the run's events of OpenLineage as JSON lines, START first.

Only commands that make events have this format. It needs `pip install 'dq-toolkit[openlineage]'`.
"""

import json

from dq.reports.covering import without_values
from dq.reports.options import RenderOptions
from dq.reports.redacting import OF_DATA, plain
from dq.reports.report import Report
from dq_lineage.openlineage.client import as_lines


def render(report: Report, options: RenderOptions) -> str:
    """Return the report's events, one to a line; nothing where there are none."""
    del options
    return as_lines(report.events()) if report.command in OF_DATA else _lines(as_lines(report.events()))


def _lines(text: str) -> str:
    """Return the lines with the texts in them made safe: events hold the SQL of jobs."""
    if without_values(text) == text:
        return text
    return "".join(f"{json.dumps(plain(json.loads(line)))}\n" for line in text.splitlines())
