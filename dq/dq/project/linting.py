"""Lint files: every rule over every part of every contract, in one walk."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from dq.project.collecting import Collected, ProjectFile
from dq.project.suppressing import suppress
from dq_contracts.including.problem import Inclusions
from dq_contracts.loading import Library, Opened
from dq_contracts.model.contract import ContractSet
from dq_contracts.standard.defects import Defects
from dq_contracts.standard.walk import defects_of
from dq_core.config.discovery import check_file
from dq_core.config.settings import Config
from dq_core.file_kinds import READ_FOR_LITERALS
from dq_core.finding import Finding, sort_key
from dq_core.notices.kind_unknown import kind_unknown
from dq_core.paths import shown
from dq_core.record import changed, field, identity_record, mutable_record
from dq_core.relation import Relation
from dq_core.rules.engine import check, enabled_rules
from dq_core.rules.rule import Rule
from dq_core.source import Source
from dq_core.yaml.loader import Document
from dq_core.yaml.tree import Node

if TYPE_CHECKING:
    from dq.project.repository_linting import Understood
    from dq_contracts.including.definitions import DefinitionsFile
    from dq_policies.sql.facts import SqlFile

LINT_FAMILIES = ("YML", "ODC", "SUP", "PRJ")
_NOT_YAML = ("sql", "dataform", "dbt-seed")
_LITERAL = "PII003"
_DIGITS = "0123456789"
_FEWEST_DIGITS = 9
_LINK = "PRJ127"
_OF_LINKS = (_LINK, "INT002")
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


@identity_record
class SqlGiven:
    """What is known of SQL files beside the configuration: their dialect by sqlglot's name, and tables.

    `projects` tells whether files are read as the project around them has it; `trusted` and `cached` are as
    for `dq.repositories.opening.Wish`.
    """

    dialect: str = ""
    relations: tuple[Relation, ...] = ()
    projects: bool = True
    trusted: bool = False
    cached: bool = True


@mutable_record
class Linted:
    """The outcome of linting: all findings with suppressions applied, and the contracts that were read.

    `definitions` are the files of definitions that were given or included, each once. `sql` counts what was
    looked at in SQL files, whose texts are `sql_sources` and whose dialect is `dialect`; `sql_lacks`, a
    TableLacks, names the tables of which not all is known. `properties` are the YAML files of projects.
    """

    findings: list[Finding] = field(default_factory=list)
    contracts: list[Opened] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    definitions: list[DefinitionsFile] = field(default_factory=list)
    library: Library = field(default_factory=Library)
    sql: dict[str, int] = field(default_factory=dict)
    dialect: str = ""
    sql_sources: list[Source] = field(default_factory=list)
    sql_lacks: Any = None
    projects: list[Understood] = field(default_factory=list)
    properties: dict[str, Document] = field(default_factory=dict)

    def documents(self) -> dict[str, Document]:
        """Return the files that were read as YAML, by the path that findings show."""
        every: list[Opened | DefinitionsFile] = [*self.contracts, *self.definitions]
        return {**{opened.document.source.path: opened.document for opened in every}, **self.properties}

    def sources(self) -> list[Source]:
        """Return the texts of these files."""
        return [*(document.source for document in self.documents().values()), *self.sql_sources]

    def reused(self) -> frozenset[str]:
        """Return the paths of files whose comments other contracts may need as well."""
        return frozenset(file.document.source.path for file in self.definitions)


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
            _lint_contract(file, library, config, rules, linted)
        elif file.kind == "odcs-definitions":
            linted.definitions += library.definitions(file.path, file.text)
        elif file.kind == "dq-config":
            linted.findings += check_file(file.text.source)
        elif file.kind == "sql" and sql is not None:
            linted.sql_sources.append(file.text.source)
        elif file.kind not in READ_FOR_LITERALS or sql is None:
            linted.findings.append(kind_unknown(shown(file.path), *_OTHER_KINDS[file.kind]))
    _lint_set(linted, config, rules)
    _lint_definitions(linted, config, rules)
    rules = _lint_literals(linted, config, rules) if sql is not None else rules
    linted.findings = list(dict.fromkeys(linted.findings))  # aliases make several parts of one text
    if noqa:
        documents, reused = linted.documents(), linted.reused()
        linted.findings = suppress(linted.findings, documents, config, rules, _families(rules), reused)
    if sql is not None:
        others = [file for file in collected.files if file.kind in READ_FOR_LITERALS]
        if linted.sql_sources or others:
            others += _lint_sql(collected, others, linted, config, sql, noqa=noqa)
        _lint_others(others, linted, config, rules, noqa=noqa)
    linted.findings.sort(key=sort_key)
    return linted


def _lint_literals(linted: Linted, config: Config, rules: dict[str, Rule]) -> dict[str, Rule]:
    """Look for personal values in contracts, and return the rules with the one that found some."""
    documents = [each for each in linted.documents().values() if _may_matter(each.source.text)]
    if not documents:
        return rules
    from dq.project.literal_linting import in_contracts

    found, rules = in_contracts(documents, config, rules)
    linted.findings += found
    return rules


def _lint_others(
    files: list[ProjectFile], linted: Linted, config: Config, rules: dict[str, Rule], *, noqa: bool
) -> None:
    """Look for personal values and secrets in what belongs to projects and is no SQL by itself."""
    if files:
        from dq.project.literal_linting import in_project_files

        read = in_project_files(files, config, rules, noqa=noqa)
        linted.findings += read.findings
        linted.properties = read.documents


def _is_contract(file: ProjectFile) -> bool:
    """Say whether a file is read as a contract; so is YAML that is no text, if somebody named it."""
    if file.kind == "odcs" or file.text.problem is None or file.kind in _NOT_YAML:
        return file.kind == "odcs"
    return file.named or file.kind not in READ_FOR_LITERALS


def _families(rules: dict[str, Rule]) -> tuple[str, ...]:
    return (*LINT_FAMILIES, _LITERAL[:3]) if _LITERAL in rules else LINT_FAMILIES


def _may_matter(text: str) -> bool:
    # most small contracts have few digits, and need nothing else loaded to know it
    return (
        "@" in text or sum(map(text.count, _DIGITS)) >= _FEWEST_DIGITS or ("noqa" in text and "PII" in text)
    )


def _lint_sql(
    collected: Collected,
    others: list[ProjectFile],
    linted: Linted,
    config: Config,
    sql: SqlGiven,
    *,
    noqa: bool,
) -> list[ProjectFile]:
    """Lint SQL files and the declarations of projects; return the SQL files that are no SQL by themselves."""
    from dq.project.promises import promise
    from dq.project.rule_packages import sql_rules
    from dq.project.sql_linting import known_relations, lint_sql, prepare

    relations = [*sql.relations, *known_relations(config, sql.dialect, linted.contracts)]
    files = collected.of_kind("sql")
    alone, aside = files, list[ProjectFile]()
    ready: list[SqlFile] = []
    if sql.projects:
        from dq.project.repository_linting import in_projects
        from dq.repositories.opening import Wish

        wish = Wish(sql.dialect, trusted=sql.trusted, cached=sql.cached)
        inside = in_projects(files, wish, relations, collected.walked, collected.moment, others)
        alone, ready, aside = inside.alone, inside.files, inside.aside
        linted.findings += _unsaid(inside.findings, linted.findings)
        linted.projects = inside.projects
    prepared, wrong = prepare(alone, sql.dialect, relations)
    promise([*ready, *prepared], linted.contracts)
    found = lint_sql([*ready, *prepared], config, sql_rules(), noqa=noqa)
    linted.findings += [*wrong, *found.findings]
    linted.sql, linted.dialect = found.coverage.plain(), sql.dialect
    linted.sql_lacks = found.coverage.lacks
    return aside


def _unsaid(findings: Iterable[Finding], said: Iterable[Finding]) -> Iterable[Finding]:
    """Yield findings about projects, without those of links that were met while walking."""
    met = {finding.location.path for finding in said if finding.code in _OF_LINKS and finding.location}
    return [
        each for each in findings if each.code != _LINK or not each.location or each.location.path not in met
    ]


def _lint_contract(
    file: ProjectFile, library: Library, config: Config, rules: dict[str, Rule], linted: Linted
) -> None:
    opened = library.open(file.path, file.text)
    by_subject = enabled_rules(rules.values(), config.for_path(shown(file.path, config.root)))
    linted.contracts.append(opened)
    found: Iterable[Finding] = check(_subjects(opened), by_subject, opened.document.source.path)
    if any("${" in document.source.text for document in opened.documents):
        from dq.project.unresolved import of_known_values

        found = of_known_values(found, opened)
    linted.findings += _elsewhere(found, opened, config, rules) if opened.files else found


def _subjects(opened: Opened) -> Iterable[object]:
    yield opened.document
    if opened.contract is not None:
        yield _defects(opened.contract.node, opened.inclusions)
        yield opened.inclusions
        yield from opened.contract.parts()
    elif opened.document.root is not None:
        yield defects_of(opened.document.root)


def _defects(root: Node, inclusions: Inclusions) -> Defects:
    """Return the defects of a contract; a key may be missing because of what was not included."""
    found = defects_of(root)
    if not inclusions.items:
        return found
    return Defects(tuple(defect for defect in found.items if defect.kind != "missing-key"))


def _elsewhere(
    findings: Iterable[Finding], opened: Opened, config: Config, rules: dict[str, Rule]
) -> Iterable[Finding]:
    """Yield findings that may stand in a file of definitions as the settings of that file want them."""
    from dq.project.definitions import with_contract

    own = opened.document.source.path
    for finding in with_contract(findings, opened):
        elsewhere = finding.location is not None and finding.location.path != own
        yield from _decided(finding, config, rules) if elsewhere else (finding,)


def _lint_definitions(linted: Linted, config: Config, rules: dict[str, Rule]) -> None:
    included = (file for opened in linted.contracts for file in opened.files)
    linted.definitions = list(dict.fromkeys([*linted.definitions, *included]))
    if linted.definitions:
        from dq.project.definitions import lint_definitions, once

        found = [*lint_definitions(linted.definitions, config, rules), *linted.findings]
        linted.findings = once(found, linted.definitions)


def _lint_set(linted: Linted, config: Config, rules: dict[str, Rule]) -> None:
    contracts = tuple(opened.contract for opened in linted.contracts if opened.contract is not None)
    by_subject = enabled_rules(rules.values(), config.for_path(""))
    found = check([ContractSet(contracts)], by_subject, os.curdir)
    linted.findings += (decided for finding in found for decided in _decided(finding, config, rules))


def _decided(finding: Finding, config: Config, rules: dict[str, Rule]) -> Iterable[Finding]:
    """Yield a finding across files as the settings of the file in which it stands want it, if they do."""
    if finding.location is None or finding.code not in rules:
        return (finding,)
    settings, rule = config.for_path(shown(finding.location.path, config.root)), rules[finding.code]
    return (changed(finding, severity=settings.severity(rule)),) if settings.enabled(rule) else ()
