"""The name of a relation as a manifest has it: a text with the quotes of the warehouse."""

from __future__ import annotations

import re

from dq_lineage.projects.dbt_manifest.entry_values import Entry, text

_PART = re.compile(r'"((?:[^"]|"")*)"|`([^`]*)`|\[([^\]]*)\]|([^."`\[\]]+)')
_ONE_PAIR = 2


def name_of(entry: Entry) -> tuple[str, ...]:
    """Return the parts of the name; of what has none, such as an ephemeral model, those it would have."""
    stated = tuple(_parts(text(entry, "relation_name")))
    if stated:
        return stated
    table = text(entry, "alias") or text(entry, "identifier") or text(entry, "name")
    return tuple(part for part in (text(entry, "database"), text(entry, "schema"), table) if part)


def _parts(name: str) -> list[str]:
    found = ("".join(match.groups("")).replace('""', '"') for match in _PART.finditer(name))
    # BigQuery may quote the whole of a name at once
    whole = name.count("`") == _ONE_PAIR
    return [part for each in found for part in (each.split(".") if whole else [each])]
