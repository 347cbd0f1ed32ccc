
select a.id, a.happened_at
from (select * from "oracle"."ev"."raw_visits" where "happened_at" >= '2024-01-01 00:00:00+00:00' and "happened_at" < '2024-01-02 00:00:00+00:00') as a
join (select * from "oracle"."ev"."raw_visits" where happened_at >= '2024-01-01 00:00:00+00:00' and happened_at < '2024-01-02 00:00:00+00:00') as b on b.id = a.id
join (select * from "oracle"."ev"."raw_visits" where happened_at >= '2024-01-01 00:00:00+00:00' and happened_at < '2024-01-02 00:00:00+00:00') as c on c.id = a.id
join (select * from "oracle"."ev"."visits_quoted" where "Happened At" >= '2024-01-01 00:00:00+00:00' and "Happened At" < '2024-01-02 00:00:00+00:00') as d on d.id = a.id