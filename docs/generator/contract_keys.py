"""The page of every key that a contract may have."""

from __future__ import annotations

from collections.abc import Iterator

from docs.generator import markdown
from docs.generator.markdown import code, table
from dq.project.starter import CONTRACT_SCHEMA_URL
from dq_contracts.standard.descriptions import key_meaning, object_meaning
from dq_contracts.standard.key import OPEN, Form, forms
from dq_contracts.standard.servers import SERVER, SERVER_TYPES
from dq_contracts.standard.shapes import OPTIONS_BY_LOGICAL_TYPE, QUALITY_BY_TYPE, SHAPES, Shape

_INTRODUCTION = """\
The keys of the Open Data Contract Standard in v3.0.0 to v3.2.0, as `dq lint` holds contracts against them. A
key without a version has been there since v3.0.0. **Bold** keys must be present.

Editors complete and explain the same keys by the [JSON Schema](schemas/odcs.schema.json), which knows the
version of the contract, once its first line names it; `dq init --contract NAME` writes it there:"""
_HEADER = ("Key", "Type", "Version", "Meaning")
_MANY = 12


def page() -> str:
    """Return the text of the page."""
    return markdown.page(
        "Keys of a contract",
        _INTRODUCTION,
        code(f"# yaml-language-server: $schema={CONTRACT_SCHEMA_URL}", "yaml"),
        *(block for name, shape in SHAPES.items() for block in _section(_title(name), name, shape)),
        *(
            block
            for name, shape in QUALITY_BY_TYPE.items()
            for block in _section(f"Quality of type {name}", "Quality", shape)
        ),
        *(
            block
            for name, shape in OPTIONS_BY_LOGICAL_TYPE.items()
            for block in _section(f"Options of logical type {name}", f"{name} options", shape)
        ),
        *_section("Server", "Server", SERVER),
        *(
            block
            for name, shape in SERVER_TYPES.items()
            for block in _section(f"Server of type {name}", f"{name} server", shape)
        ),
    )


def _title(name: str) -> str:
    words = "".join(f" {sign.lower()}" if sign.isupper() else sign for sign in name).strip()
    return words[:1].upper() + words[1:]


def _section(title: str, name: str, shape: Shape) -> tuple[str, ...]:
    rows = [_row(name, key, declaration) for key, declaration in shape.items() if key != OPEN]
    if not rows:
        return ()
    meaning = (
        object_meaning(name) if name in (*SHAPES, "Server") and not title.startswith("Quality of") else ""
    )
    return f"## {title}", meaning, table(_HEADER, rows)


def _row(name: str, key: str, declaration: str) -> tuple[str, str, str, str]:
    every = forms(declaration)
    shown = f"**`{key}`**" if any(form.required and not form.until for form in every) else f"`{key}`"
    kinds = "; ".join(dict.fromkeys(_type(form) for form in every))
    return shown, kinds, ", ".join(_versions(every)), key_meaning(name, key)


def _versions(every: tuple[Form, ...]) -> Iterator[str]:
    if all(form.since for form in every):
        yield f"since v{min(form.since for form in every)}"
    if all(form.until for form in every):
        yield f"until v{max(form.until for form in every)}"
    if all(form.deprecated for form in every if not form.until):
        yield f"deprecated since v{every[-1].deprecated}"


def _type(form: Form) -> str:
    kinds = " or ".join(_word(type_name) for type_name in form.types)
    if form.values and len(form.values) <= _MANY:
        kinds = ", ".join(f"`{value}`" for value in form.values)
    limits = [f"at least {form.minimum}"] if form.minimum is not None else []
    limits += [f"greater than {form.above}"] if form.above is not None else []
    return ", ".join((kinds, *limits))


def _word(type_name: str) -> str:
    if type_name.startswith("["):
        return f"list of {_word(type_name[1:-1])}"
    simple = {"scalar": "single value", "any": "any value"}
    if type_name in SHAPES:
        return f"[{_title(type_name).lower()}](#{_title(type_name).lower().replace(' ', '-')})"
    if type_name == "Server":
        return "[server](#server)"
    return simple.get(type_name, type_name)
