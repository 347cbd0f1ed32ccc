"""The files of a tree as a reader of a project sees them: each is read once, and what is wrong is noted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from dq_core.finding import Finding
from dq_core.location import Location
from dq_core.record import field, mutable_record
from dq_core.source import Source
from dq_core.yaml.tree import Mapping
from dq_lineage.notices.project_file_invalid import project_file_invalid
from dq_lineage.notices.project_key_repeated import project_key_repeated
from dq_lineage.projects.dbt.declaring.properties_document import Document, read_properties
from dq_lineage.projects.records import Unresolved
from dq_lineage.projects.trees.tree import Tree

_HARMLESS = ("empty", "duplicate-key")


@mutable_record
class Files:
    """A tree with what was read of it. `quiet` keeps findings back: the files are somebody else's package."""

    tree: Tree
    paths: list[str]
    findings: list[Finding] = field(default_factory=list)
    unresolved: list[Unresolved] = field(default_factory=list)
    sources: dict[str, Source | None] = field(default_factory=dict)
    quiet: bool = False

    def has(self, path: str) -> bool:
        """Return whether the tree lists a file."""
        at = bisect_left(self.paths, path)
        return at < len(self.paths) and self.paths[at] == path

    def source(self, path: str) -> Source | None:
        """Return the text of a file, None with a finding where it cannot be read."""
        if path not in self.sources:
            read = self.tree.read(path)
            problem = read.problem
            if read.unreadable is not None:
                self.add(read.unreadable)
            elif problem is not None:
                self.add(project_file_invalid(problem.message, problem.location, problem.help))
            self.sources[path] = None if problem or read.unreadable else read.source
        return self.sources[path]

    def mapping(self, path: str) -> Mapping | None:
        """Return the mapping that a YAML file holds; None, with a finding where it holds anything else."""
        source = self.source(path)
        if source is None:
            return None
        document = read_properties(source)
        self._problems(document)
        root = document.root
        if root is None or isinstance(root, Mapping):
            return root
        self.wrong("the file must be a mapping of keys to values", root.location)
        return None

    def _problems(self, document: Document) -> None:
        for problem in document.problems:
            if problem.kind == "duplicate-key":
                self.add(project_key_repeated(problem.message, problem.location, problem.related))
            elif problem.kind not in _HARMLESS:
                self.add(project_file_invalid(problem.message, problem.location, problem.help))

    def add(self, finding: Finding) -> None:
        """Note a finding, once."""
        if not self.quiet and finding not in self.findings[-20:]:
            self.findings.append(finding)

    def wrong(self, message: str, location: Location | None, help_: str = "") -> None:
        """Note that something in a file has not the shape that dbt reads."""
        self.add(project_file_invalid(message, location, help_ or "write it in the shape that dbt expects"))

    def below(
        self, folders: Iterable[str], endings: tuple[str, ...], without: Iterable[str] = ()
    ) -> list[str]:
        """Return the files below some folders, each once; `without` are folders that are left out."""
        left_out = tuple(f"{folder}/" for folder in without if folder)
        found = {
            path
            for folder in folders
            for path in self._inside(folder)
            if path.lower().endswith(endings) and not (left_out and path.startswith(left_out))
        }
        return sorted(found)

    def _inside(self, folder: str) -> Iterator[str]:
        prefix = f"{folder}/" if folder else ""
        at = bisect_left(self.paths, prefix)
        while at < len(self.paths) and self.paths[at].startswith(prefix):
            yield self.paths[at]
            at += 1


def files_of(tree: Tree) -> Files:
    """Return the files of a tree, none of them read."""
    return Files(tree, sorted(tree.files()))
