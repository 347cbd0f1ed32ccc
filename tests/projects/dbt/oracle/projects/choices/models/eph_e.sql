(select * from {{ ref('eph_b') }}) union (with z as (select 1 as id) select * from z)
