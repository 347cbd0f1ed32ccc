"""PRJ113."""

from dq_core.rules.rule import Hit, notice


@notice("PRJ113", severity="info")
def without_workers(reason: str) -> Hit:
    """Templates are rendered in the process of dq itself, without a limit of time or memory.

    Why: elsewhere each is rendered in a process of its own, which ends when it takes too long. Here a
    template that never ends would hold up the run, so that the repository of strangers should not be checked
    this way.
    """
    return Hit(
        f"templates are rendered without limits: {reason}",
        None,
        "run it on Linux or macOS, from the command line, if others can change the templates",
    )
