"""What `dq` tells its user: one record for lint hits, failed checks, breaking changes and unknowns."""

from typing import Literal

from dq_core.location import Location
from dq_core.record import changed, record

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")


def at_least(severity: Severity, level: Severity) -> bool:
    """Say whether `severity` reaches `level` in the order info < warning < error."""
    return SEVERITIES.index(severity) >= SEVERITIES.index(level)


@record
class Edit:
    """A replacement of the text in `[start, end)`, offsets in code points of the file's decoded text."""

    start: int
    end: int
    text: str


@record
class Fix:
    """A change to one file that removes a finding; `safe` when it cannot change the file's meaning."""

    message: str
    safe: bool
    path: str
    edits: tuple[Edit, ...]


@record
class Related:
    """Another place that belongs to a finding, such as the first of two equal keys."""

    message: str
    location: Location


@record
class Suppression:
    """Why a finding does not count: its source ("noqa", "baseline", "waiver") and the reason given."""

    source: str
    reason: str
    location: Location | None = None


@record
class Finding:
    """One thing the user should know, at one place.

    `name` is the rule's name in words joined by hyphens; `help` says what to do. A finding with a
    `suppressed` record is reported as such and never decides the exit code. `hidden` says that no report may
    show the text at its place, which is a secret.
    """

    code: str
    name: str
    message: str
    location: Location | None
    severity: Severity = "error"
    help: str = ""
    fixes: tuple[Fix, ...] = ()
    related: tuple[Related, ...] = ()
    suppressed: Suppression | None = None
    hidden: bool = False

    def suppress(self, suppression: Suppression) -> "Finding":
        """Return the finding marked as suppressed."""
        return changed(self, suppressed=suppression)


def sort_key(finding: Finding) -> tuple[str, int, int, str, str]:
    """Order findings by place, then code; those without a place come first."""
    place = finding.location
    if place is None:
        return ("", 0, 0, finding.code, finding.message)
    return (place.path, place.line, place.column, finding.code, finding.message)
