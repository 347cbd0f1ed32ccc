"""The page of every setting."""

from __future__ import annotations

from docs.generator import markdown
from docs.generator.markdown import code, table
from dq.project.starter import SCHEMA_URL, example, starter
from dq_core.config.keys import PATH, TABLES, TOP, Key

_INTRODUCTION = """\
The settings stand in `dq.yaml` (or `dq.yml`), or in the table `[tool.dq]` of `pyproject.toml`, under the
same names. The nearest file at or above the working directory holds, up to the root of the repository;
where a folder has both, `dq.yaml` is read and an info says so. `--config FILE` names another one. An
unknown or wrong setting ends the run with exit code 2.

`dq init` writes a `dq.yaml` with every setting. Its first line makes editors complete and check it by the
[JSON Schema](schemas/dq.schema.json):"""

_TYPES = {
    "texts": "text, or list of texts",
    "boolean": "true or false",
    "count": "whole number from 0 on",
    "path": "path of a folder",
    "text": "text",
    "severity": "`error`, `warning` or `info`",
    "severities": "mapping of codes to severities",
    "options": "mapping of codes to options",
}

_COMBINED = """\
## How the settings combine

For each file, the [packs](packs.md) come first, then the settings at the top of `dq.yaml`, each entry of
`paths` that matches, and the command line; the last that decides about a rule holds. One with a `select`
decides about every rule, one without about those that it ignores. Within one of them the longest code or
prefix that fits counts; the same one under both `select` and `ignore` is refused. Severities go by the same
order, and options of a rule are merged one by one. Notices, such as an unreadable file, cannot be switched
off.

A pattern without a slash fits the name of a file or of any folder above it, `*` stops at a slash, `**` does
not, and a pattern that ends in a slash fits everything below that folder. Patterns are relative to the
folder of the file that holds them."""

_TOML = """\
[tool.dq]
exclude = ["archive/"]
fail-on = "warning"

[tool.dq.severity]
ODC9 = "info"

[[tool.dq.paths]]
match = ["legacy/**"]
ignore = ["ODC2"]
"""


_HEADER = ("Setting", "Type", "Default", "Meaning")


def page() -> str:
    """Return the text of the page."""
    tables = [block for key in TOP if key.type in TABLES for block in _section(key)]
    return markdown.page(
        "Settings",
        _INTRODUCTION,
        code(f"# yaml-language-server: $schema={SCHEMA_URL}", "yaml"),
        "## All settings",
        table(_HEADER, map(_row, TOP)),
        *tables,
        _COMBINED,
        "## In pyproject.toml",
        code(_TOML, "toml"),
        "## What `dq init` writes",
        code(starter(), "yaml"),
    )


def _section(key: Key) -> tuple[str, str, str]:
    return f"### {key.name}", key.meaning, table(_HEADER, map(_row, TABLES[key.type]))


def _row(key: Key) -> tuple[str, str, str, str]:
    if key.type in TABLES:
        shape = "list of mappings" if isinstance(key.default, tuple) else "mapping"
        return f"[`{key.name}`](#{key.name})", shape, "", key.meaning
    default = "" if (key in PATH or key.type in ("path", "text")) and not key.default else f"`{example(key)}`"
    return f"`{key.name}`", _TYPES.get(key.type, key.type), default, key.meaning
