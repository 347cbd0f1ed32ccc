"""Lint files: every rule over every part of what was collected, in one walk."""

from __future__ import annotations

import os

from dq.project.collecting import Collected, ProjectFile
from dq.project.contract_linting import lint_contract, lint_definitions, lint_set
from dq.project.linted import Linted
from dq.project.sql_given import SqlGiven
from dq.project.suppressing import suppress
from dq_contracts.loading import Library
from dq_core.config.discovery import check_file
from dq_core.config.settings import Config
from dq_core.file_kinds import READ_FOR_LITERALS
from dq_core.finding import sort_key
from dq_core.notices.kind_unknown import kind_unknown
from dq_core.paths import shown
from dq_core.rules.rule import Rule

LINT_FAMILIES = ("YML", "ODC", "SUP", "PRJ")
_NOT_YAML = ("sql", "dataform", "dbt-seed")
_LITERAL = "PII003"
_DIGITS = "0123456789"
_FEWEST_DIGITS = 9
_OTHER_KINDS = {
    "contract-other": ("this is a contract of another standard", "dq reads ODCS: kind: DataContract"),
    "dbt-properties": (
        "this is a dbt properties file, which this command does not check",
        "run dq lint on it",
    ),
    "dbt-project": ("this is a dbt project file, which this command does not check", "run dq lint on it"),
    "dbt-profiles": (
        "this is a file of dbt profiles, which this command does not check",
        "run dq lint on it",
    ),
    "dbt-seed": ("this is a seed of dbt, which this command does not check", "run dq lint on it"),
    "dataform": ("this is a Dataform file, which dq lint does not check yet", ""),
    "sql": ("this is SQL, which this command does not check", "run dq lint on it"),
    "unknown": ("this is no data contract", "a contract says kind: DataContract or is named *.odcs.yaml"),
}


def lint(
    collected: Collected,
    config: Config,
    rules: dict[str, Rule],
    *,
    noqa: bool = True,
    sql: SqlGiven | None = None,
) -> Linted:
    """Run the lint rules over the collected files.

    A file of another kind is a finding when it was named, and so is a SQL file where nothing is said of
    `sql`. With `noqa` false, comments suppress nothing.
    """
    texts = {os.path.abspath(file.path): file.text for file in collected.files}
    library = Library(texts=texts, root=config.root)
    linted = Linted(findings=list(collected.findings), library=library)
    for file in collected.files:
        linted.files.append(file.text.source.path)
        if _is_contract(file):
            lint_contract(file, config, rules, linted)
        elif file.kind == "odcs-definitions":
            linted.definitions += library.definitions(file.path, file.text)
        elif file.kind == "dq-config":
            linted.findings += check_file(file.text.source)
        elif file.kind == "sql" and sql is not None:
            linted.sql_sources.append(file.text.source)
        elif file.kind not in READ_FOR_LITERALS or sql is None:
            linted.findings.append(kind_unknown(shown(file.path), *_OTHER_KINDS[file.kind]))
    lint_set(linted, config, rules)
    lint_definitions(linted, config, rules)
    rules = _lint_literals(linted, config, rules) if sql is not None else rules
    linted.findings = list(dict.fromkeys(linted.findings))  # aliases make several parts of one text
    if noqa:
        documents, reused = linted.documents(), linted.reused()
        linted.findings = suppress(linted.findings, documents, config, rules, _families(rules), reused)
    beside = [file for file in collected.files if file.kind in READ_FOR_LITERALS]
    if sql is not None and (linted.sql_sources or beside):
        from dq.project.code_linting import lint_code

        lint_code(collected, beside, linted, config, rules, sql, noqa=noqa)
    linted.findings.sort(key=sort_key)
    return linted


def _is_contract(file: ProjectFile) -> bool:
    """Say whether a file is read as a contract; so is YAML that is no text, if somebody named it."""
    if file.kind == "odcs" or file.text.problem is None or file.kind in _NOT_YAML:
        return file.kind == "odcs"
    return file.named or file.kind not in READ_FOR_LITERALS


def _lint_literals(linted: Linted, config: Config, rules: dict[str, Rule]) -> dict[str, Rule]:
    """Look for personal values in contracts, and return the rules with the one that found some."""
    documents = [each for each in linted.documents().values() if _may_matter(each.source.text)]
    if not documents:
        return rules
    from dq.project.literal_linting import in_contracts

    found, rules = in_contracts(documents, config, rules)
    linted.findings += found
    return rules


def _may_matter(text: str) -> bool:
    # most small contracts have few digits, and need nothing else loaded to know it
    return (
        "@" in text or sum(map(text.count, _DIGITS)) >= _FEWEST_DIGITS or ("noqa" in text and "PII" in text)
    )


def _families(rules: dict[str, Rule]) -> tuple[str, ...]:
    return (*LINT_FAMILIES, _LITERAL[:3]) if _LITERAL in rules else LINT_FAMILIES
