"""Leave personal values and secrets of a source out of the contract that is made of it, and say so.

Contracts are published and kept for good. Sentences keep their words around a covered value; a list of valid
values, a query or a tag that holds one is left out as a whole, since half of it would promise something else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dq.reports.covering import covered_in, without_values
from dq_contracts.importers.draft import Loss
from dq_core.record import changed as replaced
from dq_core.words import words
from dq_core.yaml.writer import Commented

_SENTENCES = words("description purpose usage limitations businessname comments")
_WHOLE = words("enum validvalues invalidvalues missingvalues arguments")
_OF_PEOPLE = ("team", "support")
_PARTS_OF_LISTS = ("quality", "enum", "customProperties")
_NEEDED = ("name", "value", "query", "arguments", "property", "rule")


class _Gone:
    """Stands for what is left out."""


_GONE = _Gone()


def withheld(contract: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[Loss, ...]]:
    """Return a contract without personal values and secrets, and what it does not say for that reason.

    Addresses of those who own the data stay: they are there to be asked.
    """
    walk = _Walk()
    made = {key: value for key, inner in contract.items() if (value := walk.cleaned(inner, key)) is not _GONE}
    return made, tuple(walk.losses)


class _Walk:
    def __init__(self) -> None:
        self.losses: list[Loss] = []
        self._place: list[str] = []

    def cleaned(self, value: Any, key: str) -> Any:
        """Return a value without what must not be repeated; `_GONE` where nothing of it is left."""
        if key in _OF_PEOPLE:
            return value
        if isinstance(value, Commented):
            inner = self.cleaned(value.value, key)
            return inner if inner is _GONE or inner is value.value else replaced(value, value=inner)
        if isinstance(value, Mapping):
            return self._mapping(value, key)
        if isinstance(value, (list, tuple)):
            return self._list(list(value), key)
        return self._single(value, key)

    def _mapping(self, value: Mapping[str, Any], key: str) -> Any:
        if _is_of_people(value):
            return dict(value)
        named = value.get("name")
        step = [named] if isinstance(named, str) and not _tells(named) else []
        self._place += step
        found = {name: self.cleaned(inner, name) for name, inner in value.items()}
        del self._place[len(self._place) - len(step) :]
        gone = [name for name, inner in found.items() if inner is _GONE]
        if gone and (key in _PARTS_OF_LISTS or any(name in _NEEDED for name in gone)):
            return _GONE
        return {name: inner for name, inner in found.items() if inner is not _GONE}

    def _list(self, values: list[Any], key: str) -> Any:
        found = [self.cleaned(value, key) for value in values]
        kept = [value for value in found if value is not _GONE]
        if len(kept) == len(found):
            return found
        return _GONE if key.lower() in _WHOLE or not kept else kept

    def _single(self, value: Any, key: str) -> Any:
        text = value if isinstance(value, str) else str(value) if isinstance(value, int) else ""
        if not text or not _tells(text):
            return value
        sentence = key.lower() in _SENTENCES
        self._lose(key, "is covered" if sentence else "is not repeated")
        return without_values(text) if sentence else _GONE

    def _lose(self, key: str, what: str) -> None:
        reason = f"a personal value or a secret in the {key} {what}"
        loss = Loss(reason, ".".join(self._place))
        if loss not in self.losses:
            self.losses.append(loss)


def _is_of_people(value: Mapping[str, Any]) -> bool:
    """Say whether a custom property tells who owns or keeps something."""
    name = value.get("property")
    if not isinstance(name, str):
        return False
    from dq_policies.personal.literals_in_yaml import is_of_people

    return is_of_people(name)


def _tells(text: str) -> bool:
    """Say whether a text holds a personal value or a secret."""
    return bool(covered_in(text))
