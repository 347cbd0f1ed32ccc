{{ config(meta={'x': 1}) }}
WITH RECURSIVE r as (select 1 as id union all select id + 1 from r where id < 3), e as (select * from {{ ref('eph_one') }})
select r.id from r join e on true
