"""Random queries over one table of persons, for DuckDB."""

from __future__ import annotations

from random import Random

TEXTS = ("email", "phone", "note")
_AROUND = (
    "upper({0})",
    "lower({0})",
    "trim({0})",
    "coalesce({0}, 'none')",
    "concat({0}, '-', {1})",
    "{0} || {1}",
    "cast({0} as varchar)",
    "md5({0})",
    "sha256({0})",
    "md5(concat('a long pepper', {0}))",
    "left({0}, 2)",
    "left({0}, 60)",
    "substr({0}, 1, 3)",
    "substr({0}, 2)",
    "right({0}, 4)",
    "cast(length({0}) as varchar)",
    "case when {0} = 'x' then 'a' else 'b' end",
    "case when {0} > {1} then {0} else {1} end",
    "nullif({0}, {1})",
    "cast({0} is null as varchar)",
    "if({0} like 'm%', {1}, 'other')",
    "replace({0}, 'a', 'b')",
    "reverse({0})",
    "cast(hash({0}) as varchar)",
    "greatest({0}, {1})",
    "list_extract([{0}, {1}], 1)",
    "{{'a': {0}, 'b': {1}}}.b",
    "regexp_extract({0}, '.*')",
    "cast({0} in ('x', {1}) as varchar)",
    "format('{{}}', {0})",
    "strip_accents({0})",
    "json_extract_string(json_object('k', {0}), '$.k')",
    "array_to_string([{0}, 'z'], ',')",
    "hex({0})",
)
_AGGREGATES = (
    "max({0})",
    "min({0})",
    "any_value({0})",
    "string_agg({0}, ',' order by {1})",
    "cast(count({0}) as varchar)",
    "cast(count(distinct {0}) as varchar)",
    "cast(approx_count_distinct({0}) as varchar)",
    "first({0} order by {1})",
    "cast(bool_or({0} = 'x') as varchar)",
    "md5(max({0}))",
    "array_to_string(array_agg({0} order by {1}), ';')",
    "max(case when {0} is null then '' else {1} end)",
    "max({0}) filter (where {1} is not null)",
    "arg_max({0}, {1})",
)
_WINDOWS = (
    "cast(row_number() over (order by {0}) as varchar)",
    "first_value({0}) over (order by {1})",
    "max({0}) over (partition by {1})",
    "lag({0}) over (order by {1})",
    "cast(rank() over (order by {0}) as varchar)",
)


def query(random: Random) -> str:
    """Return a query of one to three levels, whose output columns are called c0, c1 and so on."""
    common: list[str] = []
    source = "people"
    names: tuple[str, ...] = TEXTS
    for level in range(random.randint(0, 2)):
        body, given = _block(random, source, names)
        common.append(f"l{level} as ({body})")
        source, names = f"l{level}", given
    last, _ = _block(random, source, names)
    return (f"with {', '.join(common)} " if common else "") + last


def _block(random: Random, source: str, names: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    one, width = _select(random, source, names)
    given = tuple(f"c{at}" for at in range(width))
    if random.random() < 0.15:
        other, _ = _select(random, source, names, width)
        return f"{one} union all {other}", given
    if random.random() < 0.15:
        return f"select * from ({one}) as inside", given
    if random.random() < 0.1:
        return f"select * exclude (c0), c0 from ({one}) as inside", (*given[1:], "c0")
    return one, given


def _select(random: Random, source: str, names: tuple[str, ...], width: int = 0) -> tuple[str, int]:
    width = width or random.randint(1, 3)
    grouped = random.random() < 0.25
    made = _aggregate if grouped else _value
    items = [f"{made(random, names)} as c{at}" for at in range(width)]
    where = f" where {random.choice(names)} <> 'x'" if random.random() < 0.2 else ""
    return f"select {', '.join(items)} from {source}{where}", width


def _aggregate(random: Random, names: tuple[str, ...]) -> str:
    return random.choice(_AGGREGATES).format(_value(random, names, 1), random.choice(names))


def _value(random: Random, names: tuple[str, ...], depth: int = 0) -> str:
    drawn = random.random()
    if depth > 2 or drawn < 0.3:
        return random.choice(names)
    if drawn < 0.38 and not depth:
        return random.choice(_WINDOWS).format(random.choice(names), random.choice(names))
    if drawn < 0.42 and not depth:
        return f"(select max({random.choice(TEXTS)}) from people)"
    return random.choice(_AROUND).format(_value(random, names, depth + 1), _value(random, names, depth + 1))
