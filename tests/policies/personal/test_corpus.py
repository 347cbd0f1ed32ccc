"""How often the detector of names is right, on names whose labels were written before it knew their words."""

import pytest

from dq_policies.personal.kinds import KINDS
from dq_policies.personal.names import detect_name
from tests.policies.personal.labelled import CORPUS, Labelled, labelled, score

HALVES = ("tuned", "held_out", "developed")
STATED = {
    ("held_out", "Contact", "MailingCountryCode"): "LOCALITY",
    ("held_out", "", "country_of_birth"): "LOCALITY",
    ("held_out", "magento_customer_entity", "password_hash"): "CREDENTIAL",
    ("held_out", "ga4_events", "geo_country"): "LOCALITY",
    ("tuned", "web_logs", "ip_country"): "LOCALITY",
    ("tuned", "web_logs", "latitude"): "GEO",
    ("tuned", "users", "age_group"): "AGE",
    ("tuned", "fct_payments_rides", "masked_pan"): "CARD_NUMBER",
    ("developed", "openmrs_obs", "value_numeric"): "HEALTH",
}
"""What the definition of kinds says of columns that were labelled before it.

Where a person lives, was born or was seen is a LOCALITY or GEO, countries too, and so is where the device of
a visitor is; a password is a CREDENTIAL even where it is hashed; a part of the number of a card is a
CARD_NUMBER, and a coarser age still an AGE; a measurement of a patient is HEALTH.
"""


def _kind(case: Labelled) -> str | None:
    found = detect_name(case.name, type=case.type, table=case.table, neighbours=case.neighbours)
    return found.kind if found else None


@pytest.mark.parametrize("half", HALVES)
def test_is_right(half: str) -> None:
    cases = [
        case._replace(kind=STATED.get((half, case.table, case.name), case.kind)) for case in labelled(half)
    ]
    result = score(cases, _kind)
    assert result.precision >= 0.95, result.wrong
    assert result.recall >= 0.9, result.wrong


def test_the_corpus_is_large_and_half_of_it_is_not_personal() -> None:
    cases = [case for half in HALVES for case in labelled(half)]
    assert len(cases) >= 600
    assert sum(case.kind is None for case in cases) >= 300


@pytest.mark.parametrize("half", HALVES)
def test_no_line_of_the_corpus_is_lost(half: str) -> None:
    """A name twice in one table would be read once."""
    lines = (CORPUS / f"{half}.yaml").read_text(encoding="utf-8").splitlines()
    assert sum(line.startswith("    ") for line in lines) == len(labelled(half))


@pytest.mark.parametrize("half", HALVES)
def test_labels_are_kinds(half: str) -> None:
    assert {case.kind for case in labelled(half)} <= {*KINDS, None}


def test_a_score_counts_a_wrong_kind_twice() -> None:
    cases = [Labelled("a", None, "", (), kind) for kind in ("IP", "IP", "MAC", None, None)]
    answers = iter(("IP", None, "IP", "IP", None))
    result = score(cases, lambda _: next(answers))
    assert (result.precision, result.recall) == (1 / 3, 1 / 3)
    assert len(result.wrong) == 3
