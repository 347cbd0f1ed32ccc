"""What the names of columns suggest. A name decides nothing by itself: the data has the last word."""

from __future__ import annotations

import re

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[^\W_0-9]+")
_IDENTIFIERS = frozenset(
    ("code", "guid", "iata", "icao", "id", "key", "no", "nr", "num", "number", "sku", "uuid")
)  # fmt: skip
_CODES = frozenset(
    ("category", "cd", "channel", "class", "code", "country", "currency", "flag", "grade", "kind",
     "language", "level", "mode", "priority", "rating", "severity", "stage", "state", "status", "tier",
     "type")
)  # fmt: skip
_PERSONS = frozenset(
    ("address", "author", "birth", "birthdate", "birthday", "bsn", "customer", "dob", "email",
     "employee", "fax", "firstname", "forename", "fullname", "iban", "ip", "lastname", "login", "mail",
     "mobile", "nickname", "passport", "patient", "person", "phone", "postal", "postcode", "ssn",
     "street", "surname", "tel", "telephone", "user", "username", "zip")
)  # fmt: skip
_OF_PERSONS = frozenset(
    ("author", "contact", "customer", "employee", "family", "first", "full", "given", "last", "maiden",
     "middle", "nick", "owner", "patient", "person", "user")
)  # fmt: skip
_NOT_OF_PERSONS = frozenset(
    ("amount", "category", "class", "count", "flag", "id", "key", "kind", "level", "score", "segment",
     "state", "status", "tier", "total", "type")
)  # fmt: skip
_GENERIC = _IDENTIFIERS | {"name", "type"}


def words(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case: `customerID_2` is customer, id, 2."""
    return tuple(word.lower() for word in _WORD.findall(name))


def singular(word: str) -> str:
    """Return an English noun without its plural: companies is company, boxes is box, planes is plane."""
    if word.endswith("ies") and len(word) > len("dies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > len("us") + 1 else word


def is_identifier(name: str, table: str = "") -> bool:
    """Say whether a name is one of an identifier: `id`, `order_id`, `iata_code`, `flight` in flights."""
    parts = words(name)
    return bool(parts) and (parts[-1] in _IDENTIFIERS or parts == _singular_words(table))


def is_code(name: str) -> bool:
    """Say whether a name is one of a code that has few values: `status`, `product_type`."""
    parts = words(name)
    return bool(parts) and parts[-1] in _CODES


def is_personal(name: str) -> bool:
    """Say whether a name is one of what identifies a person or reaches one.

    The last word is the head: an `email_status` and a `customer_id` are no email and no customer.
    """
    parts = words(name)
    if not parts or parts[-1] in _NOT_OF_PERSONS:
        return False
    is_name = parts[-1] == "name" and bool(set(parts[:-1]) & _OF_PERSONS)
    return is_name or bool(set(parts) & _PERSONS)


def refers_to(name: str, table: str, key: str) -> bool:
    """Say whether the name of a column suggests that it holds the key of a table.

    `customer_id` does of customers.id, `carrier` of airlines.carrier, `home_airport` of airports.faa, and
    `id` of nothing else's id.
    """
    own, target, noun = words(name), words(key), _singular_words(table)
    if not own or not target:
        return False
    if own == target:
        return len(target) > 1 or not set(target) <= _GENERIC
    if own[-len(target) :] == target and len(target) > 1:
        return True
    without_key = own[: -len(target)] if own[-len(target) :] == target else own
    return bool(noun) and without_key[-len(noun) :] == noun


def _singular_words(table: str) -> tuple[str, ...]:
    parts = words(table)
    return (*parts[:-1], singular(parts[-1])) if parts else ()
