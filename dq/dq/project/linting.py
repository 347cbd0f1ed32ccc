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
_NOT_YAML = ("sql", "dataform")
_OTHER_KINDS = {
    "contract-other": ("this is a contract of another standard", "dq reads ODCS: kind: DataContract"),
    "dbt-properties": ("this is a dbt properties file, which dq lint does not check yet", ""),
    "dbt-project": ("this is a dbt project file, which dq lint does not check yet", ""),
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
    TableLacks, names the tables of which not all is known.
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

    def documents(self) -> dict[str, Document]:
        """Return the files that were read as YAML, by the path that findings show."""
        every: list[Opened | DefinitionsFile] = [*self.contracts, *self.definitions]
        return {opened.document.source.path: opened.document for opened in every}

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
        if file.kind == "odcs" or (file.text.problem and file.kind not in _NOT_YAML):
            _lint_contract(file, library, config, rules, linted)
        elif file.kind == "odcs-definitions":
            linted.definitions += library.definitions(file.path, file.text)
        elif file.kind == "dq-config":
            linted.findings += check_file(file.text.source)
        elif file.kind == "sql" and sql is not None:
            linted.sql_sources.append(file.text.source)
        else:
            linted.findings.append(kind_unknown(shown(file.path), *_OTHER_KINDS[file.kind]))
    _lint_set(linted, config, rules)
    _lint_definitions(linted, config, rules)
    linted.findings = list(dict.fromkeys(linted.findings))  # aliases make several parts of one text
    if noqa:
        documents, reused = linted.documents(), linted.reused()
        linted.findings = suppress(linted.findings, documents, config, rules, LINT_FAMILIES, reused)
    if sql is not None and linted.sql_sources:
        _lint_sql(collected.of_kind("sql"), linted, config, sql, noqa=noqa)
    linted.findings.sort(key=sort_key)
    return linted


def _lint_sql(files: list[ProjectFile], linted: Linted, config: Config, sql: SqlGiven, *, noqa: bool) -> None:
    from dq.project.promises import promise
    from dq.project.rule_packages import sql_rules
    from dq.project.sql_linting import known_relations, lint_sql, prepare

    relations = [*sql.relations, *known_relations(config, sql.dialect, linted.contracts)]
    alone: list[ProjectFile] = files
    ready: list[SqlFile] = []
    if sql.projects:
        from dq.project.repository_linting import in_projects
        from dq.repositories.opening import Wish

        wish = Wish(sql.dialect, trusted=sql.trusted, cached=sql.cached)
        inside = in_projects(files, wish, relations)
        alone, ready = inside.alone, inside.files
        linted.findings += inside.findings
        linted.projects = inside.projects
    prepared, wrong = prepare(alone, sql.dialect, relations)
    promise([*ready, *prepared], linted.contracts)
    found = lint_sql([*ready, *prepared], config, sql_rules(), noqa=noqa)
    linted.findings += [*wrong, *found.findings]
    linted.sql, linted.dialect = found.coverage.plain(), sql.dialect
    linted.sql_lacks = found.coverage.lacks


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
