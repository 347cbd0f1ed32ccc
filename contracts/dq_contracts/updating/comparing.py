"""Compare a contract with a draft, key by key, and plan the edits that add what it lacks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dq_contracts.importers.key_order import CONTRACT, DATASET, PROPERTY
from dq_contracts.importers.notices.not_added import not_added
from dq_contracts.importers.notices.not_in_source import not_in_source
from dq_contracts.importers.settling import without
from dq_contracts.model.nodes import text_of
from dq_contracts.updating.agreeing import agree, is_prose
from dq_contracts.updating.matching import identity, named, same
from dq_contracts.updating.plan import Addition, Blocked, Contradiction, Path, Plan
from dq_core.finding import Edit
from dq_core.yaml.editing import EditRefusedError, item_appended, item_removed, key_inserted, scalar_replaced
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence, plain_value
from dq_core.yaml.writer import Commented

_Make = Callable[[], tuple[Edit, ...]]
_LISTS = frozenset(
    {"quality", "relationships", "customProperties", "servers", "slaProperties", "support", "roles"}
)
_SHAPE = ("physicalType", "properties", "items", "map", "enum", "logicalTypeOptions")
_NEVER = frozenset({"apiVersion", "kind", "id", "name", "version", "status"})


class Comparison:
    """One walk over contract and draft. `blocked` is what rules have refused before."""

    def __init__(self, blocked: Blocked, *, overwrite: bool) -> None:
        self.blocked = blocked
        self.overwrite = overwrite
        self.plan = Plan()

    def contract(self, root: Mapping, draft: dict[str, Any]) -> Plan:
        """Compare a whole contract, and return the plan."""
        for key, value in draft.items():
            if key == "schema":
                self._named_list("schema", root, _plain(value), (), "", CONTRACT, DATASET)
            elif key not in _NEVER:
                self._key(key, value, root, (), "", CONTRACT)
        return self.plan

    def _part(
        self, node: Mapping, draft: dict[str, Any], path: Path, words: str, order: tuple[str, ...]
    ) -> None:
        """Compare a dataset or a column."""
        differs = self._logical_type_differs(node, draft)
        for key, value in draft.items():
            if key == "name" or (differs and key in _SHAPE):
                continue
            if key == "physicalName" and _plain(value) == text_of(node, "name"):
                continue
            if key == "properties":
                self._named_list(key, node, _plain(value), path, words, order, PROPERTY)
            else:
                self._key(key, value, node, path, words, order)

    def _logical_type_differs(self, node: Mapping, draft: dict[str, Any]) -> bool:
        ours, theirs = text_of(node, "logicalType"), _plain(draft.get("logicalType"))
        return bool(ours) and theirs is not None and ours != theirs and not self.overwrite

    def _key(
        self, key: str, value: Any, node: Mapping, path: Path, words: str, order: tuple[str, ...]
    ) -> None:
        here, ours, said = (*path, key), node.node(key), f"{words}.{key}".lstrip(".")
        plain = _plain(value)
        if ours is None:
            self._insert(key, value, node, here, said, order)
        elif is_prose(key):
            return
        elif key in _LISTS and isinstance(ours, Sequence) and isinstance(plain, list):
            for item in plain:
                self._item(key, item, ours, here, said)
        elif key == "enum" and isinstance(ours, Sequence):
            self._enum(plain, ours, node, here, said)
        elif key == "items" and isinstance(ours, Mapping):
            self._part(ours, plain, here, f"{words}[]", PROPERTY)
        elif isinstance(ours, Mapping) and isinstance(plain, dict):
            for inner, each in plain.items():
                self._inner(inner, each, ours, here, said, key)
        else:
            self._scalar(key, plain, ours, node, here, said)

    def _inner(self, key: str, value: Any, node: Mapping, path: Path, words: str, above: str) -> None:
        ours = node.node(key)
        if above == "map" and isinstance(ours, Mapping) and isinstance(value, dict):
            self._part(ours, value, (*path, key), f"{words}.{key}", PROPERTY)
        else:
            self._key(key, value, node, path, words, ())

    # lists

    def _named_list(
        self,
        key: str,
        node: Mapping,
        draft: list[Any],
        path: Path,
        words: str,
        order: tuple[str, ...],
        inner_order: tuple[str, ...],
    ) -> None:
        """Compare datasets or columns by name; what the draft does not have is reported where it has any."""
        items, here = node.node(key), (*path, key)
        if not isinstance(items, Sequence):
            if items is None:
                self._insert(key, draft, node, here, words or key, order)
            return
        matched: set[int] = set()
        for item in draft:
            plain = _plain(item)
            found, name = named(items, plain), f"{words}.{plain['name']}".lstrip(".")
            if found is None:
                self._append(item, items, here, name, plain["name"])
            else:
                matched.add(id(found))
                self._part(found, plain, (*here, _index(items, found)), name, inner_order)
        if key == "properties" and draft:
            self._gone(items, matched, words)

    def _gone(self, items: Sequence, matched: set[int], words: str) -> None:
        for item in items.items:
            if isinstance(item, Mapping) and id(item) not in matched and text_of(item, "name"):
                message = f"the source has no column {text_of(item, 'name')!r} in {words!r}"
                place = item.value_location("name")
                self.plan.gone.append(not_in_source(message, place, "remove it, or give it its new name"))

    def _item(self, key: str, item: Any, items: Sequence, path: Path, words: str) -> None:
        plain = _plain(item)
        found = same(key, items, plain)
        if found is None:
            self._append(item, items, path, words, identity(key, plain))
        elif isinstance(found, Mapping) and isinstance(plain, dict) and key in ("servers", "slaProperties"):
            for inner, value in plain.items():
                self._key(inner, value, found, (*path, _index(items, found)), words, ())

    def _enum(self, draft: list[Any], items: Sequence, node: Mapping, path: Path, words: str) -> None:
        ours = [identity("enum", plain_value(item)) for item in items.items]
        theirs = {identity("enum", _plain(item)): item for item in draft}
        if set(ours) == theirs.keys():
            return
        if not self.overwrite:
            place = node.value_location("enum")
            said = "the source lists other values than the contract"
            self.plan.contradictions.append(Contradiction(words, said, place))
            return
        missing = [key for key in theirs if key not in ours]
        for key in missing:
            self._append(theirs[key], items, path, words, key)
        extra = next((index for index, key in enumerate(ours) if key not in theirs), None)
        if extra is not None and not missing:  # one in a round: what is left stands elsewhere then
            self._edit(lambda: item_removed(items, extra), (*path, extra), Addition((), words), items)

    # single values

    def _scalar(self, key: str, value: Any, ours: Node, node: Mapping, path: Path, words: str) -> None:
        if agree(key, plain_value(ours), value):
            return
        if self._allowed(Addition(path, words), value, ours) is None:
            return
        if isinstance(ours, Scalar) and ours.value is None and not isinstance(value, dict | list):
            self._edit(lambda: scalar_replaced(ours, value), path, Addition(path, words), ours)
            return
        shown = _shown(value)
        message = f"the source says {key}: {shown}, the contract {_shown(plain_value(ours))}"
        if self.overwrite and isinstance(ours, Scalar) and not isinstance(value, dict | list):
            self._edit(lambda: scalar_replaced(ours, value), path, Addition(path, f"{words}: {shown}"), ours)
        else:
            place = node.value_location(key)
            self.plan.contradictions.append(Contradiction(words, message, place))

    # edits

    def _insert(
        self, key: str, value: Any, node: Mapping, path: Path, words: str, order: tuple[str, ...]
    ) -> None:
        addition = Addition(path, words)
        value = self._allowed(addition, value, node)
        if _plain(value) in (None, [], {}, ""):
            return
        if self._waits(node, empty=not node.values):
            return
        before = order[: order.index(key)] if key in order else ()
        after = next((known for known in reversed(before) if known in node), None)
        self._edit(lambda: key_inserted(node, key, value, after), path, addition, node)

    def _append(self, item: Any, items: Sequence, path: Path, words: str, name: str) -> None:
        addition = Addition((*path, name), words)
        allowed = self._allowed(addition, item, items)
        if allowed is not None and not self._waits(items, empty=not items.items):
            index = len(items.items) + self.plan.appended[id(items)]
            self.plan.appended[id(items)] += 1
            self._edit(lambda: item_appended(items, allowed), (*path, index), addition, items)

    def _waits(self, node: Node, *, empty: bool) -> bool:
        """Say whether to add in the next round: into `{}` and `[]` goes one thing, after which to add others."""
        waits = empty and id(node) in self.plan.filled
        self.plan.filled.add(id(node))
        return waits

    def _allowed(self, addition: Addition, value: Any, near: Node) -> Any:
        """Return the value without what rules refuse of it, which is reported; None where that is all."""
        refused = self.blocked.get(addition.key, {})
        for path, verdict in refused.items():
            said = ".".join([addition.words, *map(str, path)])
            self.plan.refused.append(
                not_added(f"{said} is not added: {verdict.message}", near.location, verdict.help)
            )
        return without(value, refused) if refused else value

    def _edit(self, make: _Make, path: Path, addition: Addition, near: Node) -> None:
        try:
            edits = make()
        except EditRefusedError as error:
            message = f"{addition.words or path[-1]} cannot be changed in the contract: {error}"
            self.plan.refused.append(not_added(message, near.location, "write it by hand"))
            return
        self.plan.steps.append((len(path), edits))
        self.plan.additions[path] = addition


def _index(items: Sequence, wanted: Node) -> int:
    return next(index for index, item in enumerate(items.items) if item is wanted)


def _plain(value: Any) -> Any:
    while isinstance(value, Commented):
        value = value.value
    return value


def _shown(value: Any) -> str:
    from dq_core.yaml.scalar_text import scalar_text

    if isinstance(value, dict | list):
        return "another value"
    text = scalar_text(value)
    return text if len(text) <= 60 else f"{text[:57]}..."  # noqa: PLR2004
