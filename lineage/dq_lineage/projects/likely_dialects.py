"""Which dialects of SQL a project is likely to speak, by a look at its profiles, before it is read."""

from __future__ import annotations

import os
import re

_FILE = "profiles.yml"
_LARGEST = 64 * 1024
_MOST = 2


def likely_dialects(folder: str) -> tuple[str, ...]:
    """Return the dialects of the adapters that the profiles in a folder name, two at most, in their order.

    It is a guess for loading ahead: what is needed is what the project says when it is read. Nothing follows
    from a wrong one. Links are not followed.
    """
    from dq_lineage.projects.dbt.declaring.adapters import DIALECTS

    path = os.path.join(folder, _FILE)
    try:
        if not folder or os.path.islink(path) or not os.path.isfile(path):
            return ()
        with open(path, encoding="utf-8", errors="replace") as file:
            text = file.read(_LARGEST)
    except OSError:
        return ()
    adapters = re.findall(r"\btype:[ \t]*[\"']?(\w+)", text)
    return tuple(dict.fromkeys(DIALECTS[each] for each in adapters if each in DIALECTS))[:_MOST]
