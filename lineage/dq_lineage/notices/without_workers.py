"""PRJ113."""

from dq_core.rules.rule import Hit, notice


@notice("PRJ113", severity="warning")
def without_workers(reason: str) -> Hit:
    """Templates are not rendered, because no process of their own can be had for them.

    Why: templates are programs of whoever may change the repository. Each is rendered in a process that ends
    when it takes too long or too much memory; without one, a template could hold up the run or take all
    memory. What is not rendered is not judged, and counts as such.
    """
    return Hit(
        f"templates are not rendered: {reason}",
        None,
        "--trusted renders them in this process, for a repository of your own",
    )
