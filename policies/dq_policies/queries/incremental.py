"""Incremental models of dbt: how one is built, and where its settings stand."""

from __future__ import annotations

import re

from dq_core.location import Location
from dq_policies.sql.file import SqlFile

_CONFIG = re.compile(r"\{\{-?\s*config\s*\(", re.IGNORECASE)


def is_incremental(file: SqlFile) -> bool:
    """Say whether a file is a model that is built bit by bit."""
    return is_model(file) and materialization(file) == "incremental"


def is_model(file: SqlFile) -> bool:
    """Say whether a file is a model."""
    return file.node is not None and file.node.kind == "model"


def materialization(file: SqlFile) -> str:
    """Return what the rows of a model become; empty for what is no model."""
    if file.node is None:
        return ""
    return str(file.config.get("materialized") or file.node.materialized or "view").lower()


def strategy_of(file: SqlFile) -> str:
    """Return the strategy that an incremental model names, in lower case; empty for that of the adapter."""
    return str(file.config.get("incremental_strategy") or "").lower() if is_incremental(file) else ""


def is_batched_later(file: SqlFile) -> bool:
    """Say whether a model is run batch by batch, and its text does not have the bounds of one."""
    without = file.rendered is None or not file.rendered.batch
    return without and strategy_of(file) == "microbatch"


def is_first_build(file: SqlFile) -> bool:
    """Say whether a text is what a model runs when its table is built anew."""
    return file.rendered is not None and file.rendered.branch == "full_refresh"


def asks_for_variables(file: SqlFile) -> bool:
    """Say whether the text of a model depends on variables that a run may set."""
    return file.rendered is not None and bool(file.rendered.variables)


def unique_key_of(file: SqlFile) -> tuple[str, ...]:
    """Return the unique key that a model names, in lower case."""
    key = file.config.get("unique_key") or ()
    listed = key if isinstance(key, (list, tuple)) else str(key).split(",")
    return tuple(str(name).strip().lower() for name in listed)


def place_of(file: SqlFile, word: str) -> Location:
    """Return the place of a word in the text's call of config(); else of its first statement."""
    text = file.source.text
    call = _CONFIG.search(text)
    if call is not None:
        end = text.find("}}", call.end())
        found = re.compile(rf"\b{re.escape(word)}\b").search(text, call.end(), end if end > 0 else len(text))
        if found is not None:
            return file.source.location(*found.span())
        return file.source.location(call.start(), call.end())
    if file.statements:
        return _first_line(file)
    return Location(file.path)


def _first_line(file: SqlFile) -> Location:
    start, end = file.statements[0].span
    line_end = file.read.text.find("\n", start, end)
    return file.location_of((start, line_end if line_end > 0 else end))
