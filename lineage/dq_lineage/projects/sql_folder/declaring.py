"""Reads what a plain folder of SQL declares: its queries, and the tables that its other files describe."""

from __future__ import annotations

from collections.abc import Iterable
from posixpath import basename, dirname

from dq_core.finding import Finding
from dq_core.notices.link_not_followed import link_not_followed
from dq_core.reading import FileText
from dq_core.record import changed
from dq_core.relation import Relation
from dq_core.source import Source
from dq_core.yaml import loader
from dq_core.yaml.tree import Mapping as YamlMapping
from dq_lineage.notices.table_list_invalid import table_list_invalid
from dq_lineage.notices.table_metadata_invalid import table_metadata_invalid
from dq_lineage.projects.records import Declared, Node
from dq_lineage.projects.sql_folder import naming, table_lists
from dq_lineage.projects.sql_folder.documents import Document
from dq_lineage.projects.sql_folder.field_types import columns_in
from dq_lineage.projects.sql_folder.known_tables import KnownTables
from dq_lineage.projects.sql_folder.query_nodes import SQL, plain_node, query_id, query_node
from dq_lineage.projects.sql_folder.table_metadata import TableMetadata, metadata_in
from dq_lineage.projects.sql_folder.table_names import named_in
from dq_lineage.projects.trees.tree import Tree
from dq_lineage.schemas.schema_error import SchemaError

READER = "sql"


def declare(tree: Tree, folder: str, dialect: str, without: Iterable[str] = ()) -> Declared:
    """Return the queries of a folder and the tables beside them; `without` are folders of other projects."""
    return _Reading(tree, folder, dialect, tuple(f"{each}/" for each in without)).declared()


class _Reading:
    def __init__(self, tree: Tree, folder: str, dialect: str, without: tuple[str, ...]) -> None:
        self.tree = tree
        self.folder = folder
        self.without = without
        self.dialect = dialect
        self.dialect_from = "the user" if dialect else ""
        below = f"{folder}/" if folder else ""
        self.paths = [
            path
            for path in tree.files()
            if path.startswith(below) and not (without and path.startswith(without))
        ]
        self.findings: list[Finding] = []
        self.files: list[str] = []
        self.nodes: dict[str, Node] = {}
        self.tables = KnownTables()
        self.made: dict[tuple[str, ...], str] = {}

    def declared(self) -> Declared:
        tables = naming.makers(self.paths, self.folder)
        known = frozenset(self.paths)
        described = {path: self._described(path, name, known) for path, name in tables.items()}
        for path in self.paths:
            if path.endswith(SQL) or path in described:
                node = described.get(path) or plain_node(path, self.tree.shown(path))
                self.nodes[node.id] = node
                self._known(node)
        self._listed()
        self._give_back()
        self._linked()
        return Declared(
            READER,
            basename(self.folder),
            self.folder,
            self.dialect,
            self.dialect_from,
            self.nodes,
            tuple(self.findings),
            files=tuple(dict.fromkeys(self.files)),
        )

    def _linked(self) -> None:
        """Tell of links in place of queries, of what stands beside them, and of folders."""
        below = f"{self.folder}/" if self.folder else ""
        for link in self.tree.unfollowed():
            outside = not link.path.startswith(below) or (self.without and link.path.startswith(self.without))
            if not outside and naming.may_be_read(link.path):
                shown = self.tree.shown(link.path)
                self.findings.append(link_not_followed(shown, link.reason, link.target))

    def _described(self, path: str, name: tuple[str, ...], known: frozenset[str]) -> Node:
        place = dirname(path)
        schema = self._document(place, naming.SCHEMA, known)
        document = self._document(place, naming.METADATA, known)
        columns = columns_in(schema) if schema else ()
        metadata = metadata_in(document, columns) if document else TableMetadata()
        self._hint(schema, document)
        return query_node(path, self.tree.shown(path), name, columns, metadata, schema or document)

    def _hint(self, *documents: Document | None) -> None:
        """Take BigQuery for the warehouse where the files state what only it has."""
        for document in documents:
            if document and not self.dialect and ("bigquery" in document.root or "fields" in document.root):
                self.dialect, self.dialect_from = "bigquery", document.root.source.path

    def _document(self, place: str, names: tuple[str, ...], known: frozenset[str]) -> Document | None:
        paths = (f"{place}/{name}" if place else name for name in names)
        path = next((path for path in paths if path in known), None)
        text = self._read(path) if path else None
        if text is None:
            return None
        loaded = loader.load(text.source)
        for problem in loaded.problems:
            if problem.kind != "empty":
                self.findings.append(table_metadata_invalid(problem.message, problem.location))
        if isinstance(loaded.root, YamlMapping):
            return Document(loaded.root, self.findings)
        if loaded.root is not None:
            self.findings.append(table_metadata_invalid("the file must be a mapping", loaded.root.location))
        return None

    def _read(self, path: str) -> FileText | None:
        text = self.tree.read(path)
        self.files.append(path)
        if text.problem:
            self.findings.append(table_metadata_invalid(text.problem.message, text.problem.location))
        elif text.unreadable:
            self.findings.append(text.unreadable)
        return None if text.problem or text.unreadable else text

    def _known(self, node: Node) -> None:
        if node.relation is not None:
            self.made[self.tables.add(node.relation)] = node.id

    def _listed(self) -> None:
        for path in self.paths:
            if path.endswith(SQL):
                text = self.tree.read(path)
                self.files.append(path)
                if table_lists.creates_tables(text.source.text):
                    self._created(path, text.source)
        for path in table_lists.candidates(self.paths):
            text = self.tree.read(path)
            if not (text.problem or text.unreadable):
                self._tables(text.source)

    def _created(self, path: str, source: Source) -> None:
        """Add the tables that a script creates; of one that creates a single table, it is the node's."""
        from dq_lineage.schemas.ddl import tables_in

        try:
            relations = list(tables_in(source, self.dialect, temporary=False))
        except SchemaError:
            # whoever reads the SQL of the file says what is wrong with it
            return
        keys = [self.tables.add(relation) for relation in relations]
        node = self.nodes[query_id(path)]
        if len(keys) == len(named_in(source.text).creates) == 1 and node.relation is None:
            self.made.setdefault(keys[0], node.id)

    def _tables(self, source: Source) -> None:
        try:
            for relation in table_lists.relations_listed(source, self.dialect):
                self.tables.add(relation)
        except SchemaError as error:
            self.findings.append(table_list_invalid(error.message, error.location, error.help))

    def _give_back(self) -> None:
        """Give every table to the query that makes it, and make a source of each other one."""
        for key, relation in self.tables.relations.items():
            if key in self.made:
                node = self.nodes[self.made[key]]
                self.nodes[node.id] = changed(node, relation=relation)
            elif _says_something(relation):
                id_ = f"source.{'.'.join(relation.name)}"
                name = relation.name[-1]
                self.nodes[id_] = Node(id_, "source", name, relation=relation, location=relation.location)


def _says_something(relation: Relation) -> bool:
    layout = (relation.partition_by, relation.cluster_by, relation.sort_by, relation.columns)
    return any(layout) or relation.rows is not None or relation.bytes is not None
