"""Apply the noqa comments of contracts to the findings of a run."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from dq_contracts.model.contract import ContractSet
from dq_core.config.settings import Config, FileSettings
from dq_core.finding import Finding
from dq_core.paths import shown
from dq_core.rules.engine import check, enabled_rules
from dq_core.rules.rule import Rule
from dq_core.suppression.noqa import DATA_FAMILY, Directive, Directives, Misspelt, apply, directives, misspelt
from dq_core.yaml.loader import Document
from dq_core.yaml.tree import Mapping as YamlMapping
from dq_core.yaml.tree import Node, Scalar, Sequence


def suppress(
    findings: Iterable[Finding],
    documents: Mapping[str, Document],
    config: Config,
    rules: Mapping[str, Rule],
    families: tuple[str, ...],
    reused: frozenset[str] = frozenset(),
) -> list[Finding]:
    """Return the findings with those marked that a noqa comment covers, and the findings about the comments.

    `documents` are the files of the run by their shown path; `families` the code families that this run
    judges, so that a comment for another command is not called unused; nor is one in a `reused` file, which
    contracts beyond this run include. Of a file that could not be read as YAML nothing is known, so its
    comments are not judged either.
    """
    remaining = list(findings)
    today = this_day()
    for path, document in documents.items():
        if "noqa" not in document.source.text.lower():
            continue
        comments = _comments(document)
        if any(comments):
            found, settings = comments[0], config.for_path(shown(path, config.root))
            if path not in reused:
                judge(found, settings, rules.values(), families)
            remaining = [
                *(finding for finding in remaining if not _at(finding, path)),
                *apply((finding for finding in remaining if _at(finding, path)), found, today),
                *(about_comments(comments, path, config, rules, families, today) if document.root else ()),
            ]
    return remaining


Comments: TypeAlias = tuple[tuple[Directive, ...], tuple[Misspelt, ...]]
"""The directives of a file, and the comments that may be taken for one."""


def _comments(document: Document) -> Comments:
    literals = tuple(_literals(document.root))
    found = directives(document.source, literals)
    return found, misspelt(document.source, found, literals)


def about_comments(
    comments: Comments,
    path: str,
    config: Config,
    rules: Mapping[str, Rule],
    families: tuple[str, ...],
    today: str,
) -> list[Finding]:
    """Return what there is to say about the comments of a file, once its findings have met them."""
    settings = config.for_path(shown(path, config.root))
    found, others = comments
    judges = "SUP" in families
    subject = Directives(
        tuple(_of_families(found, families)),
        today,
        config.require_reason,
        codes=tuple(rules),
        across=tuple(rule.code for rule in rules.values() if rule.subject is ContractSet),
        foreign=tuple(item for item in found if judges and _is_foreign(item, families)),
        others=others if judges else (),
    )
    by_subject = enabled_rules(rules.values(), settings)
    return list(check([subject], {Directives: by_subject.get(Directives, [])}, path))


def judge(
    found: tuple[Directive, ...], settings: FileSettings, rules: Iterable[Rule], families: tuple[str, ...]
) -> None:
    """Note which words of the comments this run looks for, so that they can be called unused."""
    known = list(rules)
    off = [rule.code for rule in known if not settings.enabled(rule)]
    on = [rule.code for rule in known if settings.enabled(rule)]
    for item in found:
        item.judged.update(word for word in item.words if _looked_for(word, families, on, off))


def _looked_for(word: str, families: tuple[str, ...], on: list[str], off: list[str]) -> bool:
    if not word:
        return "ODC" in families
    if not any(code.startswith(word) for code in (*on, *off)):
        return False  # SUP004 tells of a code that does not exist
    switched_off = any(code.startswith(word) for code in off) and not any(
        code.startswith(word) for code in on
    )
    return word[:3] in families and not switched_off


def _of_families(found: Iterable[Directive], families: tuple[str, ...]) -> Iterator[Directive]:
    """Yield the comments that this run reports on: a run over data alone has only those for data."""
    for item in found:
        own = [code[:3] in families for code in item.codes]
        if any(own) or not own if "SUP" in families else own and all(own):
            yield item


def _is_foreign(directive: Directive, families: tuple[str, ...]) -> bool:
    return any(code[:3] not in (*families, DATA_FAMILY) for code in directive.codes)


def _at(finding: Finding, path: str) -> bool:
    return finding.location is not None and finding.location.path == path


def _literals(node: Node | None) -> Iterator[tuple[int, int]]:
    if isinstance(node, Scalar):
        yield node.start, node.end
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _literals(item)
    elif isinstance(node, YamlMapping):
        for key, value in node.values.items():
            yield node.keys[key].start, node.keys[key].end
            yield from _literals(value)


def this_day() -> str:
    """Return the day that counts as today, as YYYY-MM-DD."""
    from datetime import UTC, datetime

    return os.environ.get("DQ_TODAY") or datetime.now(UTC).date().isoformat()
