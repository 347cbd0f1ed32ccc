"""What the formats of strings mean, in plain Python, from their manual and the RFCs and never from RE2."""

from __future__ import annotations

import base64
import binascii
import ipaddress
import string
import uuid

_LETTERS_AND_DIGITS = set(string.ascii_letters + string.digits)
_HEXADECIMAL = set(string.hexdigits)
_ATOM = _LETTERS_AND_DIGITS | set("!#$%&'*+-/=?^_`{|}~")
_UNRESERVED = _LETTERS_AND_DIGITS | set("-._~")
_DELIMITERS = set("!$&'()*+,;=")


def is_ipv4(text: str) -> bool:
    try:
        return str(ipaddress.IPv4Address(text)) == text
    except ValueError:
        return False


def is_ipv6(text: str) -> bool:
    try:
        ipaddress.IPv6Address(text)
    except ValueError:
        return False
    return "%" not in text


def is_uuid(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text.lower() and text.isascii()
    except ValueError:
        return False


def is_byte(text: str) -> bool:
    try:
        return base64.b64encode(base64.b64decode(text, validate=True)).decode() == text
    except (binascii.Error, ValueError):
        return False


def is_hostname(text: str) -> bool:
    labels = text.split(".")
    if len(labels) == 4 and all(label.isascii() and label.isdigit() for label in labels):
        return False
    return len(text) <= 253 and all(map(_is_label, labels))


def _is_label(label: str) -> bool:
    if not 1 <= len(label) <= 63 or not set(label) <= _LETTERS_AND_DIGITS | {"-"}:
        return False
    return label[0] != "-" != label[-1]


def is_email(text: str) -> bool:
    local, at, domain = text.rpartition("@")
    if not at or len(text) > 254 or not 1 <= len(local) <= 64:
        return False
    if not _is_quoted(local) and not all(part and set(part) <= _ATOM for part in local.split(".")):
        return False
    if domain[:1] == "[" and domain[-1:] == "]":
        tag, inner = domain[1:6].lower(), domain[6:-1]
        return is_ipv6(inner) if tag == "ipv6:" else is_ipv4(domain[1:-1])
    return is_hostname(domain)


def _is_quoted(local: str) -> bool:
    if len(local) < 2 or local[0] != '"' or local[-1] != '"':
        return False
    inner = iter(local[1:-1])
    for sign in inner:
        meant = next(inner, "") if sign == "\\" else sign
        if not " " <= meant <= "~" or (sign == '"'):
            return False
    return True


def is_uri(text: str) -> bool:
    rest, _, fragment = text.partition("#")
    rest, _, query = rest.partition("?")
    scheme, colon, rest = rest.partition(":")
    named = scheme[:1].isascii() and scheme[:1].isalpha()
    if not colon or not named or not set(scheme) <= _LETTERS_AND_DIGITS | set("+-."):
        return False
    if not all(_consists(part, set(":@/?")) for part in (fragment, query)):
        return False
    if not rest.startswith("//"):
        return _consists(rest, set(":@/"))
    authority, _, path = rest[2:].partition("/")
    return _is_authority(authority) and _consists(path, set(":@/"))


def _is_authority(authority: str) -> bool:
    user, at, rest = authority.rpartition("@")
    if at and not _consists(user, {":"}):
        return False
    if rest.startswith("["):
        host, bracket, port = rest[1:].partition("]")
        right = bool(bracket) and (is_ipv6(host) or _is_future(host)) and port[:1] in ("", ":")
        return right and _is_port(port[1:])
    host, _, port = rest.partition(":")
    return _consists(host, set()) and _is_port(port)


def _is_port(port: str) -> bool:
    return set(port) <= set(string.digits)


def _is_future(host: str) -> bool:
    version, _, address = host.partition(".")
    numbered = version[:1].lower() == "v" and len(version) > 1 and set(version[1:]) <= _HEXADECIMAL
    return numbered and bool(address) and set(address) <= _UNRESERVED | _DELIMITERS | {":"}


def _consists(text: str, more: set[str]) -> bool:
    """Say whether a text consists of unreserved signs, delimiters, encoded bytes and `more`."""
    while text:
        if text[0] == "%":
            if len(text) < 3 or not set(text[1:3]) <= _HEXADECIMAL:
                return False
            text = text[3:]
        elif text[0] in _UNRESERVED | _DELIMITERS | more:
            text = text[1:]
        else:
            return False
    return True


REFERENCE = {
    "ipv4": is_ipv4,
    "ipv6": is_ipv6,
    "uuid": is_uuid,
    "byte": is_byte,
    "hostname": is_hostname,
    "email": is_email,
    "uri": is_uri,
}
