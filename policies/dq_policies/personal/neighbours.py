"""What the other columns of a table tell of its rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import islice

from dq_policies.personal.index import index
from dq_policies.personal.kinds import Kind
from dq_policies.personal.tokens import words_of

_MOST = 64
_DESCRIBING: frozenset[Kind] = frozenset(
    (
        "PERSON_NAME", "DATE_OF_BIRTH", "GENDER", "GOVERNMENT_ID", "PASSPORT", "DRIVING_LICENCE",
        "MARITAL_STATUS", "ETHNICITY", "RELIGION", "NATIONALITY", "SALARY",
    )
)  # fmt: skip
"""Kinds that only a table about persons holds; shops have e-mail addresses as well."""
_CARRIED: frozenset[Kind] = frozenset(("IP", "DEVICE_ID", "USER_AGENT"))
_OF_PERSONS = frozenset(
    (
        "occupation", "workclass", "education", "hiredate", "salutation", "jobtitle", "childrencount",
        "totalchildren", "dependents", "yearsofexperience", "nativecountry", "employmentstatus", "smoker",
        "highestdegree", "titleofcourtesy", "datejoined", "terminationdate", "everymarried", "employer",
        "emptitle", "emplength", "homeownership", "employmentlength", "employmenttype", "educationlevel",
        "maritalstatuscode", "numchildren", "numdependents", "numberofdependents", "sibsp", "parch",
        "yearsatcompany", "yearsexperience", "monthlyincome", "hiredt", "dateofhire", "datehired",
        "jobrole", "jobfunction", "lastlogin", "lastloginat", "mothertongue", "insuredsince",
        "knownfortitles",
        "primaryprofession", "primaryresidence", "honorificprefix", "anrede", "civilite", "tratamiento",
        "beruf", "profession", "ocupacion", "ocupacao", "professione", "beroep", "emplid", "employeenumber",
        "empno", "staffno", "studentno", "studentnumber", "enrollmentdate", "graduationyear", "gpa",
        "housingtype", "housetenure", "hoursperweek", "capitalgain", "relationship", "schooling",
        "literacy", "languagespoken", "injurydescription", "mannerofdeath", "threatlevel", "fleestatus",
        "maritaldesc", "personstatus", "jobcategory", "yearsofservice", "hiringdate",
        "loanpurpose", "dti", "ficoscore", "creditscore", "adults", "babies", "isrepeatedguest", "children",
    )
)  # fmt: skip
"""Whole names that only tables about persons have, personal or not."""
_CARE = frozenset(
    (
        "patient", "hadm", "encounter", "icustay", "diagnosis", "diagnoses", "mrn", "patientunitstayid",
        "hadmid", "pid", "patientid", "desynpuf", "bene", "usubjid", "ptid", "diag", "icd", "vax", "symptoms",
        "specimen", "prescriber", "hospdays", "recovd", "comorbidities", "allergies",
    )
)  # fmt: skip
_POSTAL = frozenset(
    (
        "city", "zip", "zipcode", "postcode", "postal", "street", "ort", "plz", "ville", "ciudad", "cidade",
        "citta", "plaats", "cap", "cep", "municipio", "town", "county",
    )
)  # fmt: skip
_COMPANY = frozenset(
    (
        "industry", "industrycode", "annualrevenue", "revenue", "numberofemployees", "creditlimit", "sic",
        "siccode", "naics", "accountcategorycode", "accountratingcode", "parentaccountid", "tickersymbol",
        "customertypecode", "employeecount",
    )
)  # fmt: skip
_STAFF = frozenset(
    (
        "department", "departmentname", "dept", "deptname", "title", "jobtitle", "position", "positiontitle",
        "jobclass", "agency", "agencyname", "division", "bureau",
    )
)  # fmt: skip

_INCIDENTS = frozenset(
    (
        "violation", "violations", "violationcode", "offense", "offence", "incidentid", "incidentdate",
        "citationissued", "arrestmade", "searchconducted", "contrabandfound", "stopoutcome", "stopdate",
        "crimetype", "premisdesc", "collisiontype", "weather", "lighting", "lightcondition", "roadsurface",
        "crashdate", "accidentdate", "accidentseverity", "weaponusedcd", "statusdesc",
    )
)  # fmt: skip
"""Whole names that only tables of what happened somewhere have: stops, crimes, crashes."""

_HAPPENINGS = frozenset(("violation", "violations", "incident", "collision", "crash", "citation"))

_OTHER_PARTS = {"first": "last", "last": "first", "middle": "last", "family": "given", "given": "family"}
_SURNAMES = {
    "nome": frozenset(("cognome", "sobrenome")),
    "nombre": frozenset(("apellido", "apellidos")),
    "nombres": frozenset(("apellido", "apellidos")),
    "nom": frozenset(("prenom",)),
}
"""Words for a name that is a person's where that for a surname is beside."""
_NAMES = frozenset(("name", "firstname", "lastname", "first", "last", "person", "surname", "title"))
_LONGEST_PREFIX, _LEAST_SHARING, _NEARLY_ALL = 3, 3, 0.8


def first(neighbours: Sequence[str]) -> list[str]:
    """Return the neighbours that are looked at."""
    return list(islice(neighbours, _MOST))


