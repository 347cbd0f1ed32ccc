"""Settle what a command runs with: the project's configuration under the command line's options."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Mapping

from dq.project.rule_packages import all_rules
from dq_core.config.discovery import discover
from dq_core.config.settings import DEFAULT, Config, Layer
from dq_core.finding import Finding
from dq_core.location import Location
from dq_core.notices.configuration_invalid import configuration_invalid
from dq_core.record import changed
from dq_core.rules.rule import Rule
from dq_core.suggestion import did_you_mean, nearest

_SLIP = 0.8
_WHOLE = len("ODC101")


def configure(arguments: argparse.Namespace, rules: Mapping[str, Rule]) -> tuple[Config, list[Finding]]:
    """Return the configuration in force and every finding about it, unknown codes and options included."""
    config, findings = discover(os.getcwd(), arguments.config)
    select, ignore = _codes(arguments.select), _codes(arguments.ignore)
    layer = Layer(select=select or None, ignore=ignore)
    config = changed(config, command_line=layer, fail_on=arguments.fail_on or config.fail_on)
    config, wrong = _packed(config, arguments)
    findings += wrong
    findings += _contradictions(select, ignore)
    findings += _unknown_codes(config, (*select, *ignore), rules)
    findings += _unknown_options(config, rules)
    return config, findings


def _packed(config: Config, arguments: argparse.Namespace) -> tuple[Config, list[Finding]]:
    """Return the configuration with the packs that it names, and those of the command line over them."""
    words = [word.strip() for value in getattr(arguments, "pack", None) or () for word in value.split(",")]
    if not words and not config.packs:
        return config, []
    from dq_policies.packs.loading import layer_of, over

    below, codes, findings = layer_of(config.packs, config.root)
    above, more, wrong = layer_of(((word, None) for word in words if word), os.getcwd())
    layer = over(below, above) if above is not None else below
    config = changed(config, packed=layer, codes=(*config.codes, *codes, *more))
    return config, [*findings, *wrong]


def _contradictions(select: tuple[str, ...], ignore: tuple[str, ...]) -> Iterator[Finding]:
    for code in dict.fromkeys(select):
        if code in ignore:
            text = f"--select and --ignore both name {code}"
            yield configuration_invalid(text, None, "leave it out of one of both")


def _codes(values: list[str] | None) -> tuple[str, ...]:
    words = (word.strip() for value in values or () for word in value.split(","))
    return tuple(word if word == DEFAULT else word.upper() for word in words if word)


def _unknown_codes(config: Config, words: tuple[str, ...], rules: Mapping[str, Rule]) -> Iterator[Finding]:
    named: list[tuple[str, Location | None]] = [*((word, None) for word in words), *config.codes]
    if any(not _known(code, rules) for code, _ in named):
        rules = _every_rule()
    for code, location in named:
        if not _known(code, rules):
            text = f"no rule has a code that starts with {code!r}"
            yield configuration_invalid(text, location, _advice(code, rules))


def _every_rule() -> dict[str, Rule]:
    from dq.project.rules_of_others import load_installed

    load_installed()
    return all_rules()


def _advice(word: str, rules: Mapping[str, Rule]) -> str:
    """Return what may have been meant: a code, the beginning of some, or the code of a rule named by name."""
    by_name = {rule.name: rule.code for rule in rules.values()}
    name = nearest(word, by_name, _SLIP)
    if name is not None:
        return f"rules are named by code here: {name} is {by_name[name]}"
    beginnings = dict.fromkeys(code[:length] for code in rules for length in (3, 4, len(code)))
    return did_you_mean(word, beginnings) or "see `dq explain` for the codes there are"


def _known(code: str, rules: Mapping[str, Rule]) -> bool:
    return code == DEFAULT or any(rule.startswith(code) for rule in rules)


def _unknown_options(config: Config, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    layers = (*([config.packed] if config.packed is not None else []), config.base, *config.paths)
    if not any(layer.options for layer in layers):
        return
    from dq_core.rules.options import wrong_options

    places = dict(config.codes)
    named = (*config.base.options, *(code for layer in config.paths for code in layer.options), *places)
    if any(code not in rules and len(code) >= _WHOLE for code in named):
        rules = _every_rule()
    for layer in layers:
        for code, values in layer.options.items():
            if code in rules:
                for message, help_ in wrong_options(rules[code], values):
                    yield configuration_invalid(message, places.get(code), help_)
