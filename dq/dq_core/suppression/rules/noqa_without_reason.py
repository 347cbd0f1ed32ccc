"""SUP003."""

from collections.abc import Iterator

from dq_core.rules.rule import Hit, rule
from dq_core.suppression.noqa import Directives


@rule("SUP003", Directives, severity="warning")
def noqa_without_reason(directives: Directives) -> Iterator[Hit]:
    """A noqa comment without a reason, where the configuration asks for one (`require-reason: true`).

    Why: the next reader must be able to tell a decision from a shortcut. The reason follows two hyphens.

    Bad (require-reason)::

        schema:
          - name: orders
            properties: []  # noqa: ODC  # here

    Good (require-reason)::

        schema:
          - name: orders
    """
    for directive in directives.items:
        if directives.require_reason and not directive.reason:
            yield Hit("this noqa gives no reason", directive.location, "add ` -- the reason`")
