"""CHK006."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("CHK006")
def data_irregular(dataset: str, reason: str, location: Location) -> Hit:
    """Part of the data is no record of its format, or the files of a dataset differ.

    Why: a line with too many fields was probably meant to be a row, and a column that half of the files lack
    is NULL in half of the rows. Whoever reads the data with another tool gets other rows.

    The checks run over the rest. Records that could not be read are named with their lines, columns with the
    file that lacks them or has them in another type.
    """
    return Hit(
        f"the data of {dataset!r}: {reason}", location, "mend the files, or leave them out of the path"
    )
