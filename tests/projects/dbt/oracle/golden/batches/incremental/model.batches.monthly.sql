select id, happened_at from (select * from "oracle"."ev"."visits_by_yaml" where happened_at >= '2024-01-01 00:00:00+00:00' and happened_at < '2024-02-01 00:00:00+00:00')
union all
select id, happened_at from (select * from "oracle"."history"."visits_snapshot" where happened_at >= '2024-01-01 00:00:00+00:00' and happened_at < '2024-02-01 00:00:00+00:00')
union all
select id, day from (select * from "oracle"."ev"."days" where day >= '2024-01-01 00:00:00+00:00' and day < '2024-02-01 00:00:00+00:00')

where day > (select max(happened_at) from "oracle"."ev"."monthly")
