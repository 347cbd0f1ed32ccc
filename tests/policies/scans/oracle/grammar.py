"""Random queries over tables that are folders of files; nothing of the code under test is used here.

Left out is what DuckDB decides while a query runs or by figures inside the files, and what leaves out
single files only: `<>` and NOT IN.
"""

import random
from collections.abc import Callable
from typing import NamedTuple

TABLES = 4


class Query(NamedTuple):
    """A query with its columns: pairs of a name and a kind, date, time or number."""

    sql: str
    columns: tuple[tuple[str, str], ...]


class Grammar:
    """Makes queries from one seed; each table is named once at most, unless a CTE is read twice."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - the same queries each time
        self.tables: list[int] = []
        self.common: list[str] = []
        self.names = 0

    def statement(self) -> str:
        """Return a whole statement that uses all its columns."""
        self.tables = self.random.sample(range(TABLES), TABLES)
        self.common = []
        query = self.query(self.random.randint(1, 4))
        head = f"with {', '.join(self.common)} " if self.common else ""
        if self.random.random() < 0.3:
            return head + query.sql
        alias = self.name()
        where = f" where {self.condition(query, alias)}" if self.random.random() < 0.5 else ""
        return f"{head}select * from ({query.sql}) {alias}{where}"

    def name(self) -> str:
        self.names += 1
        return f"n{self.names}"

    def query(self, depth: int) -> Query:
        if depth <= 0 or not self.tables:
            return self.table()
        forms: list[Callable[[int], Query]] = [
            self.filtered, self.filtered, self.filtered, self.renamed, self.united,
            self.grouped, self.distinct, self.windowed, self.limited, self.joined, self.joined,
            self.named, self.named_twice,
            self.counted, self.bare,
        ]  # fmt: skip
        return self.random.choice(forms)(depth - 1)

    def table(self) -> Query:
        at = self.tables.pop() if self.tables else None
        if at is None:
            return Query("select date '2024-01-05' d, 7::bigint i", (("d", "date"), ("i", "number")))
        columns = ((f"dt{at}", "date"), (f"i{at}", "number"))
        made = Query(f"select dt{at}, i{at} from v{at}", columns)
        if self.random.random() < 0.4:
            return made._replace(sql=f"{made.sql} where {self.condition(made)}")
        return made

    def bare(self, _depth: int) -> Query:
        """A star of a table, without a query around it."""
        if not self.tables:
            return self.table()
        at = self.tables.pop()
        made = Query(f"select * from v{at}", ((f"i{at}", "number"), (f"dt{at}", "date")))
        return made._replace(sql=f"{made.sql} where {self.condition(made)}")

    def filtered(self, depth: int) -> Query:
        inner, alias = self.query(depth), self.name()
        return Query(f"select * from ({inner.sql}) {alias} where {self.condition(inner)}", inner.columns)

    def renamed(self, depth: int) -> Query:
        inner, alias = self.query(depth), self.name()
        items, columns = [], []
        for name, kind in inner.columns:
            new = self.name()
            text = name
            if kind == "number" and self.random.random() < 0.3:
                text = f"{name} + 1"
            elif kind == "date" and self.random.random() < 0.2:
                text, kind = f"cast({name} as timestamp)", "time"  # noqa: PLW2901
            items.append(f"{text} as {new}")
            columns.append((new, kind))
        return Query(f"select {', '.join(items)} from ({inner.sql}) {alias}", tuple(columns))

    def united(self, depth: int) -> Query:
        word = self.random.choice(["union all", "union all", "union", "intersect", "except"])
        left, right = self._pair(depth)
        return Query(f"({left.sql}) {word} ({right.sql})", left.columns)

    def _pair(self, depth: int) -> tuple[Query, Query]:
        left, right = self.table(), self.table()
        if depth > 0 and self.random.random() < 0.6:
            left = Query(f"select * from ({left.sql}) where {self.condition(left)}", left.columns)
        return left, right

    def grouped(self, depth: int) -> Query:
        inner, alias = self.query(depth), self.name()
        keys = [column for column in inner.columns if self.random.random() < 0.6] or [inner.columns[0]]
        total = self.name()
        names = ", ".join(name for name, _ in keys)
        having = ""
        made = Query("", tuple(keys))
        if self.random.random() < 0.3:
            having = f" having {self.condition(made)}"
        by = names if self.random.random() < 0.6 else ", ".join(str(at + 1) for at in range(len(keys)))
        sql = f"select {names}, count(*) {total} from ({inner.sql}) {alias} group by {by}{having}"
        return Query(sql, (*keys, (total, "number")))

    def counted(self, depth: int) -> Query:
        """An aggregate of a date that is no key."""
        inner, alias = self.query(depth), self.name()
        dates = [name for name, kind in inner.columns if kind == "date"]
        if not dates:
            return inner
        new, key = self.name(), inner.columns[-1]
        sql = f"select max({dates[0]}) {new}, {key[0]} from ({inner.sql}) {alias} group by {key[0]}"
        return Query(sql, ((new, "date"), key))

    def distinct(self, depth: int) -> Query:
        inner, alias = self.query(depth), self.name()
        return Query(f"select distinct * from ({inner.sql}) {alias}", inner.columns)

    def windowed(self, depth: int) -> Query:
        inner, alias, new = self.query(depth), self.name(), self.name()
        keys = [name for name, _ in inner.columns if self.random.random() < 0.5] or [inner.columns[0][0]]
        window = f"sum(1) over (partition by {', '.join(keys)})"
        sql = f"select *, {window} as {new} from ({inner.sql}) {alias}"
        columns = (*inner.columns, (new, "number"))
        if self.random.random() < 0.3:
            return Query(f"{sql} qualify {new} >= 1 and {self.condition(inner)}", columns)
        return Query(sql, columns)

    def limited(self, depth: int) -> Query:
        inner, alias = self.query(depth), self.name()
        return Query(f"select * from ({inner.sql}) {alias} limit 1000", inner.columns)

    def joined(self, depth: int) -> Query:
        left, right = self.query(depth), self.query(depth - 1)
        one, other = self.name(), self.name()
        kind = self.random.choice(["join", "join", "left join", "right join", "full join"])
        on = [self._equal(left, one, right, other)]
        if self.random.random() < 0.4 and kind != "full join":
            query, alias = self.random.choice([(left, one), (right, other)])
            on.append(self.condition(query, alias))
        items = [(f"{one}.{name}", self.name(), kind_) for name, kind_ in left.columns]
        items += [(f"{other}.{name}", self.name(), kind_) for name, kind_ in right.columns]
        listed = ", ".join(f"{text} as {new}" for text, new, _ in items)
        sql = f"select {listed} from ({left.sql}) {one} {kind} ({right.sql}) {other} on {' and '.join(on)}"
        if self.random.random() < 0.4:
            query, alias = self.random.choice([(left, one), (right, other)])
            sql += f" where {self.condition(query, alias)}"
        return Query(sql, tuple((new, kind_) for _, new, kind_ in items))

    def _equal(self, left: Query, one: str, right: Query, other: str) -> str:
        pairs = [(a, b) for a, kind in left.columns for b, same in right.columns if kind == same]
        if not pairs:
            return "1 = 1"
        first, second = self.random.choice(pairs)
        return f"{one}.{first} = {other}.{second}"

    def named(self, depth: int) -> Query:
        inner, name = self.query(depth), self.name()
        self.common.append(f"{name} as ({inner.sql})")
        made = Query(f"select * from {name}", inner.columns)
        return made._replace(sql=f"{made.sql} where {self.condition(inner)}")

    def named_twice(self, depth: int) -> Query:
        inner, name = self.query(depth), self.name()
        self.common.append(f"{name} as ({inner.sql})")
        arms = [
            f"select * from {name}"
            + (f" where {self.condition(inner)}" if self.random.random() < 0.8 else "")
            for _ in range(2)
        ]
        return Query(" union all ".join(f"({arm})" for arm in arms), inner.columns)

    def condition(self, query: Query, alias: str = "") -> str:
        return self._condition(query, f"{alias}." if alias else "", self.random.choice([0, 0, 1, 1, 2]))

    def _condition(self, query: Query, prefix: str, depth: int) -> str:
        if depth > 0:
            word = self.random.choice(["and", "and", "or", "not"])
            left = self._condition(query, prefix, depth - 1)
            if word == "not":
                return left if any(sign in left for sign in ("= ", " in ", "not ")) else f"not ({left})"
            return f"({left} {word} {self._condition(query, prefix, depth - 1)})"
        name, kind = self.random.choice(query.columns)
        return self._number(prefix + name) if kind == "number" else self._date(prefix + name)

    def _number(self, name: str) -> str:
        return f"{name} {self.random.choice(['>', '<', '='])} {self.random.randint(-5, 60)}"

    def _day(self) -> str:
        return f"'2024-01-{self.random.randint(3, 18):02}'"

    def _date(self, name: str) -> str:
        low, high = sorted((self._day(), self._day()))
        return self.random.choice([
            f"{name} >= {low}", f"{name} < {high}", f"{name} = {low}", f"{low} <= {name}",
            f"{name} in (date {low}, date {high})", f"{name} between {low} and {high}",
            f"{name} = date {low}", f"cast({name} as date) >= date {low}", f"month({name}) = 1",
            f"cast({name} as timestamp) > timestamp {low}", f"{name} > date {low} + interval 1 day",
            f"date_trunc('month', {name}) = date '2024-01-01'",
            f"extract(day from {name}) = 5", f"({name} = {low} or {name} = {high})",
        ])  # fmt: skip
