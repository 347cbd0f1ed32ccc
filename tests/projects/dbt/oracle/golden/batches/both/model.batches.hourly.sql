
with own as (select * from (select * from "oracle"."ev"."raw_visits" where happened_at >= '2024-01-01 00:00:00+00:00' and happened_at < '2024-01-01 01:00:00+00:00')),
whole as (select count(*) as n from "oracle"."ev"."raw_visits"),
people as (select * from "oracle"."ev"."users")
select own.id, people.name, own.happened_at, whole.n from own cross join whole join people on people.id = own.user_id