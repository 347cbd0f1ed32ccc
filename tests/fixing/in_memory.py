"""Lint and fix a text without a disk."""

from __future__ import annotations

from dq.project.collecting import Collected, ProjectFile
from dq.project.fixing import Fixed, fix
from dq.project.linted import Linted
from dq.project.linting import lint
from dq.project.rule_packages import lint_rules
from dq_core.config.settings import Config
from dq_core.reading import decode

NAME = "mutant.odcs.yaml"
RULES = lint_rules()


def linted(files: Collected) -> Linted:
    return lint(files, Config("."), RULES)


def collected(data: bytes) -> Collected:
    return Collected([ProjectFile(NAME, "odcs", decode(data, NAME), named=True)])


def fixed(data: bytes, *, unsafe: bool) -> Fixed:
    files = collected(data)
    return fix(files, linted(files), linted, unsafe=unsafe)


def text_of(outcome: Fixed) -> str:
    return outcome.collected.files[0].text.source.text
