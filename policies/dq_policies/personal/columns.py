"""What a column holds, by its name and its values together, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from dq_core.record import record
from dq_core.types import Type
from dq_policies.personal.kinds import KINDS, Kind, Tier, can_be_truth, can_hold
from dq_policies.personal.names import NameEvidence, detect_name
from dq_policies.personal.tokens import path_of, words_of
from dq_policies.personal.values import card_number, date_of_birth, email, iban, ip, mac
from dq_policies.personal.values_of_columns import (
    LEAST_DISTINCT,
    ValueEvidence,
    detect_values,
    distinct_texts,
)

_MOST = 0.99
_DOUBTED = 0.5
_HARDLY_ANY = 0.1
_SURE_OF_FORM: Mapping[Kind, Callable[[str], bool]] = {
    "EMAIL": email.matches,
    "IBAN": iban.matches,
    "CARD_NUMBER": card_number.matches,
    "IP": ip.matches,
    "MAC": mac.matches,
}
"""Kinds of which every value has a form: where none has, the name speaks of something else."""
_RELATED: Sequence[frozenset[Kind]] = (
    frozenset(("GOVERNMENT_ID", "TAX_ID", "HEALTH")),
    frozenset(("IBAN", "BANK_ACCOUNT")),
    frozenset(("MAC", "DEVICE_ID")),
)
_TRUTHS = frozenset(("true", "false", "yes", "no", "y", "n", "t", "f", "0", "1", ""))
_FEW_TEXTS = 4
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_BINARY = "binary values are not read"


@record
class ColumnEvidence:
    """Personal data in a column: its kind and tier, how sure (0 to 1), and why.

    `why` holds what speaks for it and against it, made of words of the vocabularies and of figures. `example`
    is a redacted value, empty where only the name speaks; then `rate` and `distinct` are None as well.
    """

    kind: Kind
    tier: Tier
    confidence: float
    why: tuple[str, ...]
    country: str = ""
    rate: float | None = None
    distinct: int | None = None
    example: str = ""


@record
class Judgement:
    """What is known of a column: personal data, or why nothing can be known; neither where it is harmless."""

    evidence: ColumnEvidence | None
    unknown: str = ""


def judge_column(
    column: str,
    *,
    type: Type | None,  # noqa: A002 - the word of the field
    table: str = "",
    neighbours: Sequence[str] = (),
    values: Sequence[object] | None = None,
    regions: Sequence[str] = (),
) -> Judgement:
    """Return what a column's name, type and sampled values tell; `values` is None where none were read.

    Both agreeing make it surer. Values with a checksum outweigh a name, and a name is doubted where none of
    many values has the form that all of its kind have. Never raises.
    """
    if values is None:
        by_name = detect_name(column, type=type, table=table, neighbours=neighbours)
        return Judgement(_of_name(by_name, (), ())) if by_name else Judgement(None, _unknown_name(column))
    texts = distinct_texts(values)
    seen = _seen_type(type, texts)
    by_name = detect_name(column, type=seen, table=table, neighbours=neighbours)
    if by_name is not None and _are_truths(texts) and not can_be_truth(by_name.kind):
        by_name = None
    hint = by_name.kind if by_name else None
    by_values = detect_values(texts, type=type, hint=hint, regions=_regions(by_name, regions))
    evidence = _joined(by_name, by_values, values, texts)
    return Judgement(evidence, "" if evidence else _unknown(column, type, values, texts))


def _seen_type(type_: Type | None, texts: Sequence[str]) -> Type | None:
    """Return the type of a column, or what all of its texts are where the source is of text."""
    if type_ is not None or len(texts) < LEAST_DISTINCT:
        return type_
    return Type("number") if all(_NUMBER.fullmatch(text) for text in texts if text) else None


def _are_truths(texts: Sequence[str]) -> bool:
    return 1 < len(texts) <= _FEW_TEXTS and all(text.lower() in _TRUTHS for text in texts)


def _regions(by_name: NameEvidence | None, regions: Sequence[str]) -> Sequence[str]:
    return (*regions, by_name.country) if by_name and by_name.country else regions


def _joined(
    name: NameEvidence | None,
    values: ValueEvidence | None,
    raw: Sequence[object],
    texts: Sequence[str],
) -> ColumnEvidence | None:
    if values is None:
        return _of_name(name, raw, texts) if name else None
    if name is None:
        return _of_values(values, values.kind, values.confidence, ())
    if name.kind == values.kind or any({name.kind, values.kind} <= group for group in _RELATED):
        both = 1 - (1 - name.confidence) * (1 - values.confidence)
        return _of_values(values, name.kind, both, (name.why,), name.country)
    if values.checked or values.confidence >= name.confidence:
        return _of_values(values, values.kind, values.confidence, ())
    return _of_values(values, name.kind, name.confidence, (name.why,), name.country)


def _of_values(
    values: ValueEvidence, kind: Kind, confidence: float, more: tuple[str, ...], country: str = ""
) -> ColumnEvidence:
    seen = f"{int(values.rate * 100)} % of {values.distinct} distinct values are {values.words}"
    return ColumnEvidence(
        kind,
        KINDS[kind].tier,
        round(min(_MOST, confidence), 2),
        (*more, seen),
        country or values.country,
        round(values.rate, 3),
        values.distinct,
        values.example,
    )


def _of_name(name: NameEvidence, raw: Sequence[object], texts: Sequence[str]) -> ColumnEvidence:
    doubt = _doubt(name.kind, raw, texts)
    confidence = name.confidence * _DOUBTED if doubt else name.confidence
    why = (name.why, doubt) if doubt else (name.why,)
    return ColumnEvidence(name.kind, name.tier, round(confidence, 2), why, name.country)


def _doubt(kind: Kind, raw: Sequence[object], texts: Sequence[str]) -> str:
    """Return what speaks against a name: values of which hardly any can be of its kind."""
    if len(texts) < LEAST_DISTINCT:
        return ""
    if kind == "DATE_OF_BIRTH":
        read = [found for value in raw if (found := date_of_birth.is_possible(value)) is not None]
        few = len(read) >= LEAST_DISTINCT and sum(read) < _DOUBTED * len(read)
        return "but most values are no dates on which a living person was born" if few else ""
    form = _SURE_OF_FORM.get(kind)
    if form is None or sum(map(form, texts)) > _HARDLY_ANY * len(texts):
        return ""
    return f"but hardly any of {len(texts)} distinct values looks like {KINDS[kind].words}"


def _unknown(column: str, type_: Type | None, values: Sequence[object], texts: Sequence[str]) -> str:
    """Return why neither name nor values say anything; empty where one of them says "nothing personal"."""
    if type_ is not None and not any(can_hold(type_, kind) for kind in KINDS):
        return ""
    name, read = _unknown_name(column), _unknown_values(type_, values, texts)
    if not read:
        return ""
    if len(texts) >= 1 and not name and read != _BINARY:
        return ""
    return f"{read}; {name}" if name else read


def _unknown_name(column: str) -> str:
    path = path_of(column)
    found = words_of(path[-1]) if path else ()
    if not found:
        return "the name has no words"
    if all(len(word) == 1 for word in found):
        return "the name is of single letters"
    return "" if any(word.isascii() for word in found) else "the name is in no language that is known"


def _unknown_values(type_: Type | None, values: Sequence[object], texts: Sequence[str]) -> str:
    if type_ is not None and type_.kind == "binary":
        return _BINARY
    if not texts:
        return "every sampled value is NULL" if len(values) else "there are no values"
    few = len(texts) < LEAST_DISTINCT
    noun = "value" if len(texts) == 1 else "values"
    return f"only {len(texts)} distinct {noun}, and {LEAST_DISTINCT} are needed" if few else ""
