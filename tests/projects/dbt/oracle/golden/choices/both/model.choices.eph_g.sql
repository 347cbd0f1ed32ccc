with __dbt__cte__shared_name as (

select 1 as id from oracle."main".base
),  __dbt__cte__eph_b as (

with a as (select * from __dbt__cte__shared_name) select * from a
) -- leading -- with
/* with x as () */
select 'with' as w, * from __dbt__cte__eph_b