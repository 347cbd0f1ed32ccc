"""What tells two measurements of different runs to be of the same thing, wherever the contract says it."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from dq.checks.check import Check
from dq_contracts.model.contract import Column

_LENGTH = 32
# the moment of an age is that of its run, and the path of another contract depends on who runs
_OF_THE_RUN = ("moment", "to_contract")


_FIELDS: dict[type, tuple[dataclasses.Field[Any], ...] | None] = {}


class _NoKeyError(Exception):
    """Something in an operation has no text that is the same in every run."""


def key_of(check: Check, server: str | None) -> str | None:
    """Return a digest of the dataset, the server, the operation with its arguments and the condition.

    Thresholds, severities and places are no part of it. None for operations that have no stable form, such
    as queries. A digest, because arguments may quote values of the data.
    """
    if check.operation is None:
        return None
    try:
        parts = [check.dataset, server, check.operation.kind, _plain(check.operation), _plain(check.where)]
    except _NoKeyError:
        return None
    text = json.dumps(parts, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return str(value)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Decimal | float | timedelta | date | datetime | time):
        return [type(value).__name__, str(value)]
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, Column):
        return value.physical_name
    return _fields(value)


def _fields(value: Any) -> Any:
    fields = _fields_of(type(value))
    if fields is None:
        raise _NoKeyError
    named = ((field.name, _plain(getattr(value, field.name)), field.default) for field in fields)
    # what has its default is left out, so that an operation that gets a new field keeps its history
    return [type(value).__name__, {name: plain for name, plain, default in named if not _is(plain, default)}]


def _is(plain: Any, default: Any) -> bool:
    return default is not dataclasses.MISSING and type(plain) is type(default) and plain == default


def _fields_of(kind: type) -> tuple[dataclasses.Field[Any], ...] | None:
    """Return the fields of a class, None for one without; those of a record are made each time."""
    if kind not in _FIELDS:
        fields = dataclasses.fields(kind) if dataclasses.is_dataclass(kind) else None
        own = (field for field in fields or () if field.name not in _OF_THE_RUN)
        _FIELDS[kind] = None if fields is None else tuple(own)
    return _FIELDS[kind]
