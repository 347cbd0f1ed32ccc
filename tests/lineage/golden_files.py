"""Read the golden files of lineage, and write an answer in their form."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from dq_lineage.answer.records import OutputColumn, Source, Statement, Unknown

FOLDER = Path(__file__).parent / "golden"
_SCHEMA = re.compile(r"^(?P<table>.+?)\((?P<columns>.*)\)$")
_PLAIN = re.compile(r"^[^\s.;:,\"()]+$")


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
    head, sql, answer = re.split(r"^---[ ]*$\n?", path.read_text(encoding="utf-8"), maxsplit=2, flags=re.MULTILINE)
    facts = [line for line in head.splitlines() if line and not line.startswith("#")]
    dialect = next(line.partition(":")[2].strip() for line in facts if line.startswith("dialect:"))
    schema = dict(_table(line.partition(":")[2].strip()) for line in facts if line.startswith("schema:"))
    return Golden(path, dialect, sql, tuple(_blocks(answer)), schema)


def _table(text: str) -> tuple[str, dict[str, str]]:
    found = _SCHEMA.match(text)
    assert found, text
    columns = [column.split(None, 1) for column in _split(found["columns"], ",")]
    return _unquoted(found["table"].strip()), {_unquoted(part[0]): part[1] if len(part) > 1 else "" for part in columns}


def _unquoted(name: str) -> str:
    return name.replace('"', "").replace("`", "")


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
    return [tuple(_merged(block)) for block in blocks]


def _merged(block: list[str]) -> list[str]:
    """Sort the lines whose order says nothing."""
    return block


def _normal(line: str) -> str:
    """Sort the parts of a line, whose order says nothing."""
    key, _, rest = line.partition(":") if not line.startswith('column "') else _quoted_key(line)
    rest = rest.strip()
    if key.startswith("column") or key == "rows":
        return f"{key}: {'; '.join(sorted(' '.join(part.split()) for part in _split(rest, ';')))}".rstrip()
    if key in ("reads", "writes", "temporary", "unknown"):
        parts = [_candidates(part) for part in _split(rest, ",")]
        return f"{key}: {', '.join(sorted(parts))}"
    return f"{key}: {rest}"


def _quoted_key(line: str) -> tuple[str, str, str]:
    end = line.index('"', len('column "')) + 1
    return line[:end], ":", line[end:].lstrip(":")


def _candidates(part: str) -> str:
    name, opening, inner = part.partition("(")
    return f"{name}({', '.join(sorted(_split(inner.rstrip(')'), ',')))})" if opening else name


def written(statement: Statement) -> tuple[str, ...]:
    """Return a statement of an answer in the lines of a golden file."""
    lines = [f"statement: {statement.kind}"]
    for key, names in (("reads", statement.reads), ("writes", statement.writes), ("temporary", statement.temporary)):
        if names:
            lines.append(f"{key}: {', '.join(sorted(map(_table_name, names)))}")
    lines += [_column(column) for column in statement.columns]
    if statement.indirect:
        lines.append(f"rows: {'; '.join(sorted(map(_source, statement.indirect)))}")
    if statement.unknowns:
        lines.append(f"unknown: {', '.join(sorted(set(map(_unknown, statement.unknowns))))}")
    return tuple(lines)


def _column(column: OutputColumn) -> str:
    return f"column {_name(column.name)}: {'; '.join(sorted(map(_source, column.sources)))}".rstrip()


def _source(source: Source) -> str:
    words = [f"{_table_name(source.dataset)}.{_name(source.column)}", source.subtype]
    words += ["masked"] * source.masking
    words += [source.certainty] * (source.certainty != "exact")
    return " ".join(words)


def _unknown(unknown: Unknown) -> str:
    names = ", ".join(sorted(map(_table_name, unknown.candidates)))
    return f"{unknown.reason}({names})" if names else unknown.reason


def _name(name: str) -> str:
    return name if _PLAIN.match(name) else f'"{name}"'


def _table_name(name: str) -> str:
    return name if all(_PLAIN.match(part) for part in name.split(".")) else f'"{name}"'
