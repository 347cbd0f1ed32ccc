"""Columns of models, sources and seeds, and what is tested of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dq_contracts.importers.dbt_properties.jinja import has_jinja
from dq_contracts.importers.dbt_properties.promises import Promises, Reference, StatedConstraint, short
from dq_contracts.importers.dbt_properties.test_entries import read_test
from dq_contracts.importers.dbt_properties.types import type_in_words
from dq_contracts.importers.schema_source import Losses
from dq_contracts.importers.taking import Taking
from dq_contracts.importers.typed import typed
from dq_core.record import identity_record
from dq_core.yaml.tree import Mapping as Node
from dq_core.yaml.tree import Node as AnyNode
from dq_core.yaml.tree import plain_value


@identity_record
class PropertiesReader:
    """Reads what is said of columns; `dialect` is that of `data_type`, empty where nobody said it."""

    losses: Losses
    dialect: str
    promises: Promises

    @property
    def references(self) -> list[Reference]:
        """The foreign keys that were found."""
        return self.promises.references

    def said(self, taking: Taking, key: str) -> str:
        """Take a text; one that has to be rendered becomes a loss."""
        text = taking.text(key).strip()
        if has_jinja(text):
            taking.lose(key, f"Jinja is not rendered: {key} {short(text)}")
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

    # tests and constraints

    def test(self, node: AnyNode, column: str, dataset: str, keys: dict[str, Any]) -> None:
        """Carry over a test of a column, or of a dataset where `column` is empty."""
        read = read_test(node)
        if read is None:
            place = f"{dataset}.{column}" if column else dataset
            self.losses.broken("a test is a name, or a name with its arguments", place, node.location)
            return
        self.promises.test(read, node.location, column, dataset, keys)

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
        place = ".".join([dataset, *columns])
        taking, unheard = Taking(node, self.losses, place), Taking(node, self.losses, place)
        stated = StatedConstraint(
            taking.text("type"),
            tuple(taking.texts("columns") or columns),
            unheard.text("expression"),
            unheard.text("to"),
            tuple(unheard.texts("to_columns")),
            node.location,
        )
        taking.taken |= {"name", "warn_unenforced", "warn_unsupported"}
        taking.taken |= self.promises.constraint(stated, dataset, place, by_name, keys)
        taking.close()


def meta_of(taking: Taking) -> list[dict[str, Any]]:
    """Return the entries of `meta` as custom properties."""
    node = taking.mapping("meta")
    return [
        {"property": name, "value": plain_value(value)}
        for name, value in (node.values.items() if node else ())
        if plain_value(value) is not None
    ]
