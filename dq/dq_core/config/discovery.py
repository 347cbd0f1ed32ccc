"""Find the configuration that holds for a folder."""

from __future__ import annotations

import os

from dq_core.config.settings import Config
from dq_core.finding import Finding
from dq_core.location import Location
from dq_core.notices.configuration_invalid import configuration_invalid
from dq_core.paths import shown
from dq_core.reading import read
from dq_core.record import changed
from dq_core.source import Source
from dq_core.yaml.tree import Node

NAMES = ("dq.yaml", "dq.yml")
PYPROJECT = "pyproject.toml"


def discover(folder: str, explicit: str | None = None) -> tuple[Config, list[Finding]]:
    """Return the nearest configuration at or above `folder`, or the file that was named, with its findings.

    The search ends at the root of the repository. Where a folder holds both files, dq.yaml wins and a finding
    of severity info says so.
    """
    if explicit is not None:
        return _read(explicit)
    here = os.path.abspath(folder)
    while True:
        found = [os.path.join(here, name) for name in NAMES if os.path.isfile(os.path.join(here, name))]
        pyproject = os.path.join(here, PYPROJECT)
        has_table = os.path.isfile(pyproject) and _mentions_dq(pyproject)
        if found or has_table:
            config, findings = _read((found or [pyproject])[0])
            return config, [*findings, *([_both(found[0], pyproject)] if found and has_table else [])]
        parent = os.path.dirname(here)
        if parent == here or os.path.exists(os.path.join(here, ".git")):
            return Config(os.path.abspath(folder)), []
        here = parent


def check_file(source: Source) -> list[Finding]:
    """Return the findings about a dq.yaml, for a command that was given it as a file."""
    from dq_core.config.reader import read_config

    node, findings = _from_yaml(source)
    return [*findings, *read_config(os.getcwd(), source.path, node)[1]]


def _read(path: str) -> tuple[Config, list[Finding]]:
    from dq_core.config.reader import read_config

    file = read(path, shown(path))
    if file.unreadable:
        return Config(os.getcwd()), [configuration_invalid(file.unreadable.message, file.unreadable.location)]
    if file.problem:
        return Config(os.getcwd()), [configuration_invalid(file.problem.message, file.problem.location)]
    root = os.path.dirname(os.path.abspath(path))
    node, findings = _from_toml(file.source) if path.endswith(".toml") else _from_yaml(file.source)
    config, more = read_config(root, path, node)
    return config, [*findings, *more]


def _from_yaml(source: Source) -> tuple[Node | None, list[Finding]]:
    from dq_core.yaml.loader import load

    document = load(source)
    problems = [problem for problem in document.problems if problem.kind != "empty"]
    return document.root, [configuration_invalid(item.message, item.location, item.help) for item in problems]


def _from_toml(source: Source) -> tuple[Node | None, list[Finding]]:
    from dq_core.config.toml_tree import table_of

    try:
        return table_of(source), []
    except (ValueError, RecursionError) as error:
        return None, [configuration_invalid(f"not valid TOML: {error}", _toml_place(source, str(error)))]


def _toml_place(source: Source, message: str) -> Location:
    import re

    found = re.search(r"at line (\d+), column (\d+)", message)
    start = len(source.text) if "end of document" in message else 0
    if found:
        start = min(source.offset(int(found[1]), int(found[2])), len(source.text))
    return source.location(start, start)


def _mentions_dq(path: str) -> bool:
    text = read(path).source.text
    return "tool.dq" in text.replace(" ", "")


def _both(yaml_path: str, toml_path: str) -> Finding:

    text = f"{shown(yaml_path)} is used; [tool.dq] of {shown(toml_path)} is not read"
    found = configuration_invalid(text, Source(shown(toml_path), "").location(0, 0), "keep one of them")
    return changed(found, severity="info")
