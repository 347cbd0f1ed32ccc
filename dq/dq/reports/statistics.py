"""How many findings there are of each code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from dq.reports.report import Report
from dq.reports.tally import is_safely_fixable
from dq_core.finding import Finding


def statistics(findings: Iterable[Finding]) -> dict[str, Any]:
    """Return the counts of codes, the most frequent first, as the data of a report has them."""
    counted = [finding for finding in findings if finding.suppressed is None]
    counts = Counter((finding.code, finding.name) for finding in counted)
    fixable = Counter(finding.code for finding in counted if is_safely_fixable(finding))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return {
        "statistics": [
            {"code": code, "name": name, "count": count, "fixable": fixable[code]}
            for (code, name), count in ordered
        ]
    }


def table(report: Report) -> Iterator[str]:
    """Yield a line for each code: how often, its name, and [*] where a safe fix is offered."""
    rows = report.data["statistics"]
    widest = max((len(f"{row['count']:,}") for row in rows), default=0)
    for row in rows:
        fixable = " [*]" if row["fixable"] else ""
        yield f"{row['count']:>{widest},}  {row['code']}  {row['name']}{fixable}"
