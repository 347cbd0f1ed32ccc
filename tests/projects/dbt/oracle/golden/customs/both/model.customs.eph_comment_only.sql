with __dbt__cte__eph_one as (
-- comment before with
/* block */ with a as (select 1 as id)
select * from a
) -- with nothing
select "with" from (select id as "with" from __dbt__cte__eph_one)