with __dbt__cte__p_one as (
select 1 as id, 'from_root False pkg_own' as v
) select * from __dbt__cte__p_one where 'pkg same' = '' and 'only root' = ''