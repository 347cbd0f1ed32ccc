"""Whether what stands around an ambiguous word makes it personal: words before it, table, neighbours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice

from dq_core.record import record
from dq_policies.personal.index import Index, Noun, index
from dq_policies.personal.kinds import Kind
from dq_policies.personal.tokens import words_of

_BEFORE, _AROUND, _ALONE, _BESIDE = 0.85, 0.75, 0.7, 0.6
_MOST_NEIGHBOURS = 64
_LEAST_WITNESSES = 2
_DESCRIBING: frozenset[Kind] = frozenset(
    (
        "PERSON_NAME",
        "DATE_OF_BIRTH",
        "GENDER",
        "GOVERNMENT_ID",
        "PASSPORT",
        "DRIVING_LICENCE",
        "MARITAL_STATUS",
    )
)
"""Kinds that only a table about persons holds; shops have e-mail addresses as well."""
_PLACES = frozenset(
    ("billing", "bill", "shipping", "ship", "mailing", "delivery", "home", "residence", "residential")
)
_PLACED: frozenset[Kind] = frozenset(("STREET_ADDRESS", "POSTAL_CODE", "LOCALITY", "GEO"))
_BANK = frozenset(
    (
        "bank",
        "iban",
        "bic",
        "swift",
        "routing",
        "payment",
        "payments",
        "payroll",
        "payout",
        "payouts",
        "payee",
        "sepa",
    )
)
_LEDGER = frozenset(
    (
        "block",
        "blockchain",
        "tx",
        "evt",
        "wallet",
        "contract",
        "token",
        "tokens",
        "ethereum",
        "erc",
        "chain",
        "nft",
    )
)
"""Words of chains of blocks, where an address is an account, no street, and a token is a coin, no secret."""
_OF_LEDGERS: frozenset[Kind] = frozenset(("STREET_ADDRESS", "CREDENTIAL"))
# what the name of a table may carry beside what its rows are
_LAYERS = frozenset(
    (
        "raw", "dim", "stg", "fct", "fact", "src", "int", "base", "tbl", "table", "data", "info", "entity",
        "master", "details", "detail", "profile", "profiles", "history", "snapshot", "record", "records",
        "list", "view", "hist", "current", "all", "new", "old", "en", "us", "de", "fr", "es", "pt", "it",
        "nl", "account", "accounts", "clean", "staging", "prod", "dev", "test", "tmp", "temp", "bak",
        "backup", "export", "address", "addresses",
    )
)  # fmt: skip


@record
class Context:
    """How sure an ambiguous noun is where it stands, and why, as the end of a sentence."""

    confidence: float
    why: str


@record
class Words:
    """The words before and behind a noun in its own name."""

    before: tuple[str, ...]
    after: tuple[str, ...]


def context_of(
    noun: Noun,
    words: Words,
    around: Sequence[tuple[str, ...]],
    neighbours: Sequence[str],
    surely: Callable[[str], Kind | None],
) -> Context | None:
    """Return what makes an ambiguous noun personal, or None.

    `words` stand in its own name, `around` are the words of each name that its column stands
    in, inner first, `surely` tells what a neighbour holds without any context.
    """
    if noun.kind in _OF_LEDGERS and _of_ledger(around, neighbours):
        return None
    if noun.kind == "BANK_ACCOUNT":
        return _of_bank(words.before, around, neighbours)
    if named := _named(noun, words, index()):
        return named
    if _weighty(words.before, noun, index()):
        return None
    found = _placed(words.before, noun) or _of_subject(around) or _beside(neighbours, surely)
    return found or (Context(_ALONE, "") if noun.alone else None)


def _of_subject(around: Sequence[tuple[str, ...]]) -> Context | None:
    tables = index()
    for outer in around:
        if person := _subject(outer, tables):
            return Context(_AROUND, f', for it stands in what describes a "{person}"')
    return None


def _weighty(before: tuple[str, ...], noun: Noun, tables: Index) -> tuple[str, ...]:
    places = _PLACES | {"address", "addr"} if noun.kind in _PLACED else frozenset[str]()
    return tuple(
        word for word in before if len(word) > 1 and word not in tables.before and word not in places
    )


def _named(noun: Noun, words: Words, tables: Index) -> Context | None:
    """Look at the word next to the noun: `customer_name` and `nom_client`, not `customer_segment_name`."""
    before = _weighty(words.before, noun, tables)
    person = noun.person or _last_person(before, tables)
    person = person or next((found for word in words.after if (found := tables.person(word))), "")
    return Context(_BEFORE, f', of a "{person}"') if person else None


def _last_person(words: tuple[str, ...], tables: Index) -> str:
    return tables.person("".join(words[-1:])) or tables.person("".join(words[-2:]))


def _placed(before: tuple[str, ...], noun: Noun) -> Context | None:
    place = next((word for word in before if word in _PLACES), "")
    return Context(_BEFORE, f', as "{place}" says') if place and noun.kind in _PLACED else None


def _subject(words: tuple[str, ...], tables: Index) -> str:
    """Return the person that a table has a row for: the last word that says what its rows are."""
    rest = [word for word in words if word not in _LAYERS and len(word) > 1]
    if not rest:
        return ""
    return _last_person(tuple(rest), tables)


def _of_bank(
    before: tuple[str, ...], around: Sequence[tuple[str, ...]], neighbours: Sequence[str]
) -> Context | None:
    near = set(before).union(*around) & _BANK
    if near:
        return Context(_BEFORE, f', as "{min(near)}" says')
    beside = {word for name in islice(neighbours, _MOST_NEIGHBOURS) for word in words_of(name)} & _BANK
    return Context(_BESIDE, f', as a neighbour with "{min(beside)}" says') if beside else None


def _of_ledger(around: Sequence[tuple[str, ...]], neighbours: Sequence[str]) -> bool:
    if any(_LEDGER.intersection(words) for words in around):
        return True
    names = (words_of(name) for name in islice(neighbours, _MOST_NEIGHBOURS))
    return any(_LEDGER.intersection(words) for words in names)


def _beside(neighbours: Sequence[str], surely: Callable[[str], Kind | None]) -> Context | None:
    kinds = {surely(name) for name in islice(neighbours, _MOST_NEIGHBOURS)} & _DESCRIBING
    if len(kinds) < _LEAST_WITNESSES:
        return None
    return Context(_BESIDE, ", for its neighbours describe a person")
