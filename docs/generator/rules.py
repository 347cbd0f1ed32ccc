"""The page of each rule, check and notice, and their index."""

from __future__ import annotations

from docs.generator.markdown import code, page, table
from dq.project.families import Family, by_family, family_of, standing
from dq.project.rule_packages import all_rules
from dq.reports.manual_text import heading, usage_of, written
from dq_core.rules.manual import MARKS, Manual, manual
from dq_core.rules.rule import Rule

FOLDER = "rules"

_INTRODUCTION = """\
Every finding of `dq` bears one of these codes. `dq explain CODE` shows the same pages in the terminal; a
code is never used twice. [Select, ignore and grade](../configuration.md) them by code or by the start of
codes, or suppress one finding by a comment on its line:"""
_SUPPRESSION = "maximum: 0  # noqa: ODC208 until 2031-12-31 -- agreed with the shop, ticket 4711"


def pages() -> dict[str, str]:
    """Return every page by its path below docs/."""
    rules = all_rules()
    return {
        f"{FOLDER}/README.md": _index(by_family(rules.values())),
        **{f"{FOLDER}/{rule.code}.md": _page(rule) for rule in rules.values()},
    }


def _index(groups: list[tuple[Family, list[Rule]]]) -> str:
    blocks = [block for family, rules in groups for block in _group(family, rules)]
    return page("Rules, checks and notices", _INTRODUCTION, code(_SUPPRESSION, "yaml"), *blocks)


def _group(family: Family, rules: list[Rule]) -> tuple[str, str]:
    title = family.title if family.title == family.prefix else f"{family.title} ({family.prefix})"
    rows = [
        (f"[{rule.code}]({rule.code}.md)", rule.name, rule.severity, standing(rule), manual(rule).summary)
        for rule in rules
    ]
    return f"## {title}", table(("Code", "Name", "Severity", "When", "Meaning"), rows)


def _page(rule: Rule) -> str:
    found = manual(rule)
    return page(
        f"{found.code} {found.name}",
        f"*{family_of(rule.code).title}: {found.severity}, {standing(rule)}*",
        found.summary,
        found.body.replace("Why: ", "**Why:** ", 1),
        *_options(found),
        *_examples(found),
        *_references(found),
        "[All rules](README.md)",
    )


def _options(found: Manual) -> tuple[str, ...]:
    if not found.options:
        return ()
    rows = [
        (f"`{option.name}`", option.type, f"`{written(option.default)}`", option.meaning)
        for option in found.options
    ]
    return "## Options", table(("Option", "Type", "Default", "Meaning"), rows), usage_of(found)


def _examples(found: Manual) -> list[str]:
    if not found.examples:
        return []
    blocks = ["## Examples"]
    if any(example.lines for example in found.examples):
        mark = MARKS[found.examples[0].language]
        blocks.append(f"The finding points to the lines marked `{mark}`.")
    blocks.append(family_of(found.code).examples)
    for example in found.examples:
        blocks += [f"{heading(example)}:", code(example.text, example.language)]
    return blocks


def _references(found: Manual) -> tuple[str, ...]:
    if not found.references:
        return ()
    return "## References", "\n".join(f"- {reference}" for reference in found.references)
