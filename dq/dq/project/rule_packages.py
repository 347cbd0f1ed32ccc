"""Where rules live: one package for each family. A new family is one line here."""

from collections.abc import Callable, Iterator, Mapping

from dq_core.rules.registry import load
from dq_core.rules.rule import Rule

NOTICES = ("dq_core.notices",)
FILE_RULES = ("dq_core.yaml.rules", "dq_core.suppression.rules", "dq_contracts.rules")
IMPORTS = ("dq_contracts.importers.notices",)
CHECKS = ("dq.checks.notices", "dq.checks.operations")
PERSONAL = ("dq_policies.notices",)
LINEAGE = ("dq_lineage.notices",)
SQL = ("dq_policies.notices", "dq_policies.rules")
"""The rules over SQL, which import sqlglot."""

LIGHT = (*NOTICES, *FILE_RULES, *IMPORTS, *CHECKS, *LINEAGE)
ALL = (*LIGHT, *SQL)


def lint_rules() -> dict[str, Rule]:
    """Return the rules that `dq lint` runs, and the notices, by code."""
    return load((*NOTICES, *FILE_RULES))


def sql_rules() -> dict[str, Rule]:
    """Return what `dq lint` runs where there are SQL files, by code, those of installed packages included.

    Raises DqError for a package whose rules cannot be loaded.
    """
    from dq.project.rules_of_others import load_installed

    load_installed()
    return load((*NOTICES, *FILE_RULES, *LINEAGE, *SQL))


def lineage_rules() -> dict[str, Rule]:
    """Return the notices that `dq lineage` gives, by code."""
    return load((*NOTICES, *LINEAGE))


def personal_rules() -> dict[str, Rule]:
    """Return the notices that `dq pii` gives of data, by code."""
    return load((*NOTICES, *LINEAGE, *PERSONAL, "dq.checks.notices"))


def light_rules() -> dict[str, Rule]:
    """Return every rule, notice and check but those over SQL, by code."""
    return load(LIGHT)


def all_rules() -> dict[str, Rule]:
    """Return every rule, notice and check, by code."""
    return load(ALL)


class LaterRules(Mapping[str, Rule]):
    """Rules by code that are loaded when somebody looks at one: few configurations name any."""

    def __init__(self, loading: Callable[[], dict[str, Rule]]) -> None:
        self._loading = loading
        self._loaded: dict[str, Rule] | None = None

    def _rules(self) -> dict[str, Rule]:
        if self._loaded is None:
            self._loaded = self._loading()
        return self._loaded

    def __getitem__(self, code: str) -> Rule:
        return self._rules()[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rules())

    def __len__(self) -> int:
        return len(self._rules())
