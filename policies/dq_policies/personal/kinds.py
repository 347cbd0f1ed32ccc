"""The kinds of personal data, how near each is to a person, and which types of values can hold it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from dq_core.record import record
from dq_core.types import Type

Kind = Literal[
    "EMAIL",
    "PHONE",
    "PERSON_NAME",
    "USERNAME",
    "STREET_ADDRESS",
    "POSTAL_CODE",
    "LOCALITY",
    "GEO",
    "DATE_OF_BIRTH",
    "AGE",
    "GOVERNMENT_ID",
    "TAX_ID",
    "PASSPORT",
    "DRIVING_LICENCE",
    "LICENCE_PLATE",
    "CARD_NUMBER",
    "CARD_SECURITY_CODE",
    "IBAN",
    "BANK_ACCOUNT",
    "IP",
    "MAC",
    "DEVICE_ID",
    "USER_AGENT",
    "CREDENTIAL",
    "HEALTH",
    "BIOMETRIC",
    "ETHNICITY",
    "RELIGION",
    "POLITICS",
    "ORIENTATION",
    "CRIMINAL_RECORD",
    "GENDER",
    "MARITAL_STATUS",
    "NATIONALITY",
    "SALARY",
]
Tier = Literal["direct", "quasi", "sensitive"]
"""`direct` names one person, `quasi` does so with others of its tier, `sensitive` harms when it is known."""

_TRUTH = frozenset({"boolean"})
_NUMBERS = frozenset({"number", "integer", "decimal", "float"})
_MOMENTS = frozenset({"date", "time", "timestamp", "interval"})
_DAYS = frozenset({"date", "timestamp"})
_NO_CONTAINER = frozenset({"null", "range"})


@record
class Traits:
    """What is known of a kind.

    `words` name it in a sentence; `refused` are the kinds of types that cannot hold it; `numbered` says that
    the word "number" after its noun changes nothing, `coded` the same of "code" and "status".
    """

    tier: Tier
    words: str
    refused: frozenset[str]
    numbered: bool = False
    coded: bool = False


_TEXT = _TRUTH | _NUMBERS | _MOMENTS | _NO_CONTAINER
_DIGITS = _TRUTH | _MOMENTS | _NO_CONTAINER
_DATE = _TRUTH | _NO_CONTAINER | {"interval", "uuid"}
_TRAIT = _MOMENTS | _NO_CONTAINER | {"uuid"}

KINDS: Mapping[Kind, Traits] = {
    "EMAIL": Traits("direct", "an e-mail address", _TEXT | {"uuid"}),
    "PHONE": Traits("direct", "a telephone number", _DIGITS | {"uuid"}, numbered=True),
    "PERSON_NAME": Traits("direct", "the name of a person", _TEXT | {"uuid"}),
    "USERNAME": Traits("direct", "the name of an account", _TEXT),
    "STREET_ADDRESS": Traits("direct", "an address or a part of one", _DIGITS | {"uuid"}, numbered=True),
    "POSTAL_CODE": Traits("quasi", "a postal code", _DIGITS | {"uuid"}),
    "LOCALITY": Traits("quasi", "the place where a person lives or was born", _TEXT | {"uuid"}),
    "GEO": Traits("quasi", "the position of a person", _DIGITS | {"uuid"}),
    "DATE_OF_BIRTH": Traits("quasi", "a date of birth", _DATE),
    "AGE": Traits("quasi", "the age of a person", _DIGITS | {"uuid"}),
    "GOVERNMENT_ID": Traits("direct", "an identifier given by a state", _DIGITS, numbered=True),
    "TAX_ID": Traits("direct", "a tax identifier", _DIGITS, numbered=True),
    "PASSPORT": Traits("direct", "the number of a passport", _DIGITS, numbered=True),
    "DRIVING_LICENCE": Traits("direct", "the number of a driving licence", _DIGITS, numbered=True),
    "LICENCE_PLATE": Traits("quasi", "the licence plate of a vehicle", _DIGITS, numbered=True),
    "CARD_NUMBER": Traits("direct", "the number of a payment card", _DIGITS, numbered=True),
    "CARD_SECURITY_CODE": Traits("sensitive", "the code of a card", _DIGITS, numbered=True, coded=True),
    "IBAN": Traits("direct", "an international account number", _TEXT | {"uuid"}, numbered=True, coded=True),
    "BANK_ACCOUNT": Traits("direct", "a bank account or a part of its number", _DIGITS, numbered=True),
    "IP": Traits("quasi", "an internet address", _DIGITS | {"float", "decimal", "uuid"}),
    "MAC": Traits("quasi", "the hardware address of a device", _DIGITS | {"float", "uuid"}),
    "DEVICE_ID": Traits("quasi", "an identifier of a device or browser", _DIGITS | {"float"}, numbered=True),
    "USER_AGENT": Traits("quasi", "what a browser says of itself", _TEXT | {"uuid"}),
    "CREDENTIAL": Traits("sensitive", "a secret that opens an account", _DIGITS),
    "HEALTH": Traits("sensitive", "a fact of health", _TRAIT, numbered=True, coded=True),
    "BIOMETRIC": Traits("sensitive", "a biometric or genetic trait", _TRAIT | _TRUTH),
    "ETHNICITY": Traits("sensitive", "an ethnic origin", _TRAIT, coded=True),
    "RELIGION": Traits("sensitive", "a religion or belief", _TRAIT, coded=True),
    "POLITICS": Traits("sensitive", "a political opinion or a membership of a union", _TRAIT, coded=True),
    "ORIENTATION": Traits("sensitive", "a sexual orientation", _TRAIT, coded=True),
    "CRIMINAL_RECORD": Traits("sensitive", "a criminal record", _TRAIT, coded=True),
    "GENDER": Traits("quasi", "a gender", _TRAIT, coded=True),
    "MARITAL_STATUS": Traits("quasi", "a marital status", _TRAIT, coded=True),
    "NATIONALITY": Traits("quasi", "a nationality", _TRAIT | _TRUTH, coded=True),
    "SALARY": Traits("sensitive", "what a person earns", _DIGITS | {"uuid"}),
}  # fmt: skip
_SURE_OF_TRUTH = frozenset(kind for kind, traits in KINDS.items() if "boolean" not in traits.refused)


def can_be_truth(kind: Kind) -> bool:
    """Say whether a truth value can be personal data of a kind, as `is_pregnant` is."""
    return kind in _SURE_OF_TRUTH


def can_hold(held: Type | None, kind: Kind, *, moment: bool = False) -> bool:
    """Say whether values of a type can be of a kind; lists and maps are judged by their elements.

    A type that is not known can hold everything. `moment` says that dates are meant though the kind has none.
    """
    while held is not None and held.kind in ("array", "map", "vector"):
        held = held.element
    return held is None or (moment and held.kind in _DAYS) or held.kind not in KINDS[kind].refused
