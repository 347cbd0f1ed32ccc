"""YML003."""

from collections.abc import Iterator

from dq_core.finding import Edit, Fix
from dq_core.rules.rule import Hit, rule
from dq_core.yaml.fixes import offered
from dq_core.yaml.loader import Document
from dq_core.yaml.tree import Mapping, Node, Scalar, plain_value


@rule("YML003", Document)
def duplicate_key(document: Document) -> Iterator[Hit]:
    """The same key twice in one mapping.

    Why: YAML parsers keep the last value silently, so half of what the author wrote is never read.

    Bad (file)::

        schema:
          - name: orders
            name: order_lines  # here

    Good (file)::

        schema:
          - name: orders
            physicalName: order_lines
    """
    for problem in document.problems:
        if problem.kind == "duplicate-key":
            fixes = _fixes(*problem.nodes)
            yield Hit(problem.message, problem.location, problem.help, fixes, problem.related)


def _fixes(mapping: Node, first: Node, key: Node, value: Node) -> tuple[Fix, ...]:
    """Return the fix that removes the second of two equal entries."""
    if not isinstance(mapping, Mapping) or not isinstance(key, Scalar):
        return ()
    if repr(plain_value(first)) != repr(plain_value(value)):
        return ()

    def edits() -> tuple[Edit, ...]:
        from dq_core.yaml.editing import repeated_key_removed

        return repeated_key_removed(mapping, key, value)

    return offered(f"remove the second {key.text!r}, which says the same", key.source, edits, safe=True)
