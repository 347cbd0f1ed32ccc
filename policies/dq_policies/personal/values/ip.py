"""Addresses of the internet that reach a person: public ones of both versions."""

from __future__ import annotations

from collections.abc import Sequence

_LONGEST = 45
_LARGE, _LEAST_LARGE = 100, 0.25
_LEAST_OF_ADDRESSES = 32
"""Four numbers that are all less are the version of a program; one of 4,096 addresses looks so."""


def matches(text: str) -> bool:
    """Say whether a text is a public internet address; private ones and versions of programs are none."""
    import ipaddress

    if len(text) > _LONGEST or not ("." in text or ":" in text):
        return False
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    is_version = isinstance(address, ipaddress.IPv4Address) and max(address.packed) < _LEAST_OF_ADDRESSES
    return address.is_global and not is_version


def are_spread(texts: Sequence[str]) -> bool:
    """Say whether the numbers of addresses are spread as those of the internet; versions have small ones."""
    numbers = [int(part) for text in texts if ":" not in text for part in text.split(".")[1:]]
    return not numbers or sum(number >= _LARGE for number in numbers) >= _LEAST_LARGE * len(numbers)
