"""The findings that the files of a run had at an earlier commit."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from dq.project.collecting import Collected, ProjectFile
from dq.project.known_findings.choosing import BY_THEMSELVES, chosen
from dq.project.known_findings.fingerprint import OF_PROJECTS, Key
from dq.project.known_findings.subtracting import counted, fingerprints_of
from dq.project.linted import Linted
from dq.project.literal_linting import YAML_KINDS
from dq.project.project_concerns import with_paths
from dq.repositories.moment import Moment
from dq_core.config.settings import Config
from dq_core.errors import DqError
from dq_core.file_kinds import kind_of
from dq_core.finding import Finding
from dq_core.notices.configuration_invalid import configuration_invalid
from dq_core.paths import shown
from dq_core.reading import FileText
from dq_core.record import changed
from dq_core.rules.rule import Rule
from dq_core.source import Source
from dq_core.yaml.loader import load
from dq_lineage.projects.trees import git_process
from dq_lineage.projects.trees.git import CommitTree
from dq_lineage.projects.trees.git_revision import merge_base

_SEED = "dbt-seed"

_HELP = "--base compares with a commit of a git repository: run dq lint inside one"


def earlier_findings(
    revision: str,
    collected: Collected,
    linted: Linted,
    lint: Callable[[Collected], Linted],
    config: Config,
    rules: Mapping[str, Rule],
) -> Mapping[Key, int]:
    """Return how often each finding occurred in the files as they were where HEAD departed from a revision.

    Projects are read as they were then, with their macros, properties and settings. Only the contracts, and
    the files that have findings now, are linted again. Raises DqError where there is no such commit.
    """
    moment = _moment(revision, config.root)
    try:
        wanted = chosen(collected, linted, rules)
        files = [before for file in wanted if (before := _before(moment, file)) is not None]
        if not files:
            return {}
        asked = tuple(_paths_of_then(moment, collected))
        then = lint(Collected(files, moment=changed(moment, asked=asked)))
    finally:
        moment.tree.close()
    then.findings = list(_under_names_of_now(then.findings, files))
    add_documents(then, files)
    found = counted(then.findings, fingerprints_of(then, config.root, values=True), rules, projects=True)
    return _by_names_of_now(found, moment, {file.text.source.path for file in files}, config.root)


def add_documents(linted: Linted, files: Iterable[ProjectFile]) -> None:
    """Add the properties in which findings about projects stand, so that these are told apart by keys."""
    of_projects = (finding for finding in linted.findings if finding.code.startswith(OF_PROJECTS))
    paths = {finding.location.path for finding in of_projects if finding.location is not None}
    for file in files if paths else ():
        path = file.text.source.path
        if path in paths and file.kind in YAML_KINDS and file.text.problem is None:
            linted.properties.setdefault(path, load(file.text.source))


def _under_names_of_now(findings: Iterable[Finding], files: Iterable[ProjectFile]) -> Iterator[Finding]:
    """Yield findings, those about projects at the names that the files of then have now."""
    names = {shown(file.path): file.text.source.path for file in files}
    for finding in findings:
        of_project = finding.code.startswith(OF_PROJECTS)
        yield with_paths(finding, lambda path: names.get(path, path)) if of_project else finding


def _moment(revision: str, folder: str) -> Moment:
    """Return the files of a repository where HEAD departed from a revision. Raises DqError."""
    if not revision or revision.startswith("-"):
        text = f"--base: {revision!r} is no revision"
        raise DqError(configuration_invalid(text, None, "name a branch, a tag or a commit"))
    said = git_process.output(folder, "rev-parse", "--show-toplevel", problem="no repository", help_=_HELP)
    top = os.path.realpath(os.fsdecode(said).rstrip("\r\n"))
    tree = CommitTree(top, merge_base(top, revision, "HEAD"), "")
    return Moment(top, tree, dict(_renames(top, tree.commit)))


def _before(moment: Moment, file: ProjectFile) -> ProjectFile | None:
    """Return a file with the text that it had, shown under the name that it has now; None for a new file.

    SQL and what lies beside it have the path that they had, so that they are found in their project of then.
    """
    new = moment.inside(os.path.realpath(file.path))
    old = moment.old_name(new)
    if not old:
        return None
    text = _named(moment.tree.read(old), file.text.source.path)
    if text.unreadable is not None:
        return None
    if file.kind != _SEED and kind_of(file.path, text.source.text or text.guess) != file.kind:
        return None
    path = os.path.join(moment.top, old) if old != new and file.kind in BY_THEMSELVES else file.path
    return changed(file, path=path, text=text, named=False)


def _paths_of_then(moment: Moment, collected: Collected) -> Iterator[str]:
    """Yield the paths that the SQL files of a run had."""
    for file in collected.of_kind("sql"):
        if not file.standard_input:
            new = moment.inside(os.path.realpath(file.path))
            old = moment.old_name(new)
            if old:
                yield file.path if old == new else os.path.join(moment.top, old)


def _by_names_of_now(
    found: Mapping[Key, int], moment: Moment, files: Collection[str], root: str
) -> Mapping[Key, int]:
    """Return counts by the paths of now, where findings stand in other files than those that were linted."""
    names = {
        shown(os.path.join(moment.top, old), root): shown(os.path.join(moment.top, new), root)
        for new, old in moment.renamed.items()
    }
    own = {shown(path, root) for path in files}
    counts: Counter[Key] = Counter()
    for (path, code, about), count in found.items():
        counts[path if path in own else names.get(path, path), code, about] += count
    return counts


def _renames(top: str, commit: str) -> Iterator[tuple[str, str]]:
    """Yield new and old path of files that the index has under another name."""
    # held against the index: to read the working tree, git might run filters of the repository
    listed = git_process.output(
        top,
        *("diff", "--cached", "-M", "--diff-filter=R", "--name-status", "--no-ext-diff", "--no-textconv"),
        *("-z", commit),
        problem="cannot tell which files were renamed",
        help_=_HELP,
    )
    words = [os.fsdecode(word) for word in listed.split(b"\0")]
    for at in range(0, len(words) - 2, 3):
        yield words[at + 2], words[at + 1]


def _named(text: FileText, path: str) -> FileText:
    """Return a text under another path."""
    problem = text.problem
    if problem is not None:
        problem = changed(problem, location=changed(problem.location, path=path))
    return changed(text, source=Source(path, text.source.text), problem=problem)
