"""How often names that stand alone are judged right: no table and no other column is known.

`corpus/alone` has names that readers labelled by name and type only, as `column type label sure`. The first
set has names of the public sets, half of them chosen because the detector disagreed with their labels when it
knew no table; the second and the last are of other schemas. Nothing was tuned on the last.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.personal_names import agreement, judged, labelled
from dq_core.types import dialect, parse
from dq_policies.personal.kinds import KINDS
from dq_policies.personal.names import detect_name
from dq_policies.personal.vocabularies import VOCABULARIES
from dq_policies.personal.vocabularies.vocabulary import Vocabulary

FOLDER = Path(__file__).parent / "corpus" / "alone"
FILES = sorted(path.name for path in FOLDER.glob("*.tsv"))
LEAST_PRECISION, LEAST_F1 = 0.95, 0.89
LEAST_F1_OF_SURE = {"last.tsv": 0.94}
HARMLESS = (
    "name", "status", "title", "type", "code", "description", "email_sent_count", "address_type", "ip_rating",
    "product_name", "race_id", "race_name", "card_type", "phone_verified", "token_count", "token_address",
    "contract_address", "state_machine", "country_count", "zip_file", "age_days", "page_name", "file_address",
    "user_agent_id", "city_id", "ip_version", "login_count", "last_login_at", "name_en", "stop_name",
    "route_name", "agency_name", "feed_name", "organization_name", "email_provider", "token_usage",
    "password_manager", "valid_email", "hide_phone", "revenue_per_customer", "weight", "height", "vrm",
    "store_zip", "airport_city", "cache_age", "median_income", "client_hostname", "n_name",
)  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_most_bare_names_are_judged_right(name: str) -> None:
    found = list(judged(labelled(str(FOLDER / name))))
    told, sure = agreement(found), agreement([each for each in found if each[0].sure])
    right, _, all_of = told["kind right"].partition(" of ")
    assert told["precision"] >= LEAST_PRECISION
    assert told["F1"] >= LEAST_F1
    assert sure["F1"] >= LEAST_F1_OF_SURE.get(name, 0.97)
    assert int(right) >= 0.97 * int(all_of)


@pytest.mark.parametrize("name", FILES)
def test_labels_are_kinds_and_half_of_the_names_harmless(name: str) -> None:
    labels = [column.label for column in labelled(str(FOLDER / name))]
    assert {kind for label in labels for kind in label.split("/")} <= {*KINDS, "-"}
    assert len(labels) >= 800
    assert labels.count("-") >= len(labels) * 0.49


@pytest.mark.parametrize("name", HARMLESS)
def test_the_likelier_reading_of_others_is_harmless(name: str) -> None:
    found = detect_name(name, type=None)
    assert found is None or found.confidence < 0.6


def test_what_stands_alone_is_told_with_little_confidence() -> None:
    integer, text = parse("integer", dialect("duckdb")), parse("varchar", dialect("duckdb"))
    found = detect_name("zip_code", type=text)
    assert found is not None
    assert (found.kind, found.confidence) == ("POSTAL_CODE", 0.65)
    assert found.why == '"zip code" means a postal code, as it mostly does where nothing is known around it'
    assert detect_name("country", type=integer) is None


def test_a_table_or_a_neighbour_takes_the_likelier_reading_away() -> None:
    assert detect_name("zip_code", type=None, table="parcels") is None
    assert detect_name("zip_code", type=None, neighbours=["price"]) is None
    assert detect_name("vendor.zip_code", type=None) is None


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda each: each.language)
def test_statements_about_bare_phrases_are_about_ambiguous_ones(vocabulary: Vocabulary) -> None:
    ambiguous = {phrase for phrases in vocabulary.ambiguous.values() for phrase in phrases}
    within = {
        phrase for kinds in vocabulary.within.values() for phrases in kinds.values() for phrase in phrases
    }
    assert set(vocabulary.bare) <= ambiguous | within
    assert set(vocabulary.vague) <= ambiguous
