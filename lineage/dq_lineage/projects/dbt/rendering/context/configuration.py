"""`config`: the settings of the node, and those that its text adds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dq_core.record import identity_record
from dq_lineage.projects.dbt.rendering.run import Run


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
        self._run.config[name] = self._run.found_config[name] = value
        return ""

    def get(self, name: str, default: Any = None, validator: Any = None) -> Any:
        """Return a setting, or the default where nobody set it."""
        del validator
        value = self._run.config.get(name)
        if name not in self._run.found_config:
            self._run.read_config[name] = value
        return default if value is None else value

    def require(self, name: str, validator: Any = None) -> Any:
        """Return a setting; None where dbt would refuse to go on."""
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
