

with  __dbt__cte__eph_one as (
-- comment before with
/* block */ with a as (select 1 as id)
select * from a
), src as (select * from "oracle"."seeded"."people")
select * from src, __dbt__cte__eph_one as e