"""Where the nouns of the vocabularies stand in a name, and what follows or negates them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from dq_core.record import record
from dq_policies.personal.index import Index, index
from dq_policies.personal.kinds import KINDS, Kind, can_be_truth
from dq_policies.personal.nouns import Noun
from dq_policies.personal.tokens import words_of

_MOST_WORDS_OF_NOUN = 5
_MOST_WORDS = 24
_TRUTHS = frozenset(("is", "has", "had", "was", "are", "were", "flag", "flg", "ind"))
_NUMBERS = frozenset(("number", "no", "nr", "num", "nbr", "numero", "nummer"))
_CODES = frozenset(("code", "status", "cd"))
_CHECKED: frozenset[Kind] = frozenset(("IBAN", "CARD_SECURITY_CODE"))
"""Kinds whose status says whether they were right."""
_RANGES: dict[Kind, frozenset[str]] = {
    "AGE": frozenset(
        ("group", "range", "band", "bracket", "bucket", "cat", "category", "grp", "bin", "class")
    ),
    "SALARY": frozenset(("range", "band", "bracket", "bucket")),
    "CREDENTIAL": frozenset(
        ("hash", "hashed", "salt", "digest", "encrypted", "crypted", "crypt", "encoded", "cipher", "enc")
    ),
}
"""Words behind a noun that make its value coarser, or for passwords cover it, and keep its kind."""
_UNITS: dict[Kind, frozenset[str]] = {
    "HEALTH": frozenset(
        (
            "kg",
            "cm",
            "bpm",
            "gram",
            "grams",
            "mmhg",
            "mg",
            "dl",
            "lb",
            "lbs",
            "inches",
            "mmol",
            "celsius",
            "fahrenheit",
            "pct",
            "percent",
            "years",
            "months",
            "weeks",
            "level",
            "score",
            "measurement",
            "reading",
        )
    ),
    "AGE": frozenset(("years", "yrs", "yr", "months", "decade", "estimate", "approx")),
    "SALARY": frozenset(("dollars", "euros", "paid")),
    "GEO": frozenset(("degrees", "deg", "decimal")),
}
"""Units of measured values."""
_HEADS = frozenset(
    (
        "provider", "host", "agent", "client", "tenant", "manager", "engineer", "editor", "lead", "holder",
        "owner", "reader", "writer", "admin", "designer", "dispatcher",
    )
)  # fmt: skip
"""Words for persons that in English names say what a thing does: `email_provider`, `password_manager`."""
_DETAILS = frozenset(("details", "detail", "info", "information", "particulars"))
_DETAILED: frozenset[Kind] = frozenset(
    ("PASSPORT", "DRIVING_LICENCE", "GOVERNMENT_ID", "BANK_ACCOUNT", "STREET_ADDRESS", "PHONE", "HEALTH")
)
"""Kinds whose details are still of the kind."""
_COVERING = frozenset(("hash", "hashed", "encrypted", "masked", "md"))
"""Words that take the meaning of all nouns but of secrets, which stay secrets."""

_FLAGS = frozenset(("flag", "ind", "indicator", "yn", "flg"))
"""Words behind a fact of health that is itself true or false."""
_APART = frozenset((("ad", "id"), ("use", "name"), ("v", "name"), ("n", "name")))
"""Words that are something else when they are written apart: `adid` is of a device, `ad_id` of an ad."""
_ABBREVIATED = {
    "nm": "name", "nme": "name", "amt": "amount", "nbr": "number", "num": "number", "no": "number",
    "dt": "date", "dte": "date", "addr": "address", "acct": "account", "ctry": "country", "frst": "first",
    "lst": "last", "fst": "first", "mid": "middle", "lic": "license", "desc": "description", "inc": "income",
    "sal": "salary", "tel": "telephone", "ph": "phone", "mob": "mobile", "emerg": "emergency",
    "cnty": "county", "cty": "city", "prov": "province", "med": "medical", "dx": "diagnosis",
    "grp": "group", "eth": "ethnic", "ethn": "ethnic", "mrtl": "marital", "mar": "marital",
    "relg": "religion", "relig": "religion", "natn": "nation", "brth": "birth", "bth": "birth",
    "apt": "apartment", "rt": "rate", "hse": "house", "strt": "street", "str": "street", "gen": "gender",
    "vic": "victim", "emer": "emergency", "pref": "preferred", "prev": "previous", "cntry": "country",
    "cnt": "contact", "fml": "family", "ln": "line", "pstl": "postal", "mbl": "mobile", "eml": "email",
    "plt": "plate", "rtng": "routing", "hsh": "hash", "ann": "annual", "hrly": "hourly", "diag": "diagnosis",
    "bld": "blood", "typ": "type", "relgn": "religion", "ctzn": "citizen", "dvc": "device", "usr": "user",
    "agnt": "agent", "cntct": "contact", "emrg": "emergency", "natl": "national", "nat": "national",
    "pp": "passport", "cd": "code", "sts": "status", "stat": "status", "sfx": "suffix", "crdt": "credit",
    "bnk": "bank", "acc": "account", "mthr": "mother", "fthr": "father", "spse": "spouse", "yr": "year",
    "mth": "month", "ste": "suite", "bldg": "building", "lang": "language", "pswd": "password",
    "perm": "permanent", "res": "residence", "shp": "ship", "bil": "bill", "cel": "cell", "ofc": "office",
    "wrk": "work", "hm": "home", "phn": "phone", "gvt": "government", "govt": "government", "ident": "id",
    "ins": "insurance", "hlth": "health", "wt": "weight", "ht": "height", "occ": "occupation",
}  # fmt: skip
"""Words that names of two words and more write short."""


@record
class Match:
    """A noun in a name, with the words before and behind it."""

    noun: Noun
    before: tuple[str, ...]
    after: tuple[str, ...]


@lru_cache(maxsize=65536)
def parts_of(name: str) -> tuple[str, ...]:
    """Return the words of a name, those apart that are glued together."""
    return tuple(part for word in words_of(name) for part in _parts(word))


@lru_cache(maxsize=16384)
def _parts(word: str) -> tuple[str, ...]:
    return index().parts(word)


@lru_cache(maxsize=65536)
def _noun(words: tuple[str, ...]) -> Noun | None:
    if words in _APART:
        return None
    found = index().noun(words)
    if found or len(words) == 1 or _ABBREVIATED.keys().isdisjoint(words):
        return found
    return index().noun([_ABBREVIATED.get(word, word) for word in words])


def matches_of(name: str) -> Iterator[Match]:
    """Yield the nouns that only words without weight follow, the last first and of those the longest."""
    words, tables = parts_of(name)[-_MOST_WORDS:], index()
    for end in range(len(words), 0, -1):
        for start in range(max(0, end - _MOST_WORDS_OF_NOUN), end):
            noun = _noun(words[start:end])
            if noun and _may_follow(words[end:], noun, tables):
                yield Match(noun, words[:start], words[end:])


def negated(before: tuple[str, ...], noun: Noun, tables: Index) -> bool:
    """Say whether a word before a noun takes its meaning away: `has_email`, `hashed_phone`."""
    if not before:
        return False
    truth_counts = noun.kind is not None and can_be_truth(noun.kind)
    negating = [word for word in (before[0], before[-1]) if word in tables.negating]
    covers = _COVERING if noun.kind == "CREDENTIAL" else frozenset[str]()
    return any(not (truth_counts and word in _TRUTHS) and word not in covers for word in negating)


def _may_follow(words: tuple[str, ...], noun: Noun, tables: Index) -> bool:
    """Say whether nothing in the words behind a noun changes what it is."""
    if noun.kind is None:
        return not words
    rest = list(words)
    while rest:
        if "".join(rest[-2:]) in tables.after and len(rest) > 1:
            rest.pop()
        elif not _without_weight(rest[-1], noun, noun.kind, tables):
            return False
        rest.pop()
    return True


def _without_weight(word: str, noun: Noun, kind: Kind, tables: Index) -> bool:
    if word in _NUMBERS:
        return KINDS[kind].numbered
    if word in _CODES:
        return KINDS[kind].coded and not (word == "status" and kind in _CHECKED)
    if word in _RANGES.get(kind, ()) or word in _UNITS.get(kind, ()) or (kind == "HEALTH" and word in _FLAGS):
        return True
    if word in _DETAILS:
        return kind in _DETAILED
    if word in _HEADS and noun.language == "English":
        return False
    return len(word) == 1 or word in tables.after or bool(tables.person(word))
