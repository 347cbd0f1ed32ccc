"""Run the examples in the manuals of lint rules, as files through the real lint.

An example is a fragment of a contract: the keys that every contract needs are added at its end, so that its
lines keep their numbers. A word in brackets changes that: `(file)` is a whole file, `(two files)` are two
fragments divided by `---`, `(several files)` one fragment and other whole files, each behind its name as in
`--- name.yaml`, `(require-reason)` runs with that setting.

An example in SQL is a whole file. A word in brackets is its dialect. Comments at its beginning declare tables
(`-- table: orders(id int not null) unique id`), the model that it is (`-- model: table unique_key=id`) and
options of the rule (`-- options: ties=true`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from dq.project.collecting import collect
from dq.project.linting import lint
from dq.project.rule_packages import lint_rules, sql_rules
from dq.project.sql_linting import lint_sql
from dq_core.config.settings import DEFAULT, Config, Layer
from dq_core.file_kinds import top_level
from dq_core.finding import Finding
from dq_core.rules.manual import MARKS, Example
from dq_core.source import Source
from dq_lineage.interface import prepared
from dq_policies.sql.declared_models import model_in
from dq_policies.sql.declared_tables import declared_in, relations_of
from dq_policies.sql.file import FileContext
from dq_policies.sql.preparing import sql_file
from dq_policies.sql.promised import by_name

WHOLE_FILE, TWO_FILES, SEVERAL_FILES, REQUIRE_REASON = "file", "two files", "several files", "require-reason"
FUNDAMENTALS = {
    "apiVersion": "v3.1.0",
    "kind": "DataContract",
    "id": "example",
    "version": "1.0.0",
    "status": "active",
}
_OWN_NAME, _CONTRACT = "example-", ".odcs.yaml"
_MARK = {
    language: re.compile(rf"[ \t]*{re.escape(mark)}[ \t]*$", re.MULTILINE) for language, mark in MARKS.items()
}
_DIVIDER = "---\n"
_OPTIONS = re.compile(r"-- options: (.*)\n")
_NAMED_DIVIDER = re.compile(r"^--- (\S+)\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """All findings of an example's run; `lines` holds file and line of those with the example's code."""

    findings: tuple[Finding, ...]
    lines: frozenset[tuple[str, int]]


def files_of(example: Example) -> dict[str, str]:
    """Return the files of an example by name."""
    fragment = example.language == "yaml" and example.label != WHOLE_FILE
    return {
        name: completed(text) if name.startswith(_OWN_NAME) and fragment else text
        for name, part in parts_of(example).items()
        for text in [_MARK[example.language].sub("", part)]
    }


def parts_of(example: Example) -> dict[str, str]:
    """Return the texts of an example as written, by the names of their files."""
    if example.language == "sql":
        return {f"{_OWN_NAME}1.sql": example.text}
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
        if text.rstrip().endswith(MARKS[example.language])
    )


def run(code: str, example: Example, folder: Path) -> Outcome:
    """Lint an example in an empty folder, with the rule switched on."""
    layer = Layer(select=(DEFAULT, code), options={code: options_of(example)})
    config = Config(str(folder), base=layer, require_reason=example.label == REQUIRE_REASON)
    if example.language == "sql":
        found = lint_sql_example(example, config)
    else:
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


def options_of(example: Example) -> dict[str, object]:
    """Return the options that the first line of an example in SQL sets."""
    found = _OPTIONS.match(example.text) if example.language == "sql" else None
    pairs = found[1].split() if found is not None else []
    return {name: yaml.safe_load(value) for name, value in (pair.split("=", 1) for pair in pairs)}


def lint_files(files: Mapping[str, str], folder: Path, config: Config | None = None) -> list[Finding]:
    """Write files into a folder, and return the findings of all of them in one run."""
    config = config or Config(str(folder))
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return lint(collect([str(folder / name) for name in files], config), config, lint_rules()).findings


def lint_sql_example(example: Example, config: Config) -> list[Finding]:
    """Return the findings of an example in SQL with the tables and the model that its comments declare."""
    ((name, text),) = files_of(example).items()
    dialect = "" if example.label == "sql" else example.label
    relations = prepared(relations_of(declared_in(text), dialect), dialect)
    promised = by_name(relations_of(declared_in(text, "contract"), dialect), dialect)
    context = FileContext(promised, config.masking)
    file = sql_file(Source(name, text), dialect, relations, model_in(text), context=context)
    return list(lint_sql([file], config, sql_rules()).findings)


def completed(fragment: str, **values: str) -> str:
    """Return a fragment of a contract with the keys that every contract needs at its end."""
    present = top_level(fragment)
    needed = {**FUNDAMENTALS, **values}
    return fragment + "".join(f"{key}: {value}\n" for key, value in needed.items() if key not in present)


def _name(number: int) -> str:
    return f"{_OWN_NAME}{number + 1}{_CONTRACT}"
