"""Read the configuration's nodes into settings, and say where they are wrong."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from dq_core.config.keys import PACK, PATH, TABLE, TEST, TOP, Key
from dq_core.config.settings import Config, DeclaredTable, Layer, TestSettings
from dq_core.finding import SEVERITIES, Finding, Related
from dq_core.location import Location
from dq_core.notices.configuration_invalid import configuration_invalid
from dq_core.record import changed, field, mutable_record, record
from dq_core.suggestion import did_you_mean
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence, kind_in_words, plain_value


def read_config(root: str, path: str, node: Node | None) -> tuple[Config, list[Finding]]:
    """Return the settings of a configuration file and every finding about it; wrong values keep defaults."""
    reader = _Reader()
    values = reader.table(node, TOP)
    layers = [_layer(values_of_path) for values_of_path in values.get("paths", ())]
    test = {name.replace("-", "_"): value for name, value in values.get("test", {}).items()}
    config = Config(
        root,
        path,
        include=values.get("include", ()),
        exclude=values.get("exclude", ()),
        packs=tuple(reader.packs),
        base=_layer(values),
        paths=tuple(layers),
        fail_on=values.get("fail-on", "error"),
        require_reason=values.get("require-reason", False),
        baseline=values.get("baseline", ""),
        dialect=values.get("dialect", ""),
        sql_time=values.get("sql-time", 10),
        tables=values.get("tables", ()),
        masking=values.get("masking", ()),
        test=TestSettings(**test),
        codes=tuple(reader.codes),
    )
    return config, reader.findings


@record
class Pack:
    """A pack as its file says it: what it extends, its own layer, the codes in it, and what is wrong."""

    extends: tuple[tuple[str, Location], ...]
    layer: Layer
    codes: tuple[tuple[str, Location], ...]
    findings: tuple[Finding, ...]


def read_pack(node: Node | None) -> Pack:
    """Return the pack of a file; what is wrong in it has no effect."""
    reader = _Reader()
    layer = _layer(reader.table(node, PACK))
    return Pack(tuple(reader.packs), layer, tuple(reader.codes), tuple(reader.findings))


def _layer(values: dict[str, Any]) -> Layer:
    return Layer(
        values.get("match", ()),
        values.get("select"),
        values.get("ignore", ()),
        values.get("severity", {}),
        values.get("rules", {}),
    )


_CODE_LENGTH = len("ODC101")


@mutable_record
class _Reader:
    findings: list[Finding] = field(default_factory=list)
    codes: list[tuple[str, Location]] = field(default_factory=list)
    packs: list[tuple[str, Location]] = field(default_factory=list)

    def wrong(self, node: Node, message: str, help_: str = "") -> None:
        self.findings.append(configuration_invalid(message, node.location, help_))

    def table(self, node: Node | None, keys: tuple[Key, ...]) -> dict[str, Any]:
        if node is None or (isinstance(node, Scalar) and node.value is None):
            return {}
        if not isinstance(node, Mapping):
            self.wrong(node, f"expected a mapping of settings, found {kind_in_words(node)}")
            return {}
        known = {key.name: key for key in keys}
        for name in node:
            if name not in known:
                help_ = did_you_mean(name, known) or f"known keys: {', '.join(known)}"
                self.wrong(node.keys[name], f"unknown setting {name!r}", help_)
        read = {name: self.value(known[name], value) for name, value in node.values.items() if name in known}
        self._contradictions(node)
        return {name: value for name, value in read.items() if value is not None}

    def _contradictions(self, node: Mapping) -> None:
        """Refuse codes that the same settings both select and ignore."""
        both = [_places(node.node(name)) for name in ("select", "ignore")]
        for code, place in both[1].items():
            if code in both[0]:
                related = (Related("selected here", both[0][code]),)
                text = f"{code} is selected and ignored by the same settings"
                found = configuration_invalid(text, place, "remove it from one of both")
                self.findings.append(changed(found, related=related))

    def value(self, key: Key, node: Node) -> Any:
        value = _READERS[key.type](self, node)
        if value is not None and key.name in ("select", "ignore"):
            items = node.items if isinstance(node, Sequence) else [node]
            self.codes += [(str(plain_value(item)), item.location) for item in items]
        if value is not None and key.name in ("pack", "extends"):
            items = node.items if isinstance(node, Sequence) else [node]
            self.packs += [(str(plain_value(item)), item.location) for item in items]
        return value

    def texts(self, node: Node) -> Any:
        items = node.items if isinstance(node, Sequence) else [node]
        texts = [item.value for item in items if isinstance(item, Scalar) and isinstance(item.value, str)]
        if len(texts) == len(items):
            return tuple(texts)
        return self._expected(node, "a list of texts")

    def boolean(self, node: Node) -> Any:
        value = plain_value(node)
        return value if isinstance(value, bool) else self._expected(node, "true or false")

    def count(self, node: Node) -> Any:
        value = plain_value(node)
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
        return self._expected(node, "a whole number from 0 on")

    def path(self, node: Node) -> Any:
        value = plain_value(node)
        return value if isinstance(value, str) else self._expected(node, "a path")

    def text(self, node: Node) -> Any:
        value = plain_value(node)
        return value if isinstance(value, str) else self._expected(node, "a text")

    def severity(self, node: Node) -> Any:
        value = plain_value(node)
        if isinstance(value, str) and value in SEVERITIES:
            return value
        return self._expected(node, "error, warning or info")

    def severities(self, node: Node) -> Any:
        if not isinstance(node, Mapping):
            return self._expected(node, "a mapping of codes to severities")
        self.codes += [(code, key.location) for code, key in node.keys.items()]
        read = {code: self.severity(value) for code, value in node.values.items()}
        return {code: value for code, value in read.items() if value is not None}

    def options(self, node: Node) -> Any:
        if not isinstance(node, Mapping):
            return self._expected(node, "a mapping of codes to their options")
        self.codes += [(code, key.location) for code, key in node.keys.items()]
        for code, key in node.keys.items():
            if len(code) < _CODE_LENGTH:
                self.wrong(key, f"options belong to one rule; {code!r} is no whole code", "write it out")
        return {code: self.option_values(value) for code, value in node.values.items()}

    def option_values(self, node: Node) -> dict[str, Any]:
        value = plain_value(node)
        if not isinstance(value, dict):
            self._expected(node, "a mapping of option names to values")
            return {}
        return {name.replace("-", "_"): _option(option) for name, option in value.items()}

    def paths(self, node: Node) -> Any:
        if not isinstance(node, Sequence):
            return self._expected(node, "a list of settings, each with `match`")
        tables = [self.table(item, PATH) for item in node.items]
        for table, item in zip(tables, node.items, strict=True):
            if isinstance(item, Mapping) and not table.get("match"):
                self.wrong(
                    item, "these settings have no `match`", "add the patterns of the files they are for"
                )
        return tables

    def test(self, node: Node) -> dict[str, Any]:
        return self.table(node, TEST)

    def tables(self, node: Node) -> Any:
        if not isinstance(node, Mapping):
            return self._expected(node, "a mapping of tables to what is known of them")
        return tuple(self._declared(name, node) for name in node)

    def _declared(self, name: str, node: Mapping) -> DeclaredTable:
        values = self.table(node.values[name], TABLE)
        said = {key.replace("-", "_"): value for key, value in values.items()}
        return DeclaredTable(name, **said, location=node.keys[name].location)

    def columns(self, node: Node) -> Any:
        if not isinstance(node, Mapping):
            names = self.texts(node)
            return None if names is None else tuple((name, "") for name in names)
        types = {name: plain_value(value) for name, value in node.values.items()}
        if all(value is None or isinstance(value, str) for value in types.values()):
            return tuple((name, str(value or "")) for name, value in types.items())
        return self._expected(node, "a mapping of columns to types")

    def column_sets(self, node: Node) -> Any:
        items = node.items if isinstance(node, Sequence) else [node]
        sets = [self.texts(item) for item in items]
        return None if None in sets else tuple(sets)

    def _expected(self, node: Node, what: str) -> Any:
        self.wrong(node, f"expected {what}, found {kind_in_words(node)}")
        return None


def _places(node: Node | None) -> dict[str, Location]:
    """Return the texts of a list, or the only text, with their places."""
    items = node.items if isinstance(node, Sequence) else [] if node is None else [node]
    texts = [item for item in items if isinstance(item, Scalar)]
    return {item.value: item.location for item in texts if isinstance(item.value, str)}


def _option(value: object) -> object:
    # rules declare plain types; an exact decimal is how YAML's numbers are read
    return float(value) if isinstance(value, Decimal) else value


_READERS: dict[str, Callable[[_Reader, Node], Any]] = {
    "texts": _Reader.texts,
    "boolean": _Reader.boolean,
    "count": _Reader.count,
    "severity": _Reader.severity,
    "severities": _Reader.severities,
    "options": _Reader.options,
    "paths": _Reader.paths,
    "test": _Reader.test,
    "path": _Reader.path,
    "text": _Reader.text,
    "tables": _Reader.tables,
    "columns": _Reader.columns,
    "column sets": _Reader.column_sets,
}
