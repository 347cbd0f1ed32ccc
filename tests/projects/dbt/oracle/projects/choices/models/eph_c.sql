select * from {{ ref('eph_b') }} join {{ ref('eph_a') }} using (id) join {{ ref('p_one') }} using (id)
