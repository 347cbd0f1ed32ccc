"""For catalogs of lineage: the run's events of OpenLineage as JSON lines, START first.

Only commands that make events have this format. It needs `pip install 'dq-toolkit[openlineage]'`.
"""

from dq.reports.options import RenderOptions
from dq.reports.report import Report
from dq_lineage.openlineage.client import as_lines


def render(report: Report, options: RenderOptions) -> str:
    """Return the report's events, one to a line; nothing where there are none."""
    del options
    return as_lines(report.events())
