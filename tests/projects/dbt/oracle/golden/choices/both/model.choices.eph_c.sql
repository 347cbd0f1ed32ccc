with __dbt__cte__shared_name as (

select 1 as id from oracle."main".base
),  __dbt__cte__eph_b as (

with a as (select * from __dbt__cte__shared_name) select * from a
),  __dbt__cte__p_one as (
select 1 as id, 'from_root False pkg_own' as v
) select * from __dbt__cte__eph_b join __dbt__cte__shared_name using (id) join __dbt__cte__p_one using (id)