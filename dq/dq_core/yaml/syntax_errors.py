"""Turn libyaml's complaints into sentences that say what to do."""

from typing import Any

import yaml

from dq_core.source import Source
from dq_core.yaml.problems import Problem

_ADVICE = (
    ("cannot start any token", "quote the value; tabs, '@', '`' and '%' cannot start one"),
    ("mapping values are not allowed", "check the indentation, or quote a value that holds ': '"),
    ("could not find expected ':'", "a key needs ': ' and its value; check the line and the one above"),
    ("did not find expected key", "check the indentation: a line stands further left or right than its kin"),
    ("did not find expected '-' indicator", "start each item of the list with '- ' in one column"),
    ("did not find expected ',' or ']'", "close the list with ']' and part its items by ','"),
    ("did not find expected ',' or '}'", "close the mapping with '}' and part its entries by ','"),
    ("unexpected end of stream", "a quote or bracket that was opened is never closed"),
    ("unknown escape character", "in double quotes '\\' starts an escape; use single quotes"),
    ("control characters are not allowed", "remove the control character; YAML text cannot hold it"),
    ("did not find expected alphabetic", "quote the value; '*' and '&' start aliases and anchors"),
    ("tab character", "indent with spaces"),
    ("undefined alias", "define the anchor before the alias that uses it"),
    ("undefined tag handle", "remove the tag"),
)


def explain(error: yaml.YAMLError, source: Source) -> Problem:
    """Return the problem behind a parser's exception, at the character that it stumbled over."""
    mark: Any = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    text = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    position = mark.index if mark is not None else getattr(error, "position", 0) or 0
    start = min(max(int(position), 0), len(source.text))
    message = f"not valid YAML: {text}"
    if start >= len(source.text.rstrip()) and "end of stream" not in text:
        message += " (the file ends here)"
    return Problem("syntax", message, source.location(start, start + 1), _advice(text, source, start))


def _advice(text: str, source: Source, start: int) -> str:
    line, _ = source.position(start)
    if "\t" in source.line(line)[: len(source.line(line)) - len(source.line(line).lstrip())]:
        return "indent with spaces; YAML does not allow tabs there"
    return next((advice for part, advice in _ADVICE if part in text), "check this line and the one above it")
