"""Whether a pattern is tied to the ends of the text."""

from dq_core.regex.syntax import (
    Alternation,
    Anchor,
    AnchorKind,
    CharacterClass,
    Concatenation,
    Group,
    Node,
    Repeat,
)


def anchored(tree: Node) -> tuple[bool, bool]:
    r"""Say whether every match starts at the begin of the text, and whether every match ends at its end.

    True is certain; a pattern without any match counts as tied where the tree shows it. False may be wrong
    where an alternative that is not tied can never match, as in `(?m)^a|b\B\b`.
    """
    return _tied(tree, "begin text"), _tied(tree, "end text")


def _tied(node: Node, kind: AnchorKind) -> bool:
    if isinstance(node, Anchor):
        return node.kind == kind
    if isinstance(node, CharacterClass):
        return not node.ranges and not node.named
    if isinstance(node, Group):
        return _tied(node.child, kind)
    if isinstance(node, Repeat):
        return node.minimum > 0 and _tied(node.child, kind)
    if isinstance(node, Alternation):
        return all(_tied(child, kind) for child in node.children)
    # Wherever the anchor stands in a row, the text before it (or behind it) can only be empty.
    return isinstance(node, Concatenation) and any(_tied(child, kind) for child in node.children)
