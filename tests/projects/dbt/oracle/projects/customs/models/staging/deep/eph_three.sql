select * from {{ ref('eph_two') }} -- trailing
