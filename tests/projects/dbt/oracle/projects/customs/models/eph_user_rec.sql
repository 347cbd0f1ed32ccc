with recursive t as (select 1 as n union all select n + 1 from t where n < 2) select t.n, e.id from t, {{ ref('eph_one') }} as e
