"""ODC253."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dq_contracts.columns import columns_with
from dq_contracts.model.contract import Contract
from dq_contracts.physical_types import PhysicalTypes, physical_types_of
from dq_core.rules.rule import Hit, rule

_OTHERS = ("bigquery", "snowflake", "databricks", "postgres", "sqlserver", "mysql", "trino", "clickhouse")
# what people write who name no type of a warehouse at all
_WORDS = frozenset(("array", "list", "map", "object", "record", "struct", "table"))
_NAME = r"[^\W\d_]\w*(?: [^\W\d_]\w*)*"
_SHORTEST = 4
_LIKENESS = 0.8


@rule("ODC253", Contract, severity="warning")
def physical_type_unknown(contract: Contract) -> Iterator[Hit]:
    """A physical type that the servers of the contract do not have, but that looks like one that they have.

    Why: the table cannot be created by it, and nothing holds the data's own type against it. Reported are
    slips of the pen and types of another warehouse; types that users define themselves are not known here.

    Bad::

        servers:
          - {server: warehouse, type: postgres, host: h, port: 5432, database: d, schema: s}
        schema:
          - name: orders
            properties:
              - name: note
                physicalType: varchr(20)  # here

    Bad::

        servers:
          - {server: warehouse, type: postgres, host: h, port: 5432, database: d, schema: s}
        schema:
          - name: orders
            properties:
              - name: items
                physicalType: INT64  # here

    Bad::

        servers:
          - {server: lake, type: bigquery, project: shop, dataset: sales}
        schema:
          - name: orders
            properties:
              - name: placed_at
                physicalType: TIMESTAMPTZ  # here

    Good::

        servers:
          - {server: warehouse, type: postgres, host: h, port: 5432, database: d, schema: s}
        schema:
          - name: orders
            properties:
              - {name: note, physicalType: varchar(20)}
              - {name: phone, physicalType: shop.phone_number}
              - {name: colour, physicalType: Colour}

    Good::

        servers:
          - {server: lake, type: bigquery, project: shop, dataset: sales}
          - {server: copy, type: postgres, host: h, port: 5432, database: d, schema: s}
        schema:
          - name: orders
            properties:
              - {name: items, physicalType: INT64}

    Good::

        schema:
          - name: orders
            properties:
              - {name: note, physicalType: varchr(20)}
    """
    types = physical_types_of(contract)
    if types.guessed or not types.servers:
        return
    advice: dict[str, str] = {}
    for column in columns_with(contract, "physicalType"):
        text = column.physical_type
        if not text or types.meanings(text) or "${" in text:
            continue
        if text not in advice:
            advice[text] = _advice(text, types)
        if advice[text]:
            names = " or ".join(dict.fromkeys(dialects[0] for dialects in types.servers))
            message = f"{text!r} is no type of {names}"
            yield Hit(message, column.node.value_location("physicalType"), advice[text])


def _advice(text: str, types: PhysicalTypes) -> str:
    """Return what the type may be; empty where it may well be one of the user's own, or where it is known."""
    from dq_core.types import dialect, parse

    own = [dialect(name) for dialects in types.servers for name in dialects]
    match = re.match(_NAME, text.strip())
    name = match[0].lower() if match else ""
    if name in _WORDS or any(parse(text, each).kind != "unknown" for each in own):
        return ""
    near = _nearest(name, {known for each in own for known in each.entries})
    if near:
        return f"did you mean {near}?"
    others = [other for other in _OTHERS if parse(text, dialect(other)).kind != "unknown"]
    return f"it is a type of {others[0]}" if others else ""


def _nearest(name: str, known: set[str]) -> str:
    from difflib import get_close_matches

    if len(name) < _SHORTEST or name in known:
        return ""
    return next(iter(get_close_matches(name, sorted(known), n=1, cutoff=_LIKENESS)), "")
