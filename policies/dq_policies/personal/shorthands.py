"""Short names that only what stands around them spells out: `via` beside `cap`, `upn` of pupils."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dq_core.record import record
from dq_policies.personal.neighbours import first
from dq_policies.personal.tokens import singulars, words_of


@record
class Shorthand:
    """What a name means where enough of the neighbours or one word of the table speaks for it."""

    means: str
    beside: frozenset[str]
    least: int = 1
    tables: frozenset[str] = frozenset()


_ITALIAN = frozenset(
    ("via", "cap", "comune", "citta", "civico", "provincia", "indirizzo", "localita", "frazione")
)
_SPANISH = frozenset(
    ("calle", "ciudad", "direccion", "domicilio", "poblacion", "municipio", "localidad", "colonia")
)
_GUESTS = frozenset(
    (
        "checkin", "checkout", "guests", "adults", "children", "babies", "nights", "arrival", "departure",
        "checkindate", "checkoutdate", "arrivaldate", "departuredate", "partysize", "numguests",
        "numberofguests", "guestcount", "numadults", "numchildren", "numberofnights", "specialrequests",
        "phone", "email", "phonenumber", "emailaddress",
    )
)  # fmt: skip
_SCHOOL = frozenset(
    ("pupil", "student", "school", "census", "learner", "attainment", "ks", "sen", "exclusion", "admission")
)
_PARENTS = frozenset(
    (
        "student", "pupil", "child", "children", "birth", "baptism", "person", "people", "patient",
        "applicant", "candidate", "employee", "member", "individual", "family", "families", "deceased",
        "death", "burial", "marriage", "bride",
        "alumno", "alumnos", "alunno", "alunni", "estudiante", "nino", "persona", "persone",
        "groom", "inmate", "citizen", "resident", "voter",
    )
)  # fmt: skip
_PARCELS = frozenset(
    (
        "parcelnumber", "parcelid", "parcel", "apn", "zoning", "assessedvalue", "marketvalue", "landvalue",
        "saledate", "yearbuilt", "mailingstreet", "mailingzip", "mailingaddress", "mailingcity",
        "mailaddress", "owneraddress", "legaldescription", "deedbook",
    )
)  # fmt: skip
_NAMED = frozenset(("surname", "lastname", "firstname", "apellido", "apellidos", "cognome"))
_SHORT: dict[str, Shorthand] = {
    "via": Shorthand("indirizzo", _ITALIAN),
    "cap": Shorthand("codice postale", _ITALIAN),
    "numero": Shorthand("numero predio", frozenset(("logradouro", "bairro", "cep", "rua", "endereco"))),
    "cp": Shorthand("codigo postal", _SPANISH),
    "upn": Shorthand("unique pupil number", frozenset(("yeargroup", "uln", "fsm", "senstatus")), 1, _SCHOOL),
    "mother": Shorthand("mother name", _NAMED | {"father"}, 2, _PARENTS),
    "father": Shorthand("father name", _NAMED | {"mother"}, 2, _PARENTS),
    "madre": Shorthand("nombre madre", _NAMED | {"padre"}, 2, _PARENTS),
    "padre": Shorthand("nombre padre", _NAMED | {"madre"}, 2, _PARENTS),
}
_NAMED_SHORT: dict[str, Shorthand] = {
    "sellername": Shorthand("grantor name", _PARCELS | {"buyername"}, 2),
}
"""The same of names of several words, without what stands between them."""
_BOOKINGS = frozenset(("booking", "reservation", "reserve", "appointment", "rsvp"))
_FRONT = re.compile(r"(?:(per|pers)|(fam))_(?=[A-Za-z])(?!st)", re.IGNORECASE)
"""How names begin that belong to persons and families; `fam_st` is the marital status in German."""
_OWNER = re.compile(r"(?:owner|taxpayer|grantor|grantee)_?[1-9]$", re.IGNORECASE)


def spelled(name: str, table: str, neighbours: Sequence[str]) -> str:
    """Return what a short name means where it stands, or the name as it is."""
    if front := _FRONT.match(name):
        name = f"{'person' if front[1] else 'family'}_{name[front.end() :]}"
    low = name.lower()
    if low.endswith("long"):
        return _longitude(name, low, neighbours)
    short = _SHORT.get(low) or _NAMED_SHORT.get(low.replace("_", "").replace(" ", ""))
    if short is not None:
        return short.means if _speaks(short, table, neighbours) else name
    if low == "name" and _BOOKINGS & _forms(table):
        return "guest name" if _count(_GUESTS, neighbours) > 1 else name
    if low[-1:].isdecimal() and _OWNER.match(low) and _count(_PARCELS, neighbours):
        return "owner name"
    return name


def _longitude(name: str, low: str, neighbours: Sequence[str]) -> str:
    beside = f"{low[:-4]}lat" in map(str.lower, first(neighbours))
    return f"{name}itude" if beside else name


def _speaks(short: Shorthand, table: str, neighbours: Sequence[str]) -> bool:
    return bool(short.tables & _forms(table)) or _count(short.beside, neighbours) >= short.least


def _count(words: frozenset[str], neighbours: Sequence[str]) -> int:
    return sum("".join(words_of(name)) in words for name in first(neighbours))


def _forms(table: str) -> frozenset[str]:
    return frozenset(form for word in words_of(table) for form in singulars(word))
