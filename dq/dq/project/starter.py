"""The text of a new dq.yaml, written from the declared keys: some set, the others as comments."""

from __future__ import annotations

from collections.abc import Iterator

from dq_core.config.keys import TABLES, TOP, Key
from dq_core.version import HOME, VERSION

_SCHEMAS = "https://raw.githubusercontent.com/dq-toolkit/dq/main/docs/schemas"
SCHEMA_URL = f"{_SCHEMAS}/dq.schema.json"
CONTRACT_SCHEMA_URL = f"{_SCHEMAS}/odcs.schema.json"
SET = frozenset({"select", "fail-on", "test", "test.failing-rows"})
"""The keys that a new file sets; the others stand behind a `#` with their default."""

EXAMPLES: dict[str, str] = {
    "select": "[default]",
    "match": '["legacy/**"]',
    "history": ".dq/history",
    "baseline": "dq-baseline.json",
    "dialect": "snowflake",
    "tables": "{sales.orders: {partition-by: day, cluster-by: customer_id, rows: 1000000}}",
}
"""What to write for keys whose default cannot be written, or would say nothing."""

_HEAD = """\
# yaml-language-server: $schema={schema}
# Settings of dq. What stands behind a bare # is a setting with its default: remove the # to change it.
# Every path and pattern is relative to the folder of this file.
"""
_WIDTH = 100


def starter() -> str:
    """Return the text of a dq.yaml that changes nothing and names every setting."""
    blocks = ["\n".join(_entry(key, key.name)) for key in TOP]
    return "\n\n".join((_HEAD.format(schema=SCHEMA_URL).rstrip("\n"), *blocks)) + "\n"


def hooks() -> str:
    """Return what .pre-commit-config.yaml needs to lint the contracts of each commit."""
    return f"""\
repos:
  - repo: {HOME}
    rev: v{VERSION}
    hooks:
      - id: dq-contract
"""


def example(key: Key) -> str:
    """Return a value of the key as YAML: its default, or an example where the default cannot be written."""
    from json import dumps

    default = list(key.default) if isinstance(key.default, tuple) else key.default
    text = default if isinstance(default, str) else dumps(default, ensure_ascii=False)
    return EXAMPLES.get(key.name, text)


def _entry(key: Key, name: str, *, all_shown: bool = False) -> list[str]:
    """Return the lines of one key: its meaning, then the setting, behind a `#` unless it is set."""
    shown = all_shown or name in SET
    setting = _setting(key, name, all_shown=all_shown or not shown)
    return [*_comment(key.meaning), *(setting if shown else [f"#{line}" for line in setting])]


def _setting(key: Key, name: str, *, all_shown: bool) -> list[str]:
    table = TABLES.get(key.type)
    if table is None:
        return [f"{key.name}: {example(key)}"]
    entries = [_entry(item, f"{name}.{item.name}", all_shown=all_shown) for item in table]
    first, *others = [line for entry in entries for line in entry]
    dash = "  - " if isinstance(key.default, tuple) else "  "
    return [f"{key.name}:", dash + first, *(" " * len(dash) + line for line in others)]


def _comment(text: str) -> Iterator[str]:
    from textwrap import wrap

    return (f"# {line}" for line in wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False))
