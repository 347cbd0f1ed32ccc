"""Where a file stands below the folders of its package, which decides what settings hold for it."""

from __future__ import annotations

import posixpath

from dq_lineage.projects.dbt.declaring.package_reading import PackageReading


def fqn_of(reading: PackageReading, path: str, *names: str) -> tuple[str, ...]:
    """Return the package, the folders below the first resource folder, and some names."""
    return (reading.package, *folders_of(reading, path), *names)


def folders_of(reading: PackageReading, path: str) -> tuple[str, ...]:
    """Return the folders between the resource folder that a file stands in and the file."""
    folder = posixpath.dirname(path)
    found = reading.folders.get(folder)
    if found is None:
        bases = {base for bases in reading.project.paths.values() for base in bases}
        base = max((base for base in bases if path.startswith(f"{base}/") or not base), key=len, default="")
        inside = folder[len(base) :].strip("/")
        found = reading.folders[folder] = tuple(inside.split("/")) if inside else ()
    return found
