"""What a command has to say, before a format is chosen."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol

from dq.reports.palette import Palette
from dq_core.finding import Finding, Severity
from dq_core.record import field, identity_record
from dq_core.source import Source

SCHEMA_VERSION = "1.0"


@identity_record
class RuleManual:
    """What a report may want to print of a rule: SARIF and GitLab carry it, text does not."""

    code: str
    name: str
    summary: str
    text: str
    severity: Severity
    url: str


class ManualOf(Protocol):
    """Look up the manual of a code; None for a code without one."""

    def __call__(self, code: str, /) -> RuleManual | None:
        """Return the manual of `code`."""
        ...


def nothing_before(palette: Palette) -> Iterable[str]:
    """Return no line: most commands have nothing to say before their findings."""
    del palette
    return ()


@identity_record
class Report:
    """The outcome of one command.

    `findings` are sorted by place and include suppressed ones. `files` are the paths that were looked at.
    `coverage` and `summary` hold counts of JSON-ready values, `data` whatever the command adds. `source_of`
    returns the text of a path for caret frames, or None when it cannot be read as text. `events` makes the
    events of OpenLineage, objects of its client, `picture` what dq_lineage draws, which only some commands
    have. In a text, `preface` makes the lines before the findings and `closing` those behind them; `most` is
    how many findings to show there, the worst ones first, 0 for all in their order.
    """

    command: str
    findings: tuple[Finding, ...]
    files: tuple[str, ...] = ()
    coverage: Mapping[str, Any] = field(default_factory=dict)
    summary: Mapping[str, Any] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)
    source_of: Callable[[str], Source | None] = field(default=lambda _path: None)
    manual_of: ManualOf = field(default=lambda _code: None)
    fail_on: Severity = "error"
    events: Callable[[], Sequence[Any]] = field(default=lambda: ())
    picture: Callable[[], Any] = field(default=lambda: None)
    preface: Callable[[Palette], Iterable[str]] = field(default=nothing_before)
    closing: Callable[[Palette], Iterable[str]] = field(default=nothing_before)
    most: int = 0

    def counted(self) -> tuple[Finding, ...]:
        """Return the findings that are not suppressed."""
        return tuple(finding for finding in self.findings if finding.suppressed is None)
