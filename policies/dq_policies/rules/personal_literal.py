"""PII003."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlglot import exp

from dq_core.rules.rule import Hit
from dq_core.source import Source
from dq_policies.personal.kinds import KINDS
from dq_policies.personal.literals import kind_of_literal, may_be_personal
from dq_policies.personal.literals_in_texts import Literal
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.rule import sql_rule

_HELP = "keep it in a table that can be deleted from, or compare a hash or a key of the row"
_HELP_OF_FILES = "write an invented value, such as an address at example.com, or keep it in a table"
_HELP_OF_SECRETS = "replace it where it is used, and take it from the environment or a secret store"


@sql_rule("PII003", exp.Literal, severity="warning")
def personal_literal(node: Any, statement: SqlStatement, *, kinds: tuple[str, ...] = ()) -> Iterator[Hit]:
    """The address, number or account of a real person as a constant in SQL, YAML or a seed.

    Why: code is kept in version control for ever, and is copied to every clone and into the history of the
    warehouse. A person who asks to be forgotten stands in there still.

    Found are e-mail addresses, numbers of payment cards (with their check digit), international account
    numbers (with theirs), telephone numbers with the code of a country, and social security numbers of the
    United States in a line that says so. Addresses of functions (`support@`, `noreply@`), of reserved domains
    (`example.com`, `.test`), of service accounts, and the well-known numbers for tests are nobody's. No
    report shows the value.

    Of a dbt project, its property files, its `dbt_project.yml` and `profiles.yml`, seeds, fixtures and macros
    are read as well, and of contracts examples, valid values and texts. Columns of seeds are judged like
    those of data, with one finding each. In projects, passwords, keys and tokens count too (those in SQL are
    SEC001, those in contracts ODC267), and a password in `profiles.yml` that no `env_var` gives. Addresses of
    owners, maintainers, teams and other people to be asked are let be.

    Bad (postgres)::

        SELECT * FROM orders
        WHERE email <> 'maria.lopez@brightmail.org'  -- here

    Bad (bigquery)::

        SELECT CASE
          WHEN iban = 'NL02ABNA0123456789' THEN 'internal'  -- here
        END AS label
        FROM payments

    Bad (snowflake)::

        INSERT INTO shop.users (name, phone)
        VALUES ('M', '+31 20 794 1234'), ('N', '+43 1 711 62 0')  -- here

    Good (postgres)::

        SELECT * FROM orders WHERE email NOT IN ('jane@example.com', 'support@shop.com', 'noreply@shop.com')

    Good (bigquery)::

        SELECT * FROM payments WHERE card = '4242424242424242' OR email LIKE '%@shop.com'

    Good (snowflake)::

        SELECT '2024-01-01', '123-45-6789', 4556737586899855 AS id, 'git@github.com:shop/sql.git'

    Options:
        kinds: the only kinds to report, of EMAIL, CARD_NUMBER, IBAN, PHONE, GOVERNMENT_ID, TAX_ID and
            CREDENTIAL; all if none
    """
    if not node.is_string or not may_be_personal(node.this):
        return
    kind = kind_of_literal(node.this, _around(node))
    if kind is None or (kinds and kind not in kinds):
        return
    yield Hit(
        f"a constant that is {KINDS[kind].words}; everybody who reads this file reads it",
        statement.location(node),
        _HELP,
        hidden=True,
    )


def hit_of(source: Source, literal: Literal, *, kinds: tuple[str, ...] = ()) -> Hit | None:
    """Return what is said of a literal outside of SQL; None for a kind that nobody asked for."""
    if kinds and literal.kind not in kinds:
        return None
    found, them = f"a constant that is {literal.what}", "it"
    if literal.column:
        found = f"{literal.column} holds {literal.what}"
    if literal.count > 1:
        found, them = f"{found}, with {literal.count - 1} more", "them"
    text = f"{found}; everybody who reads this file reads {them}"
    help_ = _HELP_OF_SECRETS if literal.kind == "CREDENTIAL" else _HELP_OF_FILES
    return Hit(text, source.location(literal.start, literal.end), help_, hidden=True)


def _around(node: exp.Expr) -> str:
    """Return the names of the columns beside a constant, as context for numbers that may be anything."""
    parent = node.parent
    while isinstance(parent, (exp.Tuple, exp.Paren, exp.Cast)):
        parent = parent.parent
    return (
        " ".join(column.name for column in parent.find_all(exp.Column))
        if isinstance(parent, exp.Predicate)
        else ""
    )
