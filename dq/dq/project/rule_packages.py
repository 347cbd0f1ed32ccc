"""Where rules live: one package for each family. A new family is one line here."""

from dq_core.rules.registry import load
from dq_core.rules.rule import Rule

NOTICES = ("dq_core.notices",)
FILE_RULES = ("dq_core.yaml.rules", "dq_core.suppression.rules", "dq_contracts.rules")
IMPORTS = ("dq_contracts.importers.notices",)
CHECKS = ("dq.checks.notices", "dq.checks.operations")
LINEAGE = ("dq_lineage.notices",)

ALL = (*NOTICES, *FILE_RULES, *IMPORTS, *CHECKS, *LINEAGE)


def lint_rules() -> dict[str, Rule]:
    """Return the rules that `dq lint` runs, and the notices, by code."""
    return load((*NOTICES, *FILE_RULES))


def lineage_rules() -> dict[str, Rule]:
    """Return the notices that `dq lineage` gives, by code."""
    return load((*NOTICES, *LINEAGE))


def all_rules() -> dict[str, Rule]:
    """Return every rule, notice and check, by code."""
    return load(ALL)
