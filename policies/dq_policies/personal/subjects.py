"""What a row of a table is, by the table's name: a person, a fact of health care, a shop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from dq_core.record import record
from dq_policies.personal.index import Index, index
from dq_policies.personal.tokens import singulars, words_of
from dq_policies.personal.vocabularies.vocabulary import Subject

# what the name of a table may carry beside what its rows are
_LAYERS = frozenset(
    (
        "raw", "dim", "stg", "fct", "fact", "src", "int", "base", "tbl", "table", "data", "info", "entity",
        "master", "details", "detail", "profile", "profiles", "history", "snapshot", "record", "records",
        "list", "view", "hist", "current", "all", "new", "old", "en", "us", "de", "fr", "es", "pt", "it",
        "nl", "account", "accounts", "clean", "staging", "prod", "dev", "test", "tmp", "temp", "bak",
        "backup", "export", "address", "addresses", "information", "name", "names", "email", "emails",
        "phone", "phones", "identity", "identifier", "identifiers", "demographics", "dataset", "db",
        "sample", "train", "report", "archive", "adressen", "adresses", "direcciones", "enderecos",
        "indirizzi", "vw", "mart", "basic", "basics", "attributes", "properties", "hub", "sat",
        "field", "fields", "extended", "ext", "extra", "main", "core", "final", "enriched", "cleaned",
        "full", "public", "legacy", "import", "summary", "file", "df", "tab", "sync",
    )
)  # fmt: skip
_ADDRESSES = (
    "address", "addresses", "addr", "adressen", "adresses", "direcciones", "enderecos", "indirizzi",
    "adresse", "direccion", "endereco", "indirizzo", "adres", "domicilio",
)  # fmt: skip
_WHERE_TREATED = frozenset(("hospital", "clinic", "pharmacy", "practice", "ward", "facility"))
_ACCOUNTS = frozenset(("account", "accounts"))
_PROFILES = frozenset(("profile", "profiles"))
_LEAST_OF_PREFIX, _MOST_OF_PREFIX = 3, 4
_SIGNS, _LEAST_BEHIND_SIGN = ("tbl", "t"), 3
_PAIRED: frozenset[Subject] = frozenset(
    ("card", "secret", "visit", "ride", "directory", "bank", "call", "thing", "person")
)
_MAILS = frozenset(("email", "emails", "mail", "mails"))


@record
class Told:
    """What a name tells of the rows of its table, and the word that does."""

    subject: Subject
    word: str


@lru_cache(maxsize=4096)
def subject_of(name: str) -> Told | None:
    """Return what the rows of a table are, by its last word; a person further in front makes them entries."""
    tables = index()
    words = tuple(_plain(word, tables) for word in words_of(name))
    rest = [word for word in words if word not in _LAYERS and len(word) > 1]
    found = _pair(words, tables) or _last(rest, tables)
    if found and found.subject == "care" and any(_is_thing(word, tables) for word in rest[:-1]):
        return Told("item", found.word)
    if found and found.subject in ("person", "thing", "item", "care", "reference"):
        return found
    if of_addresses(name):
        return Told("address", "address")
    if found or not rest:
        return found or _of_layers(words, tables)
    if mailed := _of_mails(words, tables):
        return mailed
    return _of_entries(words, rest, tables)


def _is_thing(word: str, tables: Index) -> bool:
    """Say whether a word before one of health care makes a catalogue of it, not a place of treatment."""
    return tables.subject(word) in ("thing", "item") and word not in _WHERE_TREATED


def _of_entries(words: Sequence[str], rest: Sequence[str], tables: Index) -> Told | None:
    person = next((told for word in reversed(rest) if (told := tables.person(word))), "")
    if person:
        return Told("register", person)
    return Told("account", "account") if words[-1] in _ACCOUNTS else None


@lru_cache(maxsize=4096)
def of_addresses(name: str) -> bool:
    """Say whether a name speaks of addresses, also glued: `shippingaddress`."""
    return any(word.endswith(_ADDRESSES) for word in words_of(name))


def persons_word(words: Sequence[str], tables: Index) -> str:
    """Return the person that the last one or two words are, or nothing."""
    return tables.person("".join(words[-2:])) or tables.person("".join(words[-1:]))


@lru_cache(maxsize=4096)
def table_words(table: str) -> frozenset[str]:
    """Return the words of a table's name and their singulars; before a noun they say nothing new."""
    return frozenset(form for word in words_of(table) for form in singulars(word))


def is_prefix(word: str, table: str) -> bool:
    """Say whether a word abbreviates the table's name: `ca` does `customer_address`, `cust` `customers`."""
    words = words_of(table)
    if not 1 < len(word) <= _MOST_OF_PREFIX:
        return False
    return word not in words and (word in set(_initials(words)) or _begins(word, words))


def _begins(word: str, words: Sequence[str]) -> bool:
    """Say whether a word is how a word of the table begins, as `pat` does `patient`."""
    return len(word) >= _LEAST_OF_PREFIX and any(each.startswith(word) for each in words)


def _initials(words: tuple[str, ...]) -> Iterator[str]:
    for start in range(len(words)):
        yield "".join(word[0] for word in words[start:])


def _last(words: Sequence[str], tables: Index) -> Told | None:
    for count in (2, 1):
        last = "".join(words[-count:])
        for form in singulars(last):
            if subject := tables.subjects.get(form):
                return Told(subject, last)
            if form in tables.persons:
                return Told("person", form)
    return None


def _plain(word: str, tables: Index) -> str:
    """Return a word without the sign of a table that is glued to it: `tblcustomer`, `tkunde`."""
    for sign in _SIGNS:
        rest = word[len(sign) :]
        if not word.startswith(sign) or len(rest) <= _LEAST_BEHIND_SIGN or _is_known(word, tables):
            continue
        if _is_known(rest, tables):
            return rest
    return word


def _is_known(word: str, tables: Index) -> bool:
    return bool(tables.person(word) or tables.subject(word))


def _pair(words: Sequence[str], tables: Index) -> Told | None:
    """Return what the last two words say together, though one of them alone is a layer: `bank_account`."""
    for at in range(len(words) - 1, 0, -1):
        subject = tables.subject("".join(words[at - 1 : at + 1]))
        if subject is not None and subject in _PAIRED:
            return Told(subject, "".join(words[at - 1 : at + 1]))
        if words[at] not in _LAYERS:
            break
    return None


def _of_mails(words: Sequence[str], tables: Index) -> Told | None:
    """Tell logs and queues of mails: `email_logs`."""
    for word in words:
        if word in _MAILS and (subject := tables.subject(word)):
            return Told(subject, word)
    return None


def _of_layers(words: Sequence[str], tables: Index) -> Told | None:
    if _PROFILES.intersection(words):
        return Told("person", "profile")
    if _ACCOUNTS.intersection(words):
        return Told("account", "account")
    return _of_mails(words, tables)
