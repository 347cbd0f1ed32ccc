"""`dq explain`: the manual of rules, checks and notices."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from typing import Any

from dq.commands.output import RULE_PAGES, render_options
from dq.exit_codes import CLEAN, USAGE
from dq.project.families import by_family, family_of, standing
from dq.project.rule_packages import all_rules, light_rules
from dq.reports.manual_text import WIDEST, ManualWriter
from dq.reports.palette import Palette
from dq_core.rules.manual import manual
from dq_core.rules.registry import find
from dq_core.rules.rule import Rule
from dq_core.suggestion import did_you_mean

FORMATS = ("text", "json")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "words",
        nargs="*",
        metavar="CODE_OR_NAME",
        help="codes or names to explain, or the start of codes to list; all are listed without any",
    )
    group = parser.add_argument_group("output")
    group.add_argument("--output-format", choices=FORMATS, default="text", help="text, or json for programs")
    group.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="colours in text")


def run(arguments: argparse.Namespace) -> int:
    """Print the manuals that were asked for, or the list of all, and return the exit code."""
    rules = _rules(arguments.words)
    sections = [_section(word, rules) for word in arguments.words] or [list(rules.values())]
    for word, section in zip(arguments.words, sections, strict=False):
        if not section:
            names = (*rules, *(rule.name for rule in rules.values()))
            advice = did_you_mean(word, names) or "`dq explain` lists them all"
            print(f"dq: error: there is no code or name {word!r}; {advice}", file=sys.stderr)
            return USAGE
    if arguments.output_format == "json":
        _print_json([rule for section in sections for rule in section])
    else:
        _print_text(sections, arguments)
    return CLEAN


def _rules(words: list[str]) -> dict[str, Rule]:
    """Return the rules to look in, those over SQL, slow to import, only where they may be meant."""
    light = light_rules()
    if words and all(find(light, word) for word in words):
        return light
    from dq.project.rules_of_others import load_installed

    load_installed()
    return all_rules()


def _section(word: str, rules: dict[str, Rule]) -> list[Rule]:
    found = find(rules, word)
    start = word.upper()
    return [found] if found else [rule for code, rule in rules.items() if start and code.startswith(start)]


def _print_text(sections: list[list[Rule]], arguments: argparse.Namespace) -> None:
    options = render_options(arguments, sys.stdout)
    writer = ManualWriter(Palette(options.colour), min(options.width, WIDEST))
    wanted = zip(arguments.words or [""], sections, strict=True)
    blocks = [
        "\n".join(
            writer.page(section[0], url_of(section[0].code))
            if _is_one(word, section)
            else writer.listing(by_family(section))
        )
        for word, section in wanted
    ]
    if not arguments.words:
        blocks.append("Type `dq explain CODE` for the manual of one.")
    print("\n\n".join(blocks))


def _is_one(word: str, section: list[Rule]) -> bool:
    return len(section) == 1 and bool(word)


def _print_json(rules: list[Rule]) -> None:
    from dq.reports.json_text import dumps

    print(dumps([as_data(rule) for rule in dict.fromkeys(rules)]), end="")


def as_data(rule: Rule) -> dict[str, Any]:
    """Return the manual of a rule, with its family, when it is on, and the address of its page."""
    found = manual(rule)
    return {
        **asdict(found),
        "examples": [{**asdict(example), "lines": example.lines} for example in found.examples],
        "family": family_of(rule.code).title,
        "on": standing(rule),
        "url": url_of(rule.code),
    }


def url_of(code: str) -> str:
    """Return the address of a code's reference page."""
    return f"{RULE_PAGES}{code}.md"
