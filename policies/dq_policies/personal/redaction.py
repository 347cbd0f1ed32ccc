"""Personal values made harmless for everything that is printed, logged or written."""

from __future__ import annotations

from dq_policies.personal.kinds import Kind

_HIDDEN = "***"
_SHOWN = 2
"""Characters of a value that are shown: a country, an issuer or a network, never a person."""


def redacted(text: str, kind: Kind) -> str:
    """Return what may be shown of a value: `j***@e***.com`, of other kinds the first two characters."""
    if kind == "EMAIL" and "@" in text:
        name, _, domain = text.rpartition("@")
        return f"{name[:1]}{_HIDDEN}@{domain[:1]}{_HIDDEN}.{domain.rpartition('.')[2]}"
    return text[:_SHOWN] + _HIDDEN if len(text) > _SHOWN * 4 else _HIDDEN
