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
from dq_contracts.updating.matching import Named, identity
from dq_contracts.updating.plan import Addition, Blocked, Contradiction, Path, Plan
from dq_core.finding import Edit
from dq_core.record import identity_record
from dq_core.yaml.editing import EditRefusedError, item_appended, item_removed, key_inserted, scalar_replaced
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence, Value, plain_value
from dq_core.yaml.writer import Commented

_Make = Callable[[], tuple[Edit, ...]]
_LISTS = frozenset(
    {"quality", "relationships", "customProperties", "servers", "slaProperties", "support", "roles"}
)
_SPOKEN_OF = ("servers", "slaProperties")
_OF_A_TYPE = ("physicalType", "properties", "items", "map", "enum", "logicalTypeOptions")
_NEVER = frozenset({"apiVersion", "kind", "id", "name", "version", "status"})


@identity_record
class _Part:
    """A mapping of the contract: its path, its name in words, and the order of its keys."""

    node: Mapping
    path: Path
    words: str
    order: tuple[str, ...] = ()

    def say(self, key: str) -> str:
        return f"{self.words}.{key}".lstrip(".")


class Comparison:
    """One walk over contract and draft. `blocked` is what rules have refused before."""

    def __init__(self, blocked: Blocked, *, overwrite: bool) -> None:
        self.blocked = blocked
        self.overwrite = overwrite
        self.plan = Plan()

    def contract(self, root: Mapping, draft: dict[str, Any]) -> Plan:
        """Compare a whole contract, and return the plan."""
        whole = _Part(root, (), "", CONTRACT)
        for key, value in draft.items():
            if key == "schema":
                self._named_list(whole, key, _plain(value), DATASET)
            elif key not in _NEVER:
                self._key(whole, key, value)
        return self.plan

    def _part(self, part: _Part, draft: dict[str, Any]) -> None:
        """Compare a dataset or a column."""
        differs = self._logical_type_differs(part.node, draft)
        for key, value in draft.items():
            of_another_type = differs and key in _OF_A_TYPE
            says_name = key == "physicalName" and _plain(value) == text_of(part.node, "name")
            if key == "name" or of_another_type or says_name:
                continue
            if key == "properties":
                self._named_list(part, key, _plain(value), PROPERTY)
            else:
                self._key(part, key, value)

    def _logical_type_differs(self, node: Mapping, draft: dict[str, Any]) -> bool:
        ours, theirs = text_of(node, "logicalType"), _plain(draft.get("logicalType"))
        return bool(ours) and theirs is not None and ours != theirs and not self.overwrite

    def _key(self, part: _Part, key: str, value: Any) -> None:
        ours, plain = part.node.node(key), _plain(value)
        if ours is None:
            self._insert(part, key, value)
        elif is_prose(key):
            return
        elif isinstance(ours, Sequence) and isinstance(plain, list):
            self._list(part, key, ours, plain)
        elif isinstance(ours, Mapping) and isinstance(plain, dict):
            self._mapping(part, key, ours, plain)
        else:
            self._scalar(part, key, ours, plain)

    def _mapping(self, part: _Part, key: str, ours: Mapping, draft: dict[str, Any]) -> None:
        path, words = (*part.path, key), part.say(key)
        if key == "items":
            self._part(_Part(ours, path, f"{part.words}[]", PROPERTY), draft)
            return
        for inner, value in draft.items():
            there = ours.node(inner)
            if key == "map" and isinstance(there, Mapping) and isinstance(value, dict):
                self._part(_Part(there, (*path, inner), f"{words}.{inner}", PROPERTY), value)
            else:
                self._key(_Part(ours, path, words), inner, value)

    # lists

    def _named_list(self, part: _Part, key: str, draft: list[Any], order: tuple[str, ...]) -> None:
        """Compare datasets or columns by name; what the draft does not have is reported where it has any."""
        items, path = part.node.node(key), (*part.path, key)
        if not isinstance(items, Sequence):
            if items is None:
                self._insert(part, key, draft)
            return
        known, matched = Named(items), set[int]()
        for item in draft:
            plain = _plain(item)
            found, words = known.find(plain), part.say(plain["name"])
            if found is None:
                self._append(items, item, path, Addition((*path, plain["name"]), words))
            else:
                matched.add(found[0])
                self._part(_Part(found[1], (*path, found[0]), words, order), plain)
        if key == "properties" and draft:
            self._gone(known, matched, part.words)

    def _gone(self, known: Named, matched: set[int], words: str) -> None:
        for index, column in known.parts:
            if index not in matched and text_of(column, "name"):
                message = f"the source has no column {text_of(column, 'name')!r} in {words!r}"
                place = column.value_location("name")
                self.plan.gone.append(not_in_source(message, place, "remove it, or give it its new name"))

    def _list(self, part: _Part, key: str, ours: Sequence, draft: list[Any]) -> None:
        path, words = (*part.path, key), part.say(key)
        known = {identity(key, plain_value(item)): index for index, item in enumerate(ours.items)}
        wanted = {identity(key, _plain(item)): item for item in draft}
        if key == "enum":
            self._enum(part, ours, known, wanted)
            return
        if key not in _LISTS:
            if identity(key, plain_value(ours)) != identity(key, draft):
                self._contradict(part, key, "the source says other values than the contract")
            return
        for name, item in wanted.items():
            index = known.get(name)
            if index is None:
                self._append(ours, item, path, Addition((*path, name), words))
            elif key in _SPOKEN_OF:
                self._same_item(ours.items[index], (*path, index), words, _plain(item))

    def _same_item(self, node: Node, path: Path, words: str, draft: Any) -> None:
        """Compare two items that speak about one thing, of which there is more to say."""
        if isinstance(node, Mapping) and isinstance(draft, dict):
            for inner, value in draft.items():
                self._key(_Part(node, path, words), inner, value)

    def _enum(self, part: _Part, ours: Sequence, known: dict[str, int], wanted: dict[str, Any]) -> None:
        """Compare the only values; to overwrite, add what is missing, then remove what is too many."""
        path, words = (*part.path, "enum"), part.say("enum")
        missing = [name for name in wanted if name not in known]
        extra = [index for name, index in known.items() if name not in wanted]
        if not self.overwrite and (missing or extra):
            self._contradict(part, "enum", "the source lists other values than the contract")
        elif missing:
            for name in missing:
                self._append(ours, wanted[name], path, Addition((*path, name), words))
        elif extra:  # one in a round: the others stand elsewhere then
            self._edit(lambda: item_removed(ours, extra[0]), (*path, extra[0]), Addition((), words), ours)

    # single values

    def _scalar(self, part: _Part, key: str, ours: Node, value: Any) -> None:
        path, words = (*part.path, key), part.say(key)
        if agree(key, plain_value(ours), value):
            return
        if self._allowed(Addition(path, words), value, ours) is None:
            return
        single: Value = None if isinstance(value, dict | list) else value
        if isinstance(ours, Scalar) and single is not None and (ours.value is None or self.overwrite):
            said = words if ours.value is None else f"{words}: {_shown(value)}"
            self._edit(lambda: scalar_replaced(ours, single), path, Addition(path, said), ours)
            return
        said = f"the source says {key}: {_shown(value)}, the contract {_shown(plain_value(ours))}"
        self._contradict(part, key, said)

    def _contradict(self, part: _Part, key: str, message: str) -> None:
        place = part.node.value_location(key)
        self.plan.contradictions.append(Contradiction(part.say(key), message, place))

    # edits

    def _insert(self, part: _Part, key: str, value: Any) -> None:
        path = (*part.path, key)
        addition = Addition(path, part.say(key))
        value = self._allowed(addition, value, part.node)
        if _plain(value) in (None, [], {}, "") or self._waits(part.node, empty=not part.node.values):
            return
        before = part.order[: part.order.index(key)] if key in part.order else ()
        after = next((known for known in reversed(before) if known in part.node), None)
        self._edit(lambda: key_inserted(part.node, key, value, after), path, addition, part.node)

    def _append(self, items: Sequence, item: Any, path: Path, addition: Addition) -> None:
        allowed = self._allowed(addition, item, items)
        if allowed is not None and not self._waits(items, empty=not items.items):
            index = len(items.items) + self.plan.appended[id(items)]
            self.plan.appended[id(items)] += 1
            self._edit(lambda: item_appended(items, allowed), (*path, index), addition, items)

    def _waits(self, node: Node, *, empty: bool) -> bool:
        """Say whether to add in the next round: into `{}` and `[]` goes one thing, behind which go others."""
        waits = empty and id(node) in self.plan.filled
        self.plan.filled.add(id(node))
        return waits

    def _allowed(self, addition: Addition, value: Any, near: Node) -> Any:
        """Return the value without what rules refuse of it, which is reported; None where that is all."""
        refused = self.blocked.get(addition.key, {})
        for path, verdict in refused.items():
            said = ".".join([addition.words, *map(str, path)])
            message = f"{said} is not added: {verdict.message}"
            self.plan.refused.append(not_added(message, near.location, verdict.help))
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
