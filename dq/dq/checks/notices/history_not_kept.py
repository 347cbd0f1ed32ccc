"""CHK008."""

from dq_core.rules.rule import Hit, notice


@notice("CHK008", exit_code=4)
def history_not_kept(folder: str, reason: str) -> Hit:
    """The measures of a run could not be written to the history of runs.

    Why: later runs would be compared with fewer earlier ones, and nobody would know. The verdicts of this run
    stand, and the run ends with exit code 4. A run without history is one without `test.history` and
    `--history`, or with `--history ''`.
    """
    text = f"the measures of this run were not kept in {folder}: {reason}"
    return Hit(text, None, "name a folder that can be written, or leave the history out")
