with{# jinja #} x as (select 1), y as (select * from {{ ref('eph_b') }}) select * from y
