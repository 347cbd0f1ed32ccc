"""What macros of the project and its packages do with incremental models."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dq_core.record import identity_record
from dq_lineage.projects.dbt.records import Package

_STRATEGY = re.compile(r"\bmacro\s+(\w+__)?get_incremental_(\w+)_sql\s*\(")
_CONFIG = re.compile(r"\bconfig\s*\(")
_MATERIALIZATION = re.compile(r"\bmaterialization\s+incremental\b")
_BATCHED = ("", "microbatch")


@identity_record
class OwnMacros:
    """What macros that are no stand-ins do.

    `strategies` are the names of their strategies; `batches` says whether one of them takes the place of
    dbt's own for microbatch models. `hidden` is the text of those that state settings, which only rendering
    finds, and `builds` says that they build incremental tables in another way.
    """

    strategies: frozenset[str] = frozenset()
    batches: bool = False
    hidden: str = ""
    builds: bool = False


def own_macros(packages: Iterable[Package]) -> OwnMacros:
    """Return what the macros of packages do; what comments say counts as well."""
    macros = (package.macro_files.values() for package in packages if not package.builtin)
    texts = [source.text for files in macros for source in files]
    found = [each for text in texts if "get_incremental_" in text for each in _STRATEGY.findall(text)]
    return OwnMacros(
        frozenset(name for _, name in found),
        _BATCHED in found,
        "\n".join(text for text in texts if _CONFIG.search(text)),
        any(_MATERIALIZATION.search(text) for text in texts if "materialization" in text),
    )
