"""PII003 beyond SQL: personal values and secrets in contracts, in YAML and seeds of projects, in macros."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from dq.project.collecting import ProjectFile
from dq_core.config.settings import Config
from dq_core.finding import Finding
from dq_core.paths import shown
from dq_core.personal_signs import may_hold_secret, may_hold_value
from dq_core.record import mutable_record
from dq_core.rules.rule import Hit, Rule
from dq_core.source import Source
from dq_core.yaml.loader import Document

if TYPE_CHECKING:
    from dq_policies.personal.literals_in_texts import Literal

CODE = "PII003"
FAMILY = "PII"
YAML_KINDS = ("dbt-properties", "dbt-project", "dbt-profiles")
SEED = "dbt-seed"
_NOTED = "noqa"


def in_contracts(
    documents: Iterable[Document], config: Config, rules: Mapping[str, Rule]
) -> tuple[list[Finding], dict[str, Rule]]:
    """Return the personal values in contracts, and the rules with the one that finds them, if it was needed.

    Secrets in contracts are told of by a rule of theirs. Where nothing has the signs of a value, nothing is
    loaded.
    """
    found: list[Finding] = []
    every = dict(rules)
    for document in documents:
        text = document.source.text
        if may_hold_value(text):
            from dq_policies.personal.literals_in_yaml import literals_in_yaml

            literals = list(literals_in_yaml(document, secrets=False))
            if literals and CODE not in every:
                every[CODE] = _rule()
            found += _findings(document.source, literals, config, every)
        if _NOTED in text and FAMILY in text and CODE not in every:
            every[CODE] = _rule()
    return found, every


@mutable_record
class Read:
    """The files of projects that were read for their literals: findings, documents of YAML, other texts."""

    findings: list[Finding]
    documents: dict[str, Document]
    texts: list[Source]


def in_project_files(
    files: Iterable[ProjectFile], config: Config, rules: Mapping[str, Rule], *, noqa: bool
) -> Read:
    """Return what stands in property files, settings, profiles, seeds and macros, with comments applied."""
    read = Read([], {}, [])
    wanted = [file for file in files if file.text.problem is None and _may_matter(file.text.source.text)]
    every = {**rules, CODE: _rule()} if wanted else {}
    for file in wanted:
        source = file.text.source
        if file.kind in YAML_KINDS:
            document = read.documents[source.path] = _loaded(source)
            read.findings += _in_yaml(document, file.kind, config, every, noqa=noqa)
        else:
            read.texts.append(source)
            found = _findings(source, _of_text(source, file.kind), config, every)
            read.findings += _by_comments(found, source) if noqa and file.kind == "sql" else found
    return read


def _may_matter(text: str) -> bool:
    return may_hold_value(text) or may_hold_secret(text) or _NOTED in text


def _loaded(source: Source) -> Document:
    from dq_core.yaml.loader import load

    return load(source)


def _in_yaml(
    document: Document, kind: str, config: Config, rules: Mapping[str, Rule], *, noqa: bool
) -> list[Finding]:
    found = _findings(document.source, _of_yaml(document, kind), config, rules)
    if not noqa:
        return found
    from dq.project.suppressing import suppress

    return suppress(found, {document.source.path: document}, config, rules, (FAMILY, "SUP"))


def _of_text(source: Source, kind: str) -> Iterator[Literal]:
    if kind == SEED:
        from dq_policies.personal.literals_in_csv import literals_in_csv

        return literals_in_csv(source)
    from dq_policies.personal.literals_in_texts import literals_in_templates

    return literals_in_templates(source.text)


def _of_yaml(document: Document, kind: str) -> Iterator[Literal]:
    from dq_policies.personal.literals_in_texts import apart
    from dq_policies.personal.literals_in_yaml import literals_in_yaml
    from dq_policies.personal.passwords_in_profiles import passwords_in_profiles

    passwords = passwords_in_profiles(document) if kind == "dbt-profiles" else ()
    return apart((*passwords, *literals_in_yaml(document)))


def _findings(
    source: Source, literals: Iterable[Literal], config: Config, rules: Mapping[str, Rule]
) -> list[Finding]:
    """Return what the rule says of literals, as the settings of the file want it."""
    found = list(literals)
    if not found:
        return []
    from dq_policies.rules.personal_literal import hit_of

    rule, settings = rules[CODE], config.for_path(shown(source.path, config.root))
    if not settings.enabled(rule):
        return []
    options: dict[str, Any] = settings.options(rule)
    hits = (hit_of(source, literal, **options) for literal in found)
    severity = settings.severity(rule)
    return [rule.finding(hit, severity) for hit in hits if isinstance(hit, Hit)]


def _by_comments(findings: list[Finding], source: Source) -> list[Finding]:
    """Return findings with those marked that a comment of the file covers."""
    from dq.project.suppressing import this_day
    from dq_core.suppression.noqa import apply
    from dq_core.suppression.sql_comments import sql_comments

    comments = sql_comments(source, (), ((0, len(source.text)),))
    return apply(findings, comments.found, this_day()) if comments.found else findings


def _rule() -> Rule:
    """Return the rule, which is one over SQL as well, so that it is loaded only where it speaks."""
    from dq.project.rule_packages import sql_rules

    return sql_rules()[CODE]
