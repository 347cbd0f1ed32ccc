"""SUP004."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from dq_core.finding import Edit, Fix
from dq_core.rules.rule import Hit, rule
from dq_core.suggestion import nearest
from dq_core.suppression.codes_of_others import is_of_others
from dq_core.suppression.noqa import DATA_FAMILY, Directive, Directives, Misspelt

_FORM = "write noqa: CODE, CODE -- reason"
_CODE = re.compile(r"[A-Za-z]{3}[0-9]\w*")
_PREFIX = 3
_SLIP = 0.8


@rule("SUP004", Directives, severity="warning")
def noqa_misspelt(directives: Directives) -> Iterator[Hit]:
    """A noqa comment that suppresses nothing because of its spelling, or that names a code which is none.

    Why: the comment looks like a decision, and does nothing. Codes stand behind a colon, divided by commas,
    and the reason follows two hyphens.

    Codes of other tools are let be, unless they are like one of these; SQLFluff's always are. In SQL, `noqa:
    disable=NUL002` holds until `noqa: enable=NUL002`.

    Bad::

        schema:
          - name: orders
            properties: []  # noqa ODC201  # here

    Bad::

        schema:
          - name: orders
            properties: []  # noqa: OCD201 -- the letters are swapped  # here

    Bad::

        schema:
          - name: orders
            properties: []  # noqa: ODC201 because it is old  # here

    Bad (sql)::

        DELETE FROM staging -- noqa DML001  -- here

    Good (sql)::

        SELECT id FROM orders -- noqa: disable=LT01

    Good::

        schema:
          - name: orders  # noqa: CHK201 -- judged with the data

    Good::

        schema:
          - name: orders  # noqa: LT01

    Good::

        # noqa comments are described in the handbook
        schema:
          - name: orders
    """
    families = {code[:_PREFIX] for code in directives.codes} | {DATA_FAMILY}
    for other in directives.others:
        if any(word[:_PREFIX].upper() in families for word in _CODE.findall(other.rest)):
            yield Hit("this noqa suppresses nothing", other.location, _advice(other))
    for directive in dict.fromkeys((*directives.items, *directives.foreign)):
        yield from _unknown(directive, directives.codes)


def _advice(other: Misspelt) -> str:
    if not other.rest.lstrip().startswith(":"):
        return f"put a colon behind noqa: {_FORM}"
    return f"divide codes by commas, and put two hyphens before the reason: {_FORM}"


def _unknown(directive: Directive, codes: Collection[str]) -> Iterator[Hit]:
    families = {code[:_PREFIX] for code in codes}
    for word in dict.fromkeys(directive.codes):
        if any(code.startswith(word) for code in codes) or is_of_others(word):
            continue
        near = nearest(word, codes, _SLIP)
        if near or word[:_PREFIX] in families:
            help_ = f"did you mean {near!r}?" if near else "see `dq explain` for the codes there are"
            fixes = _fixes(directive, word, near) if near else ()
            yield Hit(f"there is no code {word!r}", directive.location, help_, fixes)


def _fixes(directive: Directive, word: str, near: str) -> tuple[Fix, ...]:
    codes = ", ".join(dict.fromkeys(near if code == word else code for code in directive.codes))
    edit = Edit(*directive.codes_span, codes)
    return (Fix(f"write {near}", safe=False, path=directive.source.path, edits=(edit,)),)
