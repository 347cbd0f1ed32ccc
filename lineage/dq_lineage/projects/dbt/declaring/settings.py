"""Settings of a resource: what holds by its folders, its properties and its own text, merged as dbt does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dq_lineage.projects.dbt.declaring.values import as_mapping, texts_of

_APPENDED = ("pre-hook", "post-hook", "packages")
_JOINED = ("meta", "docs", "quoting", "column_types", "persist_docs", "contract", "grants")
_SPELLED = {"pre_hook": "pre-hook", "post_hook": "post-hook"}
_ALIASES = {
    "bigquery": {"project": "database", "dataset": "schema"},
    "databricks": {"catalog": "database"},
    "spark": {"catalog": "database"},
}
Settings = dict[str, object]


def by_folder(
    trees: Mapping[str, Mapping[str, object]], kinds: Iterable[str], fqn: tuple[str, ...]
) -> Iterator[Settings]:
    """Yield what trees of settings say for a resource, from the most general folder to the resource itself.

    A key with a plus is a setting; without one it is a setting unless its value is a mapping, which is a
    folder then.
    """
    for kind in kinds:
        level: object = trees.get(kind)
        for step in ("", *fqn):
            level = as_mapping(level).get(step) if step else level
            if not isinstance(level, dict):
                break
            yield _stated(level)


def _stated(level: Settings) -> Settings:
    return {
        key[1:].strip() if key.startswith("+") else key: value
        for key, value in level.items()
        if key.startswith("+") or not isinstance(value, dict)
    }


def merged(levels: Iterable[Mapping[str, object]], dialect: str = "") -> Settings:
    """Return the settings of several levels, the last one strongest.

    Tags and hooks add up, mappings such as meta are joined key by key, all else replaces what was before.
    """
    aliases = _ALIASES.get(dialect, {})
    found: Settings = {}
    for level in levels:
        for stated, value in level.items():
            key = _SPELLED.get(stated, aliases.get(stated, stated))
            _merge(found, key, value)
    return found


def _merge(found: Settings, key: str, value: object) -> None:
    if key == "tags":
        found[key] = list(dict.fromkeys([*texts_of(found.get(key)), *texts_of(value)]))
    elif key in _APPENDED:
        found[key] = [*_listed(found.get(key)), *_listed(value)]
    elif key in _JOINED and isinstance(value, dict):
        found[key] = {**as_mapping(found.get(key)), **value}
    else:
        found[key] = value


def _listed(value: object) -> list[object]:
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def tags_of(settings: Mapping[str, object]) -> tuple[str, ...]:
    """Return the tags that merged settings hold."""
    return texts_of(settings.get("tags"))
