"""The manual of rules as text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from dq.project.families import Family, family_of, standing
from dq.reports.palette import Palette
from dq_core.record import record
from dq_core.rules.manual import Example, Manual, Option, manual
from dq_core.rules.rule import Rule

WIDEST = 100
NARROWEST = 40
_INDENT = "    "
_LEAST_SUMMARY = 30


@record
class ManualWriter:
    """Writes manuals and lists of rules as lines of at most `width` cells, as far as words allow.

    Examples keep their lines, whatever their width.
    """

    palette: Palette
    width: int

    def page(self, rule: Rule, url: str) -> Iterator[str]:
        """Yield the lines of one rule's manual."""
        found = manual(rule)
        yield self._strong(f"{found.code} {found.name}")
        yield f"{self.palette.paint(found.severity, found.severity)}, {standing(rule)}"
        yield from ("", *self._wrapped(found.summary))
        for paragraph in paragraphs(found.body):
            yield from ("", *self._paragraph(paragraph))
        yield from self._options(found)
        yield from self._examples(found)
        yield from self._references((*found.references, url))

    def listing(self, groups: Iterable[tuple[Family, list[Rule]]]) -> Iterator[str]:
        """Yield one line or more for each rule, under the titles of the families."""
        shown = list(groups)
        names = max((len(rule.name) for _, rules in shown for rule in rules), default=0)
        for number, (family, rules) in enumerate(shown):
            title = family.title if family.title == family.prefix else f"{family.title} ({family.prefix})"
            yield from ([""] if number else [])
            yield self._strong(title)
            for rule in rules:
                yield from self._entry(rule, names)

    def _entry(self, rule: Rule, names: int) -> Iterator[str]:
        summary = manual(rule).summary
        if not rule.default and "by default" not in summary:
            summary = f"{summary.rstrip('.')} (off by default)."
        severity = self.palette.paint(rule.severity, rule.severity) + " " * (8 - len(rule.severity))
        start = f"  {rule.code}  {rule.name:{names}}  "
        room = self.width - len(start) - 8
        if room >= _LEAST_SUMMARY:
            first, *others = _lines(summary, room)
            yield start + severity + first
            yield from (" " * (len(start) + 8) + line for line in others)
        else:
            yield (start + severity).rstrip()
            yield from self._wrapped(summary, _INDENT)

    def _paragraph(self, text: str) -> list[str]:
        label, _, rest = text.partition(" ")
        if label != "Why:":
            return self._wrapped(text)
        first, *others = self._wrapped(text)
        return [first.replace("Why:", self._strong("Why:"), 1), *others] if rest else [first]

    def _options(self, found: Manual) -> Iterator[str]:
        if found.options:
            yield from ("", self._strong("Options"), *self._wrapped(usage_of(found), "  "))
        for option in found.options:
            yield f"  {self._strong(option.name)}: {typed(option)}"
            yield from self._wrapped(option.meaning, _INDENT)

    def _examples(self, found: Manual) -> Iterator[str]:
        note = family_of(found.code).examples
        if found.examples and note:
            yield from ("", *self._wrapped(note))
        for example in found.examples:
            yield from ("", self._strong(heading(example)))
            yield from textwrap.indent(example.text.rstrip("\n"), _INDENT).split("\n")

    def _references(self, references: tuple[str, ...]) -> Iterator[str]:
        yield from ("", self._strong("References"))
        for reference in references:
            yield from self._wrapped(reference, "  ")

    def _strong(self, text: str) -> str:
        return self.palette.paint("strong", text)

    def _wrapped(self, text: str, indent: str = "") -> list[str]:
        return [indent + line for line in _lines(text, self.width - len(indent))] if text else []


def paragraphs(body: str) -> list[str]:
    """Split the body of a manual at its empty lines; each item of a list is a paragraph of its own."""
    found: list[str] = []
    for line in body.splitlines():
        if not line.strip() or line.startswith("- ") or not found:
            found.append(line)
        else:
            found[-1] = f"{found[-1]} {line.strip()}".strip()
    return [text for text in found if text.strip()]


def heading(example: Example) -> str:
    """Return the title of an example: whether it breaks the rule, and its label."""
    kind = "Bad" if example.bad else "Good"
    return f"{kind} ({example.label})" if example.label else kind


def typed(option: Option) -> str:
    """Return the type and the default of an option."""
    return f"{option.type}, by default {written(option.default)}"


def usage_of(found: Manual) -> str:
    """Return how the options of a rule are set in dq.yaml."""
    first = found.options[0]
    return (
        f"Set in dq.yaml, for instance `rules: {{{found.code}: {{{first.name}: {written(first.default)}}}}}`."
    )


def written(value: object) -> str:
    """Return a plain value as dq.yaml has it: JSON, which is YAML as well."""
    from json import dumps

    return dumps(value, ensure_ascii=False)


def _lines(text: str, room: int) -> list[str]:
    hanging = "  " if text.startswith("- ") else ""
    return textwrap.wrap(
        text,
        max(room, NARROWEST),
        subsequent_indent=hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
