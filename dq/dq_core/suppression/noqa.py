"""Comments that suppress findings: `noqa: ODC201, ODC3 until 2027-01-31 -- the reason`.

A directive holds for the lines that a finding spans; one on a line of its own holds for the next line as
well; `noqa-file` holds for the whole file. Codes may be prefixes. Without codes it suppresses whatever is
said of the contract itself; what its data does must be named (CHK...).
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from dq_core.finding import Finding, Suppression
from dq_core.location import Location
from dq_core.record import field, identity_record, mutable_record
from dq_core.source import Source

# possessive repeats: a long run of blanks must not make the search try every way to divide it
DATA_FAMILY = "CHK"
_DIRECTIVE = (
    r"(?P<comment>\#|--|//|\{\#|/\*)[ \t]*+noqa(?P<file>-file)?\b"
    r"(?:[ \t]*+:[ \t]*+(?P<codes>[A-Za-z]{2,4}[0-9]*+(?:[ \t]*+,[ \t]*+[A-Za-z]{2,4}[0-9]*+)*+))?"
    r"(?:[ \t]++until[ \t]++(?P<until>[^\s,]++))?"
    r"(?:[ \t]++(?:--|—)(?P<reason>[^\r\n]*+)|[ \t]*+(?:\#\}|\*/)?[ \t]*+(?=\r|\n|$))"
)
_MISSPELT = r"\#[ \t]*+noqa(?:-file)?\b(?P<rest>[ \t]*+(?::[^\r\n]*+|[A-Za-z]{2,4}[0-9]++[^\r\n]*+))"
_CLOSING = ("#}", "*/")


@mutable_record
class Directive:
    """One noqa comment. `used` collects the codes that it has suppressed in this run.

    `span` is where it stands in the text of `source`, and `codes_span` its codes, empty without any. `judged`
    holds those of its words that this run has looked for, so that they can be called unused.
    """

    location: Location
    codes: tuple[str, ...]
    until: str
    reason: str
    first_line: int
    last_line: int
    source: Source
    span: tuple[int, int]
    codes_span: tuple[int, int]
    used: set[str] = field(default_factory=set)
    judged: set[str] = field(default_factory=set)

    @property
    def words(self) -> tuple[str, ...]:
        """The codes or prefixes that it suppresses; without codes the prefix of them all."""
        return self.codes or ("",)

    def unused(self) -> tuple[str, ...]:
        """Return the judged words that suppressed nothing."""
        return tuple(
            word
            for word in self.words
            if word in self.judged and not any(code.startswith(word) for code in self.used)
        )

    def covers(self, finding: Finding, today: str) -> bool:
        """Say whether the directive suppresses the finding on the day `today` (YYYY-MM-DD)."""
        if finding.location is None or self.expired(today) or not self.dated:
            return False
        named = any(finding.code.startswith(code) for code in self.codes)
        if not named and (self.codes or finding.code.startswith(DATA_FAMILY)):
            return False
        place = finding.location
        return self.first_line <= max(place.end_line, place.line) and place.line <= self.last_line

    @property
    def dated(self) -> bool:
        """Whether the date after `until`, if there is one, is a date."""
        return not self.until or _is_date(self.until)

    def expired(self, today: str) -> bool:
        """Say whether the directive has ceased to hold; its last day is the one that it names."""
        return self.dated and bool(self.until) and self.until < today


@identity_record
class Misspelt:
    """A comment that looks like a noqa comment and is none: its place and what follows the word."""

    location: Location
    rest: str


@identity_record
class Directives:
    """All noqa comments of a file, the day that counts as today, and whether each must give a reason.

    `codes` are those of the rules that this run knows, `across` of them those that look at several files
    together: their findings depend on what else is linted. `foreign` are comments with codes of no family of
    `dq`, `others` those that begin with noqa and are no directives.
    """

    items: tuple[Directive, ...]
    today: str
    require_reason: bool = False
    codes: tuple[str, ...] = ()
    across: tuple[str, ...] = ()
    foreign: tuple[Directive, ...] = ()
    others: tuple[Misspelt, ...] = ()


def directives(source: Source, literals: Iterable[tuple[int, int]] = ()) -> tuple[Directive, ...]:
    """Find the noqa comments of a text; what stands inside one of the `literals` (spans) is no comment."""
    if "noqa" not in source.text.lower():
        return ()
    spans = sorted(literals)
    pattern = re.compile(_DIRECTIVE, re.IGNORECASE)
    found = (match for match in pattern.finditer(source.text) if not _inside(match.start(), spans))
    return tuple(_directive(source, match) for match in found)


def misspelt(
    source: Source, found: Iterable[Directive], literals: Iterable[tuple[int, int]] = ()
) -> tuple[Misspelt, ...]:
    """Find the comments that somebody may take for a noqa comment: the word, and a colon or a code."""
    known, spans = {directive.span[0] for directive in found}, sorted(literals)
    return tuple(
        Misspelt(source.location(match.start(), match.end()), match["rest"])
        for match in re.finditer(_MISSPELT, source.text, re.IGNORECASE)
        if match.start() not in known and not _inside(match.start(), spans)
    )


def apply(findings: Iterable[Finding], found: Sequence[Directive], today: str) -> list[Finding]:
    """Mark the findings that a directive covers; every other finding stays as it is."""
    near = _Near(found)
    return [_applied(finding, near.of(finding), today) for finding in findings]


_FEW_LINES = 20


class _Near:
    """Directives by the lines that they are about, so that thousands of findings meet few of thousands."""

    def __init__(self, found: Sequence[Directive]) -> None:
        self._found = found
        self._long: list[int] = []
        self._by_line: dict[int, list[int]] = {}
        for at, directive in enumerate(found):
            if directive.last_line - directive.first_line > _FEW_LINES:
                self._long.append(at)
                continue
            for line in range(directive.first_line, directive.last_line + 1):
                self._by_line.setdefault(line, []).append(at)

    def of(self, finding: Finding) -> Sequence[Directive]:
        """Return the directives that may cover a finding, in their order."""
        place = finding.location
        if place is None or place.end_line - place.line > _FEW_LINES:
            return self._found
        lines = range(place.line, max(place.end_line, place.line) + 1)
        near = {at for line in lines for at in self._by_line.get(line, ())}
        return [self._found[at] for at in sorted(near.union(self._long))]


def _applied(finding: Finding, found: Sequence[Directive], today: str) -> Finding:
    if finding.code.startswith(("SUP", "INT", "CFG")):
        return finding
    covering = [directive for directive in found if directive.covers(finding, today)]
    for directive in covering:
        directive.used.add(finding.code)
    if not covering:
        return finding
    return finding.suppress(Suppression("noqa", covering[0].reason, covering[0].location))


def _directive(source: Source, match: re.Match[str]) -> Directive:
    location = source.location(match.start(), match.end())
    codes = tuple(code.strip().upper() for code in (match["codes"] or "").split(",") if code.strip())
    whole_file, alone = bool(match["file"]), not source.line(location.line)[: location.column - 1].strip()
    first = 1 if whole_file else location.line
    last = len(source.line_starts()) if whole_file else location.line + (1 if alone else 0)
    until, reason = match["until"] or "", _reason(match["reason"] or "")
    return Directive(location, codes, until, reason, first, last, source, match.span(), match.span("codes"))


def _reason(text: str) -> str:
    closing = next((word for word in _CLOSING if text.rstrip().endswith(word)), "")
    return text.rstrip().removesuffix(closing).strip()


def _inside(offset: int, spans: list[tuple[int, int]]) -> bool:
    before = bisect_right(spans, (offset, sys.maxsize)) - 1
    return before >= 0 and offset < spans[before][1]


def _is_date(text: str) -> bool:
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
