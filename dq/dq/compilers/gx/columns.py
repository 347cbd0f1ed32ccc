"""The columns that the expectations of one dataset are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dq.checks.column_path import ColumnPath
from dq.compilers.errors import CannotSayError
from dq_core.types import Type
from dq_core.types.type import unknown

_NESTED = (
    "array",
    "vector",
    "map",
    "struct",
    "json",
    "variant",
    "union",
    "unknown",
    "binary",
    "bit",
    "interval",
)


@dataclass(frozen=True, slots=True)
class Columns:
    """The types of columns by name: those that the contract declares, or those of data that is there."""

    types: Mapping[str, Type]

    def type_of(self, name: str) -> Type:
        """Return the type of a column, of kind `unknown` where nobody states it."""
        return self.types.get(name) or unknown("")

    def scalar(self, name: str) -> Type:
        """Return the type of a column of single values. Raises CannotSayError for any other."""
        found = self.type_of(name)
        if found.kind in _NESTED:
            stated = (
                f"of the type {found}" if found.kind != "unknown" else "without a type that is known here"
            )
            raise CannotSayError(f"a column {stated} is not compared by GX as by dq")
        return found

    def check_names(self, names: Iterable[str], *, exactly: bool = False) -> None:
        """Raise CannotSayError for names that GX does not find, or finds another column by.

        `exactly` says that GX does not pass over case here.
        """
        for name in names:
            if isinstance(name, ColumnPath):
                raise CannotSayError("GX does not look into columns inside other columns")
            if not name:
                raise CannotSayError("GX has no columns with an empty name")
            folded = name.casefold()
            twins = [other for other in self.types if other != name and other.casefold() == folded]
            if twins and not exactly:
                raise CannotSayError(f"GX takes {name!r} and {twins[0]!r} for the same column")
