"""The small table that `dq lint` asks names with says nothing that the detector does not say as well."""

import pytest

from dq_contracts import personal_names
from dq_policies.personal.kinds import Kind
from dq_policies.personal.names import detect_name

KINDS: dict[str, frozenset[Kind]] = {
    "email address": frozenset(("EMAIL",)),
    "phone number": frozenset(("PHONE",)),
    "name of a person": frozenset(("PERSON_NAME",)),
    "date of birth": frozenset(("DATE_OF_BIRTH", "LOCALITY")),
    "address": frozenset(("STREET_ADDRESS", "POSTAL_CODE")),
    "number of a document": frozenset(
        ("GOVERNMENT_ID", "PASSPORT", "DRIVING_LICENCE", "TAX_ID", "LICENCE_PLATE")
    ),
    "account or card": frozenset(("IBAN", "CARD_NUMBER", "BANK_ACCOUNT", "CARD_SECURITY_CODE")),
    "trait of a person": frozenset(
        ("GENDER", "RELIGION", "ETHNICITY", "ORIENTATION", "MARITAL_STATUS", "POLITICS")
    ),
    "health": frozenset(("HEALTH",)),
    "online identifier": frozenset(("IP",)),
    "biometric": frozenset(("BIOMETRIC",)),
}


@pytest.mark.parametrize("words", personal_names._ALWAYS)  # noqa: SLF001 - the table is what is compared
def test_both_agree(words: str) -> None:
    for phrase in personal_names._ALWAYS[words]:  # noqa: SLF001
        found = detect_name(phrase.replace(" ", "_"), type=None, table="customers")
        assert found is not None, phrase
        assert found.kind in KINDS[words], (phrase, found.kind)
