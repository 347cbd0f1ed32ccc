
with  __dbt__cte__shared_name as (

select 1 as id from oracle."main".base
), a as (select * from __dbt__cte__shared_name) select * from a