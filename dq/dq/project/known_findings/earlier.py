"""The findings that the files of a run had at an earlier commit."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping

from dq.project.collecting import Collected, ProjectFile
from dq.project.known_findings.fingerprint import Key
from dq.project.known_findings.subtracting import counted, fingerprints_of, may_be_known
from dq.project.linting import Linted
from dq_core.config.settings import Config
from dq_core.errors import DqError
from dq_core.file_kinds import kind_of
from dq_core.notices.configuration_invalid import configuration_invalid
from dq_core.reading import FileText
from dq_core.record import changed
from dq_core.rules.rule import Rule
from dq_core.source import Source
from dq_lineage.projects.trees import git_process
from dq_lineage.projects.trees.git import CommitTree, merge_base

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

    Only the contracts, and the files that have findings now, are linted again. Raises DqError where there is
    no such commit.
    """
    tree = _Earlier(revision, config.root)
    try:
        wanted = {
            finding.location.path
            for finding in linted.findings
            if finding.location is not None and may_be_known(finding, rules)
        }
        files = [
            before
            for file in collected.files
            if (file.kind != "sql" or file.text.source.path in wanted)
            and (before := tree.before(file)) is not None
        ]
    finally:
        tree.close()
    if not wanted or not files:
        return {}
    then = lint(changed(collected, files=files, findings=[]))
    return counted(then.findings, fingerprints_of(then, config.root), rules)


class _Earlier:
    """The files of a repository at an earlier commit, by the names that they have now."""

    def __init__(self, revision: str, folder: str) -> None:
        if not revision or revision.startswith("-"):
            text = f"--base: {revision!r} is no revision"
            raise DqError(configuration_invalid(text, None, "name a branch, a tag or a commit"))
        top = git_process.output(folder, "rev-parse", "--show-toplevel", problem="no repository", help_=_HELP)
        self._top = os.path.realpath(os.fsdecode(top).rstrip("\r\n"))
        self._tree = CommitTree(self._top, merge_base(self._top, revision, "HEAD"), "")
        self._renamed = dict(self._renames())

    def before(self, file: ProjectFile) -> ProjectFile | None:
        """Return the file with the text that it had, under the name that it has now; None for a new file."""
        path = os.path.relpath(os.path.realpath(file.path), self._top).replace(os.sep, "/")
        listed = self._tree.files()
        old = path if path in listed else self._renamed.get(path, "")
        if old not in listed:
            return None
        text = _named(self._tree.read(old), file.text.source.path)
        if text.unreadable is not None:
            return None
        kind = kind_of(file.path, text.source.text or text.guess)
        return changed(file, text=text, kind=kind, named=False) if kind == file.kind else None

    def close(self) -> None:
        """End the process that reads."""
        self._tree.close()

    def _renames(self) -> Iterator[tuple[str, str]]:
        """Yield new and old path of files that the index has under another name."""
        # held against the index: to read the working tree, git might run filters of the repository
        listed = git_process.output(
            self._top,
            *("diff", "--cached", "-M", "--diff-filter=R", "--name-status", "--no-ext-diff", "--no-textconv"),
            *("-z", self._tree.commit),
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
