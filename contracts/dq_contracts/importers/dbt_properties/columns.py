"""Columns of models, sources and seeds, and what is tested of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dq_contracts.importers.dbt_properties.jinja import Target, has_jinja, target_of
from dq_contracts.importers.dbt_properties.test_entries import CONDITIONS, Test, read_test
from dq_contracts.importers.dbt_properties.tests import COLUMN_TESTS, DATASET_TESTS, Unsaid, warn_only
from dq_contracts.importers.dbt_properties.types import type_in_words
from dq_contracts.importers.schema_source import Losses
from dq_contracts.importers.taking import Taking
from dq_contracts.importers.typed import typed
from dq_core.location import Location
from dq_core.record import field, identity_record
from dq_core.yaml.tree import Mapping as Node
from dq_core.yaml.tree import Node as AnyNode
from dq_core.yaml.tree import plain_value


@identity_record
class Reference:
    """A foreign key whose target may stand anywhere in the files."""

    dataset: str
    columns: list[str]
    target: Target
    target_columns: list[str]
    location: Location


@identity_record
class PropertiesReader:
    """Reads what is said of columns; `dialect` is that of `data_type`, empty where nobody said it."""

    losses: Losses
    dialect: str
    references: list[Reference] = field(default_factory=list)

    def said(self, taking: Taking, key: str) -> str:
        """Take a text; one that has to be rendered becomes a loss."""
        text = taking.text(key).strip()
        if has_jinja(text):
            taking.lose(key, f"Jinja is not rendered: {key} {_short(text)}")
            return ""
        return text

    def column(self, node: AnyNode, dataset: str, types: Mapping[str, str]) -> dict[str, Any] | None:
        """Return a column as a property; None for what is no column."""
        if not isinstance(node, Node) or not plain_value(node.node("name")):
            self.losses.broken("a column is a mapping with a name", dataset, node.location)
            return None
        name = Taking(node, self.losses, dataset).text("name")
        taking = Taking(node, self.losses, f"{dataset}.{name}")
        taking.taken |= {"name", "quote"}
        keys: dict[str, Any] = {"description": self.said(taking, "description")}
        self._type(taking, self.said(taking, "data_type") or types.get(name, ""), keys)
        keys |= {"tags": taking.texts("tags"), "customProperties": meta_of(taking)}
        self.configured(taking, keys)
        for key in ("tests", "data_tests"):
            for test in taking.items(key):
                self.test(test, name, dataset, keys)
        for constraint in taking.items("constraints"):
            self.constraint(constraint, dataset, [name], {name: keys}, keys)
        taking.close()
        return {"name": name, **keys}

    def configured(self, taking: Taking, keys: dict[str, Any]) -> None:
        """Carry over tags and meta from `config`; the rest of it is how dbt builds, not what the data is."""
        node = taking.mapping("config")
        if node is None:
            return
        config = Taking(node, self.losses, f"{taking.place} config")
        keys["tags"] = list(dict.fromkeys([*keys.get("tags", []), *config.texts("tags")]))
        keys["customProperties"] = [*keys.get("customProperties", []), *meta_of(config)]
        config.taken |= {"contract", "materialized", "column_types"}
        config.close()

    def _type(self, taking: Taking, text: str, keys: dict[str, Any]) -> None:
        if not text:
            return
        keys["physicalType"] = text
        found = type_in_words(text, self.dialect)
        if found is None:
            taking.lose("data_type", f"the type {text} is not known, so it has no logicalType")
        else:
            keys |= typed(found)

    # tests

    def test(self, node: AnyNode, column: str, dataset: str, keys: dict[str, Any]) -> None:
        """Carry over a test of a column, or of a dataset where `column` is empty."""
        place = f"{dataset}.{column}" if column else dataset
        read = read_test(node)
        if read is None:
            self.losses.broken("a test is a name, or a name with its arguments", place, node.location)
            return
        try:
            self._apply(read, node, dataset, column, keys)
        except Unsaid as reason:
            why = f": {reason}" if str(reason) else ""
            self.losses.at(node, f"no key of a contract says the test {read.name}{why}", place)

    def _apply(self, test: Test, node: AnyNode, dataset: str, column: str, keys: dict[str, Any]) -> None:
        known = (COLUMN_TESTS if column else DATASET_TESTS).get(test.name)
        _refuse(test, known[1] if known else ("to", "field"))
        if test.name == "relationships" and column:
            self._relationship(test.given, node, dataset, column)
        elif known is None:
            raise Unsaid
        elif test.about.get("severity", "error").lower() == "warn":
            warn_only(test.name, keys, test.given)
        else:
            known[0](keys, test.given)

    def _relationship(self, given: dict[str, Any], node: AnyNode, dataset: str, column: str) -> None:
        target, name = target_of(str(given.get("to", ""))), given.get("field")
        if target is None or not isinstance(name, str) or set(given) - {"to", "field"}:
            raise Unsaid("its target is not ref('...') or source('...', '...') with a field")
        self.references.append(Reference(dataset, [column], target, [name], node.location))

    # constraints

    def constraint(
        self,
        node: AnyNode,
        dataset: str,
        columns: list[str],
        by_name: Mapping[str, dict[str, Any]],
        keys: dict[str, Any],
    ) -> None:
        """Carry over a constraint of a model contract; `columns` are those that it is about."""
        if not isinstance(node, Node):
            self.losses.broken("a constraint is a mapping with a type", dataset, node.location)
            return
        taking = Taking(node, self.losses, ".".join([dataset, *columns]))
        kind, named = taking.text("type"), taking.texts("columns") or columns
        taking.taken |= {"name", "warn_unenforced", "warn_unsupported"}
        known = [by_name[name] for name in named if name in by_name]
        if kind == "not_null" and known:
            for column in known:
                column["required"] = True
        elif kind == "primary_key" and known:
            for position, column in enumerate(known, start=1):
                column |= {"required": True, "primaryKey": True, "primaryKeyPosition": position}
        elif kind == "unique" and len(named) == 1 and known:
            known[0]["unique"] = True
        elif kind == "unique":
            DATASET_TESTS["dbt_utils.unique_combination_of_columns"][0](
                keys, {"combination_of_columns": named}
            )
        elif kind == "foreign_key" and (target := target_of(taking.text("to"))):
            targets = taking.texts("to_columns")
            self.references.append(Reference(dataset, named, target, targets, node.location))
        else:
            said = " ".join(filter(None, (kind, taking.text("expression"))))
            self.losses.at(node, f"no key of a contract says the constraint {said}", taking.place)
        taking.close()


def _refuse(test: Test, known: tuple[str, ...]) -> None:
    """Raise Unsaid for a test that holds for some rows only, waits for rendering, or says more."""
    for key in CONDITIONS:
        if key in test.about:
            raise Unsaid(f"it has {key}: {_short(test.about[key])}")
    if test.name == "relationships":
        return
    for key, value in test.given.items():
        if key not in known:
            raise Unsaid(f"its argument {key}")
        if any(has_jinja(text) for text in _texts(value)):
            raise Unsaid("Jinja is not rendered")


def meta_of(taking: Taking) -> list[dict[str, Any]]:
    """Return the entries of `meta` as custom properties."""
    node = taking.mapping("meta")
    return [
        {"property": name, "value": plain_value(value)}
        for name, value in (node.values.items() if node else ())
        if plain_value(value) is not None
    ]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else f"{flat[:57]}..."  # noqa: PLR2004
