"""The settings in a model's text that only one warehouse has, found without reading it as a template."""

from __future__ import annotations

import re

from dq_lineage.projects.dbt.declaring.adapters import SETTINGS

_WRITTEN = re.compile(rf"\b(?:({'|'.join(SETTINGS)})\s*=(?!=)|(partition_by\s*=\s*\{{))")
_TOP = 2_000


def written_settings(text: str) -> list[tuple[str, str]]:
    """Return the settings at the top of a text: a name, or else the beginning of a `partition_by`."""
    return _WRITTEN.findall(text[:_TOP])
