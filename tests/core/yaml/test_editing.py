"""An edit changes what it is asked to change, and no other value, comment or line."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from dq_core.finding import Edit
from dq_core.source import Source
from dq_core.yaml import editing
from dq_core.yaml.editing import EditRefusedError
from dq_core.yaml.loader import load
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence, plain_value
from tests.core.yaml.documents import Writer, scalar, value

Path = tuple[str | int, ...]

NORMAL, LONGER = 700, 30_000


@dataclass
class Change:
    """An edit, the value that the document has after it, and the span of what it may remove."""

    edits: tuple[Edit, ...]
    expected: Any
    span: tuple[int, int]


def parse(text: str) -> Node:
    document = load(Source("x.yaml", text))
    assert not document.problems, (text, document.problems)
    assert document.root is not None
    return document.root


def walk(node: Node, path: Path = ()) -> Iterator[tuple[Path, Node]]:
    yield path, node
    if isinstance(node, Mapping):
        for name, child in node.values.items():
            yield from walk(child, (*path, name))
    elif isinstance(node, Sequence):
        for index, child in enumerate(node.items):
            yield from walk(child, (*path, index))


def at(root: Any, path: Path) -> Any:
    for step in path:
        root = root[step]
    return root


def changed(root: Any, path: Path, value: Any) -> Any:
    if not path:
        return value
    result = copy.deepcopy(root)
    at(result, path[:-1])[path[-1]] = value
    return result


def change_mapping(chance: random.Random, root: Any, path: Path, node: Mapping) -> Change:
    plain: dict[str, Any] = at(root, path)
    name = chance.choice([*plain] or [""])
    kind = chance.choice(("rename", "remove", "insert", "insert") if plain else ("insert",))
    if kind == "rename":
        edits = editing.key_renamed(node, name, "new name: 5")
        renamed = {("new name: 5" if key == name else key): child for key, child in plain.items()}
        return Change(edits, changed(root, path, renamed), span_of(node.keys[name]))
    if kind == "remove":
        edits = editing.key_removed(node, name)
        kept = {key: child for key, child in plain.items() if key != name}
        return Change(edits, changed(root, path, kept), (node.keys[name].start, node.values[name].end))
    after = chance.choice((None, name)) if plain else None
    new = value(chance, 2)
    items = list(plain.items())
    place = [*plain].index(after) + 1 if after else len(items)
    inserted = dict([*items[:place], ("new key", new), *items[place:]])
    return Change(editing.key_inserted(node, "new key", new, after), changed(root, path, inserted), (0, 0))


def change_sequence(chance: random.Random, root: Any, path: Path, node: Sequence) -> Change:
    plain: list[Any] = at(root, path)
    if plain and chance.random() < 0.6:
        index = chance.randrange(len(plain))
        item, kept = node.items[index], plain[:index] + plain[index + 1 :]
        return Change(editing.item_removed(node, index), changed(root, path, kept), (dash_of(item), item.end))
    new = value(chance, 2)
    return Change(editing.item_appended(node, new), changed(root, path, [*plain, new]), (0, 0))


def change_scalar(chance: random.Random, root: Any, path: Path, node: Scalar) -> Change:
    new = scalar(chance)
    return Change(editing.scalar_replaced(node, new), changed(root, path, new), span_of(node))


def dash_of(item: Node) -> int:
    """Return where the dash before an item stands; the item's own start where it has none."""
    dash = re.search(
        r"(?:^|(?<=\s))-(?=(?:\s|[ \t]#.*(?=[\r\n]))*$)", item.source.text[: item.start], re.MULTILINE
    )
    return dash.start() if dash else item.start


def span_of(node: Node) -> tuple[int, int]:
    return node.start, node.end


def change(chance: random.Random, root: Any, path: Path, node: Node) -> Change:
    if isinstance(node, Mapping):
        return change_mapping(chance, root, path, node)
    if isinstance(node, Sequence):
        return change_sequence(chance, root, path, node)
    return change_scalar(chance, root, path, node)


