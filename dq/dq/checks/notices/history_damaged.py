"""CHK007."""

from dq_core.rules.rule import Hit, notice


@notice("CHK007", severity="warning")
def history_damaged(folder: str, files: str, reason: str) -> Hit:
    """A file among the runs that are kept is none of them, or a damaged one, and is passed over.

    Why: a run that cannot be read is missing from the mean that later runs are compared with. dq writes each
    file whole and never changes it, so that somebody else did. Files can be deleted at any time; a change
    that has too few earlier runs then is unsupported, and never passes. Only files that a change needs are
    opened.
    """
    # without a location: a report would quote the file, whatever it holds
    return Hit(
        f"ignored in the history of runs {folder}: {files}: {reason}", None, "move it away or delete it"
    )
