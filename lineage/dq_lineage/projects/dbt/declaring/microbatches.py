"""What microbatch models lack to be run in batches."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator

from dq_core.record import record
from dq_lineage.notices.microbatch_invalid import microbatch_invalid
from dq_lineage.projects.dbt.declaring.calls import keywords
from dq_lineage.projects.dbt.declaring.incremental import STRATEGY, is_sure
from dq_lineage.projects.dbt.declaring.incremental_macros import OwnMacros
from dq_lineage.projects.dbt.declaring.inline_config import arguments_of_config
from dq_lineage.projects.dbt.declaring.package_reading import PackageReading
from dq_lineage.projects.dbt.declaring.plain_jinja import has_jinja
from dq_lineage.projects.dbt.declaring.resource import Resource
from dq_lineage.projects.dbt.declaring.setting_places import place_of_setting
from dq_lineage.projects.records import Node

_MICROBATCH = "microbatch"
_SIZES = ("hour", "day", "month", "year")
_YAML_MOMENT = re.compile(
    r"\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?"
)


@record
class _Setting:
    """A setting that every microbatch model needs: which values it may have, and what is said of others."""

    name: str
    is_right: Callable[[object], bool]
    wrong: str
    advice: str


def _is_moment(value: object) -> bool:
    """Say whether a value is a date or a timestamp, as Python reads them, or YAML where nothing is quoted."""
    if not isinstance(value, str):
        return isinstance(value, dt.date)
    try:
        dt.datetime.fromisoformat(value)
    except ValueError:
        return _YAML_MOMENT.fullmatch(value) is not None
    return True


_NEEDED = (
    _Setting(
        "event_time",
        lambda value: isinstance(value, str),
        "an 'event_time' that is no text",
        "name the column that says when a row happened, such as event_time='created_at'",
    ),
    _Setting(
        "begin",
        _is_moment,
        "a 'begin' that is no date or timestamp",
        "say when the first batch begins, such as begin='2024-01-01'",
    ),
    _Setting(
        "batch_size",
        lambda value: isinstance(value, str) and value in _SIZES,
        "a 'batch_size' that is no size of batches",
        "say how long a batch is: hour, day, month or year",
    ),
)


def note_microbatches(reading: PackageReading, own: OwnMacros) -> None:
    """Note what microbatch models of a package lack, as dbt does, where dbt runs them."""
    for resource, node in reading.incremental if not own.batches else ():
        if node.config.get(STRATEGY) == _MICROBATCH and is_sure(reading, resource, node):
            for setting in _lacking(reading, resource, node, own):
                is_missing = node.config.get(setting.name) is None
                what = f"no {setting.name!r}" if is_missing else setting.wrong
                place = place_of_setting(reading, resource, STRATEGY if is_missing else setting.name)
                message = f"the microbatch model {node.name!r} has {what}"
                reading.files.add(microbatch_invalid(message, place or node.location, setting.advice))


def _lacking(reading: PackageReading, resource: Resource, node: Node, own: OwnMacros) -> Iterator[_Setting]:
    """Yield the settings that are wrong, and those that are missing where nothing can hide them."""
    for setting in _NEEDED:
        value = node.config.get(setting.name)
        if setting.name in resource.inline.expressions or (isinstance(value, str) and has_jinja(value)):
            continue
        if value is None:
            if setting.name not in own.hidden and _states_all(reading, resource):
                yield setting
        elif not setting.is_right(value):
            yield setting


def _states_all(reading: PackageReading, resource: Resource) -> bool:
    """Say whether all calls of `config` in a text can be read without running them."""
    source = reading.files.source(resource.path)
    calls = arguments_of_config(source.text, resource.language) if source is not None else ()
    return all("**" not in each and (keywords(each) or not each.strip()) for each in calls)
