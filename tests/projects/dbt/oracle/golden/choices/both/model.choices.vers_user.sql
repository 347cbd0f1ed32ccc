with __dbt__cte__vers_r2 as (

select 2 as id, 'oracle."main".vers_r2' as t
) select * from oracle."main".vers_r1 union all select * from oracle."main".vers_r1 union all select * from __dbt__cte__vers_r2