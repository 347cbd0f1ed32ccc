"""PII001."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlglot import exp

from dq_core.rules.rule import Hit, rule
from dq_policies.personal.classifying import Personal
from dq_policies.personal.flow.judged import is_sure, kept_personal, target_said
from dq_policies.personal.flow.statement import STAR, Output, outputs_of
from dq_policies.personal.flow.ways import Origin
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.file import SqlFile

_EVERYBODY = ("allusers", "allauthenticatedusers", "public")
_SHOWN = 4


@rule("PII001", SqlStatement, severity="warning")
def personal_data_exposed(
    statement: SqlStatement,
    *,
    marks: tuple[str, ...] = ("public", "exposed", "external", "open_data"),
    quasi: bool = False,
    kinds: tuple[str, ...] = (),
) -> Iterator[Hit]:
    """Personal data that leaves for everybody unmasked: in an export, or in a model that is marked public.

    Why: what stands in a file or in a table for others is out of the reach of access rights, of masking in
    the warehouse and of deletion. It has to be masked before, or left out.

    Personal is a column that a tag, a classification or dbt's `meta` calls so; else one whose name says so,
    unless somebody has said that it is not (`classification: none`). Exports are UNLOAD, EXPORT DATA, COPY
    TO and COPY INTO a stage or file. A model is marked by a tag, by a key of `meta` or of its config, or by
    `grants` to all users. Hashes, encryption, counts, comparisons and the user's `masking` functions and
    macros hide a value; LOWER, CONCAT, CAST, MAX and STRING_AGG do not. What is only filtered, joined or
    grouped by is not reported.

    Bad (bigquery)::

        EXPORT DATA OPTIONS (uri = 'gs://partner/users-*.csv', format = 'CSV') AS
        SELECT
          user_id,
          LOWER(email) AS contact  -- here
        FROM shop.users;

    Bad (redshift)::

        -- table: shop.users(id int, handle text tag pii)
        CREATE TABLE shop.daily AS SELECT id, handle FROM shop.users;
        UNLOAD ('SELECT id, handle FROM shop.users') TO 's3://partner/users' IAM_ROLE DEFAULT;  -- here

    Bad (snowflake)::

        -- model: table tags=public
        WITH people AS (SELECT id, phone_number AS contact FROM shop.users)
        SELECT
          id,
          contact  -- here
        FROM people

    Good (bigquery)::

        EXPORT DATA OPTIONS (uri = 'gs://partner/users-*.csv', format = 'CSV') AS
        SELECT user_id, TO_HEX(HMAC_SHA256(key, email)) AS contact, COUNT(DISTINCT phone_number) AS phones
        FROM shop.users GROUP BY 1, 2;

    Good (redshift)::

        -- table: shop.users(id int, email text tag non_pii)
        UNLOAD ('SELECT id, email FROM shop.users') TO 's3://partner/users' IAM_ROLE DEFAULT;

    Good (snowflake)::

        -- model: table
        SELECT id, email FROM shop.users

    Good (duckdb)::

        COPY (SELECT id, total FROM orders WHERE email = 'x' ORDER BY email) TO 'orders.csv';

    Options:
        marks: words that make a model public, as a tag or a key of its config or meta
        quasi: whether to report by name also what is personal only together with others, or may be of an
            organisation: postal codes, streets, devices
        kinds: the only kinds to report, such as EMAIL or CARD_NUMBER; all if there are none
    """
    where = _where(statement, marks)
    if not where:
        return
    file = statement.file
    found: dict[object, list[tuple[Output, Origin, Personal]]] = {}
    for output in outputs_of(statement, file.context.masking):
        said = target_said(file, output.column.dataset, output.column.name)
        if said is not None and said.verdict == "not personal":
            continue
        for origin, personal in kept_personal(file, output):
            wanted = personal.kind in kinds or not kinds
            near = personal.declared or (personal.tier != "quasi" and is_sure(personal))
            if wanted and origin[1] != STAR and (quasi or near):
                found.setdefault(output.column.location, []).append((output, origin, personal))
    for hits in found.values():
        place = hits[0][0].column.location or statement.location()
        yield Hit(
            f"{_listed(hits)}, {where}",
            place,
            "mask it (a keyed hash, a count), leave it out, or declare that it is not personal",
        )


def _listed(hits: list[tuple[Output, Origin, Personal]]) -> str:
    words = list(dict.fromkeys(f"{origin[0]}.{origin[1]} ({each.words})" for _, origin, each in hits))
    more = f" and {len(words) - _SHOWN} more" if len(words) > _SHOWN else ""
    return f"{', '.join(words[:_SHOWN])}{more} {'is' if len(words) == 1 else 'are'} unmasked here"


def _where(statement: SqlStatement, marks: tuple[str, ...]) -> str:
    """Return where the rows of a statement go, if it is to others; empty if it is not."""
    if statement.tree.key in ("export", "copy") and statement.lineage.kind == "UNLOAD":
        return "in rows that leave for files"
    node = statement.node
    if node is None or node.kind not in ("model", "snapshot") or not isinstance(statement.tree, exp.Query):
        return ""
    mark = _mark(statement.file, marks)
    return f"in a model that is marked {mark!r}" if mark else ""


def _mark(file: SqlFile, marks: tuple[str, ...]) -> str:
    """Return the word that marks a model as public."""
    node, config = file.node, file.config
    wanted = {mark.lower() for mark in marks}
    meta = config.get("meta")
    tags = config.get("tags")
    listed = tags if isinstance(tags, (list, tuple)) else (tags,)
    told = [*(node.tags if node is not None else ()), *(str(tag) for tag in listed)]
    for keys in (config, meta if isinstance(meta, Mapping) else {}, node.meta if node is not None else {}):
        told += [str(key) for key, value in keys.items() if value is True]
    found = next((word for word in told if word.lower() in wanted), "")
    return found or ("grants: all users" if _granted(config.get("grants")) else "")


def _granted(grants: object) -> bool:
    if not isinstance(grants, Mapping):
        return False
    names = [
        name
        for value in grants.values()
        for name in (value if isinstance(value, (list, tuple)) else (value,))
    ]
    return any(str(name).lower() in _EVERYBODY for name in names)
