"""The parts of an ODCS contract that rules and checks speak about.

Values of a wrong type are None or empty here: the structure rules report them, and nothing else has to ask.
Every part keeps its YAML node, which holds the places and all keys that have no field of their own. Parts
are told apart by identity: two columns with equal text are still two columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dq_core.location import Location
from dq_core.record import field, identity_record
from dq_core.source import Source
from dq_core.yaml.tree import Mapping, Node, Scalar


@identity_record
class Part:
    """Any object of a contract."""

    node: Mapping

    @property
    def location(self) -> Location:
        """Where the object is named: at its name, else at its first line."""
        for key in ("name", "server", "property", "metric", "id"):
            if key in self.node:
                return self.node.value_location(key)
        return self.node.location


@identity_record
class QualityRule(Part):
    """A rule under `quality`. `type` is text, library, sql or custom; `metric` the library metric in use."""

    type: str
    metric: str | None
    severity: str
    dimension: str
    unit: str | None

    @property
    def operators(self) -> tuple[str, ...]:
        """The operators that the rule uses, in the order of the file."""
        return tuple(key for key in self.node if key.startswith(("mustBe", "mustNotBe")))


@identity_record
class Relationship(Part):
    """A foreign key. `sources` is empty at a property, which is the source itself."""

    type: str
    sources: tuple[Scalar, ...]
    targets: tuple[Scalar, ...]


@identity_record
class Column(Part):
    """A property of a dataset or of another property; `path` holds the names from the top-level one down."""

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
    tags: tuple[str, ...]
    columns: tuple[Column, ...]
    items: Column | None
    relationships: tuple[Relationship, ...]
    quality: tuple[QualityRule, ...]

    @property
    def name(self) -> str:
        """The name of the column itself."""
        return self.path[-1]

    def option(self, name: str) -> Node | None:
        """Return the node of one of the logicalTypeOptions, or None."""
        return self.options.node(name) if self.options else None

    def walk(self) -> Iterator[Column]:
        """Yield the column and all columns inside it."""
        yield self
        for inner in (*self.columns, *([self.items] if self.items else [])):
            yield from inner.walk()


@identity_record
class Dataset(Part):
    """A schema object: a table, view, topic or file."""

    id: str | None
    name: str
    physical_name: str
    columns: tuple[Column, ...]
    relationships: tuple[Relationship, ...]
    quality: tuple[QualityRule, ...]

    @property
    def primary_key(self) -> tuple[Column, ...]:
        """The columns of the primary key by position; those without a position follow in file order."""
        keyed = [column for column in self.columns if column.primary_key]
        return tuple(sorted(keyed, key=lambda column: column.primary_key_position or len(self.columns) + 1))

    def column(self, name: str) -> Column | None:
        """Return the top-level column of this name, or None."""
        return next((column for column in self.columns if column.name == name), None)

    def all_columns(self) -> Iterator[Column]:
        """Yield every column at every depth."""
        for column in self.columns:
            yield from column.walk()


@identity_record
class Server(Part):
    """A place where the data stands."""

    name: str
    type: str

    def setting(self, key: str) -> str | None:
        """Return one of the server's settings as text, or None."""
        value = self.node.node(key)
        return value.text if isinstance(value, Scalar) and value.value is not None else None


@identity_record
class SlaProperty(Part):
    """One promise of the service level, such as latency or retention."""

    property: str
    element: str | None


@identity_record
class Contract(Part):
    """A whole contract. `neighbour` opens the contract in another file, given as written in a reference."""

    source: Source
    id: str
    name: str
    version: str
    status: str
    api_version: str
    datasets: tuple[Dataset, ...]
    servers: tuple[Server, ...]
    sla: tuple[SlaProperty, ...]
    neighbour: Callable[[str], Contract | None] = field(default=lambda _file: None, compare=False)

    def dataset(self, name: str) -> Dataset | None:
        """Return the dataset of this name, physical name or id, or None."""
        for attribute in ("name", "physical_name", "id"):
            for dataset in self.datasets:
                if getattr(dataset, attribute) == name:
                    return dataset
        return None

    def relationships(self) -> Iterator[Relationship]:
        """Yield every relationship of every dataset and column."""
        for dataset in self.datasets:
            yield from dataset.relationships
            for column in dataset.all_columns():
                yield from column.relationships

    def parts(self) -> Iterator[Part]:
        """Yield the contract and every part that rules look at, from the top down."""
        yield self
        yield from self.servers
        yield from self.sla
        for dataset in self.datasets:
            yield dataset
            yield from dataset.quality
            for column in dataset.all_columns():
                yield column
                yield from column.quality


@identity_record
class ContractSet:
    """All contracts of one run, for the rules that look across files."""

    contracts: tuple[Contract, ...]
