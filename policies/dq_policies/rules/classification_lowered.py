"""PII006."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from dq_core.rules.rule import Hit, rule
from dq_policies.personal.classifying import tags_of
from dq_policies.personal.flow.judged import source_judged, target_said
from dq_policies.personal.flow.statement import Output, outputs_of
from dq_policies.personal.flow.ways import KEPT
from dq_policies.personal.said import Said, said_of
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.file import SqlFile


@rule("PII006", SqlStatement, severity="warning")
def classification_lowered(statement: SqlStatement, *, untagged: bool = False) -> Iterator[Hit]:
    """A column that is classified lower than the column whose values it passes on unmasked.

    Why: access is granted by the classification. The same value under a lower one is open to those who must
    not see it where it comes from.

    The levels are public, internal, confidential and, above them, restricted, sensitive and whatever is about
    persons (personal, pii, phi, pci). Both columns have to be classified, by a classification, a tag or
    dbt's `meta`. Hashes, encryption, counts, coarser values and the user's masking functions end the matter.

    Bad (snowflake)::

        -- table: shop.users(id int, email text class restricted)
        -- table: mart.contacts(id int, contact text class internal)
        INSERT INTO mart.contacts (id, contact)
        SELECT
          id,
          UPPER(email)  -- here
        FROM shop.users

    Bad (bigquery)::

        -- table: shop.users(id int64, phone string tag pii)
        -- table: mart.contacts(id int64, phone string class public)
        CREATE OR REPLACE TABLE mart.contacts AS
        SELECT
          id,
          phone  -- here
        FROM shop.users

    Bad (postgres)::

        -- table: shop.users(id int, nick text tag contains_pii)
        -- model: table
        -- column: nick non_pii
        SELECT
          max(nick) AS nick  -- here
        FROM shop.users

    Good (snowflake)::

        -- table: shop.users(id int, email text class restricted)
        -- table: mart.contacts(id int, contact text class internal)
        INSERT INTO mart.contacts (id, contact) SELECT id, SHA2(CONCAT(email, $salt)) FROM shop.users

    Good (bigquery)::

        -- table: shop.users(id int64, phone string tag pii)
        -- table: mart.contacts(id int64, phone string class restricted)
        CREATE OR REPLACE TABLE mart.contacts AS SELECT id, phone FROM shop.users

    Good (postgres)::

        -- table: shop.users(id int, nick text tag contains_pii)
        -- model: table
        -- column: nicks non_pii
        SELECT count(nick) AS nicks FROM shop.users WHERE nick <> ''

    Options:
        untagged: whether to report columns without any classification that pass on one declared as personal
    """
    file = statement.file
    if not untagged and not _is_classified(statement):
        return
    for output in outputs_of(statement, file.context.masking):
        column = output.column
        said = target_said(file, column.dataset, column.name)
        if said is None and not untagged:
            continue
        higher = _higher(file, output, said)
        if higher is not None:
            how = f"is {said.words!r}" if said is not None else "has no classification"
            text = f"{column.name!r} {how}, but passes on {higher[0]}, which is {higher[1].words!r}"
            yield Hit(text, column.location or statement.location(), "classify it as high, or mask the value")


def _is_classified(statement: SqlStatement) -> bool:
    """Say whether anything that the statement writes has a classification; this costs little."""
    file = statement.file
    columns = file.node.columns if file.node is not None else ()
    if any(said_of("", tags_of(each)) for each in columns):
        return True
    if isinstance(statement.tree, exp.Query):
        return False
    relations = (file.relations.find(name) for name in statement.lineage.writes)
    return any(
        column.classification or column.tags
        for found in relations
        if found is not None and found.relation is not None
        for column in found.relation.columns
    )


def _higher(file: SqlFile, output: Output, said: Said | None) -> tuple[str, Said] | None:
    """Return a source that is classified higher than an output which keeps its value."""
    for (table, name), way in output.ways.items():
        source = source_judged(file, (table, name)).said if way.left == KEPT else None
        if source is None or source.level is None:
            continue
        if said is None and source.verdict == "personal":
            return f"{table}.{name}", source
        if said is not None and said.level is not None and source.level > said.level:
            return f"{table}.{name}", source
    return None
