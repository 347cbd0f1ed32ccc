"""What `dq lint --fix` and `--diff` do with the fixes of a lint."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

from dq.commands.output import show
from dq.project.collecting import Collected
from dq.project.difference import difference
from dq.project.fix_writing import write_back, written_text
from dq.project.fixing import ChangedFile, Fixed, Lint, fix
from dq.project.linted import Linted
from dq_core.display import visible
from dq_core.finding import Finding, sort_key
from dq_core.record import changed, identity_record


@identity_record
class Made:
    """The lint after the fixes, and what reports say of them: summary and data. `changes` tells of any."""

    linted: Linted
    summary: dict[str, Any]
    data: dict[str, Any]
    changes: bool


def make(arguments: argparse.Namespace, collected: Collected, linted: Linted, lint: Lint) -> Made:
    """Make the fixes, and write them to the files, to standard output, or as a difference."""
    fixed = fix(collected, linted, lint, unsafe=arguments.unsafe_fixes)
    if arguments.diff:
        _print(_difference(fixed.changes))
        return _made(fixed, fixed.linted, "would_fix", ())
    failed = list(_written(fixed))
    result = fixed.linted
    if failed:
        result = lint(_as_read(fixed, collected, {change.file.path for change, _ in failed}))
        result.findings += (finding for _, finding in failed)
    _print(_standard_input(fixed))
    return _made(fixed, result, "fixed", {change.file.text.source.path for change, _ in failed})


def _made(fixed: Fixed, linted: Linted, word: str, failed: set[str] | tuple[()]) -> Made:
    linted.findings = sorted([*linted.findings, *fixed.undone], key=sort_key)
    choices = [choice for choice in fixed.choices if choice.fix.path not in failed]
    codes = Counter(finding.code for choice in choices for finding in choice.findings)
    paths = sorted({change.file.text.source.path for change in fixed.changes} - set(failed))
    data = {word: dict(sorted(codes.items())), "changed" if word == "fixed" else "would_change": paths}
    return Made(linted, {word: codes.total()}, data, bool(paths))


def _written(fixed: Fixed) -> Iterator[tuple[ChangedFile, Finding]]:
    """Write the changed files, and yield those that could not be."""
    for change in fixed.changes:
        failure = None if change.file.standard_input else write_back(change)
        if failure:
            yield change, failure


def _as_read(fixed: Fixed, collected: Collected, paths: set[str]) -> Collected:
    before = {file.path: file for file in collected.files if file.path in paths}
    return changed(fixed.collected, files=[before.get(file.path, file) for file in fixed.collected.files])


def _standard_input(fixed: Fixed) -> str:
    files = (file for file in fixed.collected.files if file.standard_input)
    return "".join(written_text(ChangedFile(file, file.text.source.text)) for file in files)


def _difference(changes: tuple[ChangedFile, ...]) -> str:
    lines = (line for change in changes for line in difference(change))
    if sys.stdout.isatty():
        lines = (visible(line, keep="\n\t") for line in lines)
    return "".join(lines)


def _print(text: str) -> None:
    """Print a file's text as the bytes that the file would have."""
    bytes_of = getattr(sys.stdout, "buffer", None)
    if bytes_of is None or not text:
        show(text, sys.stdout)
        return
    sys.stdout.flush()
    try:
        bytes_of.write(text.encode("utf-8", "backslashreplace"))
        bytes_of.flush()
    except BrokenPipeError:
        show("", sys.stdout)
