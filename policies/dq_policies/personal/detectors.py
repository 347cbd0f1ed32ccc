"""What is looked for in values: each kind with its form, its check, and how often chance passes the check."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial

from dq_core.record import field, identity_record
from dq_policies.personal.kinds import Kind
from dq_policies.personal.values import (
    card_number,
    credential,
    email,
    geo,
    iban,
    ip,
    mac,
    national_identifiers,
    phone,
    social_security_number,
)

_UNLIKELY = 1e-4


def _always(_texts: Sequence[str]) -> bool:
    return True


@identity_record
class Detector:
    """One thing that values can be.

    `form` says whether a text is written so, `check` whether one of that form is right, and `chance` the
    share of texts of that form that are right by chance, at most. What chance explains with more than
    `unlikely` does not count. `least` is the share of texts of the form that have to be right. `are` looks at
    all matching texts together. `words` name what was found, `confidence` how sure it is then.
    """

    kind: Kind
    words: str
    form: Callable[[str], bool]
    check: Callable[[str], bool]
    confidence: float
    chance: float = 0.0
    unlikely: float = _UNLIKELY
    least: float = 0.0
    country: str = ""
    are: Callable[[Sequence[str]], bool] = field(default=_always)
    checked: bool = False
    """Whether a checksum speaks for it, which the name of a column does not outweigh."""


def _by_form(kind: Kind, words: str, matches: Callable[[str], bool], confidence: float) -> Detector:
    return Detector(kind, words, matches, matches, confidence)


_BUILT_IN: tuple[Detector, ...] = (
    _by_form("EMAIL", "e-mail addresses", email.matches, 0.97),
    Detector("IBAN", "IBANs", iban.is_written, iban.matches, 0.98, 1 / 97, checked=True),
    Detector(
        "CARD_NUMBER",
        "numbers of payment cards",
        card_number.is_written,
        card_number.matches,
        0.97,
        0.1,
        checked=True,
    ),
    _by_form("MAC", "hardware addresses", mac.matches, 0.9),
    Detector("IP", "public internet addresses", ip.matches, ip.matches, 0.85, are=ip.are_spread),
    _by_form("CREDENTIAL", "keys, tokens or hashes of passwords", credential.matches, 0.95),
    _by_form("GEO", "pairs of latitude and longitude", geo.matches, 0.7),
    Detector(
        "GOVERNMENT_ID",
        "social security numbers of the United States",
        social_security_number.is_written,
        social_security_number.matches,
        0.8,
        0.89,
        unlikely=0.012,
        least=0.95,
        country="US",
        are=lambda texts: not social_security_number.are_counted(texts),
    ),
)


@cache
def of_values(*, named: bool = False) -> tuple[Detector, ...]:
    """Return what is looked for but for telephone numbers; `named` tells that the column's name says so."""
    identifiers = national_identifiers.IDENTIFIERS if national_identifiers.is_installed() else ()
    return (*_BUILT_IN, *(_identifier(each) for each in identifiers if named or not each.named))


@cache
def of_phones(regions: tuple[str, ...]) -> tuple[Detector, ...]:
    """Return what telephone numbers are told by: those of regions, where given, also without any sign."""
    words = "telephone numbers"
    if not phone.is_installed():
        return (Detector("PHONE", words, phone.matches, phone.matches, 0.85),)
    international = Detector("PHONE", words, phone.matches, phone.is_valid, 0.95, 0.4)
    return (
        international,
        *(_national(region) for region in (*phone.AMERICA, *phone.WITH_PREFIX)),
        *(_bare(region) for region in regions),
    )


def _national(region: str) -> Detector:
    # the plans of many regions agree on a number, so that none of them is named
    form, check = partial(phone.is_national, region=region), partial(phone.is_valid, region=region)
    return Detector("PHONE", "telephone numbers in national form", form, check, 0.85, 0.4, least=0.8)


def _bare(region: str) -> Detector:
    words = f"telephone numbers of {region}"
    check = partial(phone.is_valid, region=region)
    return Detector("PHONE", words, phone.is_bare, check, 0.75, 0.4, least=0.9, country=region)


def _identifier(identifier: national_identifiers.NationalIdentifier) -> Detector:
    return Detector(
        identifier.kind,
        f"{identifier.name} ({identifier.country})",
        national_identifiers.form_of(identifier),
        partial(_is_valid, national_identifiers.check_of(identifier)),
        0.9 if identifier.sole else 0.95,
        identifier.chance,
        least=0.9 if identifier.sole else 0.75,
        country=identifier.country,
        checked=True,
    )


def _is_valid(check: Callable[[str], bool], text: str) -> bool:
    try:
        return check(text)
    except Exception:  # noqa: BLE001 - a check of another package that fails on some text has not passed it
        return False


def missing_packages() -> str:
    """Return what is not looked for because packages are missing, and what to do; empty where none is."""
    absent = [
        words
        for words, installed in (
            ("national identifiers", national_identifiers.is_installed()),
            ("telephone numbers in national form", phone.is_installed()),
        )
        if not installed
    ]
    return f"not looked for: {' and '.join(absent)}; install dq-toolkit[pii]" if absent else ""
