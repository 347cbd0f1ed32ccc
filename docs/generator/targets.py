"""The page of what each target of `dq compile` can express, operation by operation."""

from __future__ import annotations

from collections.abc import Mapping

from docs.generator import markdown
from docs.generator.markdown import table
from dq.compilers.registry import support_of, targets
from dq.compilers.support import Support
from dq.project.rule_packages import all_rules

_INTRODUCTION = """\
`dq compile CONTRACT --to TARGET` writes the checks of a contract for another engine. A target means each
check exactly as `dq test` does, by itself (**exact**) or put in other words (**rewritten**), or leaves it
out: then the command lists it with its line and counts it. A single check may be left out for a reason of its
own, such as a bound that no float is. Why so, and how the meanings are held against each other, is in
[decision 027](decisions/027-compile-targets.md)."""
_WORDS = {"exact": "exact", "rewritten": "rewritten", "unsupported": "-"}


def page() -> str:
    """Return the text of the page."""
    supports = {name: support for name in targets() if (support := support_of(name)) is not None}
    return markdown.page(
        "What each target can express",
        _INTRODUCTION,
        "## All at once",
        table(("Check", *(f"`{name}`" for name in supports)), _rows(supports)),
        *(block for name, support in supports.items() for block in _section(name, support)),
    )


def _rows(supports: Mapping[str, Mapping[str, Support]]) -> list[tuple[str, ...]]:
    return [
        (_linked(kind, code), *(_WORDS[support[kind].kind] for support in supports.values()))
        for code, kind in sorted(_codes().items())
        if all(kind in support for support in supports.values())
    ]


def _codes() -> dict[str, str]:
    """Return the kinds of the checks of data by their codes."""
    package = "dq.checks.operations."
    rules = all_rules().values()
    return {
        rule.code: rule.check.__module__.removeprefix(package)
        for rule in rules
        if rule.check.__module__.startswith(package)
    }


def _linked(kind: str, code: str) -> str:
    return f"[`{kind}`](rules/{code}.md)"


def _section(target: str, support: Mapping[str, Support]) -> list[str]:
    rows = [
        (f"`{kind}`", _WORDS[found.kind], found.reason) for kind, found in support.items() if found.reason
    ]
    return [f"## {target}", table(("Check", "", "How, or why not"), rows)]
