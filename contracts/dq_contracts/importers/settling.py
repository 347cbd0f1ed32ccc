"""Make a draft a contract: header, order of keys, apiVersion, and nothing that a linter would refuse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any, TypeAlias

from dq_contracts.importers.draft import Draft, Loss
from dq_contracts.importers.key_order import ordered_contract
from dq_contracts.model.contract import ContractSet
from dq_contracts.model.parser import contract_of
from dq_contracts.standard.walk import defects_of
from dq_core.config.settings import FileSettings
from dq_core.finding import Finding
from dq_core.record import changed
from dq_core.rules.engine import check, enabled_rules
from dq_core.rules.registry import load as load_rules
from dq_core.source import Source
from dq_core.yaml.loader import Document, load
from dq_core.yaml.tree import Mapping, Node, Sequence
from dq_core.yaml.writer import Commented, write

OLDEST, NEWEST = "v3.1.0", "v3.2.0"
_RULES = "dq_contracts.rules"
_NEWER = "ODC105"
_MISSING = "ODC103"
_UNRESOLVED = "ODC206"
_LISTED = ("quality", "relationships", "servers", "slaProperties", "enum")
_MOST_ROUNDS = 20
# below the limit of what dq reads back, with room for those who edit the contract
_DEEPEST = 90
Path: TypeAlias = tuple[str | int, ...]


def settled(draft: Draft, name: str) -> Draft:
    """Return the draft as a contract named `name` that lints without error.

    What the rules refuse is taken out and becomes a loss: a source may contradict itself. The apiVersion is
    v3.1.0, or v3.2.0 where a key of the contract came with it.
    """
    header = {"kind": "DataContract", "id": name, "name": name, "version": "0.1.0", "status": "draft"}
    contract = {"apiVersion": OLDEST, **header, **draft.contract}
    losses = list(draft.losses)
    for path in list(_too_deep(contract)):
        losses.append(Loss(f"nested deeper than {_DEEPEST} levels", _words(path, contract)))
        _remove(contract, path)
    for _ in range(_MOST_ROUNDS):
        contract = ordered_contract(contract)
        refused = _refused(contract)
        if any(finding.code == _NEWER for finding, _ in refused) and contract["apiVersion"] != NEWEST:
            contract["apiVersion"] = NEWEST
            continue
        if not refused:
            break
        removed = {path: finding for finding, path in reversed(refused)}
        losses += [_loss(finding, path, contract) for path, finding in removed.items()]
        for path in sorted(removed, key=_position, reverse=True):
            _remove(contract, path)
    return changed(draft, contract=contract, losses=tuple(dict.fromkeys(losses)))


def contract_text(contract: dict[str, Any]) -> str:
    """Return a contract as the text of its file, its sections parted by empty lines."""
    return "".join(_blocks(contract))


def _too_deep(contract: dict[str, Any]) -> Iterator[Path]:
    """Yield the paths at which a contract is nested deeper than it can be read back."""
    waiting: list[tuple[Any, Path]] = [(contract, ())]
    while waiting:
        value, path = waiting.pop()
        inner = _plain(value)
        if not isinstance(inner, dict | list):
            continue
        if len(path) > _DEEPEST:
            yield path
            continue
        entries = inner.items() if isinstance(inner, dict) else enumerate(inner)
        waiting += ((each, (*path, key)) for key, each in entries)


def _blocks(contract: dict[str, Any]) -> Iterator[str]:
    """Yield the sections and the empty lines between them."""
    after_block = False
    for number, (key, value) in enumerate(contract.items()):
        text = write({key: value})
        is_block = text.count("\n") > 1
        if number and (is_block or after_block):
            yield "\n"
        yield text
        after_block = is_block


def _refused(contract: dict[str, Any]) -> list[tuple[Finding, Path]]:
    """Return what the rules find wrong, each with the path of the value at fault."""
    root = load(Source("draft.odcs.yaml", write(contract))).root
    if not isinstance(root, Mapping):
        return []
    return [(finding, path_of(finding, root)) for finding in findings_in(root)]


def findings_in(root: Mapping) -> list[Finding]:
    """Return the errors of a contract, and the keys that are newer than its version."""
    document = Document(root.source, root, ())
    parsed = contract_of(root, lambda _file: None)
    rules = enabled_rules(load_rules([_RULES]).values(), FileSettings(()))
    subjects = [document, defects_of(root), *parsed.parts(), ContractSet((parsed,))]
    return [
        finding
        for finding in check(subjects, rules, root.source.path)
        if finding.code == _NEWER
        or (
            finding.code.startswith("ODC")
            and finding.severity == "error"
            and not _is_elsewhere(finding, root)
        )
    ]


def _is_elsewhere(finding: Finding, root: Mapping) -> bool:
    """Say whether a finding is about a column of another file, which is not opened here."""
    if finding.code != _UNRESOLVED or finding.location is None:
        return False
    offset = root.source.offset(finding.location.line, finding.location.column)
    return ".yaml#" in root.source.text[offset:].partition("\n")[0]


def path_of(finding: Finding, root: Mapping) -> Path:
    """Return the path of the smallest part of the contract that holds the place of a finding."""
    if finding.location is None:
        return ()
    offset = root.source.offset(finding.location.line, finding.location.column)
    path: list[str | int] = []
    node: Node | None = root
    while node is not None:
        step = next(((key, inner) for key, start, inner in _parts(node) if start <= offset < inner.end), None)
        if step is None:
            break
        path.append(step[0])
        node = step[1]
    # a key that is missing is reported where its mapping starts, which is at another key
    return tuple(path[:-1] if finding.code == _MISSING else path)


def _parts(node: Node) -> Iterator[tuple[str | int, int, Node]]:
    if isinstance(node, Mapping):
        yield from ((key, node.keys[key].start, inner) for key, inner in node.values.items())
    elif isinstance(node, Sequence):
        yield from ((index, inner.start, inner) for index, inner in enumerate(node.items))


def _loss(finding: Finding, path: Path, contract: dict[str, Any]) -> Loss:
    said = finding.message[:1].lower() + finding.message[1:]
    return Loss(f"{said} ({finding.code})", _words(path, contract))


def _words(path: Path, contract: dict[str, Any]) -> str:
    """Return a path in the words of the contract: the names of datasets and columns, then keys."""
    words: list[str] = []
    value: Any = contract
    for step in path:
        value = _plain(_plain(value)[step])
        name = value.get("name") if isinstance(value, dict) and isinstance(step, int) else None
        if isinstance(name, str):
            words.append(name)
        elif step not in ("schema", "properties"):
            words.append(str(step))
    return ".".join(words)


def without(value: Any, paths: Iterable[Path]) -> Any:
    """Return a copy of a value without the parts at some paths, and without what cannot stand alone then."""
    holder = {"": deepcopy(value)}
    for path in sorted(paths, key=_position, reverse=True):
        _remove(holder, ("", *path))
    return holder.get("")


def _position(path: Path) -> tuple[tuple[int, str], ...]:
    return tuple((step, "") if isinstance(step, int) else (-1, step) for step in path)


def _remove(contract: dict[str, Any], path: Path) -> None:
    """Take out the part at a path, and whatever holds nothing or cannot stand without it."""
    if not path:
        return
    *above, last = path
    holder = _at(contract, tuple(above))
    if last == "name" or (isinstance(holder, list) and len(holder) == 1) or _is_rule(tuple(above)):
        _remove(contract, tuple(above))
    elif isinstance(holder, dict):
        holder.pop(str(last), None)
        if not holder:
            _remove(contract, tuple(above))
    elif isinstance(last, int) and last < len(holder):
        del holder[last]


def _is_rule(path: Path) -> bool:
    return len(path) > 1 and path[-2] in _LISTED


def _at(contract: dict[str, Any], path: Path) -> Any:
    value: Any = contract
    for step in path:
        value = _plain(value)
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return _plain(value)


def _plain(value: Any) -> Any:
    while isinstance(value, Commented):
        value = value.value
    return value
