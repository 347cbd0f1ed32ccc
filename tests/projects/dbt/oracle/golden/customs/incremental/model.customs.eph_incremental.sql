
-- depends_on: __dbt__cte__eph_three

with  __dbt__cte__eph_one as (
-- comment before with
/* block */ with a as (select 1 as id)
select * from a
),  __dbt__cte__eph_two as (

WITH RECURSIVE r as (select 1 as id union all select id + 1 from r where id < 3), e as (select * from __dbt__cte__eph_one)
select r.id from r join e on true
),  __dbt__cte__eph_three as (
select * from __dbt__cte__eph_two -- trailing
), latest as (select max(id) as m from "oracle".inc_i."eph_incremental")
select e.* from __dbt__cte__eph_three e, latest where e.id > latest.m
