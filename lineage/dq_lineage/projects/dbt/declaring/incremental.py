"""Which incremental models name a strategy that there is not."""

from __future__ import annotations

from dq_core.suggestion import FirstSuggestions
from dq_lineage.notices.strategy_unknown import strategy_unknown
from dq_lineage.projects.dbt.declaring.adapters import DIALECTS
from dq_lineage.projects.dbt.declaring.incremental_macros import OwnMacros
from dq_lineage.projects.dbt.declaring.package_reading import PackageReading
from dq_lineage.projects.dbt.declaring.plain_jinja import has_jinja
from dq_lineage.projects.dbt.declaring.resource import Resource
from dq_lineage.projects.dbt.declaring.setting_places import place_of_setting
from dq_lineage.projects.records import Node

STRATEGY = "incremental_strategy"
STRATEGIES = frozenset(
    (
        "append",
        "default",
        "delete_insert",
        "dynamic_overwrite",
        "insert_overwrite",
        "legacy",
        "merge",
        "microbatch",
        "replace_where",
        "valid_history",
    )
)
"""What dbt and its adapters have, all of them together, with `_` where users write `+`."""
_RARE = frozenset(("copy", "delete", "exchange_partition", "insert", "truncate_insert"))
"""What adapters have of which dq knows no dialect; where no profile names the adapter, one may be meant."""
_SHOWN = ("append", "delete+insert", "insert_overwrite", "merge", "microbatch")


def note_strategies(reading: PackageReading, own: OwnMacros, suggestions: FirstSuggestions) -> None:
    """Note the models of a package whose strategy is none that dbt has, nor one of one's own.

    Where nothing names the adapter, it has to be one that none has. An adapter that nobody knows here may
    have others.
    """
    adapter = reading.target.type
    if own.builds or (adapter and adapter not in DIALECTS):
        return
    there = STRATEGIES | own.strategies | (_RARE if not adapter else frozenset())
    for resource, node in reading.incremental:
        name = node.config.get(STRATEGY)
        if not isinstance(name, str) or has_jinja(name) or not is_sure(reading, resource, node):
            continue
        if name.lower().replace("+", "_") not in there:
            known = (*_SHOWN, *sorted(own.strategies - STRATEGIES))
            nearest = suggestions.did_you_mean(name, known)
            help_ = f"there are {', '.join(known)}; one of your own is a macro get_incremental_NAME_sql"
            place = place_of_setting(reading, resource, STRATEGY)
            what = f"there is no incremental strategy {name!r} for the model {node.name!r}"
            reading.files.add(strategy_unknown(what, place or node.location, f"{nearest} {help_}".strip()))


def is_sure(reading: PackageReading, resource: Resource, node: Node) -> bool:
    """Say whether a model is an incremental one, and its strategy stated, before it is rendered."""
    return (
        node.materialized == "incremental"
        and not {STRATEGY, "materialized"} & resource.inline.expressions.keys()
        and node.enabled
        and node.id not in reading.uncertain
    )
