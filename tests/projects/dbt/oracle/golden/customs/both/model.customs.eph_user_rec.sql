with recursive  __dbt__cte__eph_one as (
-- comment before with
/* block */ with a as (select 1 as id)
select * from a
), t as (select 1 as n union all select n + 1 from t where n < 2) select t.n, e.id from t, __dbt__cte__eph_one as e