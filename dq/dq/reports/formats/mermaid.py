"""For Markdown pages: the picture as a flowchart of Mermaid. Only `dq lineage` has one."""

from dq.reports.options import RenderOptions
from dq.reports.report import Report
from dq_lineage.drawing.mermaid import mermaid


def render(report: Report, options: RenderOptions) -> str:
    """Return the picture of the report; findings are no part of it."""
    del options
    return mermaid(report.picture())
