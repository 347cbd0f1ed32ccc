"""What the process answers, from what was found."""

from collections.abc import Iterable, Mapping

from dq_core.finding import Finding, Severity, at_least
from dq_core.rules.rule import Rule

CLEAN = 0
FINDINGS = 1
USAGE = 2
NOTHING = 3
FAILED = 4
_PRECEDENCE = (USAGE, FAILED, FINDINGS, NOTHING, CLEAN)


def exit_code(findings: Iterable[Finding], rules: Mapping[str, Rule], fail_on: Severity) -> int:
    """Return the exit code: 2 usage or configuration, 4 failure, 1 findings, 3 nothing to check, 0 clean.

    Of several answers the first in that order wins. Suppressed findings and those below `fail_on` count
    nothing.
    """
    codes = {
        rules[finding.code].exit_code if finding.code in rules else FINDINGS
        for finding in findings
        if finding.suppressed is None and at_least(finding.severity, fail_on)
    }
    return next((code for code in _PRECEDENCE if code in codes), CLEAN)
