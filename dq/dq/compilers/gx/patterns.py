"""Texts of a form: matches, not_matches and format."""

from __future__ import annotations

from dq.checks.check import Check
from dq.checks.formats.moment_pattern import MomentPattern
from dq.checks.formats.string_format import StringFormat
from dq.checks.operations.format import Format
from dq.checks.operations.matches import Matches
from dq.checks.operations.not_matches import NotMatches
from dq.compilers.errors import CannotSayError
from dq.compilers.gx.columns import Columns
from dq.compilers.gx.expectation import Expectation, of_column
from dq.compilers.gx.group import Group, operation_of
from dq.compilers.gx.thresholds import mostly_of, some_values
from dq.compilers.python_patterns import python_pattern, whole
from dq.compilers.support import rewritten

_TEXTS = ("string", "enum", "uuid")


def _matches(check: Check, columns: Columns) -> list[Expectation]:
    return of_pattern(check, operation_of(check, Matches), columns)


def of_pattern(check: Check, operation: Matches, columns: Columns) -> list[Expectation]:
    """Return the expectation of a pattern that is to be found in texts, or not to be found."""
    kind = "values_to_not_match_regex" if isinstance(operation, NotMatches) else "values_to_match_regex"
    return _texts(kind, check, columns, python_pattern(operation.pattern))


def _format(check: Check, columns: Columns) -> list[Expectation]:
    form = operation_of(check, Format).form
    if isinstance(form, StringFormat):
        return _texts("values_to_match_regex", check, columns, _pattern(form))
    if isinstance(form, MomentPattern):
        raise CannotSayError("the pattern is of texts, and columns of pandas hold moments")
    raise CannotSayError("GX does not bound the magnitude of floats apart from infinities")


def _pattern(form: StringFormat) -> str:
    """Return one pattern for all that a format demands, so that each row counts once."""
    more = ""
    if form.longest is not None:
        more += rf"(?=(?s:.){{0,{form.longest}}}\Z)"
    if form.also:
        more += rf"(?=(?:{python_pattern(form.also)})\Z)"
    if form.never:
        more += rf"(?!(?:{python_pattern(form.never)})\Z)"
    return rf"\A{more}(?:{python_pattern(form.grammar)})\Z" if more else whole(form.grammar)


def _texts(kind: str, check: Check, columns: Columns, regex: str) -> list[Expectation]:
    column = check.columns[0]
    if columns.scalar(column).kind not in _TEXTS:
        raise CannotSayError("GX looks for patterns in what is no text as it would be printed")
    mostly = mostly_of(check, of_all_rows=False)
    return [of_column(kind, column, regex=regex, mostly=mostly), *some_values(check, column)]


_SPELLED = rewritten("the pattern is written anew for Python's re, every class spelled out and ends with \\Z")
GROUP: Group = {
    "matches": (_matches, _SPELLED),
    "not_matches": (_matches, _SPELLED),
    "format": (
        _format,
        rewritten("formats of strings are one pattern; those of numbers and moments are left out"),
    ),
}
