"""The values of variables as the packages of a project see them; Jinja is not needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dq_core.record import field, identity_record
from dq_lineage.projects.dbt.records import Package

NO_VALUE: Any = object()


@identity_record
class ProjectVariables:
    """The `vars` of each package; an entry named after a package holds what is for that package alone."""

    root: str
    packages: dict[str, Mapping[str, object]] = field(default_factory=dict)

    def seen_by(self, package: str, name: str, default: Any = NO_VALUE) -> Any:
        """Return what a node of a package sees: the root's word first, what is for the package before all."""
        for values in self._sources(package):
            if name in values:
                return values[name]
        return default

    def _sources(self, package: str) -> Iterator[Mapping[str, object]]:
        for owner in dict.fromkeys((self.root, package)):
            values = self.packages.get(owner, {})
            special = values.get(package)
            if isinstance(special, Mapping):
                yield special
            yield values


def variables_of(packages: Iterable[Package]) -> ProjectVariables:
    """Return the variables of packages."""
    made = [package for package in packages if not package.builtin]
    root = next((package.name for package in made if package.root), "")
    return ProjectVariables(root, {package.name: package.variables for package in made})
