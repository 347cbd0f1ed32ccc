-- with nothing
select "with" from (select id as "with" from {{ ref('eph_one') }})
