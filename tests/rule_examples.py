"""Run the examples in the manuals of lint rules, as files through the real lint.

An example is a fragment of a contract: the keys that every contract needs are added at its end, so that its
lines keep their numbers. A word in brackets changes that: `(file)` is a whole file, `(two files)` are two
fragments divided by `---`, `(several files)` one fragment and other whole files, each behind its name as in
`--- name.yaml`, `(require-reason)` runs with that setting.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dq.project.collecting import collect
from dq.project.linting import lint
from dq.project.rule_packages import lint_rules
from dq_core.config.settings import DEFAULT, Config, Layer
from dq_core.file_kinds import top_level
from dq_core.finding import Finding
from dq_core.rules.manual import HERE, Example

WHOLE_FILE, TWO_FILES, SEVERAL_FILES, REQUIRE_REASON = "file", "two files", "several files", "require-reason"
FUNDAMENTALS = {
    "apiVersion": "v3.1.0",
    "kind": "DataContract",
    "id": "example",
    "version": "1.0.0",
    "status": "active",
}
_OWN_NAME = "example-"
_MARK = re.compile(rf"[ \t]*{HERE}[ \t]*$", re.MULTILINE)
_DIVIDER = "---\n"
_NAMED_DIVIDER = re.compile(r"^--- (\S+)\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """All findings of an example's run; `lines` holds file and line of those with the example's code."""

    findings: tuple[Finding, ...]
    lines: frozenset[tuple[str, int]]


def files_of(example: Example) -> dict[str, str]:
    """Return the files of an example by name."""
    whole = example.label == WHOLE_FILE
    return {
        name: completed(text) if name.startswith(_OWN_NAME) and not whole else text
        for name, part in parts_of(example).items()
        for text in [_MARK.sub("", part)]
    }


def parts_of(example: Example) -> dict[str, str]:
    """Return the texts of an example as written, by the names of their files."""
    if example.label == SEVERAL_FILES:
        first, *others = _NAMED_DIVIDER.split(example.text)
        return {_name(0): first, **dict(zip(others[::2], others[1::2], strict=True))}
    parts = example.text.split(_DIVIDER) if example.label == TWO_FILES else [example.text]
    return {_name(number): part for number, part in enumerate(parts)}


def expected_lines(example: Example) -> frozenset[tuple[str, int]]:
    """Return file and line of every place that the example marks."""
    return frozenset(
        (name, line)
        for name, part in parts_of(example).items()
        for line, text in enumerate(part.splitlines(), 1)
        if text.rstrip().endswith(HERE)
    )


def run(code: str, example: Example, folder: Path) -> Outcome:
    """Lint an example in an empty folder, with the rule switched on."""
    config = Config(
        str(folder), base=Layer(select=(DEFAULT, code)), require_reason=example.label == REQUIRE_REASON
    )
    found = lint_files(files_of(example), folder, config)
    counted = tuple(finding for finding in found if finding.suppressed is None)
    return Outcome(
        counted,
        frozenset(
            (Path(finding.location.path).name, finding.location.line)
            for finding in counted
            if finding.code == code and finding.location is not None
        ),
    )


def lint_files(files: Mapping[str, str], folder: Path, config: Config | None = None) -> list[Finding]:
    """Write files into a folder, and return the findings of all of them in one run."""
    config = config or Config(str(folder))
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return lint(collect([str(folder / name) for name in files], config), config, lint_rules()).findings


def completed(fragment: str, **values: str) -> str:
    """Return a fragment of a contract with the keys that every contract needs at its end."""
    present = top_level(fragment)
    needed = {**FUNDAMENTALS, **values}
    return fragment + "".join(f"{key}: {value}\n" for key, value in needed.items() if key not in present)


def _name(number: int) -> str:
    return f"{_OWN_NAME}{number + 1}.odcs.yaml"
