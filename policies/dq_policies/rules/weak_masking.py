"""PII004."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlglot import exp

from dq_core.rules.rule import Hit
from dq_core.words import words
from dq_policies.personal.flow.expressions import Evaluator
from dq_policies.personal.flow.functions import CLEARING, HASH_NAMES, HASHES
from dq_policies.personal.flow.hidden import macros_of
from dq_policies.personal.flow.judged import source_judged
from dq_policies.personal.flow.masks import function_name, is_salted
from dq_policies.personal.flow.ways import KEPT
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.rule import sql_rule

_FEW_VALUES = words(
    """
    EMAIL PHONE GOVERNMENT_ID TAX_ID PASSPORT DRIVING_LICENCE LICENCE_PLATE CARD_NUMBER CARD_SECURITY_CODE
    IBAN BANK_ACCOUNT IP MAC POSTAL_CODE DATE_OF_BIRTH AGE
    """
)
_ASIDE = (exp.Where, exp.Join, exp.Group, exp.Order, exp.Having, exp.Qualify, exp.Predicate, exp.Connector)


@sql_rule("PII004", exp.Func, severity="warning")
def weak_masking(node: Any, statement: SqlStatement, *, kinds: tuple[str, ...] = ()) -> Iterator[Hit]:
    """A hash without a salt of personal data that can be guessed: an e-mail address, a number, a date.

    Why: there are few telephone numbers, dates of birth and card numbers, and lists of e-mail addresses are
    sold. Whoever hashes all of them with the same function knows whose hash is whose. Such a hash is a
    pseudonym at best, and personal data still.

    Reported is a hash of one column that is declared as personal or personal by its name, where its value
    goes into a column. Hashes with a secret or a salt beside the value, of several columns together, in
    conditions, joins and counts are not.

    Bad (bigquery)::

        SELECT
          TO_HEX(SHA256(LOWER(email))) AS user_hash  -- here
        FROM shop.users

    Bad (snowflake)::

        SELECT
          MD5(TRIM(phone_number)) AS phone_key,  -- here
          SHA2(ssn, 512) AS person  -- here
        FROM shop.users

    Bad (postgres)::

        -- table: shop.users(contact text tag pii:email)
        WITH hashed AS (
          SELECT md5(contact) AS contact FROM shop.users  -- here
        )
        SELECT contact FROM hashed

    Good (bigquery)::

        SELECT TO_HEX(HMAC_SHA256(key, email)) AS user_hash, DETERMINISTIC_ENCRYPT(key, phone, '') AS phone
        FROM shop.users

    Good (snowflake)::

        SELECT SHA2(CONCAT(email, u.salt), 256) AS user_hash, MD5(order_id) AS order_key FROM shop.users AS u

    Good (postgres)::

        SELECT md5(first_name || last_name || email || city) AS row_hash, count(DISTINCT md5(email)) AS people
        FROM shop.users WHERE md5(email) = 'f00'
        GROUP BY first_name, last_name, email, city

    Good (duckdb)::

        -- table: shop.users(email text tag non_pii)
        SELECT md5(email) AS key FROM shop.users

    Options:
        kinds: the only kinds to report, such as EMAIL; by default all that have few values
    """
    name = function_name(node) if isinstance(node, exp.Anonymous) else ""
    if node.__class__.__name__ not in HASHES and name not in HASH_NAMES:
        return
    if is_salted(node) or _is_aside(node):
        return
    masking = statement.file.context.masking
    evaluator = Evaluator(statement, masking, macros_of(statement, masking))
    inside = {origin: way for part in _arguments(node) for origin, way in evaluator.of(part).items()}
    if len(inside) != 1:
        return
    ((origin, way),) = inside.items()
    personal = (
        source_judged(statement.file, origin).personal if origin is not None and way.left == KEPT else None
    )
    if origin is None or personal is None or personal.kind not in (kinds or _FEW_VALUES):
        return
    text = (
        f"{function_name(node).upper()} of {origin[1]} without a salt: {personal.words} is found again by "
        "hashing all that there may be"
    )
    help_ = "hash it with a secret key (HMAC), encrypt it, or leave it out"
    yield Hit(text, statement.location(node), help_)


def _arguments(node: Any) -> Iterator[Any]:
    for value in node.args.values():
        yield from (
            part for part in (value if isinstance(value, list) else [value]) if isinstance(part, exp.Expr)
        )


def _is_aside(node: exp.Expr) -> bool:
    """Say whether the value of a node only decides about something, or is counted."""
    child: exp.Expr = node
    parent = node.parent
    while parent is not None and not isinstance(parent, exp.Query):
        if isinstance(parent, _ASIDE) or parent.__class__.__name__ in CLEARING:
            return True
        if isinstance(parent, exp.Window) and parent.this is not child:
            return True
        child, parent = parent, parent.parent
    return False
