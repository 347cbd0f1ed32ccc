"""Turn libyaml's complaints into sentences that say what to do."""

import re
from typing import Any

import yaml

from dq_core.finding import Related
from dq_core.location import Location
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
    ("invalid Unicode character escape", "write the character itself; YAML has no surrogate pairs"),
    ("control characters are not allowed", "remove the control character; YAML text cannot hold it"),
    ("did not find expected alphabetic", "quote the value; '*' and '&' start aliases and anchors"),
    ("tab character", "indent with spaces"),
    ("undefined alias", "define the anchor before the alias that uses it"),
    ("undefined tag handle", "remove the tag"),
)

_NOT_PRINTABLE = "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
_CLOSED_BY_A_SIGN = ("flow sequence", "flow mapping", "quoted scalar")


def explain(error: yaml.YAMLError, source: Source) -> Problem:
    """Return the problem behind a parser's exception, at the character that it stumbled over."""
    mark: Any = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    text = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    start = min(mark.index, len(source.text)) if mark is not None else _reading_stopped(error, source)
    message = f"not valid YAML: {text}"
    if start >= len(source.text.rstrip()) and "end of stream" not in text:
        message += " (the file ends here)"
    place = _character(source, start)
    return Problem("syntax", message, place, _advice(text, source, start), _opened(error, source))


def _opened(error: yaml.YAMLError, source: Source) -> tuple[Related, ...]:
    mark: Any = getattr(error, "context_mark", None)
    context = str(getattr(error, "context", ""))
    if mark is None or not context.endswith(_CLOSED_BY_A_SIGN):
        return ()
    return (Related("what is not closed opens here", _character(source, mark.index)),)


def surrogate(error: UnicodeEncodeError, source: Source) -> Problem:
    """Return the problem of a text that holds half a surrogate pair, which no UTF-8 file can."""
    message = f"not valid YAML: {error.reason}"
    return Problem("syntax", message, _character(source, error.start), "remove the character")


def _reading_stopped(error: yaml.YAMLError, source: Source) -> int:
    # the position that libyaml names counts bytes, and PyYAML's own parser counts characters
    found = re.search(_NOT_PRINTABLE, source.text)
    return found.start() if found else min(int(getattr(error, "position", 0) or 0), len(source.text))


def _character(source: Source, start: int) -> Location:
    return source.location(start, min(start + 1, len(source.text)))


def _advice(text: str, source: Source, start: int) -> str:
    line, _ = source.position(start)
    if "\t" in source.line(line)[: len(source.line(line)) - len(source.line(line).lstrip())]:
        return "indent with spaces; YAML does not allow tabs there"
    return next((advice for part, advice in _ADVICE if part in text), "check this line and the one above it")
