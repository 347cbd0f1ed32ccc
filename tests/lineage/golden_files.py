"""Read the golden files of lineage, and write an answer in their form."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from dq_lineage.answer.records import OutputColumn, Source, Statement, Unknown

FOLDER = Path(__file__).parent / "golden"
_SCHEMA = re.compile(r"^(?P<table>.+?)\((?P<columns>.*)\)$")
_COLUMN = re.compile(r"""("[^"]*"|`[^`]*`|\[[^]]*\]|\S+)\s*(.*)""", re.DOTALL)


@dataclass(frozen=True)
class Golden:
    """A case: its SQL, what is known of tables, and the lines that are expected for each statement."""

    path: Path
    dialect: str
    sql: str
    expected: tuple[tuple[str, ...], ...]
    schema: dict[str, dict[str, str]] = field(default_factory=dict)


def read(path: Path) -> Golden:
    """Return the case of a file."""
    head, sql, answer = re.split(
        r"^---[ ]*$\n?", path.read_text(encoding="utf-8"), maxsplit=2, flags=re.MULTILINE
    )
    facts = [line for line in head.splitlines() if line and not line.startswith("#")]
    dialect = next(line.partition(":")[2].strip() for line in facts if line.startswith("dialect:"))
    schema = dict(_table(line.partition(":")[2].strip()) for line in facts if line.startswith("schema:"))
    return Golden(path, dialect, sql, tuple(_blocks(answer)), schema)


def _table(text: str) -> tuple[str, dict[str, str]]:
    found = _SCHEMA.match(text)
    assert found, text
    columns = [_COLUMN.match(column) for column in _split(found["columns"], ",")]
    return _unquoted(found["table"].strip()), {_unquoted(part[1]): part[2] for part in columns if part}


def _unquoted(name: str) -> str:
    return re.sub(r'["`\[\]]', "", name)


def _split(text: str, separator: str) -> list[str]:
    parts, depth, quoted, begin = [], 0, False, 0
    for at, letter in enumerate(text):
        if letter == '"':
            quoted = not quoted
        elif not quoted:
            depth += {"(": 1, "<": 1, "[": 1, ")": -1, ">": -1, "]": -1}.get(letter, 0)
            if letter == separator and depth == 0:
                parts.append(text[begin:at].strip())
                begin = at + 1
    return [part for part in [*parts, text[begin:].strip()] if part]


def _blocks(answer: str) -> list[tuple[str, ...]]:
    blocks: list[list[str]] = []
    for raw in answer.splitlines():
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("statement:"):
            blocks.append([])
        blocks[-1].append(_normal(line))
    return [tuple(block) for block in blocks]


def _normal(line: str) -> str:
    """Sort the parts of a line, whose order says nothing."""
    key, _, rest = line.partition(":") if not line.startswith('column "') else _quoted_key(line)
    rest = rest.strip()
    if key.startswith("column") or key == "rows":
        parts = sorted(" ".join(part.replace('"', "").split()) for part in _split(rest, ";"))
        return f"{key}: {'; '.join(parts)}".rstrip().replace('"', "")
    if key == "unknown":
        return (
            f"{key}: {', '.join(sorted({_candidates(part) for part in _split(rest.replace(';', ','), ',')}))}"
        )
    if key in ("reads", "writes", "temporary"):
        return f"{key}: {', '.join(sorted(_unquoted_name(part) for part in _split(rest, ',')))}"
    return f"{key}: {rest}"


def _unquoted_name(name: str) -> str:
    return name.replace('"', "")


def _quoted_key(line: str) -> tuple[str, str, str]:
    end = line.index('"', len('column "')) + 1
    return line[:end], ":", line[end:].lstrip(":")


def _candidates(part: str) -> str:
    """Keep the candidates only where they are the point."""
    name, _, inner = part.partition("(")
    if name != "ambiguous_column":
        return name
    return f"{name}({', '.join(sorted(_unquoted_name(item) for item in _split(inner.rstrip(')'), ',')))})"


def written(statement: Statement) -> tuple[str, ...]:
    """Return a statement of an answer in the lines of a golden file."""
    lines = [f"statement: {statement.kind}"]
    for key, names in (
        ("reads", statement.reads),
        ("writes", statement.writes),
        ("temporary", statement.temporary),
    ):
        if names:
            lines.append(f"{key}: {', '.join(sorted(names))}")
    lines += [_column(column) for column in statement.columns]
    if statement.indirect:
        lines.append(f"rows: {'; '.join(sorted(map(_source, statement.indirect)))}")
    if statement.unknowns:
        lines.append(f"unknown: {', '.join(sorted(set(map(_unknown, statement.unknowns))))}")
    return tuple(lines)


def _column(column: OutputColumn) -> str:
    return f"column {column.name}: {'; '.join(sorted(map(_source, column.sources)))}".rstrip()


def _source(source: Source) -> str:
    words = [f"{source.dataset}.{source.column}", source.subtype]
    words += ["masked"] * source.masking
    words += [source.certainty] * (source.certainty != "exact")
    return " ".join(words)


def _unknown(unknown: Unknown) -> str:
    if unknown.reason != "ambiguous_column":
        return unknown.reason
    return f"{unknown.reason}({', '.join(sorted(unknown.candidates))})"
