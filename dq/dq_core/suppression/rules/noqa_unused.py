"""SUP001."""

from collections.abc import Iterator

from dq_core.rules.rule import Hit, rule
from dq_core.suppression.noqa import Directives


@rule("SUP001", Directives, severity="warning")
def noqa_unused(directives: Directives) -> Iterator[Hit]:
    """A noqa comment that suppresses nothing.

    Why: it hides the next finding on that line, which nobody has looked at yet. Remove the comment, or the
    codes that no longer occur. Comments for checks of data are judged by `dq test` only.

    Bad::

        schema:
          - name: orders  # noqa: ODC201 -- nothing is wrong here  # here

    Good::

        schema:
          - name: orders
    """
    for directive in directives.items:
        unused = directive.unused()
        if not unused or directive.expired(directives.today) or not directive.dated:
            continue
        help_ = "remove the comment" if unused == directive.words else f"remove {', '.join(unused)} from it"
        codes = f"{', '.join(unused)} " if directive.codes else ""
        yield Hit(f"no finding {codes}here to suppress", directive.location, help_)
