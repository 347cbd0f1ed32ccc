"""Links that are not followed where a project's files are read."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator

from dq_core.finding import Finding
from dq_core.notices.link_not_followed import link_not_followed
from dq_lineage.projects.dbt.declaring.files import Files
from dq_lineage.projects.dbt.declaring.ignoring import ignores
from dq_lineage.projects.dbt.declaring.packages import is_installed
from dq_lineage.projects.dbt.declaring.project_file import ProjectFile
from dq_lineage.projects.trees.links import Link

_READ = (".sql", ".py", ".csv", ".yml", ".yaml", ".md")
_BESIDE = ("packages.yml", "dependencies.yml", "profiles.yml")


def unfollowed(files: Files, root: ProjectFile, others: Iterable[ProjectFile]) -> Iterator[Finding]:
    """Yield what is said of links that stand where files or folders of a project would be read.

    Nothing is said of what is inside installed packages: the user does not mend them.
    """
    links = files.tree.unfollowed()
    if not links:
        return
    own = [project for project in (root, *others) if not is_installed(root, project)]
    ignored = {project.folder: ignores(files, project.folder) for project in own}
    for link in links:
        if any(_concerns(link, project) and not ignored[project.folder](link.path) for project in own):
            yield link_not_followed(files.tree.shown(link.path), link.reason, link.target)


def _concerns(link: Link, project: ProjectFile) -> bool:
    if link.path in [posixpath.join(project.folder, name) for name in _BESIDE]:
        return True
    places = [folder for folders in project.paths.values() for folder in folders]
    if any(f"{place}/".startswith(f"{link.path}/") for place in (*places, *project.installed)):
        return True
    if any(posixpath.dirname(link.path) == place for place in project.installed):
        return True
    left_out = tuple(f"{place}/" for place in (*project.installed, *project.outputs))
    inside = any(not place or link.path.startswith(f"{place}/") for place in places)
    return inside and not link.path.startswith(left_out) and may_be_read(link.path, _READ)


def may_be_read(path: str, endings: tuple[str, ...]) -> bool:
    """Say whether a link has the name of a file that is read, or one without an ending, as folders have."""
    name = posixpath.basename(path).lower()
    return name.endswith(endings) or not posixpath.splitext(name)[1]
