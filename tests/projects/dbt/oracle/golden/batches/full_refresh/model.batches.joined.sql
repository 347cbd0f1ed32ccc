
with __dbt__cte__visits_ephemeral as (

select * from "oracle"."ev"."visits"
) select e.id, e.happened_at
from (select * from __dbt__cte__visits_ephemeral where happened_at >= '2024-01-01 00:00:00+00:00' and happened_at < '2024-01-02 00:00:00+00:00') as e
join (select * from "ev"."visits" where happened_at >= '2024-01-01 00:00:00+00:00' and happened_at < '2024-01-02 00:00:00+00:00') as v on v.id = e.id
