
select id, user_id, happened_at from "oracle"."ev"."raw_visits"