"""Whether the parts of an address are those of a person's: `billing_city`, the state beside a postal code."""

from __future__ import annotations

import re

from dq_core.types import Type
from dq_policies.personal import neighbours
from dq_policies.personal.index import Index
from dq_policies.personal.kinds import Kind
from dq_policies.personal.nouns import Noun
from dq_policies.personal.subjects import of_addresses
from dq_policies.personal.surroundings import ALONE, BEFORE, BESIDE, Context, Surroundings
from dq_policies.personal.tokens import words_of

PLACED: frozenset[Kind] = frozenset(("STREET_ADDRESS", "POSTAL_CODE", "LOCALITY", "GEO"))
ADDRESS = frozenset(("address", "addr"))
LIGHT = ADDRESS | frozenset(("location", "loc", "place", "area"))
"""Words that say nothing more of a part of an address behind them."""
_OF_TABLES = frozenset(
    (
        "order", "orders", "checkout", "cart", "transaction", "purchase", "sale", "sales", "charge",
        "subscription", "quote", "shipment", "booking", "reservation", "customer", "user", "source",
        "details", "latest", "method", "card", "tr", "default", "org", "property", "properties",
    )
)  # fmt: skip
"""Words before a word of delivery that tell of the table: `order_billing_city`."""
_OBJECTS = LIGHT | frozenset(
    ("info", "information", "details", "detail", "data", "contact", "to", "party", "name")
)
_ORDERS = frozenset(
    (
        "order", "orders", "checkout", "checkouts", "cart", "carts", "basket", "baskets", "booking",
        "bookings", "reservation", "reservations", "subscription", "subscriptions", "preorder", "preorders",
        "bestellung", "bestellungen", "buchung", "buchungen", "commande", "commandes", "abonnement",
        "abonnements", "pedido", "pedidos", "reserva", "reservas", "suscripcion", "suscripciones",
        "encomenda", "encomendas", "assinatura", "assinaturas", "ordine", "ordini", "prenotazione",
        "prenotazioni", "bestelling", "bestellingen", "reservering", "reserveringen",
    )
)  # fmt: skip
_DELIVERIES = frozenset(
    (
        "delivery", "deliveries", "lieferung", "lieferungen", "livraison", "livraisons", "entrega",
        "entregas", "consegna", "consegne", "levering", "leveringen", "bezorging", "bezorgingen",
    )
)  # fmt: skip
_OF_FIRMS = frozenset(
    (
        "purchase", "work", "supplier", "vendor", "stock", "transfer", "procurement", "store", "warehouse",
        "restaurant", "hotel", "shop", "merchant", "service", "item", "items", "line", "lines", "status",
    )
)  # fmt: skip
"""Words that make the order of a table one of a firm or a workshop."""
_LINE = re.compile(r"addr(?:ess)?_?[1-4]$", re.IGNORECASE)


def placed(noun: Noun, before: tuple[str, ...], near: Surroundings, tables: Index) -> Context | None:
    """Look for what says whose place it is, in the name itself or in the object it stands in."""
    if noun.kind not in PLACED:
        return None
    words = [*before, *(word for name in near.outer for word in words_of(name))]
    for word in words:
        says = word in tables.places and tables.speaks(word, noun)
        if says:
            return Context(BEFORE, f', as "{word}" says')
    address = ADDRESS.intersection(words)
    return Context(ALONE, ", as a part of an address") if address and noun.kind != "GEO" else None


def sent_to(noun: Noun, near: Surroundings, tables: Index) -> Context | None:
    """Take the name in an object of a delivery, or beside its address, for that of who receives it."""
    if noun.kind != "PERSON_NAME":
        return None
    words = words_of(near.outer[0] if near.outer else near.column)
    goes = [word for word in words if word in tables.places]
    if not goes or not (_OBJECTS | tables.places).issuperset(words):
        return None
    if not near.outer and not neighbours.of_address(near.neighbours):
        return None
    return Context(BEFORE, f', as "{goes[0]}" says')


def light(before: tuple[str, ...], tables: Index) -> frozenset[str]:
    """Return the words before a part of an address that take nothing from it."""
    delivered = any(word in tables.places for word in before)
    return (tables.places | LIGHT | _OF_TABLES) if delivered else (tables.places | LIGHT)


def in_address(before: tuple[str, ...], near: Surroundings) -> bool:
    """Say whether a state or region is a place: an address speaks in its name, its table or beside it."""
    named = not ADDRESS.isdisjoint(before) or any(map(of_addresses, (*near.outer, near.table)))
    return named or neighbours.of_address(near.neighbours)


def numbered(noun: Noun, near: Surroundings) -> Context | None:
    """Take `address1` and `addr_2` for lines of an address."""
    if noun.kind == "STREET_ADDRESS" and _LINE.search(near.column):
        return Context(BESIDE, ", for its lines are numbered")
    return None


def ordered(noun: Noun, near: Surroundings) -> Context | None:
    """Take the address in a table of orders, bookings or deliveries for that of who orders."""
    words = set(words_of(near.table))
    if noun.kind not in PLACED or not _OF_FIRMS.isdisjoint(words):
        return None
    delivered = not _DELIVERIES.isdisjoint(words)
    if not delivered and (noun.kind == "GEO" or _ORDERS.isdisjoint(words)):
        return None
    whole = neighbours.of_address(near.neighbours)
    return Context(BESIDE, ", for it is in the address of who orders") if whole else None


def is_key(noun: Noun, type_: Type | None) -> bool:
    """Say whether a whole address is a whole number, so that it points to one."""
    return type_ is not None and type_.kind == "integer" and of_addresses(noun.phrase)
