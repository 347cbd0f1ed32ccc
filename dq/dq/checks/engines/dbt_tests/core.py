"""The four tests that come with dbt."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dq.checks.data import UnsupportedError
from dq.checks.engines.dbt_tests.meaning import Meaning, Test, rows, values
from dq.checks.engines.dbt_tests.sql_values import listed
from dq.checks.engines.foreign_arguments import ForeignArguments
from dq.checks.engines.other_datasets import reference_to
from dq.checks.engines.registry import Demand
from dq.checks.operations.foreign_key import ForeignKey
from dq.checks.operations.in_set import InSet
from dq.checks.operations.not_null import NotNull
from dq.checks.operations.repeated_values import RepeatedValues
from dq.checks.operations.unique import Unique

_QUOTED = r"""\s*(?:'([^']+)'|"([^"]+)")\s*"""
_REF = re.compile(rf"(?:ref|source)\s*\({_QUOTED}(?:,{_QUOTED})?\)")
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*")


def _not_null(given: ForeignArguments) -> Meaning:
    return rows(NotNull(given.column("column_name")))


def _unique(given: ForeignArguments) -> Meaning:
    key = (given.column("column_name"),)
    return Meaning((Demand(Unique(key)),), RepeatedValues(key))


def _accepted_values(given: ForeignArguments) -> Meaning:
    column = given.column("column_name")
    accepted = listed(given, "values", column, quoted=given.flag("quote", default=True))
    return values(InSet(column, accepted))


def _relationships(given: ForeignArguments) -> Meaning:
    return rows(reference(given))


def reference(given: ForeignArguments) -> ForeignKey:
    """Return the foreign key of a test with `to` and `field`."""
    key = (given.column("column_name"),)
    return reference_to(given.obligation, key, referred(given.text("to")), (given.text("field"),))


def referred(text: str) -> str:
    """Return the name of the model that `ref('x')`, `source('a', 'x')` or a plain name refers to.

    Raises UnsupportedError for anything else, such as a version of a model.
    """
    inner = text.strip().removeprefix("{{").removesuffix("}}").strip()
    found = _REF.fullmatch(inner)
    if found:
        return next(part for part in (found[4], found[3], found[2], found[1]) if part)
    if not _PLAIN.fullmatch(inner):
        raise UnsupportedError(f"{text!r} is no reference to a model")
    return inner


CORE: Mapping[str, Test] = {
    "not_null": _not_null,
    "unique": _unique,
    "accepted_values": _accepted_values,
    "relationships": _relationships,
}
