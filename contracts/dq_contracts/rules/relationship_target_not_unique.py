"""ODC256."""

from collections.abc import Iterator

from dq_contracts.joins import joins_of
from dq_contracts.model.contract import Column, Contract, Dataset, QualityRule
from dq_contracts.thresholds import threshold_of
from dq_core.rules.rule import Hit, rule
from dq_core.yaml.tree import Mapping, plain_value


@rule("ODC256", Contract, severity="warning")
def relationship_target_not_unique(contract: Contract) -> Iterator[Hit]:
    """A relationship to columns that are not declared as unique.

    Why: a foreign key leads to one row. Where several rows may match, a join multiplies what is counted.
    Unique are the columns of the primary key together, a column that is `unique`, and columns whose
    duplicateValues must be 0; more columns beside them do no harm.

    Bad::

        schema:
          - name: orders
            properties:
              - name: country
                relationships:
                  - to: customers.country  # here
          - name: customers
            properties:
              - {name: id, primaryKey: true}
              - {name: country}

    Bad::

        schema:
          - name: notes
            properties:
              - name: order_id
                relationships:
                  - to: lines.order_id  # here
          - name: lines
            properties:
              - {name: order_id, primaryKey: true, primaryKeyPosition: 1}
              - {name: line, primaryKey: true, primaryKeyPosition: 2}

    Bad::

        schema:
          - name: notes
            relationships:
              - from: [notes.country, notes.city]
                to: [places.country, places.city]  # here
            properties:
              - {name: country}
              - {name: city}
          - name: places
            properties:
              - {name: country}
              - {name: city}

    Good::

        schema:
          - name: orders
            properties:
              - name: customer_id
                relationships:
                  - to: customers.id
              - name: email
                relationships:
                  - to: customers.email
          - name: customers
            properties:
              - {name: id, primaryKey: true}
              - {name: email, unique: true}

    Good::

        schema:
          - name: notes
            relationships:
              - from: [notes.line, notes.order_id]
                to: [lines.line, lines.order_id]
            properties:
              - {name: order_id}
              - {name: line}
          - name: lines
            properties:
              - {name: order_id, primaryKey: true, primaryKeyPosition: 1}
              - {name: line, primaryKey: true, primaryKeyPosition: 2}

    Good::

        schema:
          - name: orders
            properties:
              - name: city
                relationships:
                  - to: cities.name
          - name: cities
            quality:
              - metric: duplicateValues
                mustBe: 0
                arguments: {properties: [name]}
            properties:
              - {name: name}
    """
    keys: dict[Dataset, list[frozenset[str]]] = {}
    for join in joins_of(contract):
        columns = [target.column for target in join.targets if target.column is not None]
        dataset = join.targets[0].dataset if join.targets else None
        if dataset is None or len(columns) != len(join.targets):
            continue
        if dataset not in keys:
            keys[dataset] = list(_keys(dataset))
        names = frozenset(column.name for column in columns)
        if not any(column.unique for column in columns) and not any(key <= names for key in keys[dataset]):
            text = f"{_listed(columns)} of {dataset.name!r} is declared neither unique nor as the primary key"
            place = join.relationship.node.value_location("to")
            yield Hit(text, place, "declare it, or refer to a key")


def _keys(dataset: Dataset) -> Iterator[frozenset[str]]:
    if dataset.primary_key:
        yield frozenset(column.name for column in dataset.primary_key)
    for quality in dataset.quality:
        if _forbids_duplicates(quality):
            yield frozenset(_argument_names(quality.node))
    for column in dataset.columns:
        if any(_forbids_duplicates(quality) for quality in column.quality):
            yield frozenset((column.name,))


def _forbids_duplicates(quality: QualityRule) -> bool:
    if quality.metric != "duplicateValues":
        return False
    threshold = threshold_of(quality)
    return threshold is not None and threshold.accepts(0) and not threshold.accepts(1)


def _argument_names(node: Mapping) -> list[str]:
    arguments = plain_value(node.node("arguments"))
    names = arguments.get("properties") if isinstance(arguments, dict) else None
    return [name for name in names if isinstance(name, str)] if isinstance(names, list) else [""]


def _listed(columns: list[Column]) -> str:
    return ", ".join(repr(column.name) for column in columns)
