"""Find the definition that a part names."""

from __future__ import annotations

from dq_contracts.including.definitions import Definition, DefinitionsFile, Scope
from dq_contracts.including.store import Store
from dq_core.suggestion import did_you_mean
from dq_core.yaml.tree import Scalar

_MOST_ADVICE = 20
_MOST_NAMES = 10


def look_up(scalar: Scalar, kind: str, scope: Scope, store: Store) -> Definition | None:
    """Return the definition of a kind that a text names, None with a problem where there is none.

    A name is looked for in the files that the contract lists, in their order; `file.yaml#name` names the file
    as well. A definition whose own name holds `#` is found by its name first.
    """
    text = scalar.text
    for file in scope.files:
        if text in file.sections.get(kind, ()):
            return file.sections[kind][text]
    path, sign, name = text.rpartition("#")
    if not path and not sign:
        name = text
    files = scope.files
    if path:
        named = store.named(scalar, path, scope)
        if named is None:
            return None
        files = [named]
    found = (file.sections[kind][name] for file in files if name in file.sections.get(kind, ()))
    definition = next(found, None)
    if definition is None:
        _report(scalar, name, kind, scope, files)
    return definition


def _report(scalar: Scalar, name: str, kind: str, scope: Scope, files: list[DefinitionsFile]) -> None:
    if scope.incomplete and files is scope.files:
        return  # the name may stand in a file that was not read, which is reported
    key = (kind, scalar.text)
    if key not in scope.advice:
        scope.advice[key] = _advice(name, kind, files) if len(scope.advice) < _MOST_ADVICE else ""
    text = f"there is no {kind} among the definitions with the name {name!r}"
    scope.inclusions.add("unknown", text, scalar.location, scope.advice[key])


def _advice(name: str, kind: str, files: list[DefinitionsFile]) -> str:
    if not files:
        return "list its file under dqDefinitions, or write file.yaml#name"
    known = [name for file in files for name in file.sections.get(kind, ())]
    others = [other for file in files for other, section in file.sections.items() if name in section]
    if others:
        return f"{name!r} is the definition of a {others[0]}"
    listed = f"known names: {', '.join(known[:_MOST_NAMES]) or 'none'}"
    return did_you_mean(name, known) or listed
