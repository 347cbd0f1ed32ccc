"""The columns of tables from files that the user names, contracts among them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from dq_contracts.loading import Library
from dq_contracts.relations import tables_of
from dq_core.errors import DqError
from dq_core.file_kinds import kind_of
from dq_core.notices.configuration_invalid import configuration_invalid
from dq_core.notices.path_missing import path_missing
from dq_core.paths import shown
from dq_core.reading import FileText, read
from dq_core.relation import Relation
from dq_lineage.schemas.reading import FORMS, relations_in
from dq_lineage.schemas.schema_error import SchemaError


def relations_from(paths: Iterable[str], dialect: str, root: str) -> tuple[Relation, ...]:
    """Return the tables that files describe. Raises DqError for a file that says nothing of tables."""
    return tuple(relation for path in paths for relation in _relations(path, dialect, root))


def _relations(path: str, dialect: str, root: str) -> Iterator[Relation]:
    if not os.path.lexists(path):
        raise DqError(path_missing(shown(path)))
    text = read(path, shown(path))
    if text.unreadable:
        raise DqError(text.unreadable)
    if text.problem:
        raise _invalid(text.problem.message, text.problem.help)
    try:
        if kind_of(path, text.source.text) == "odcs":
            return _of_contract(path, text, root)
        return iter(relations_in(text.source, dialect))
    except SchemaError as error:
        raise DqError(configuration_invalid(error.message, error.location, error.help)) from None


def _of_contract(path: str, text: FileText, root: str) -> Iterator[Relation]:
    """Return the datasets of a contract. Raises DqError where it has none."""
    contract = Library(root=root).open(path, text).contract
    if contract is None or not contract.datasets:
        raise _invalid(f"{shown(path)} describes no table", f"run dq lint on it; other forms: {FORMS}")
    return tables_of(contract)


def _invalid(message: str, help_: str) -> DqError:
    return DqError(configuration_invalid(message, None, help_))
