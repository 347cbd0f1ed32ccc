"""For Graphviz: the picture in the DOT language. Only `dq lineage` has one."""

from dq.reports.options import RenderOptions
from dq.reports.report import Report
from dq_lineage.drawing.dot import dot


def render(report: Report, options: RenderOptions) -> str:
    """Return the picture of the report; findings are no part of it."""
    del options
    return dot(report.picture())
