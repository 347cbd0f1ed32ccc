"""How many declared columns are called personal by their names, and how often that agrees with labels.

    python benchmarks/personal_names.py FOLDER            # columns declared in the YAML files of dbt projects
    python benchmarks/personal_names.py --labels FILE     # a labelled set: precision, recall, F1
    python benchmarks/personal_names.py --cost            # seconds of the processor for 10,000 columns

A labelled set is text with tabs and a first line `schema table column type label sure`; the label is a kind,
several with slashes where each is right, or `-`. Each column is judged with its table and the columns beside
it; in a set without tables by its name and type alone, as `dq pii -` does. It counts as found when it is
called personal with at least 0.6, of whatever kind; `kind right` says how many of those were called by a kind
of their label.
"""

from __future__ import annotations

import argparse
import csv
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from dq_core.types import Type
from dq_core.types.stated import type_in_any
from dq_policies.personal.names import detect_name

LEAST = 0.6


class Column(NamedTuple):
    """A column with its table; `label` is empty where nobody labelled it."""

    table: str
    name: str
    type: str
    label: str = ""
    sure: bool = True


def labelled(path: str) -> list[Column]:
    """Return the columns of a labelled set; tables of several schemas stay apart."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Column(
            f"{row['schema']}\t{row['table']}" if "table" in row else "",
            row["column"],
            row["type"],
            row["label"],
            row["sure"] == "yes",
        )
        for row in rows
    ]


def declared(folder: str) -> Iterator[Column]:
    """Yield the columns that YAML files below a folder declare for models, seeds, snapshots and sources."""
    for path in sorted([*Path(folder).rglob("*.yml"), *Path(folder).rglob("*.yaml")]):
        try:
            document = yaml.safe_load(path.read_text(encoding="utf-8"))
        except (yaml.YAMLError, UnicodeDecodeError):
            continue
        for table in _tables(document) if isinstance(document, dict) else ():
            for column in table.get("columns") or ():
                if isinstance(column, dict) and isinstance(column.get("name"), str):
                    yield Column(f"\t{table.get('name')}", column["name"], str(column.get("data_type") or ""))


def _tables(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for key in ("models", "seeds", "snapshots"):
        yield from (each for each in document.get(key) or () if isinstance(each, dict))
    for source in document.get("sources") or ():
        if isinstance(source, dict):
            yield from (each for each in source.get("tables") or () if isinstance(each, dict))


def judged(columns: list[Column]) -> Iterator[tuple[Column, str]]:
    """Yield each column with the kind that its name tells of, empty for none."""
    tables: dict[str, list[str]] = defaultdict(list)
    for column in columns:
        tables[column.table].append(column.name)
    for column in columns:
        table = column.table.partition("\t")[2]
        beside = [name for name in tables[column.table] if name != column.name] if table else []
        found = detect_name(column.name, type=_type(column.type), table=table, neighbours=beside)
        yield column, found.kind if found and found.confidence >= LEAST else ""


@cache
def _type(text: str) -> Type | None:
    return type_in_any(text)


def agreement(found: list[tuple[Column, str]]) -> dict[str, Any]:
    """Return how far what was found agrees with labels."""
    personal = sum(1 for column, _ in found if column.label != "-")
    alarms = sum(1 for column, kind in found if kind and column.label == "-")
    right = [(column, kind) for column, kind in found if kind and column.label != "-"]
    precision, recall = len(right) / max(1, len(right) + alarms), len(right) / max(1, personal)
    return {
        "columns": len(found),
        "personal": personal,
        "false alarms": alarms,
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "F1": round(2 * precision * recall / max(1e-9, precision + recall), 3),
        "kind right": f"{sum(kind in column.label.split('/') for column, kind in right)} of {len(right)}",
    }


def cost() -> dict[str, float]:
    """Return seconds of the processor for 10,000 names that were never seen before."""
    words = ("customer", "billing", "status", "home", "order", "patient", "last", "sent", "total", "device")
    ends = ("email", "name", "count", "phone", "address", "id", "city", "flag", "ip", "code")
    names = [
        f"{first}_{second}_{end}_{number}"
        for number in range(10)
        for first in words
        for second in words
        for end in ends
    ]
    columns = [Column(f"\ttable_{at // 20}", name, "varchar") for at, name in enumerate(names)]
    began = time.process_time()
    list(judged(columns))
    return {"columns": len(columns), "seconds": round(time.process_time() - began, 3)}


def _disagreements(found: list[tuple[Column, str]]) -> Iterator[str]:
    for column, kind in found:
        if bool(kind) != (column.label != "-"):
            yield f"{column.table}\t{column.name}\t{column.type}\t{column.label}\t{kind or '-'}"


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--labels", metavar="FILE")
    parser.add_argument("--cost", action="store_true")
    parser.add_argument("--show", action="store_true", help="list disagreements, or what is called personal")
    given = parser.parse_args()
    told: dict[str, Any] = {"cost": cost()} if given.cost else {}
    if given.labels:
        found = list(judged(labelled(given.labels)))
        told["all"] = agreement(found)
        told["sure"] = agreement([each for each in found if each[0].sure])
        print(*(_disagreements(found) if given.show else ()), sep="\n")
    if given.folder:
        found = list(judged(list(declared(given.folder))))
        kinds = Counter(kind for _, kind in found if kind)
        told |= {"columns": len(found), "personal": kinds.total(), "kinds": dict(kinds.most_common())}
        print(*(f"{c.table}\t{c.name}\t{kind}" for c, kind in found if kind and given.show), sep="\n")
    print(json.dumps(told, indent=2))


if __name__ == "__main__":
    main()
