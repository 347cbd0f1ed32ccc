
select id, happened_at as "Happened At" from "oracle"."ev"."raw_visits"