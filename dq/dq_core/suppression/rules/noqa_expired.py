"""SUP002."""

from collections.abc import Iterator

from dq_core.rules.rule import Hit, rule
from dq_core.suppression.noqa import Directives
from dq_core.suppression.removal import without


@rule("SUP002", Directives)
def noqa_expired(directives: Directives) -> Iterator[Hit]:
    """A noqa comment whose day has passed, or whose day is no date.

    Why: `until` is a promise to mend the cause by that day. After it the findings count again.

    Bad::

        schema:
          - name: orders  # noqa: ODC201 until 2020-01-31 -- after the migration  # here

    Bad (sql)::

        DELETE FROM staging -- noqa: DML001 until 2020-01-01  -- here

    Good::

        schema:
          - name: orders
    """
    for directive in directives.items:
        if not directive.dated:
            text = f"{directive.until!r} is no date of the form YYYY-MM-DD; nothing is suppressed"
            yield Hit(text, directive.location, "write until YYYY-MM-DD")
        elif directive.expired(directives.today):
            text = f"this noqa ended on {directive.until}; nothing is suppressed"
            fixes = without(directive, directive.words, safe=False)
            yield Hit(text, directive.location, "mend the cause and remove the comment", fixes)
