"""References with another name in them, spelled as they were."""

from __future__ import annotations

from dq_contracts.model.reference import Reference


def with_dataset(text: str, reference: Reference, name: str) -> str:
    """Return the text of a reference with another dataset."""
    return _with(text, "schema", name) if "/" in text else name + text[len(reference.dataset) :]


def with_column(text: str, reference: Reference, name: str) -> str:
    """Return the text of a reference with another column of the dataset in place of the whole path."""
    return _with(text, "properties", name) if "/" in text else f"{reference.dataset}.{name}"


def _with(text: str, section: str, name: str) -> str:
    file, sign, path = text.rpartition("#")
    words = path.split("/")
    place = words.index(section) + 1
    words[place : place + 1 if section == "schema" else None] = [name]
    return file + sign + "/".join(words)
