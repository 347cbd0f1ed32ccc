"""For programs: the envelope with every finding, suppressed ones included, and the command's data."""

from dq.reports.envelope import envelope
from dq.reports.json_text import dumps
from dq.reports.options import RenderOptions
from dq.reports.report import Report


def render(report: Report, options: RenderOptions) -> str:
    """Return the report as JSON; `dq.reports.json_schema` describes it."""
    return dumps(envelope(report, options))
