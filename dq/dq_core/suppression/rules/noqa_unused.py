"""SUP001."""

from collections.abc import Iterator

from dq_core.rules.rule import Hit, rule
from dq_core.suppression.noqa import Directives
from dq_core.suppression.removal import without


@rule("SUP001", Directives, severity="warning")
def noqa_unused(directives: Directives) -> Iterator[Hit]:
    """A noqa comment that suppresses nothing.

    Why: it hides the next finding on that line, which nobody has looked at yet. Remove the comment, or the
    codes that no longer occur. Comments for checks of data are judged by `dq test` only. The fix is unsafe
    where the comment covers rules that compare several files: another run may have their findings.

    In SQL a comment holds for the statement that its line belongs to, or for the one behind it. It is not
    judged where a statement of the file cannot be read, nor, unless its code looks at the text alone, where a
    table of the file is not known. Comments without a code and codes of SQLFluff are let be.

    Bad::

        schema:
          - name: orders  # noqa: ODC201 -- nothing is wrong here  # here

    Bad (sql)::

        SELECT id FROM orders WHERE shipped_at IS NULL  -- noqa: NUL002  -- here

    Good::

        schema:
          - name: orders

    Good (sql)::

        -- noqa: DML001 -- the table is filled anew
        DELETE FROM staging;
        SELECT id FROM staging -- noqa: LT01
    """
    for directive in directives.items:
        unused = directive.unused()
        if not unused or directive.expired(directives.today) or not directive.dated:
            continue
        help_ = "remove the comment" if unused == directive.words else f"remove {', '.join(unused)} from it"
        codes = f"{', '.join(unused)} " if directive.codes else ""
        certain = not any(code.startswith(word) for word in unused for code in directives.across)
        text, fixes = f"no finding {codes}here to suppress", without(directive, unused, safe=certain)
        yield Hit(text, directive.location, help_, fixes)
