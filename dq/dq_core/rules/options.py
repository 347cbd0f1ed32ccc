"""Hold the options that a user set for a rule against the rule's own keyword parameters."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping

from dq_core.rules.rule import Rule
from dq_core.suggestion import did_you_mean

_TYPES: dict[str, type | tuple[type, ...]] = {"int": int, "str": str, "bool": bool, "float": (int, float)}


def wrong_options(rule: Rule, values: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield, for each option that the rule does not take as given, what is wrong and what to do."""
    parameters = inspect.signature(rule.check).parameters.values()
    known = {item.name: type_of(item) for item in parameters if item.kind is item.KEYWORD_ONLY}
    for name, value in values.items():
        shown = name.replace("_", "-")
        if name not in known:
            names = [option.replace("_", "-") for option in known]
            help_ = did_you_mean(shown, names) or f"its options: {', '.join(names) or 'none'}"
            yield f"{rule.code} has no option {shown!r}", help_
        elif not _fits(value, known[name]):
            yield f"the option {shown!r} of {rule.code} must be of type {known[name]}", ""


def type_of(parameter: inspect.Parameter) -> str:
    """Return the type of an option as written in the rule, whether or not its module delays annotations."""
    annotation = parameter.annotation
    return annotation.__name__ if isinstance(annotation, type) else str(annotation)


def _fits(value: object, annotation: str) -> bool:
    wanted = _TYPES.get(annotation)
    if wanted is None:
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    return isinstance(value, wanted) and isinstance(value, bool) == (annotation == "bool")
