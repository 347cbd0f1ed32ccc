"""What `dq compile` writes and says when contracts are compiled."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dq.commands.output import finish, show
from dq.compilers.compilation import Compilation, LeftOut
from dq.exit_codes import FAILED, exit_code
from dq.project.linted import Linted
from dq.reports.report import Report
from dq.reports.tally import counted
from dq_core.atomic_writing import write
from dq_core.display import flat, visible
from dq_core.finding import Finding, Severity
from dq_core.paths import shown
from dq_core.rules.rule import Rule

_MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class Compiled:
    """Contracts as one text: their compilations and what stands between them."""

    compilations: Sequence[Compilation]
    separator: str
    linted: Linted
    fail_on: Severity

    @property
    def text(self) -> str:
        """The whole text."""
        return self.separator.join(compilation.text for compilation in self.compilations)

    @property
    def checks(self) -> int:
        """How many checks of data the contracts have."""
        return sum(compilation.checks for compilation in self.compilations)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """The checks that are not in the text."""
        return tuple(left for compilation in self.compilations for left in compilation.left_out)


def answer(arguments: argparse.Namespace, rules: Mapping[str, Rule], made: Compiled) -> int:
    """Write the text, report what is not in it, and return the exit code."""
    wants_report = any(output.file is None for output in arguments.outputs or ())
    if arguments.output is not None and not _written(arguments.output, made.text):
        return FAILED
    text_on_screen = arguments.output is None and not wants_report
    if text_on_screen:
        show(made.text, sys.stdout)
    findings = tuple(_finding(left, arguments.to) for left in made.left_out)
    if not arguments.outputs:
        show("".join(f"{line}\n" for line in _lines(made, arguments.to)), sys.stderr)
        return exit_code(findings, rules, made.fail_on)
    report = Report(
        "compile",
        findings,
        tuple(made.linted.files),
        summary={"checks": made.checks, "compiled": made.checks - len(findings), "left_out": len(findings)},
        data=_data(made, arguments),
        fail_on=made.fail_on,
    )
    return finish(arguments, rules, report, made.linted.sources(), sys.stderr if text_on_screen else None)


def _written(path: str, text: str) -> bool:
    try:
        write(path, text)
    except OSError as error:
        reason = os.strerror(error.errno or 0).lower()
        print(f"dq: error: cannot write {visible(shown(path))}: {reason}", file=sys.stderr)
        return False
    return True


def _finding(left: LeftOut, target: str) -> Finding:
    from dq.checks.notices.not_compiled import not_compiled

    return not_compiled(f"{left.check.kind} of {_subject(left)}", target, left.reason, left.check.location)


def _lines(made: Compiled, target: str) -> Iterator[str]:
    if not made.checks:
        return
    compiled = made.checks - len(made.left_out)
    yield f"{compiled:,} of {counted(made.checks, 'check', 'checks')} compiled to {target}"
    if made.left_out:
        yield f"{counted(len(made.left_out), 'check is', 'checks are')} left out:"
    groups: dict[tuple[str, str], list[LeftOut]] = {}
    for left in made.left_out:
        groups.setdefault((left.check.kind, left.reason), []).append(left)
    for (kind, reason), group in groups.items():
        place, subjects = visible(str(group[0].check.location)), flat(_listed(group))
        yield f"  {place}  {kind} of {subjects}: {flat(reason)}"


def _listed(group: Sequence[LeftOut]) -> str:
    names = list(dict.fromkeys(map(_subject, group)))
    more = len(names) - _MOST_NAMES
    return "; ".join(names[:_MOST_NAMES]) + (f" and {more:,} more" if more > 0 else "")


def _subject(left: LeftOut) -> str:
    check = left.check
    return f"{check.dataset}.{', '.join(check.columns)}" if check.columns else check.dataset


def _data(made: Compiled, arguments: argparse.Namespace) -> dict[str, Any]:
    return {
        "target": arguments.to,
        "text": made.text,
        "written": arguments.output,
        "left_out": [
            {
                "id": left.check.id,
                "dataset": left.check.dataset,
                "columns": list(left.check.columns),
                "kind": left.check.kind,
                "reason": left.reason,
                "path": left.check.location.path,
                "line": left.check.location.line,
            }
            for left in made.left_out
        ],
    }
