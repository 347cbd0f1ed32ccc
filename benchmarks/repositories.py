"""What dq understands of dbt repositories, and what it costs: one line of a table for each folder given.

`python benchmarks/repositories.py FOLDER...` needs neither dbt nor a network. Nothing is cached.
"""

from __future__ import annotations

import resource
import sys

from dq.repositories.opening import Project, Wish, opened
from dq_core.paths import shown

HEAD = ("project", "SQL texts", "rendered", "read", "share", "columns", "exact", "lacks", "CPU ms per text")


def main(folders: list[str]) -> int:
    """Print the table; return 2 without folders."""
    if not folders:
        print(__doc__)
        return 2
    print(f"| {' | '.join(HEAD)} |")
    print(f"|{'---|' * len(HEAD)}")
    for folder in folders:
        started = _seconds()
        with opened(folder, Wish(cached=False)) as projects:
            cells = [_cells(project) for project in projects]
            for project in projects:
                project.repository.close()  # so that what its workers took counts
        spent = _seconds() - started
        whole = sum(int(row[1]) for row in cells) or 1
        for row in cells:
            print(f"| {' | '.join((*row, f'{1000 * spent / whole:.1f}'))} |")
    return 0


def _cells(project: Project) -> tuple[str, ...]:
    found = project.repository.coverage()
    lineage = found.lineage
    lacks = sorted({f"{lack} {name}" for lack, name in found.unresolved})
    return (
        f"{project.name} ({shown(project.folder)})",
        str(found.nodes),
        str(found.rendered),
        str(found.parsed),
        f"{100 * found.parsed / found.nodes:.2f} %" if found.nodes else "-",
        str(lineage.columns),
        f"{100 * lineage.exact / lineage.columns:.1f} %" if lineage.columns else "-",
        f"{len(lacks)}: {', '.join(lacks[:3])}" if lacks else "none",
    )


def _seconds() -> float:
    """Return the CPU time of this process and of the workers that have ended."""
    own = resource.getrusage(resource.RUSAGE_SELF)
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    return sum(each.ru_utime + each.ru_stime for each in (own, others))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
