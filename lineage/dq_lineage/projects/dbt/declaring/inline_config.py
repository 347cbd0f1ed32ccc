"""The settings that a model's own text states by `config(...)`, as far as they are literal."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping

from dq_core.record import field, identity_record
from dq_lineage.projects.dbt.declaring.calls import NotLiteralError, closing, keywords, literal
from dq_lineage.projects.dbt.declaring.jinja_tags import tags
from dq_lineage.projects.dbt.declaring.settings import merged

_CALL = re.compile(r"(?<![\w.\"'])config\s*\(")
_PYTHON_CALL = re.compile(r"\bdbt\s*\.\s*config\s*\(")


@identity_record
class InlineConfig:
    """What is literal, by its name, and the expressions of what has to be worked out."""

    values: Mapping[str, object] = field(default_factory=dict)
    expressions: Mapping[str, ast.expr] = field(default_factory=dict)


def inline_config(text: str, language: str = "sql", start: int = 0, stop: int | None = None) -> InlineConfig:
    """Return the settings of all calls of `config` in `[start, stop)` of a text, merged as dbt does.

    `language` is sql, where calls stand in Jinja, or python, where they are `dbt.config(...)`.
    """
    values: dict[str, object] = {}
    expressions: dict[str, ast.expr] = {}
    for arguments in arguments_of_config(text, language, start, stop):
        for word in keywords(arguments):
            name = str(word.arg)
            try:
                values[name] = _added(values, name, literal(word.value))
                expressions.pop(name, None)
            except NotLiteralError:
                values.pop(name, None)
                expressions[name] = word.value
    return InlineConfig(values, expressions)


def _added(values: Mapping[str, object], name: str, value: object) -> object:
    """Return the value of a setting that another call may have stated before."""
    if name not in values:
        return value
    return next(iter(merged(({name: values[name]}, {name: value})).values()))


def arguments_of_config(
    text: str, language: str = "sql", start: int = 0, stop: int | None = None
) -> Iterator[str]:
    """Yield what stands in the parentheses of each call of `config`."""
    for span in spans_of_config(text, language, start, stop):
        yield text[slice(*span)]


def spans_of_config(
    text: str, language: str = "sql", start: int = 0, stop: int | None = None
) -> Iterator[tuple[int, int]]:
    """Yield where the arguments of each call of `config` begin and end."""
    if "config" not in text:
        return
    stop = len(text) if stop is None else stop
    if language == "python":
        yield from _called(_PYTHON_CALL, text, start, stop)
        return
    last = text.rfind("config", start, stop)
    for tag in tags(text[:stop]):
        if tag.start > last:
            return
        if tag.start >= start:
            yield from _called(_CALL, text, tag.start, tag.end)


def _called(call: re.Pattern[str], text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    at = start
    while found := call.search(text, at, stop):
        end = closing(text, found.end(), stop)
        if end < 0:
            return
        yield found.end(), end
        at = end