def assert_only_that_changed(text: str, done: Change) -> str:
    new = editing.apply(text, done.edits)
    loaded = parse(new)
    assert plain_value(loaded) == done.expected
    if "<<: *" not in text:
        assert orders(plain_value(loaded)) == orders(done.expected)
    assert_comments_stay(text, new, done.span)
    assert_lines_stay(text, new, done)
    return new


def orders(plain: Any) -> Any:
    if isinstance(plain, dict):
        return [(name, orders(child)) for name, child in plain.items()]
    return [orders(child) for child in plain] if isinstance(plain, list) else None


def assert_comments_stay(text: str, new: str, span: tuple[int, int]) -> None:
    """Comments are unique; one may go only with the lines that are removed, or from deeper below them."""
    lost = {match.start() for match in re.finditer(r"# c\d+\b", text) if match[0] not in words_of(new)}
    start, end = span
    for place in sorted(lost):
        first, last = line_of(text, start), line_of(text, end)
        deeper = column_of(text, place) > column_of(text, start) and only_comments(text, end, place)
        assert first <= line_of(text, place) <= last or deeper, (text, new, text[place : place + 10])


def words_of(text: str) -> set[str]:
    return set(re.findall(r"# c\d+\b", text))


def only_comments(text: str, end: int, place: int) -> bool:
    between = re.split(r"\r\n|\r|\n", text[end:place])[1:]
    return all(not line.strip() or line.strip().startswith("#") for line in between)


def line_of(text: str, offset: int) -> int:
    return len(re.findall(r"\r\n|\r|\n", text[:offset]))


def column_of(text: str, offset: int) -> int:
    return offset - max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) - 1


def assert_lines_stay(text: str, new: str, done: Change) -> None:
    """Lines other than those of the edits are as they were, and no edit is larger than what it removes."""
    first, last = min(edit.start for edit in done.edits), max(edit.end for edit in done.edits)
    assert new.startswith(text[:first])
    assert new.endswith(text[last:])
    start, end = done.span
    for edit in done.edits:
        outside = text[edit.start : min(edit.end, start)] + text[max(edit.start, end) : edit.end]
        words = re.sub(r"#.*", "", outside)
        assert not re.search(r"[^\s,:\-{}\[\]]", words), (text, edit, words)


def styled(chance: random.Random, *, anchors: bool = False) -> tuple[str, Any]:
    plain = value(chance)
    return Writer(chance, anchors).document(plain), plain


def check(chance: random.Random, *, anchors: bool = False) -> str:
    text, plain = styled(chance, anchors=anchors)
    root = parse(text)
    assert plain_value(root) == plain or "|" in text or anchors
    plain = plain_value(root)
    path, node = chance.choice(list(walk(root)))
    try:
        done = change(chance, plain, path, node)
    except EditRefusedError as refused:
        return str(refused)
    assert_only_that_changed(text, done)
    return "edited"


def run(seeds: range, *, anchors: bool) -> list[str]:
    answers = []
    for seed in seeds:
        try:
            answers.append(check(random.Random(seed), anchors=anchors))  # noqa: S311 - no secret
        except Exception as error:
            error.add_note(f"check(random.Random({seed}), anchors={anchors})")
            raise
    return answers


def test_an_edit_changes_one_thing() -> None:
    answers = run(range(NORMAL), anchors=False)
    assert answers.count("edited") > 0.98 * NORMAL, set(answers)


def test_what_an_anchor_shares_is_not_edited() -> None:
    answers = run(range(NORMAL), anchors=True)
    assert 0.7 * NORMAL < answers.count("edited") < 0.95 * NORMAL


@pytest.mark.longer
@pytest.mark.parametrize("anchors", [False, True], ids=["without anchors", "with anchors"])
def test_thousands_of_edits(*, anchors: bool) -> None:
    run(range(NORMAL, LONGER), anchors=anchors)
