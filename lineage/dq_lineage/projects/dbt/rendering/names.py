"""What a name in a template means, and which macro a dispatch finds, in dbt's order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jinja2.utils import missing

from dq_core.record import identity_record
from dq_lineage.projects.dbt.rendering.context.table import NAMES
from dq_lineage.projects.dbt.rendering.macro_index import DeclaredMacro, MacroIndex
from dq_lineage.projects.dbt.rendering.macros import Macro, Namespace
from dq_lineage.projects.dbt.rendering.run import Run

_INTERNAL = "dbt"
_PARENTS = {
    "sqlserver": ("fabric",),
    "synapse": ("fabric",),
    "redshift": ("postgres",),
    "databricks": ("spark",),
    "athena": ("trino",),
    "fabricspark": ("spark",),
}


@identity_record
class Names:
    """The names of a project: `prefixes` are what dispatch puts before a macro's name, best first."""

    index: MacroIndex
    prefixes: tuple[str, ...]
    dispatch: Mapping[str, tuple[str, ...]]

    def value(self, run: Run, name: str) -> Any:
        """Return a macro of the project, a name of dbt, a stand-in, a package, or Jinja's mark of nothing."""
        for package in (run.package, self.index.root):
            declared = self.index.real.get(package, {}).get(name)
            if declared:
                return self._made(run, declared)
        if name in NAMES:
            return NAMES[name](run)
        declared = self.index.stand_ins.get(_INTERNAL, {}).get(name)
        if declared:
            return self._made(run, declared)
        if name in self.index.real or name in self.index.stand_ins:
            return Namespace(run, name)
        return run.engine.environment.globals.get(name, missing)

    def macro(self, run: Run, package: str, name: str) -> Macro | None:
        """Return a macro of a package, None where it has none of this name."""
        declared = self.index.of_package(package, name)
        return self._made(run, declared) if declared else None

    def dispatched(self, run: Run, name: str, namespace: str | None) -> Any:
        """Return the macro that `adapter.dispatch` finds, or what stands for none."""
        for declared in self._candidates(run, name, namespace):
            return self._made(run, declared)
        if namespace and namespace not in self.index.real and namespace not in self.index.stand_ins:
            return run.engine.absent(name=namespace, lack="package", detail=f"for {namespace}.{name}")
        about = f"{namespace or run.package}.{name}"
        return run.engine.absent(name=about, lack="macro", detail="no macro for this warehouse")

    def _candidates(self, run: Run, name: str, namespace: str | None) -> Iterator[DeclaredMacro]:
        order: tuple[str, ...] = (run.package, self.index.root)
        if namespace:
            order = self.dispatch.get(namespace) or (self.index.root, namespace)
        for packages in (self.index.real, self.index.stand_ins):
            for package in (*order, namespace or _INTERNAL, _INTERNAL):
                for prefix in self.prefixes:
                    declared = packages.get(package, {}).get(f"{prefix}__{name}")
                    if declared:
                        yield declared

    def _made(self, run: Run, declared: DeclaredMacro) -> Macro:
        made = run.made_macros.get(declared.id)
        if made is None:
            made = run.made_macros[declared.id] = Macro(run, declared)
        return made


def prefixes_of(warehouse: str) -> tuple[str, ...]:
    """Return what dispatch puts before a macro's name for a type of warehouse, best first."""
    own = (warehouse, *_PARENTS.get(warehouse, ())) if warehouse else ()
    return (*own, "default")
