"""The families of codes: what the three letters at the start of a code stand for."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from dq_core.rules.rule import Rule

PREFIX_LENGTH = 3


@dataclass(frozen=True, slots=True)
class Family:
    """A family of rules: its letters, a title, and what a reader of its examples has to know."""

    prefix: str
    title: str
    examples: str = ""


FAMILIES = (
    Family("AGG", "Aggregates in SQL"),
    Family("BQA", "Habits that cost in BigQuery"),
    Family("CFG", "Configuration"),
    Family("CHK", "Checks of data", "Above the line `---` stands the contract, below it the data."),
    Family("COL", "Columns in SQL"),
    Family("CST", "Costs of SQL"),
    Family("CTE", "Common table expressions"),
    Family("DDL", "Tables that SQL makes"),
    Family("DET", "Determinism of SQL"),
    Family("DML", "Changes of data in SQL"),
    Family("DST", "DISTINCT in SQL"),
    Family("FIT", "SQL against its contracts"),
    Family("IMP", "Imports"),
    Family("INC", "Incremental models"),
    Family("INT", "Failures inside dq"),
    Family("JON", "Joins in SQL"),
    Family("LIN", "Lineage"),
    Family("NUL", "NULL in SQL"),
    Family("ODC", "Contracts"),
    Family("ORD", "ORDER BY in SQL"),
    Family("PII", "Personal data"),
    Family("PRJ", "Files of the project"),
    Family("REF", "References between models"),
    Family("RPL", "Runs that are repeated"),
    Family("SCN", "Scans of tables"),
    Family("SEC", "Secrets"),
    Family("SET", "Set operations in SQL"),
    Family("SQL", "SQL files"),
    Family("SUP", "Suppressions"),
    Family("TIM", "Times in SQL"),
    Family("TMP", "Temporary tables"),
    Family("WIN", "Window functions"),
    Family("YML", "YAML files"),
)


def family_of(code: str) -> Family:
    """Return the family of a code; one that has no title yet bears its letters."""
    prefix = code[:PREFIX_LENGTH]
    return next((family for family in FAMILIES if family.prefix == prefix), Family(prefix, prefix))


def by_family(rules: Iterable[Rule]) -> list[tuple[Family, list[Rule]]]:
    """Group rules by family, both in the order of their codes."""
    ordered = sorted(rules, key=lambda rule: rule.code)
    groups = groupby(ordered, key=lambda rule: rule.code[:PREFIX_LENGTH])
    return [(family_of(prefix), list(group)) for prefix, group in groups]


def standing(rule: Rule) -> str:
    """Return when a rule is on, in words."""
    if rule.subject is None:
        return "always on"
    return "on by default" if rule.default else "off by default"
