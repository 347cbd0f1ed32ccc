select * from (with q as (select * from {{ ref('eph_b') }}) select * from q)
