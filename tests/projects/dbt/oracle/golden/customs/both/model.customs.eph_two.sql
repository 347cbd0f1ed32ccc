
WITH RECURSIVE  __dbt__cte__eph_one as (
-- comment before with
/* block */ with a as (select 1 as id)
select * from a
), r as (select 1 as id union all select id + 1 from r where id < 3), e as (select * from __dbt__cte__eph_one)
select r.id from r join e on true