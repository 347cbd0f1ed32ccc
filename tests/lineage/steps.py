"""Random scripts of steps, each of which selects from tables and earlier steps, up to a last table `r`."""

from __future__ import annotations

from random import Random

_EXPRESSIONS = ("{0}", "{0}", "{0} + 1", "{0} || {1}", "md5({0})", "case when {1} > 0 then {0} else 0 end")
_AGGREGATES = ("max({0})", "sum({0} + {1})", "count(*)", "max(case when {1} > 0 then {0} end)")
_WINDOWS = ("sum({0}) over (partition by {1})", "row_number() over (order by {0})")


class Steps:
    """A script. The base tables have known columns."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.schema = {name: [f"{name}{at}" for at in range(3)] for name in ("a", "b", "c")}
        self._known = {name: list(columns) for name, columns in self.schema.items()}
        self.queries = [self._step(at) for at in range(random.randint(1, 4))]

    def as_script(self) -> str:
        """Return the steps as temporary tables or views."""
        *steps, last = self.queries
        made = [f"create {self._kind(at)} s{at} as {query};\n" for at, query in enumerate(steps)]
        return f"{''.join(made)}create table r as {last};\n"

    def as_one(self) -> str:
        """Return the steps as common tables of one statement."""
        *steps, last = self.queries
        tables = ", ".join(f"s{at} as ({query})" for at, query in enumerate(steps))
        return f"create table r as {f'with {tables} ' if tables else ''}{last}"

    def _kind(self, at: int) -> str:
        return ("temp table", "temp view")[at % 2]

    def _step(self, at: int) -> str:
        # each step is read by the next one: a common table that nobody reads says nothing about rows
        before = [f"s{at - 1}"] if at else [self.random.choice("abc")]
        tables = before + ([self.random.choice(sorted(self._known))] if self.random.random() < 0.5 else [])
        columns = [f"t{place}.{name}" for place, table in enumerate(tables) for name in self._known[table]]
        query, names = self._query(tables, columns)
        self._known[f"s{at}"] = names
        return query

    def _query(self, tables: list[str], columns: list[str]) -> tuple[str, list[str]]:
        pick = self.random.choice
        grouped = self.random.random() < 0.4
        key = pick(columns)
        forms = _AGGREGATES if grouped else (*_EXPRESSIONS, *_WINDOWS)
        outputs = [pick(forms).format(pick(columns), pick(columns)) for _ in range(self.random.randint(1, 3))]
        outputs += [key] if grouped else []
        names = [f"x{at}" for at in range(len(outputs))]
        selected = ", ".join(f"{output} as {name}" for output, name in zip(outputs, names, strict=True))
        source = f"{tables[0]} as t0"
        if len(tables) > 1:
            right = pick([column for column in columns if column.startswith("t1.")])
            source += f" join {tables[1]} as t1 on {columns[0]} = {right}"
        where = f" where {pick(columns)} > 1" if self.random.random() < 0.4 else ""
        group = f" group by {key}" if grouped else ""
        return f"select {selected} from {source}{where}{group}", names
