with  __dbt__cte__shared_name as (

select 1 as id from oracle."main".base
),  __dbt__cte__eph_b as (

with a as (select * from __dbt__cte__shared_name) select * from a
), x as (select 1), y as (select * from __dbt__cte__eph_b) select * from y