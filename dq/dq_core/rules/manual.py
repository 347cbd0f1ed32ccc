"""Read a rule's docstring: its manual for people, its examples for the tests.

A manual starts with one sentence and goes on with paragraphs; `Why:` opens the reason, `Bad::` and `Good::`
open an indented example (a word in brackets names its dialect or kind), `Options:` and `References:` open
indented lists. In a Bad example the comment `# here`, `-- here` in SQL, marks each line on which a finding is
expected.
"""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass

from dq_core.finding import Severity
from dq_core.rules.options import type_of
from dq_core.rules.rule import Rule

_EXAMPLE = re.compile(
    r"^(?P<kind>Bad|Good)(?: \((?P<label>[^)]+)\))?::\n\n(?P<text>(?:    .*\n|[ ]*\n)+)", re.MULTILINE
)
_LIST = re.compile(r"^(?P<title>Options|References):\n(?P<text>(?:    .*\n?)+)", re.MULTILINE)
MARKS = {"yaml": "# here", "sql": "-- here"}
"""What stands behind each line of a finding, by the language of the example."""

_SQL_LABELS = frozenset(
    ("sql", "athena", "bigquery", "clickhouse", "databricks", "duckdb", "fabric", "hive", "mysql", "oracle")
) | frozenset(("postgres", "presto", "redshift", "snowflake", "spark", "trino", "tsql"))
_INDENT = " " * 4


@dataclass(frozen=True, slots=True)
class Example:
    """A text that breaks a rule (`bad`) or keeps it; `lines` are those marked, from 1.

    Of SQL, the label is the dialect, or empty for SQL of any.
    """

    bad: bool
    label: str
    text: str
    language: str = "yaml"

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines on which a finding is expected."""
        rows = enumerate(self.text.splitlines(), 1)
        mark = MARKS[self.language]
        return tuple(number for number, line in rows if line.rstrip().endswith(mark))


@dataclass(frozen=True, slots=True)
class Option:
    """A setting of a rule: its name as written in dq.yaml, its type, default and meaning."""

    name: str
    type: str
    default: object
    meaning: str


@dataclass(frozen=True, slots=True)
class Manual:
    """All that a rule says of itself."""

    code: str
    name: str
    severity: Severity
    default: bool
    summary: str
    body: str
    examples: tuple[Example, ...]
    options: tuple[Option, ...]
    references: tuple[str, ...]


def manual(rule: Rule) -> Manual:
    """Return the manual of a rule, parsed from its docstring."""
    text = (inspect.getdoc(rule.check) or "") + "\n"
    summary, _, rest = text.partition("\n")
    lists = {match["title"]: match["text"] for match in _LIST.finditer(rest)}
    language = getattr(rule.subject, "language", "yaml")
    body = _LIST.sub("", _EXAMPLE.sub("", rest)).strip()
    return Manual(
        rule.code,
        rule.name,
        rule.severity,
        rule.default,
        summary.strip(),
        re.sub(r"\n{3,}", "\n\n", body),
        tuple(_example(match, language) for match in _EXAMPLE.finditer(rest)),
        _options(rule, lists.get("Options", "")),
        tuple(line.strip() for line in lists.get("References", "").splitlines()),
    )


def _example(match: re.Match[str], language: str) -> Example:
    lines = (line.removeprefix(_INDENT) for line in match["text"].rstrip().split("\n"))
    label = match["label"] or ""
    language = "sql" if label in _SQL_LABELS else language
    return Example(match["kind"] == "Bad", label, "\n".join(lines) + "\n", language)


def _options(rule: Rule, text: str) -> tuple[Option, ...]:
    pairs = (line.strip().split(": ", 1) for line in text.splitlines() if ": " in line)
    meanings = {name.replace("-", "_"): meaning for name, meaning in pairs}
    return tuple(
        Option(name.replace("_", "-"), type_of(parameter), parameter.default, meanings.get(name, ""))
        for name, parameter in inspect.signature(rule.check).parameters.items()
        if parameter.kind is parameter.KEYWORD_ONLY and rule.subject
    )
