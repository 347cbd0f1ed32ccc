"""PII010."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("PII010", severity="info")
def personal_data_found(column: str, kind: str, why: str, location: Location) -> Hit:
    """A column of data holds personal data, as its name or its values tell.

    Why: who may read a column, how long it is kept and whether it may leave are questions about personal data
    that can be answered only for columns that are known to hold some. `dq pii` says for each how sure it is
    and what speaks for it; values are shown redacted only. By itself this is no fault.

    A contract with `classification: none` or `public` for the column takes the notice away.
    """
    text = f"{column} holds personal data ({kind}): {why}"
    return Hit(text, location, "state it in a contract: classification: personal, or none if it is not")
