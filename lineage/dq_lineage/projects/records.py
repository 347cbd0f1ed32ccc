"""What a repository declares, whoever reads it: nodes, their references, and their SQL as rendered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from dq_core.finding import Finding
from dq_core.location import Location
from dq_core.record import field, identity_record, record
from dq_core.relation import Relation
from dq_core.source import Source

if TYPE_CHECKING:
    from dq_lineage.projects.outline import Outline

NodeKind = Literal[
    "model",
    "snapshot",
    "seed",
    "source",
    "exposure",
    "analysis",
    "test",
    "query",
    "semantic_model",
    "metric",
    "saved_query",
    "unit_test",
]
SEMANTIC: frozenset[str] = frozenset(("semantic_model", "metric", "saved_query"))
"""Kinds of nodes that name columns of models for those who ask for figures; no table stands behind them."""
BY_PROPERTIES: frozenset[str] = SEMANTIC | {"unit_test"}
"""Kinds of nodes that properties declare and that name columns of models."""
Branch = Literal["only", "full_refresh", "incremental"]
Lack = Literal[
    "macro",
    "package",
    "var",
    "env_var",
    "ref",
    "source",
    "introspection",
    "jinja",
    "limit",
    "language",
    "file",
    "column",
    "rows",
    "expression",
]


@record
class Reference:
    """A use of another node: by ref (package, name, version) or by source (the source's name, the table's).

    Metrics and what they are made of are used by name (`semantic`). `node` is the id of what is meant, empty
    where there is no such node.
    """

    kind: Literal["ref", "source", "semantic"]
    name: str
    package: str = ""
    version: str = ""
    node: str = ""
    location: Location | None = None


@record
class Unresolved:
    """Something that the files do not say, or that could not be carried out: what, its name, and where."""

    lack: Lack
    name: str
    location: Location | None = None
    detail: str = ""


@record
class Segment:
    """A stretch `[start, end)` of a rendered text and where it came from, `[origin, origin_end)` in the raw.

    `exact` says that it is the same text; otherwise it is what the expression at the origin was rendered to.
    """

    start: int
    end: int
    origin: int
    origin_end: int
    exact: bool


@identity_record
class Rendered:
    """The SQL that a node becomes in one branch, and what was used on the way.

    `segments` cover the text in order. `macros` are ids (`package.name`) of those that ran, `variables` the
    names of the vars and env_vars that were asked for; both are inputs of the result. `batch` names the batch
    that it is rendered for, where the tool runs the node batch by batch.
    """

    branch: Branch
    text: str
    raw: Source
    segments: tuple[Segment, ...] = ()
    references: tuple[Reference, ...] = ()
    config: Mapping[str, object] = field(default_factory=dict)
    macros: tuple[str, ...] = ()
    variables: tuple[str, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    batch: str = ""


@record
class Constraint:
    """A constraint of a table or column, as declared: not_null, unique, primary_key, foreign_key, check.

    `to` is the table that a foreign key refers to, as written at `to_location`.
    """

    type: str
    columns: tuple[str, ...] = ()
    expression: str = ""
    to: str = ""
    to_columns: tuple[str, ...] = ()
    location: Location | None = None
    to_location: Location | None = None


@identity_record
class DataTest:
    """A test of data as declared: its name (`package.name` or `name`), its arguments, and on which column.

    `own_name` is the name that the test gives itself; `config` are its other settings, such as `error_if`.
    """

    name: str
    column: str = ""
    arguments: Mapping[str, object] = field(default_factory=dict)
    severity: str = "error"
    where: str = ""
    enabled: bool = True
    location: Location | None = None
    own_name: str = ""
    config: Mapping[str, object] = field(default_factory=dict)


@identity_record
class DeclaredColumn:
    """A column as documented. `data_type` is as written, empty where nobody says it.

    `quote` says whether its name is put between quotes; None where nobody says it.
    """

    name: str
    description: str = ""
    data_type: str = ""
    tests: tuple[DataTest, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    tags: tuple[str, ...] = ()
    meta: Mapping[str, object] = field(default_factory=dict)
    policy_tags: tuple[str, ...] = ()
    location: Location | None = None
    quote: bool | None = None


@record
class Freshness:
    """How old a source may be, in minutes, before it is a warning or an error; None for no such limit."""

    loaded_at: str = ""
    warn_after: int | None = None
    error_after: int | None = None
    location: Location | None = None


ElementKind = Literal[
    "entity", "dimension", "measure", "input", "condition", "filter", "formula", "column", "rows"
]


@record
class Element:
    """A part of a semantic model, a metric, a saved query or a unit test.

    Entities, dimensions and measures have an `expression` of SQL over the columns of the model, whose name is
    theirs where it is empty; `role` is the aggregation of a measure and the type of an entity. An `input` of
    a metric is the `member` of the node `of`, a `condition` that of a `filter`; `formula` is an expression
    over the inputs. What a unit test names is a `column` of the node `of`; SQL of the `rows` that it expects
    must have all of that node's; `role` is the file in which these stand. `[start, end)` is its place.
    """

    kind: ElementKind
    name: str
    expression: str = ""
    role: str = ""
    of: str = ""
    member: str = ""
    start: int = 0
    end: int = 0


@identity_record
class Node:
    """A model, snapshot, seed, source table, exposure, analysis, test, plain query, or what stands on models.

    `id` is unique in the repository, in dbt's form (`model.package.name`, `source.package.source.table`).
    `path` is that of its text in the tree, empty for what has none (sources, exposures). `relation` is what
    it becomes in the warehouse: name, declared columns with types and nullability, keys, layout. `config` is
    what holds after inheritance, without what only rendering finds. `language` is sql, python or csv, or
    yaml for metrics and the like, whose text is the properties file. `depends_on` are ids named by properties
    (exposures, metrics) rather than in SQL.
    """

    id: str
    kind: NodeKind
    name: str
    package: str = ""
    path: str = ""
    language: str = "sql"
    relation: Relation | None = None
    materialized: str = ""
    config: Mapping[str, object] = field(default_factory=dict)
    description: str = ""
    columns: tuple[DeclaredColumn, ...] = ()
    tests: tuple[DataTest, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    meta: Mapping[str, object] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    owner: str = ""
    group: str = ""
    access: str = ""
    freshness: Freshness | None = None
    contract_enforced: bool = False
    version: str = ""
    latest: bool = True
    enabled: bool = True
    fqn: tuple[str, ...] = ()
    depends_on: tuple[Reference, ...] = ()
    location: Location | None = None
    properties: Location | None = None
    elements: tuple[Element, ...] = ()


@identity_record
class Renderings:
    """What a node's text is rendered to: one branch, or both where the text asks for `is_incremental()`."""

    branches: tuple[Rendered, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether there is no SQL at all."""
        return not self.branches


@identity_record
class MacroProblem:
    """A macro that cannot be compiled, or that stands twice: `first` is where the one that counts is."""

    name: str
    detail: str = ""
    location: Location | None = None
    first: Location | None = None


@identity_record
class Declared:
    """All that the files of one project say before anything is rendered.

    `dialect` is sqlglot's name of the warehouse's, empty if unknown; `dialect_from` says in words who said
    so. `nodes` are by id, disabled ones included. `files` are the paths whose text was read.
    """

    reader: str
    name: str
    folder: str
    dialect: str = ""
    dialect_from: str = ""
    nodes: Mapping[str, Node] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def outlines(self) -> Mapping[str, Node | Outline]:
        """What cheap questions need of the nodes, by id: the nodes themselves, or their outlines."""
        outlines: Mapping[str, Outline] | None = getattr(self.nodes, "outlines", None)
        return self.nodes if outlines is None else outlines
