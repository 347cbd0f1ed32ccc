"""Constants that are the address, number or account of a real person, as far as that can be checked."""

from __future__ import annotations

import re

from dq_core.words import words
from dq_policies.personal.kinds import Kind
from dq_policies.personal.values import card_number, email, iban, phone, social_security_number

_LONGEST = 254
_LEAST_DIGITS = 8
_NOBODY = email.OFFICES | words(
    """
    accounting administrator analytics api bot data dev email events finance foo it mail me name news ops
    orders postmaster qa root social system test tester testing user username you bar do-not-reply
    donotreply someone somebody john.doe jane.doe johndoe janedoe
    """
)
_RESERVED = (".example", ".test", ".invalid", ".localhost", ".local", ".internal", "gserviceaccount.com")
_RESERVED_DOMAINS = words(
    """
    example.com example.org example.net example.edu test.com domain.com email.com foo.com bar.com company.com
    acme.com mail.com yourdomain.com mydomain.com
    """
)
_TEST_IBANS = words("DE89370400440532013000 GB82WEST12345698765432 GB29NWBK60161331926819")
_TEST_CARDS = words(
    """
    4242424242424242 4111111111111111 4012888888881881 4000000000000002 4000056655665556 5555555555554444
    5105105105105100 2223003122003222 378282246310005 371449635398431 6011111111111117 6011000990139424
    3530111333300000 30569309025904 38520000023237 4222222222222 5200828282828210
    """
)
_TEST_SOCIALS = words("123-45-6789 078-05-1120 219-09-9999 111-11-1111 222-22-2222 333-33-3333 555-55-5555")
_REPEATED = re.compile(r"(\d)\1{6,}|1234567|7654321")


def may_be_personal(text: str) -> bool:
    """Say at little cost whether a constant may be one of a person: it has an at sign, or eight digits."""
    return "@" in text or sum(map(str.isdigit, text[:_LONGEST])) >= _LEAST_DIGITS


def kind_of_literal(text: str, around: str = "") -> Kind | None:
    """Return which kind of personal data a constant is, or None. `around` names the columns beside it."""
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    if "@" in text:
        return "EMAIL" if _is_address(text) else None
    return _number(text, around)


def _number(text: str, around: str) -> Kind | None:
    digits = re.sub(r"[ -]", "", text)
    if card_number.matches(text):
        return "CARD_NUMBER" if digits not in _TEST_CARDS and _names_card(text, around) else None
    if iban.matches(text):
        return "IBAN" if digits.upper() not in _TEST_IBANS else None
    if phone.matches(text):
        fictional = "555" in digits[2:8] or _REPEATED.search(re.sub(r"\D", "", text))
        return None if fictional else "PHONE"
    if not social_security_number.matches(text) or text in _TEST_SOCIALS:
        return None
    return "GOVERNMENT_ID" if re.search(r"ssn|social", around, re.IGNORECASE) else None


def _names_card(text: str, around: str) -> bool:
    """Say whether digits are the number of a card: in groups, or beside a column that says so."""
    return not text.isdigit() or bool(re.search(r"card|pan\b|payment", around, re.IGNORECASE))


def _is_address(text: str) -> bool:
    if not email.matches(text) or "%" in text or "*" in text:
        return False
    name, _, domain = text.lower().rpartition("@")
    if domain in _RESERVED_DOMAINS or domain.endswith(_RESERVED) or domain.startswith("example."):
        return False
    return re.split(r"[+]", name)[0] not in _NOBODY and not name.startswith(("test", "no-reply", "noreply"))