def witnesses(neighbours: Sequence[str], surely: Callable[[str], tuple[Kind, str] | None]) -> set[str]:
    """Return what speaks for rows that are persons: kinds, or words that only tables about persons have.

    `surely` tells the kind and the phrase of what a name holds without any context.
    """
    found: set[str] = set()
    for name in first(neighbours):
        told = surely(name)
        if told is not None:
            found.update((told[0],) if told[0] in _DESCRIBING else ())
            found.update(("birth",) if told[0] == "DATE_OF_BIRTH" else ())
        elif (joined := "".join(words_of(name))) in _OF_PERSONS:
            found.add(joined)
        elif joined in _OTHER_PARTS and complete(joined, neighbours):
            found.add("PERSON_NAME")
    if "GENDER" in found and any(map(_is_age, first(neighbours))):
        found.add("AGE")
    return found


@lru_cache(maxsize=65536)
def _is_age(name: str) -> bool:
    noun = index().noun(words_of(name))
    return noun is not None and noun.kind == "AGE"


def are_named(neighbours: Sequence[str], surely: Callable[[str], tuple[Kind, str] | None]) -> bool:
    """Say whether two parts of the name of a person are there, as first and last name are."""
    told = (surely(name) for name in first(neighbours))
    phrases = {each[1] for each in told if each is not None and each[0] == "PERSON_NAME"}
    return len(phrases) > 1 or (
        bool(phrases) and any(_is_first(name, neighbours) for name in first(neighbours))
    )


def _is_first(name: str, neighbours: Sequence[str]) -> bool:
    return name.lower() in _SURNAMES and complete(name.lower(), neighbours)


def are_seen(surely: Callable[[str], tuple[Kind, str] | None], neighbours: Sequence[str]) -> bool:
    """Say whether a device or browser of somebody is beside, so that a place is where that person was."""
    told = (surely(name) for name in first(neighbours))
    return any(each is not None and each[0] in _CARRIED for each in told)


def hold(kind: Kind, surely: Callable[[str], tuple[Kind, str] | None], neighbours: Sequence[str]) -> bool:
    """Say whether a kind is beside that needs no context, as the password is beside a login."""
    told = (surely(name) for name in first(neighbours))
    return any(each is not None and each[0] == kind for each in told)


def have_contact(neighbours: Sequence[str]) -> bool:
    """Say whether the name of a contact is beside, so that customers are companies."""
    return any(_is_of_contact(name) for name in first(neighbours))


@lru_cache(maxsize=65536)
def _is_of_contact(name: str) -> bool:
    words = words_of(name)
    return words[:1] == ("contact",) and not _NAMES.isdisjoint(words[1:])


def complete(phrase: str, neighbours: Sequence[str]) -> bool:
    """Say whether a part of a name that means other things as well has the other part beside it."""
    if surnames := _SURNAMES.get(phrase):
        return any("".join(words_of(name)) in surnames for name in first(neighbours))
    other = _OTHER_PARTS.get(phrase)
    return other is not None and any(words_of(name)[-1:] == (other,) for name in first(neighbours))


def share(word: str, neighbours: Sequence[str]) -> bool:
    """Say whether a word begins several names, so that it tells of the table and not of the column.

    A short one has to begin three of them, a longer one nearly all.
    """
    names = first(neighbours)
    sharing = sum(words_of(name)[:1] == (word,) for name in names)
    least = _LEAST_SHARING if len(word) <= _LONGEST_PREFIX else max(_LEAST_SHARING, len(names) * _NEARLY_ALL)
    return sharing >= least


def of_care(neighbours: Sequence[str]) -> bool:
    """Say whether a neighbour belongs to health care, as `patient_id` does."""
    return any(_CARE.intersection(words_of(name)) for name in first(neighbours))


def of_company(neighbours: Sequence[str]) -> bool:
    """Say whether an account is a company's: its trade or its limit of credit is beside."""
    return any("".join(words_of(name)) in _COMPANY for name in first(neighbours))


def of_staff(neighbours: Sequence[str]) -> bool:
    """Say whether departments and titles are beside, so that a payment goes to who is named."""
    return sum("".join(words_of(name)) in _STAFF for name in first(neighbours)) > 1


def of_incident(neighbours: Sequence[str]) -> bool:
    """Say whether something happened where the place is, as an offence does."""
    return any(_is_of_incident(name) for name in first(neighbours))


@lru_cache(maxsize=65536)
def _is_of_incident(name: str) -> bool:
    words = words_of(name)
    return "".join(words) in _INCIDENTS or not _HAPPENINGS.isdisjoint(words)


def of_card(neighbours: Sequence[str]) -> bool:
    """Say whether the last digits of a card are beside."""
    return any("digits" in words_of(name) for name in first(neighbours))


def of_address(neighbours: Sequence[str]) -> bool:
    """Say whether a neighbour is a part of a postal address that is no region."""
    return any(_is_postal(name) for name in first(neighbours))


@lru_cache(maxsize=65536)
def _is_postal(name: str) -> bool:
    words = words_of(name)
    if not words or words[-1] == "id":
        return False
    return bool(
        _POSTAL.intersection(words) or ((noun := index().noun(words[-2:])) and noun.kind == "STREET_ADDRESS")
    )
