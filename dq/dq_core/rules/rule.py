"""What a rule is, and the two decorators that make one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from dq_core.finding import Finding, Fix, Related, Severity
from dq_core.location import Location
from dq_core.record import identity_record, record

Parameters = ParamSpec("Parameters")
Check = TypeVar("Check", bound=Callable[..., Iterator["Hit"]])


@record
class Hit:
    """One place where a rule applies; the framework adds code, name and severity.

    `hidden` keeps the text at the place out of every report.
    """

    message: str
    location: Location | None
    help: str = ""
    fixes: tuple[Fix, ...] = ()
    related: tuple[Related, ...] = ()
    hidden: bool = False


@identity_record
class Rule:
    """A rule or notice.

    `subject` is the type of object that the rule looks at, None for a notice, which the program raises
    itself. `default` tells whether it is on without being selected. `exit_code` is what the process answers
    when a finding of this code reaches the fail level: 1, or 2 or 4 for notices about usage and failures.
    `nodes` are the classes of nodes that a rule over SQL wants to see.
    """

    code: str
    name: str
    severity: Severity
    subject: type | None
    default: bool
    exit_code: int
    check: Callable[..., Any]
    nodes: tuple[type, ...] = ()

    def finding(self, hit: Hit, severity: Severity | None = None) -> Finding:
        """Turn a hit into the finding of this rule."""
        return Finding(
            self.code,
            self.name,
            hit.message,
            hit.location,
            severity or self.severity,
            hit.help,
            hit.fixes,
            hit.related,
            hidden=hit.hidden,
        )


REGISTERED: dict[str, Rule] = {}
"""Every rule whose module has been imported, by code."""

RETIRED: frozenset[str] = frozenset()
"""Codes that once meant something and must not mean anything else."""


def register(declared: Rule) -> Rule:
    """Add a rule to the registry.

    Raises ValueError when its code is retired or belongs to another rule: codes are never used twice.
    """
    known = REGISTERED.get(declared.code)
    if declared.code in RETIRED:
        raise ValueError(f"{declared.code} is retired; take the next free code")
    if known and (known.name, known.check.__module__) != (declared.name, declared.check.__module__):
        raise ValueError(f"{declared.code} is taken by {known.name}; take the next free code")
    REGISTERED[declared.code] = declared
    return declared


def rule(
    code: str, subject: type, *, severity: Severity = "error", default: bool = True
) -> Callable[[Check], Check]:
    """Make the decorated generator the rule `code` for every `subject` that a command visits.

    The function takes the subject and yields hits; its keyword-only parameters are the options that a user
    can set under `rules:` in dq.yaml, with their types and defaults.
    """

    def decorate(check: Check) -> Check:
        register(Rule(code, name_of(check), severity, subject, default, exit_code=1, check=check))
        return check

    return decorate


def notice(
    code: str, *, severity: Severity = "error", exit_code: int = 1
) -> Callable[[Callable[Parameters, Hit]], Callable[Parameters, Finding]]:
    """Make the decorated function the notice `code`: called, it returns its hit as a finding."""

    def decorate(check: Callable[Parameters, Hit]) -> Callable[Parameters, Finding]:
        declared = register(
            Rule(code, name_of(check), severity, None, default=True, exit_code=exit_code, check=check)
        )

        @wraps(check)
        def found(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Finding:
            return declared.finding(check(*args, **kwargs))

        return found

    return decorate


def name_of(check: Callable[..., Any]) -> str:
    """Return the name of the rule that a function is."""
    return check.__name__.replace("_", "-")
