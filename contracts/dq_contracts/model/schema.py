"""Datasets, their columns at every depth, and the relationships between them."""

from __future__ import annotations

from collections.abc import Iterator

from dq_contracts.model.context import Context, context_of
from dq_contracts.model.nodes import flag_of, items_of, mappings_of, position_of, text_of, texts_of
from dq_contracts.model.part import DescribedPart, Part
from dq_contracts.model.quality import QualityRule
from dq_core.record import field, identity_record
from dq_core.yaml.tree import Mapping, Node, Scalar

ITEMS, MAP_KEY, MAP_VALUE = "[]", "{key}", "{value}"
"""What stands in the path of a column for the element of a list, and for the key and the value of a map."""


@identity_record
class Relationship(Part):
    """A foreign key. `sources` is empty at a property, which is the source itself.

    A key of several columns has several sources and as many targets, in the same order.
    """

    type: str
    sources: tuple[Scalar, ...]
    targets: tuple[Scalar, ...]


@identity_record
class EnumValue(DescribedPart):
    """One of the only values of a column."""

    @property
    def value(self) -> Node | None:
        """The node of the value."""
        return self.node.values.get("value")

    @property
    def label(self) -> str:
        """The value in words."""
        return text_of(self.node, "label")


@identity_record
class Synonym(DescribedPart):
    """Another name of a dataset or column."""

    @property
    def synonym(self) -> str:
        """The name."""
        return text_of(self.node, "synonym")

    @property
    def locale(self) -> str:
        """The language of the name."""
        return text_of(self.node, "locale")

    @property
    def source(self) -> str:
        """Who uses the name."""
        return text_of(self.node, "source")

    @property
    def status(self) -> str:
        """Whether the name is approved."""
        return text_of(self.node, "status")


@identity_record
class SchemaElement(DescribedPart):
    """What datasets and columns have in common."""

    @property
    def business_name(self) -> str:
        """The name that the business uses."""
        return text_of(self.node, "businessName")

    @property
    def deprecated(self) -> bool:
        """Whether it should not be used any more."""
        return flag_of(self.node, "deprecated")

    @property
    def synonyms(self) -> tuple[Synonym, ...]:
        """Its other names."""
        return tuple(Synonym(item) for item in mappings_of(self.node, "synonyms"))


@identity_record
class Column(SchemaElement):
    """A property of a dataset or of another property.

    `path` holds the names from the top-level one down; the words for elements, keys and values are ITEMS,
    MAP_KEY and MAP_VALUE, so `orders.labels` of type map has the columns `labels.{key}` and `labels.{value}`.
    """

    path: tuple[str, ...]
    id: str | None
    physical_name: str
    logical_type: str | None
    options: Mapping | None
    physical_type: str | None
    required: bool
    unique: bool
    primary_key: bool
    primary_key_position: int | None
    classification: str
    columns: tuple[Column, ...]
    items: Column | None
    map_key: Column | None
    map_value: Column | None
    relationships: tuple[Relationship, ...]
    quality: tuple[QualityRule, ...]

    @property
    def name(self) -> str:
        """The name of the column itself."""
        return self.path[-1]

    @property
    def inner(self) -> tuple[Column, ...]:
        """The columns right inside this one: properties, then the element, then key and value of a map."""
        others = (self.items, self.map_key, self.map_value)
        return (*self.columns, *(column for column in others if column is not None))

    @property
    def enum(self) -> tuple[EnumValue, ...]:
        """The only values that the column may have; empty where it has no such list."""
        return tuple(EnumValue(item) for item in mappings_of(self.node, "enum"))

    @property
    def examples(self) -> tuple[Node, ...]:
        """The example values."""
        return items_of(self.node, "examples")

    @property
    def partitioned(self) -> bool:
        """Whether the data is partitioned by the column."""
        return flag_of(self.node, "partitioned")

    @property
    def partition_position(self) -> int | None:
        """Its place among the columns of the partition, from 1."""
        return position_of(self.node, "partitionKeyPosition")

    @property
    def semantic_type(self) -> str:
        """Whether it is a column, a measure or a dimension; column where it does not say."""
        return text_of(self.node, "semanticType") or "column"

    @property
    def critical(self) -> bool:
        """Whether it is a critical data element."""
        return flag_of(self.node, "criticalDataElement")

    @property
    def encrypted_name(self) -> str:
        """The name of the column that holds the value encrypted."""
        return text_of(self.node, "encryptedName")

    @property
    def transform_sources(self) -> tuple[str, ...]:
        """The objects that the column is made from."""
        return texts_of(self.node, "transformSourceObjects")

    @property
    def transform_logic(self) -> str:
        """The code that makes the column."""
        return text_of(self.node, "transformLogic")

    @property
    def transform_description(self) -> str:
        """The same in words."""
        return text_of(self.node, "transformDescription")

    def option(self, name: str) -> Node | None:
        """Return the node of one of the logicalTypeOptions, or None."""
        return self.options.values.get(name) if self.options else None

    def walk(self) -> Iterator[Column]:
        """Yield the column and all columns inside it."""
        yield self
        if self.columns or self.items or self.map_key or self.map_value:
            for inner in self.inner:
                yield from inner.walk()


@identity_record
class Dataset(SchemaElement):
    """A schema object: a table, view, topic or file."""

    id: str | None
    name: str
    physical_name: str
    columns: tuple[Column, ...]
    relationships: tuple[Relationship, ...]
    quality: tuple[QualityRule, ...]
    _by_name: dict[str, Column] = field(default_factory=dict, init=False, compare=False, repr=False)
    _by_id: dict[str, Column] = field(default_factory=dict, init=False, compare=False, repr=False)

    @property
    def physical_type(self) -> str:
        """What it is where it is stored, such as table, view or topic."""
        return text_of(self.node, "physicalType")

    @property
    def granularity(self) -> str:
        """What one row stands for, in words."""
        return text_of(self.node, "dataGranularityDescription")

    @property
    def context(self) -> Context | None:
        """Guidance for programs."""
        return context_of(self.node)

    @property
    def primary_key(self) -> tuple[Column, ...]:
        """The columns of the primary key by position; those without a position follow in file order."""
        keyed = [column for column in self.columns if column.primary_key]
        return tuple(sorted(keyed, key=lambda column: column.primary_key_position or len(self.columns) + 1))

    @property
    def partition(self) -> tuple[Column, ...]:
        """The columns that the data is partitioned by, in the same order."""
        marked = [column for column in self.columns if column.partitioned]
        return tuple(sorted(marked, key=lambda column: column.partition_position or len(self.columns) + 1))

    def column(self, name: str) -> Column | None:
        """Return the top-level column of this name, the first of several, or None."""
        self._index()
        return self._by_name.get(name)

    def find(self, word: str) -> Column | None:
        """Return the top-level column with this id or, where there is none, of this name."""
        self._index()
        return self._by_id.get(word) or self._by_name.get(word)

    def _index(self) -> None:
        if not self._by_name:
            for column in self.columns:
                self._by_name.setdefault(column.name, column)
                if column.id is not None:
                    self._by_id.setdefault(column.id, column)

    def all_columns(self) -> Iterator[Column]:
        """Yield every column at every depth."""
        for column in self.columns:
            yield from column.walk()
