"""Random queries of the kind that quality rules are made of, and the tables that they read."""

from __future__ import annotations

from random import Random

TABLES = (
    "CREATE TABLE orders (id INT, amount DECIMAL(18, 2), status VARCHAR, placed_on DATE, customer_id INT)",
    "CREATE TABLE customers (id INT, name VARCHAR, country VARCHAR)",
    "INSERT INTO orders VALUES (1, 10, 'open', '2024-01-01', 1), (2, NULL, 'paid', '2024-02-01', 2)",
    "INSERT INTO customers VALUES (1, 'a', 'CH'), (2, NULL, 'NO')",
)
_NUMBERS = ("id", "amount", "customer_id")
_TEXTS = ("status", "upper(status)", "trim(status)", "coalesce(status, '')", "substr(status, 1, 2)")
_AGGREGATES = ("count({})", "sum({})", "min({})", "max({})", "avg({})", "count(distinct {})", "median({})")


def benign_query(numbers: Random) -> str:
    """Return a query over `orders` and `customers` that returns something and changes nothing."""
    return numbers.choice((_aggregate, _joined, _grouped, _windowed, _common, _compared, _missing))(numbers)


def _number(numbers: Random, depth: int = 2) -> str:
    if depth == 0:
        return numbers.choice((*_NUMBERS, str(numbers.randrange(100)), "0.5"))
    one, other = _number(numbers, depth - 1), _number(numbers, depth - 1)
    return numbers.choice(
        (
            f"({one} + {other})",
            f"({one} - {other})",
            f"abs({one})",
            f"coalesce({one}, {other})",
            f"nullif({one}, {other})",
            f"case when {_condition(numbers, depth - 1)} then {one} else {other} end",
            f"round({one}, 1)",
            f"length({numbers.choice(_TEXTS)})",
            f"cast({one} as double)",
            f"greatest({one}, {other})",
            "date_diff('day', placed_on, current_date)",
            "extract(month from placed_on)",
        )
    )


def _condition(numbers: Random, depth: int = 2) -> str:
    if depth <= 0:
        text = numbers.choice(_TEXTS)
        return numbers.choice(
            (
                f"{_number(numbers, 0)} > {_number(numbers, 0)}",
                f"{text} in ('open', 'paid')",
                f"{text} like 'o%'",
                f"{text} is not null",
                "placed_on between date '2024-01-01' and current_date",
                f"regexp_matches({text}, '^[a-z]+$')",
                f"not ({text} = 'lost')",
                "placed_on >= current_date - interval 7 day",
            )
        )
    sign = numbers.choice(("and", "or"))
    return f"({_condition(numbers, depth - 1)} {sign} {_condition(numbers, depth - 1)})"


def _measured(numbers: Random) -> str:
    return numbers.choice(_AGGREGATES).format(_number(numbers))


def _aggregate(numbers: Random) -> str:
    filtered = f" filter (where {_condition(numbers)})" if numbers.random() < 0.3 else ""
    return f"select {_measured(numbers)}{filtered} from orders where {_condition(numbers)}"


def _joined(numbers: Random) -> str:
    side = numbers.choice(("", "left ", "right ", "full "))
    return (
        f"select count(*) from orders o {side}join customers c on c.id = o.customer_id "
        f"where c.country is {numbers.choice(('', 'not '))}null or o.amount < {numbers.randrange(9)}"
    )


def _grouped(numbers: Random) -> str:
    inner = f"select status, {_measured(numbers)} as measured from orders group by status"
    having = f" having count(*) > {numbers.randrange(3)}" if numbers.random() < 0.5 else ""
    return f"select {numbers.choice(('max', 'min', 'count'))}(measured) from ({inner}{having}) as grouped"


def _windowed(numbers: Random) -> str:
    function = numbers.choice(("row_number()", "rank()", "lag(amount)", "sum(amount)", "first_value(id)"))
    inner = (
        f"select *, {function} over (partition by status order by placed_on desc, id) as place from orders"
    )
    return f"select count(*) from ({inner}) where place > {numbers.randrange(3)}"


def _common(numbers: Random) -> str:
    return (
        f"with picked as (select * from orders where {_condition(numbers)}), "
        "known as (select id from customers where country <> 'NO') "
        f"select count(*) from picked where customer_id {numbers.choice(('in', 'not in'))} (from known)"
    )


def _compared(numbers: Random) -> str:
    sign = numbers.choice(("-", "+", "/", ">", "="))
    return f"select (select {_measured(numbers)} from orders) {sign} (select count(*) from customers)"


def _missing(numbers: Random) -> str:
    count = numbers.randrange(1, 30)
    return (
        f"select count(*) from generate_series(1, {count}) as numbered(number) "
        "where not exists (select 1 from orders where orders.id = numbered.number)"
    )
