"""Names of types that Python and Pydantic have, in the words of a contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_STRING, _INTEGER, _NUMBER, _TIMESTAMP = "string", "integer", "number", "timestamp"
_LOGICAL: Mapping[str, str] = {
    **dict.fromkeys(("str", "StrictStr", "NameEmail"), _STRING),
    **dict.fromkeys(("int", "StrictInt"), _INTEGER),
    **dict.fromkeys(("float", "StrictFloat", "Decimal"), _NUMBER),
    **dict.fromkeys(("bool", "StrictBool"), "boolean"),
    **dict.fromkeys(("dict", "Dict", "TypedDict"), "object"),
    **dict.fromkeys(("list", "List", "Sequence", "set", "Set", "frozenset", "FrozenSet"), "array"),
    **dict.fromkeys(("tuple", "Tuple", "Iterable"), "array"),
    "date": "date",
    "datetime": _TIMESTAMP,
    "time": "time",
}
_TEXT_FORMATS: Mapping[str, str] = {
    **dict.fromkeys(("UUID", "UUID1", "UUID3", "UUID4", "UUID5", "UUID6", "UUID7", "UUID8"), "uuid"),
    **dict.fromkeys(("AnyUrl", "AnyHttpUrl", "HttpUrl", "FileUrl", "FtpUrl", "WebsocketUrl"), "uri"),
    "EmailStr": "email",
    "IPv4Address": "ipv4",
    "IPv6Address": "ipv6",
    "SecretStr": "password",
}
_BOUNDED: Mapping[str, tuple[str, str]] = {
    "PositiveInt": (_INTEGER, "exclusiveMinimum"),
    "NonNegativeInt": (_INTEGER, "minimum"),
    "NegativeInt": (_INTEGER, "exclusiveMaximum"),
    "NonPositiveInt": (_INTEGER, "maximum"),
    "PositiveFloat": (_NUMBER, "exclusiveMinimum"),
    "NonNegativeFloat": (_NUMBER, "minimum"),
    "NegativeFloat": (_NUMBER, "exclusiveMaximum"),
    "NonPositiveFloat": (_NUMBER, "maximum"),
}
_ZONED = {"AwareDatetime": True, "NaiveDatetime": False}


def keys_of(name: str) -> dict[str, Any] | None:
    """Return the keys of a property that state a type, None for a name that is no known type."""
    if name in _LOGICAL:
        return {"logicalType": _LOGICAL[name]}
    if name in _TEXT_FORMATS:
        return {"logicalType": _STRING, "logicalTypeOptions": {"format": _TEXT_FORMATS[name]}}
    if name in _BOUNDED:
        logical, bound = _BOUNDED[name]
        return {"logicalType": logical, "logicalTypeOptions": {bound: 0}}
    if name in _ZONED:
        return {"logicalType": _TIMESTAMP, "logicalTypeOptions": {"timezone": _ZONED[name]}}
    return None
