

WITH
  -- comment inside
  x as (select * from {{ ref('eph_b') }})
select * from x
