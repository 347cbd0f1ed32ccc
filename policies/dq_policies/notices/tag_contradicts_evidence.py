"""PII005."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("PII005", severity="warning")
def tag_contradicts_evidence(column: str, said: str, kind: str, why: str, location: Location) -> Hit:
    """A column whose contract says that it is not personal, while its values plainly are.

    Why: what the contract says wins, so that the column is neither masked nor deleted with its person. It
    counts as not personal, and a tag that is wrong hides what it should protect. Only values of a form that
    leaves no doubt are held against a tag, such as e-mail addresses and numbers with a checksum; a name alone
    never is.
    """
    text = f"{column} is called {said!r}, and its values are personal data ({kind}): {why}"
    return Hit(text, location, "correct the classification, or remove the values")
