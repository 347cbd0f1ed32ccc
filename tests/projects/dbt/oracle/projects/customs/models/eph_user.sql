select * from {{ ref('eph_three') }} union all select * from {{ ref('eph_one') }} union all select id from {{ ref('eph_alias') }}
