"""`config`: the settings of the node, and those that its text adds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dq_core.record import identity_record
from dq_lineage.projects.dbt.declaring.settings import merged
from dq_lineage.projects.dbt.rendering.run import Run

DEFAULTS: Mapping[str, Any] = {
    "enabled": True,
    "tags": [],
    "meta": {},
    "persist_docs": {},
    "quoting": {},
    "column_types": {},
    "grants": {},
    "packages": [],
    "pre_hook": [],
    "post_hook": [],
    "docs": {"show": True, "node_color": None},
    "contract": {"enforced": False, "alias_types": True},
    "on_schema_change": "ignore",
    "on_configuration_change": "apply",
    "access": "protected",
    "lookback": 1,
    **dict.fromkeys(
        (
            *("alias", "schema", "database", "group", "event_time", "full_refresh", "unique_key"),
            *("incremental_strategy", "batch_size", "begin", "concurrent_batches"),
        )
    ),
}
"""What holds of settings that nobody states."""

_ADDED = frozenset({"tags", "meta"})


@identity_record
class Config:
    """What `config(...)` sets and `config.get(...)` reads."""

    _run: Run

    def __call__(self, *mappings: Any, **settings: Any) -> str:
        """Set settings."""
        for mapping in mappings:
            if isinstance(mapping, Mapping):
                settings = dict(mapping) | settings
        for name, value in settings.items():
            self.set(name, value)
        return ""

    def set(self, name: str, value: Any) -> str:
        """Set one setting."""
        self._run.found_config[name] = value
        self._run.config[name] = merged((self._of(name), {name: value})).get(name, value)
        return ""

    def _of(self, name: str) -> dict[str, Any]:
        """Return what holds of a setting that adds up, and nothing of one that replaces what was before."""
        return {name: self._run.config[name]} if name in _ADDED and name in self._run.config else {}

    def get(self, name: str, default: Any = None, validator: Any = None) -> Any:
        """Return a setting, or the default where nobody set it."""
        del validator
        value = self._run.config.get(name)
        if name not in self._run.found_config:
            self._run.read_config[name] = value
        if value is not None:
            return value
        # a setting that dbt knows has a value, none at the least, so that the default of a call never counts
        return default if self._run.node.kind == "test" else self._run.owned(DEFAULTS.get(name, default))

    def require(self, name: str, validator: Any = None) -> Any:
        """Return a setting; None, and noted, where dbt would refuse to go on."""
        if self._run.config.get(name) is None and name not in DEFAULTS:
            self._run.note("jinja", name, "a setting that is required and that nobody states")
        return self.get(name, validator=validator)

    def meta_get(self, name: str, default: Any = None) -> Any:
        """Return an entry of the setting `meta`."""
        meta = self.get("meta")
        return meta.get(name, default) if isinstance(meta, Mapping) else default

    def persist_relation_docs(self) -> bool:
        """Say that descriptions are not written to the warehouse."""
        return False

    persist_column_docs = persist_relation_docs

    def __getitem__(self, name: str) -> Any:
        return self.get(name)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in self._run.config:
            raise AttributeError(name)
        return self.get(name)
