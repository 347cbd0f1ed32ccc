with __dbt__cte__eph_one as (
-- comment before with
/* block */ with a as (select 1 as id)
select * from a
) select '__dbt__cte__eph_one' as a, '__dbt__cte__eph_one' as b, 'cte' as c, 'True' as d, 'None' as e, id from __dbt__cte__eph_one