"""What a name in the place of a table can mean beside a dataset."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dq_contracts.queries.constructs import SYSTEM_SCHEMAS, SYSTEM_TABLES

if TYPE_CHECKING:
    from sqlglot import Expr, exp

_FILE = re.compile(
    r"(?i)[/\\*?]|://|^~|\.(?:parquet|csv|tsv|txt|json|jsonl|ndjson|xlsx?|duckdb|db|sqlite|arrow|avro|orc)(?:\.\w+)?$"
)


class Names:
    """The names that tables may have: exact ones, and in any case where the query does not quote."""

    def __init__(self, names: Iterable[str]) -> None:
        self.exact = frozenset(names)
        self.folded = frozenset(name.lower() for name in self.exact)

    def has(self, table: exp.Table) -> bool:
        """Say whether a table has one of the names."""
        parts = table.parts
        name = ".".join(part.name for part in parts)
        plain = not any(part.args.get("quoted") for part in parts)
        return name in self.exact or (plain and name.lower() in self.folded)


def is_file(path: Sequence[str]) -> bool:
    """Say whether a name is that of a file, which DuckDB and others read in the place of a table."""
    return len(path) == 1 and bool(_FILE.search(path[0]))


def is_system(path: Sequence[str]) -> bool:
    """Say whether a name is that of a table which servers have for themselves."""
    names = [part.lower() for part in path]
    return any(name in SYSTEM_SCHEMAS for name in names[:-1]) or names[-1].startswith(SYSTEM_TABLES)


class CommonTables:
    """The common table expressions of a query, found by the name that a table has."""

    def __init__(self) -> None:
        self._known: dict[int, _Named] = {}

    def of(self, table: exp.Table, *, exact: bool) -> exp.CTE | None:
        """Return the expression that an unqualified table stands for; None where it stands for none.

        With `exact`, names in quotes must be spelled alike: dialects differ in what case means.
        """
        from sqlglot import exp

        if table.args.get("db"):
            return None
        inside: exp.CTE | None = None
        below: Expr = table
        parent = table.parent
        while parent is not None:
            if isinstance(below, exp.CTE):
                inside = below
            with_ = parent.args.get("with_")
            if isinstance(with_, exp.With):
                found = self._named(with_).find(table.this, inside if below is with_ else None, exact=exact)
                if found is not None:
                    return found
            below, parent = parent, parent.parent
        return None

    def _named(self, with_: exp.With) -> _Named:
        if id(with_) not in self._known:
            self._known[id(with_)] = _Named(with_)
        return self._known[id(with_)]


class _Named:
    """The expressions of one WITH by name in lower case, each with its place among them."""

    def __init__(self, with_: exp.With) -> None:
        self.recursive = bool(with_.args.get("recursive"))
        self.places: dict[int, int] = {}
        self.by_name: dict[str, list[tuple[int, exp.CTE]]] = {}
        for place, cte in enumerate(with_.expressions):
            self.places[id(cte)] = place
            self.by_name.setdefault(cte.alias.lower(), []).append((place, cte))

    def find(self, name: Expr, inside: exp.CTE | None, *, exact: bool) -> exp.CTE | None:
        """Return what a name means, behind the WITH or inside one of its own expressions."""
        last = len(self.places) if inside is None else self.places.get(id(inside), 0)
        for place, cte in self.by_name.get(name.name.lower(), ()):
            visible = place < last or (cte is inside and self.recursive)
            if visible and _same(name, cte, exact=exact):
                return cte
        return None


def _same(name: Expr, cte: exp.CTE, *, exact: bool) -> bool:
    alias = cte.args["alias"].this
    plain = not name.args.get("quoted") and not alias.args.get("quoted")
    return not exact or plain or name.name == alias.name
