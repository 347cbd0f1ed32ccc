with __dbt__cte__shared_name as (

select 1 as id from oracle."main".base
),  __dbt__cte__eph_b as (

with a as (select * from __dbt__cte__shared_name) select * from a
) (select * from __dbt__cte__eph_b) union (with z as (select 1 as id) select * from z)