"""Personal values made harmless for everything that is printed, logged or written."""

from __future__ import annotations

from dq_policies.personal.kinds import Kind

HIDDEN = "***"
_SHOWN = 2
"""Characters of a value that are shown: a country, an issuer or a network, never a person."""
_HARMLESS: frozenset[Kind] = frozenset(("CARD_NUMBER", "IBAN", "MAC", "PHONE"))


def redacted(text: str, kind: Kind) -> str:
    """Return what may be shown of a value: `j***@e***.com`, of cards and accounts the first two characters.

    Of all other kinds nothing is shown, because two characters of a name or a position already say much.
    """
    if kind == "EMAIL" and "@" in text:
        name, _, domain = text.rpartition("@")
        return _printable(f"{name[:1]}{HIDDEN}@{domain[:1]}{HIDDEN}.{domain.rpartition('.')[2]}")
    shown = kind in _HARMLESS and len(text) > _SHOWN * 4
    return _printable(text[:_SHOWN] + HIDDEN) if shown else HIDDEN


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in text)
