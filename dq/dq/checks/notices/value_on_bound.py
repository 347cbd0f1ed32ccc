"""CHK005."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("CHK005", severity="info")
def value_on_bound(what: str, measured: str, range_: str, location: Location, *, accepted: bool) -> Hit:
    """A result that equals a bound of `mustBeBetween` or `mustNotBeBetween`.

    Why: here the bounds belong to the range, as in SQL's BETWEEN: `mustBeBetween: [1, 12]` accepts 1 and 12.
    The standard's text can be read the other way, and whoever reads it so, or runs the contract with another
    tool, comes to the opposite verdict for just this result. The finding is for information and changes no
    verdict and no exit code. To say the same to every reader, write the bound as an operator of its own, such
    as `mustBeGreaterOrEqualTo`, or choose bounds that no result meets.

    References:
        docs/decisions/005-between-is-inclusive.md
    """
    here, elsewhere = ("accepted", "refused") if accepted else ("refused", "accepted")
    text = f"{what}: the result {measured} is itself a bound: it {range_}, and is {here}"
    return Hit(text, location, f"the standard can be read so that it is {elsewhere}: see dq explain CHK005")
