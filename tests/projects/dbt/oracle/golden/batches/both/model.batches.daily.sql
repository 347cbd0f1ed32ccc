
select v.id, u.name, v.happened_at
from (select * from "oracle"."ev"."visits" where happened_at >= '2024-01-01 00:00:00+00:00' and happened_at < '2024-01-02 00:00:00+00:00') as v
left join "oracle"."ev"."users" as u on u.id = v.user_id