"""PII002."""

from __future__ import annotations

from collections.abc import Iterator

from dq_core.location import Location
from dq_core.rules.rule import Hit, rule
from dq_policies.personal.classifying import tags_of
from dq_policies.personal.flow.judged import documented, is_sure
from dq_policies.personal.said import said_of
from dq_policies.sql.file import SqlFile


@rule("PII002", SqlFile, severity="warning")
def personal_column_untagged(file: SqlFile, *, always: bool = False) -> Iterator[Hit]:
    """A documented column of a model that is personal by its name, and is not classified as others are.

    Why: whoever masks, deletes or grants access goes by the tags. A column that was forgotten is treated as
    if it were harmless.

    A column is classified by a tag, a policy tag or a key of `meta` about personal data or protection,
    whatever it says: `contains_pii: false` answers the question as well. Without any classified column in
    the model nobody works by tags there, and nothing is reported unless `always` is set. Columns of
    contracts are looked at by ODC269.

    Bad (bigquery)::

        -- model: table
        -- column: email pii
        -- column: phone_number
        SELECT
          email,
          phone_number  -- here
        FROM shop.users

    Bad (snowflake)::

        -- model: view
        -- column: ssn pii:ssn
        -- column: date_of_birth
        SELECT
          ssn,
          date_of_birth  -- here
        FROM shop.patients

    Bad (postgres)::

        -- options: always=true
        -- model: view
        -- column: customer_email
        SELECT
          customer_email  -- here
        FROM shop.orders

    Good (bigquery)::

        -- model: table
        -- column: email pii
        -- column: phone_number non_pii
        SELECT email, phone_number FROM shop.users

    Good (snowflake)::

        -- model: view
        -- column: ssn pii:ssn
        -- column: email_count
        -- column: phone_verified
        SELECT ssn, email_count, phone_verified FROM shop.patients

    Good (postgres)::

        -- model: view
        -- column: customer_email
        SELECT customer_email FROM shop.orders

    Options:
        always: whether to report in models without any classified column, and less sure names, too
    """
    node = file.node
    if node is None or node.kind not in ("model", "snapshot") or not node.columns:
        return
    said = {column.name: said_of("", tags_of(column)) for column in node.columns}
    if not always and not any(said.values()):
        return
    for column in node.columns:
        personal = documented(file, column.name, ()).personal if said[column.name] is None else None
        if personal is not None and (always or is_sure(personal)):
            place = column.location or _projected(file, column.name)
            text = f"{column.name!r} looks like personal data ({personal.why}) and has no tag that says so"
            yield Hit(text, place, "tag it, or say that it is not personal (`meta: {contains_pii: false}`)")


def _projected(file: SqlFile, name: str) -> Location | None:
    for statement in file.statements:
        for column in statement.lineage.columns:
            if column.name.lower() == name.lower():
                return column.location
    return None
