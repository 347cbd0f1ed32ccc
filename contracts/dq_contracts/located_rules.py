"""The quality rules of a dataset, each with the column at which it stands."""

from __future__ import annotations

from functools import lru_cache

from dq_contracts.model.contract import Column, Dataset, QualityRule
from dq_core.location import Location
from dq_core.record import identity_record
from dq_core.yaml.tree import Mapping


@identity_record
class LocatedRule:
    """A quality rule; `column` is None for a rule of the dataset itself."""

    dataset: Dataset
    column: Column | None
    quality: QualityRule

    @property
    def metric_place(self) -> Location:
        """Where the rule says what it measures."""
        node = self.quality.node
        key = next((key for key in ("metric", "rule", "query") if key in node), "type")
        return node.value_location(key)

    @property
    def arguments(self) -> Mapping | None:
        """The arguments of the metric; None where there are none."""
        return self.quality.arguments

    @property
    def path(self) -> tuple[str, ...]:
        """The names that lead to the column; empty for a rule of the dataset."""
        return self.column.path if self.column else ()


@lru_cache(maxsize=1)
def rules_of(dataset: Dataset) -> tuple[LocatedRule, ...]:
    """Return every quality rule of a dataset and of its columns at any depth, in the order of the file.

    The last answer is kept, because several rules ask about one dataset after the other.
    """
    own = [LocatedRule(dataset, None, quality) for quality in dataset.quality]
    for column in dataset.all_columns():
        own += [LocatedRule(dataset, column, quality) for quality in column.quality]
    return tuple(own)
