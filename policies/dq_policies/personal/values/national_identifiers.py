"""Identifiers that states give to persons: their forms, and their checks by python-stdnum."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, partial
from importlib import import_module
from types import ModuleType

from dq_core.record import record
from dq_policies.personal.kinds import Kind

_LONGEST = 24
_CHINESE = "cn.ric"
_BOOK = re.compile(r"[0-9-]{9,12}[Xx]")


@record
class NationalIdentifier:
    """One identifier: the ISO 3166 code of its state, its name, the module of stdnum, and its form.

    `chance` is the share of random texts of the form that pass the check, at most. `sole` says that digits
    of a usual length and one check digit are all there is to it, so that nearly every value has to pass.
    `named` says that identifiers of others check alike, so that the name of the column has to speak for it.
    """

    country: str
    name: str
    module: str
    form: str
    chance: float
    kind: Kind = "GOVERNMENT_ID"
    sole: bool = False
    named: bool = False


def _nine(
    country: str,
    name: str,
    module: str,
    form: str,
    kind: Kind = "GOVERNMENT_ID",
    *,
    named: bool = False,
) -> NationalIdentifier:
    return NationalIdentifier(country, name, module, form, 0.1, kind, sole=True, named=named)


IDENTIFIERS: tuple[NationalIdentifier, ...] = (
    NationalIdentifier("AR", "CUIT", "ar.cuit", r"(?:20|23|24|27)-?\d{8}-?\d", 0.1, "TAX_ID"),
    NationalIdentifier("AT", "social insurance number", "at.vnr", r"[1-9]\d{3} ?\d{6}", 0.1),
    _nine("AU", "TFN", "au.tfn", r"[1-9]\d{2} ?\d{3} ?\d{3}", "TAX_ID"),
    NationalIdentifier(
        "BE", "national register number", "be.nn", r"\d{2}\.?\d{2}\.?\d{2}-?\d{3}[.-]?\d{2}", 0.03
    ),
    NationalIdentifier("BG", "EGN", "bg.egn", r"\d{10}", 0.05),
    NationalIdentifier("BR", "CPF", "br.cpf", r"\d{3}\.?\d{3}\.?\d{3}-?\d{2}", 0.02),
    _nine("CA", "SIN", "ca.sin", r"[1-79]\d{2}-\d{3}-\d{3}"),
    _nine("CA", "SIN", "ca.sin", r"[1-79]\d{2} ?\d{3} ?\d{3}", named=True),
    NationalIdentifier("CH", "AHV number", "ch.ssn", r"756\.?\d{4}\.?\d{4}\.?\d{2}", 0.1),
    NationalIdentifier("CL", "RUT", "cl.rut", r"\d{1,2}\.?\d{3}\.?\d{3}-[\dkK]", 0.1),
    NationalIdentifier("CN", "resident identity number", _CHINESE, r"[1-8]\d{16}[\dXx]", 0.1),
    NationalIdentifier("CZ", "birth number", "cz.rc", r"\d{6}/\d{3,4}|\d{10}", 0.1),
    NationalIdentifier("DE", "tax identifier", "de.idnr", r"[1-9]\d ?\d{3} ?\d{3} ?\d{3}", 0.1, "TAX_ID"),
    NationalIdentifier("DK", "CPR number", "dk.cpr", r"\d{6}-\d{4}", 0.25),
    NationalIdentifier("EC", "identity card", "ec.ci", r"\d{10}", 0.1),
    NationalIdentifier("EE", "personal code", "ee.ik", r"[1-6]\d{10}", 0.1),
    NationalIdentifier("ES", "DNI", "es.dni", r"\d{8}-?[A-Za-z]", 0.05),
    NationalIdentifier("ES", "NIE", "es.nie", r"[XYZxyz]-?\d{7}-?[A-Za-z]", 0.05),
    NationalIdentifier("FI", "HETU", "fi.hetu", r"\d{6}[-+A-FU-Y]\d{3}[0-9A-Ya-y]", 0.04),
    NationalIdentifier(
        "FR", "NIR", "fr.nir", r"[1-478] ?\d{2} ?\d{2} ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}", 0.02
    ),
    NationalIdentifier("GB", "NHS number", "gb.nhs", r"[3467]\d{2}[ -]?\d{3}[ -]?\d{4}", 0.1, sole=True),
    NationalIdentifier("GR", "AMKA", "gr.amka", r"[0-3]\d[01]\d{8}", 0.1),
    NationalIdentifier("HR", "OIB", "hr.oib", r"\d{11}", 0.1, sole=True),
    NationalIdentifier("IE", "PPS number", "ie.pps", r"\d{7}[A-Wa-w][A-IWa-iw]?", 0.05),
    _nine("IL", "identity number", "il.idnr", r"\d{9}", named=True),
    NationalIdentifier("IN", "Aadhaar", "in_.aadhaar", r"[2-9]\d{3}[ -]?\d{4}[ -]?\d{4}", 0.1, sole=True),
    NationalIdentifier("IS", "kennitala", "is_.kennitala", r"[0-7]\d{5}-?\d{4}", 0.1),
    NationalIdentifier(
        "IT",
        "codice fiscale",
        "it.codicefiscale",
        r"[A-Za-z]{6}[\dA-Za-z]{2}[A-Za-z][\dA-Za-z]{2}[A-Za-z][\dA-Za-z]{3}[A-Za-z]",
        0.05,
    ),
    NationalIdentifier("KR", "resident registration number", "kr.rrn", r"\d{6}-?[1-8]\d{6}", 0.1),
    NationalIdentifier("LT", "personal code", "lt.asmens", r"[1-6]\d{10}", 0.1),
    NationalIdentifier("MX", "CURP", "mx.curp", r"[A-Za-z]{4}\d{6}[A-Za-z]{6}[\dA-Za-z]\d", 0.1),
    _nine("NL", "BSN", "nl.bsn", r"\d{9}|\d{4}\.\d{2}\.\d{3}"),
    NationalIdentifier("NO", "birth number", "no.fodselsnummer", r"[0-7]\d{5} ?\d{5}", 0.02),
    NationalIdentifier("PL", "PESEL", "pl.pesel", r"\d{11}", 0.05),
    _nine("PT", "NIF", "pt.nif", r"[123]\d{2} ?\d{3} ?\d{3}", "TAX_ID"),
    NationalIdentifier("RO", "CNP", "ro.cnp", r"[1-8]\d{12}", 0.05),
    NationalIdentifier(
        "SE", "personnummer", "se.personnummer", r"(?:19|20)?\d{6}[-+]\d{4}|(?:19|20)\d{10}|\d{10}", 0.05
    ),
    NationalIdentifier("SI", "EMSO", "si.emso", r"[0-3]\d[01]\d{10}", 0.1),
    NationalIdentifier("TH", "PIN", "th.pin", r"[1-8]-?\d{4}-?\d{5}-?\d{2}-?\d", 0.1, sole=True),
    NationalIdentifier("TR", "identity number", "tr.tckimlik", r"[1-9]\d{10}", 0.02),
    NationalIdentifier("ZA", "identity number", "za.idnr", r"\d{13}", 0.05),
)
"""Where a check passes more often than the table says, as by a date, the table is on the safe side."""


def is_installed() -> bool:
    """Say whether the extra package `pii` is there, whose checks these are."""
    from importlib.util import find_spec

    return find_spec("stdnum") is not None


def form_of(identifier: NationalIdentifier) -> Callable[[str], bool]:
    """Return what says whether a text has the form of an identifier, in ASCII digits."""
    form = re.compile(identifier.form, re.ASCII)
    return lambda text: len(text) <= _LONGEST and form.fullmatch(text) is not None


def check_of(identifier: NationalIdentifier) -> Callable[[str], bool]:
    """Return the check of a text that has the form; stdnum is imported when it is first called."""
    return partial(_is_valid, identifier.module)


def _is_valid(module: str, text: str) -> bool:
    return _check(module)(text)


@cache
def _check(name: str) -> Callable[[str], bool]:
    module = import_module(f"stdnum.{name}")
    valid: Callable[[str], bool] = module.is_valid
    return partial(_is_chinese, module) if name == _CHINESE else valid


def _is_chinese(module: ModuleType, text: str) -> bool:
    """Check digit and date; the list of counties that stdnum asks as well lacks those of some years."""
    module.get_birth_date(text)
    return bool(module.calc_check_digit(text) == text[-1].upper())


def is_of_books(texts: Iterable[str]) -> bool:
    """Say whether some of the texts are ten-digit numbers of books that end in X: NHS numbers check alike."""
    return any(_BOOK.fullmatch(text) for text in texts)
