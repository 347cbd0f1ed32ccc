with __dbt__cte__eph_one as (
-- comment before with
/* block */ with a as (select 1 as id)
select * from a
) select 7 as n, '"oracle".main."ana" analysis ['customs', 'analysis', 'ana']' as t from __dbt__cte__eph_one