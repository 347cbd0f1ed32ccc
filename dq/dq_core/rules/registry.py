"""Find rules: a rule is a module of a rule package, so adding a file adds a rule."""

from collections.abc import Iterable
from importlib import import_module
from os import listdir

from dq_core.rules.rule import REGISTERED, Rule


def load(packages: Iterable[str]) -> dict[str, Rule]:
    """Import every module of the named packages and return all registered rules by code, in order."""
    for package in packages:
        for module in modules_of(package):
            import_module(module)
    return dict(sorted(REGISTERED.items()))


def modules_of(package: str) -> list[str]:
    """Name the modules of a package, sorted; those that start with an underscore are its own affair."""
    paths = import_module(package).__path__
    names = {name[:-3] for path in paths for name in listdir(path) if name.endswith(".py")}
    return [f"{package}.{name}" for name in sorted(names) if not name.startswith("_")]


def find(rules: dict[str, Rule], word: str) -> Rule | None:
    """Return the rule with this code or name, in any case, or None."""
    code, name = word.upper(), word.lower().replace("_", "-")
    return rules.get(code) or next((found for found in rules.values() if found.name == name), None)
